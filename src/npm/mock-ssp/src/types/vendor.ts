// Generated from /openapi.json by generate-types.mjs.
export interface paths {
    "/api/v1/ssp/bid-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request an ad
         * @description Send the request while the chatbot generates its response, so that the user does not wait. The server accepts the path with and without a trailing slash.
         */
        post: operations["requestBid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracking/redirect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report a click
         * @description Records the click and redirects to the landing page. The url of a bid leads here.
         */
        get: operations["followClick"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracking/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report a view
         * @description Records the impression. The view_url of a sponsored prompt leads here.
         */
        get: operations["countView"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message/get-ad/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an ad
         * @description The legacy endpoint: send the latest exchange of a chat, receive one ad or none. The vendor documents this path with the trailing slash.
         */
        post: operations["getAd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message/redirect/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report a click on a legacy ad
         * @description Records the click and redirects to the product. The prod_url of an ad leads here.
         */
        get: operations["followLegacyClick"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message/get-ad": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an ad (path without trailing slash)
         * @description The same endpoint. The vendor documents the path with the trailing slash.
         */
        post: operations["getAdWithoutSlash"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The result of the auction: bid has a sponsored message or null, bids has sponsored prompts. */
        BidData: {
            /** @description The winner, or null for no bid. Absent when bids has prompts. */
            bid?: components["schemas"]["SponsoredMessage"] | null;
            /** @description Sponsored prompts. Absent for a sponsored message; empty if the request offers only prompts and there is no bid. */
            bids?: components["schemas"]["SponsoredPrompt"][];
        };
        /** @description The request of a publisher for an ad. The server accepts and ignores fields that are not named here. */
        BidRequest: {
            /**
             * @description An anonymous id of the user, the same in every session. Never send an e-mail address, a name or other personal data.
             * @example user_123
             */
            userId: string;
            /**
             * @description The id of the conversation. Use a new one when the user starts a new chat. Required, and not empty, unless request_type is "opener".
             * @example chat_456
             */
            chatId?: string;
            /** @description The whole conversation so far, oldest first, up to the latest message of the user. Mask personal data before sending. Required, and not empty, unless request_type is "opener". */
            messages?: components["schemas"]["Message"][];
            /**
             * @description "contextual": an ad in a conversation. "opener": an ad before the conversation begins. Default: "contextual".
             * @enum {string}
             */
            request_type?: "contextual" | "opener";
            /**
             * @description The ad formats that the publisher can render. The server picks the best match and ignores names that are not live. Default: ["sponsored_message"] for a contextual request, ["sponsored_prompt"] for an opener.
             * @example [
             *       "sponsored_message"
             *     ]
             * @example [
             *       "sponsored_prompt",
             *       "sponsored_message"
             *     ]
             */
            ad_formats?: string[];
            /**
             * @description The number of the current turn. By default, the server counts the messages of the user. Contextual requests only.
             * @example 4
             */
            turn_number?: number;
            /**
             * @description The number of turns since this conversation had an ad. By default, the server keeps track. Contextual requests only.
             * @example 6
             */
            turns_from_last_ad?: number;
            /** @description Requests an ad even when no campaign fits the conversation. Pacing, banned content, countries and budgets still apply. Default: false. */
            force?: boolean;
            config?: components["schemas"]["Config"] | null;
        };
        /** @description The response to a bid request with status 200: a sponsored message, sponsored prompts, or no bid. */
        BidResponse: {
            /**
             * @description Identifies the request in logs.
             * @example api_req_123
             */
            requestId: string;
            /**
             * @description When the server created the response: ISO 8601 in UTC, with six fraction digits.
             * @example 2025-11-24T21:51:52.240297Z
             */
            timestamp: string;
            /**
             * @description Duration of the request, in seconds.
             * @example 0.123
             */
            totalTime: number;
            /**
             * @description Always "success" here. No bid is a success, too.
             * @enum {string}
             */
            status: "success";
            /**
             * @description The result, as a text for people: "Bid successful", "No bids", or the reason why pacing blocks the ad.
             * @example Bid successful
             * @example No bids
             */
            message: string;
            data: components["schemas"]["BidData"];
            /** @description Always null here. */
            error: {
                [key: string]: unknown;
            } | null;
        };
        /** @description Pacing, creative limits and experiments for this request. A field that is absent or null has the chatbot's default. */
        Config: {
            /**
             * @description The first turn that may have an ad. 0 disables the rule.
             * @example 3
             */
            ad_offset?: number | null;
            /**
             * @description At most one ad in this number of turns of the conversation. 0 disables the rule.
             * @example 5
             */
            max_frequency?: number | null;
            /**
             * @description The longest headline that the publisher can show, in characters. The server never returns a longer one.
             * @example 60
             */
            max_headline_chars?: number | null;
            /** @description Whether a bid may have an image. Default: true. */
            image_enabled?: boolean | null;
            /**
             * @description The name of the variant in an A/B test. The server records it with every impression.
             * @example variant_a
             */
            experiment_tag?: string | null;
        };
        /** @description The latest exchange of the chat. */
        Content: {
            /**
             * @description The message of the user.
             * @example Looking for running shoes
             */
            user: string;
            /**
             * @description The response of the chatbot.
             * @example What's your budget?
             */
            chatbot: string;
        };
        /** @description The ad, or an empty object. */
        CreativeData: {
            /** @description The text of the ad. */
            creative?: string;
            /** @description The name of the product. */
            prod_name?: string;
            /**
             * Format: uri
             * @description An image of the product.
             */
            img_url?: string;
            /**
             * Format: uri
             * @description Records the click and redirects to the product.
             */
            prod_url?: string;
        };
        /** @description One error in the request. */
        ErrorDetail: {
            /**
             * @description A JSON Pointer (RFC 6901) to the place in the body; empty for the body as a whole.
             * @example /messages/0/role
             */
            pointer: string;
            /**
             * @description The JSON Schema keyword that the value breaks.
             * @example required
             * @example enum
             */
            rule: string;
            /** @description The place, the value and what is allowed, in one line. */
            message: string;
        };
        /** @description The error, as values for programs: type and code, with code 400 the details. */
        ErrorInfo: {
            /**
             * @description The type of the error.
             * @enum {string}
             */
            type?: "HTTPException";
            /**
             * @description The HTTP status.
             * @example 401
             */
            code?: number;
            /** @description The errors in the request, with code 400 only. */
            details?: components["schemas"]["ErrorDetail"][];
            /** @description The errors in the body. Only the legacy endpoint has this field, only with status 422. */
            detail?: components["schemas"]["ValidationError"][];
        };
        /** @description A response with a status other than 200. It has the same fields as a success, but no ad. */
        ErrorResponse: {
            /**
             * @description Identifies the request in logs.
             * @example api_req_123
             * @example 4b1d2c7e-8f3a-4d6b-9a55-0c2f6f1e7d90
             */
            requestId: string;
            /**
             * @description When the server created the response: ISO 8601 in UTC, with six fraction digits.
             * @example 2025-11-24T21:51:52.240297Z
             */
            timestamp: string;
            /** @description Duration of the request, in seconds. */
            totalTime: number;
            /**
             * @description Always "error" here.
             * @enum {string}
             */
            status: "error";
            /**
             * @description The human-readable error.
             * @example Origin not allowed
             * @example Rate limit exceeded
             */
            message: string;
            /** @description No bid, so that clients that read only data.bid see none. */
            data: {
                bid?: {
                    [key: string]: unknown;
                } | null;
            };
            error: components["schemas"]["ErrorInfo"];
            /**
             * @description The version of the legacy API.
             * @example 0.1.0
             */
            apiVersion?: string;
            /**
             * Format: uri
             * @description The documentation of the API.
             */
            docsUrl?: string;
        };
        /** @description The request to the legacy endpoint: the latest exchange of a chat. The server rejects fields that are not named here. */
        GetAdRequest: {
            /**
             * @description The id of the user, the same in every conversation.
             * @example user_123
             */
            userId: string;
            /**
             * @description The id of the conversation, the same in all its turns.
             * @example chat_456
             */
            chatId: string;
            content: components["schemas"]["Content"];
            /**
             * @description The country of the user. It should be an ISO 3166-1 alpha-2 code.
             * @example US
             * @example DE
             */
            userRegion?: string | null;
            /** @description More information about the conversation or the user's interests. */
            metaData?: {
                [key: string]: unknown;
            } | null;
            /** @description true: an ad regardless of limits. false: no ad. null: no effect. */
            force?: boolean | null;
            /** @description The number of turns before the first ad. Default: 2. */
            conversationOffset?: number;
            /** @description The number of turns between one ad and the next. Default: 5. */
            adFrequencyLimit?: number;
            /** @description Whether the ad is billable. Default: false. */
            production?: boolean;
        };
        /** @description The response of the legacy endpoint with status 200: an ad, or no ad. */
        GetAdResponse: {
            /**
             * @description The version of the legacy API.
             * @example 0.1.0
             */
            apiVersion: string;
            /**
             * Format: uuid
             * @description Identifies the request in logs.
             * @example 4b1d2c7e-8f3a-4d6b-9a55-0c2f6f1e7d90
             */
            requestId: string;
            /**
             * Format: date-time
             * @description When the server created the response.
             * @example 2025-11-24T21:51:52.240297Z
             */
            timestamp: string;
            /**
             * Format: uri
             * @description The documentation of the API.
             */
            docsUrl: string;
            /** @description Duration of the request, in seconds. */
            totalTime: number;
            /**
             * @description Always "success" here. No ad is a success, too.
             * @enum {string}
             */
            status: "success";
            /**
             * @description The result, as a text for people. Without an ad, the reason.
             * @example Ad served successfully
             */
            message: string;
            data: components["schemas"]["CreativeData"];
        };
        /** @description One message of the conversation. */
        Message: {
            /**
             * @description The author of the message: the user or the chatbot.
             * @enum {string}
             */
            role: "user" | "assistant";
            /**
             * @description The text of the message, with personal data masked.
             * @example Looking for running shoes
             */
            content: string;
            /**
             * @description The time of the message: ISO 8601, an empty string, or a Unix timestamp as a number.
             * @example 2025-11-23T10:00:00Z
             * @example 1763892000
             */
            timestamp?: unknown;
        };
        /** @description A native ad card for the conversation. */
        SponsoredMessage: {
            /**
             * @description The ad format of the bid.
             * @enum {string}
             */
            ad_format: "sponsored_message";
            /**
             * @description The clearing price: the publisher's revenue as CPM in dollars, with two decimals.
             * @example 5.5
             */
            price: number;
            /** @description The brand, in rare cases its domain. */
            advertiser: string;
            /** @description The advertiser's web site. */
            domain: string;
            /** @description Never longer than config.max_headline_chars. */
            headline: string;
            /** @description The body of the ad. May be null. */
            description: string | null;
            /** @description The label of the button. If it is absent, show a default such as "Learn More". */
            cta_text?: string;
            /**
             * Format: uri
             * @description Records the click and redirects to the landing page. Use it for every click.
             */
            url: string;
            /**
             * Format: uri
             * @description The image of the ad. Absent when there is no image or config.image_enabled is false.
             */
            image_url?: string;
            /** @description The DSP that won the auction. */
            dsp: string;
            /**
             * @description Identifies the bid in tracking and logs.
             * @example bid_abc123
             */
            bidId: string;
        };
        /** @description A sponsored question that the user asks with a click. */
        SponsoredPrompt: {
            /**
             * @description The ad format of the bid.
             * @enum {string}
             */
            ad_format: "sponsored_prompt";
            /**
             * @description Identifies the bid in tracking and logs.
             * @example bid_abc123
             */
            bidId: string;
            /** @description The brand. */
            advertiser: string;
            /** @description The text to show, and to send as the user's message on a click. */
            sponsored_prompt: string;
            /**
             * Format: uri
             * @description Records the click and redirects to the landing page.
             */
            url: string;
            /**
             * Format: uri
             * @description The advertiser's logo.
             */
            logo_url: string;
            /**
             * Format: uri
             * @description Fetch it when the user sees the prompt, to record the impression.
             */
            view_url: string;
        };
        /** @description One error in the body. */
        ValidationError: {
            /**
             * @description The path to the place. It begins with "body".
             * @example [
             *       "body",
             *       "content",
             *       "user"
             *     ]
             */
            loc: unknown[];
            /**
             * @description The human-readable error.
             * @example Field required
             */
            msg: string;
            /**
             * @description The machine-readable type of the error.
             * @example missing
             */
            type: string;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The end user's country, ISO 3166-1 alpha-2. The server reads the other X-User headers only if this one is present, and then does not look up an IP address.
         * @example US
         */
        UserCountry: string;
        /**
         * @description The end user's region or state. Read only with X-User-Country.
         * @example CA
         */
        UserRegion: string;
        /**
         * @description The end user's city. Read only with X-User-Country.
         * @example San Francisco
         */
        UserCity: string;
        /**
         * @description The end user's IANA time zone. Read only with X-User-Country.
         * @example America/Los_Angeles
         */
        UserTimezone: string;
        /**
         * @description The end user's IP address, for requests from a publisher's server. Read only without X-User-Country.
         * @example 203.0.113.7
         */
        ForwardedFor: string;
        /**
         * @description Browsers send it. Without it, the server does not check the origin.
         * @example http://localhost:3000
         */
        Origin: string;
        /**
         * @description mock-ssp only: the scenario for this request.
         * @example no-bid
         */
        MockScenario: string;
        /**
         * @description The signed token of the bid.
         * @example abc123
         */
        Token: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Requests per second that the API key may send.
         * @example 40
         */
        "X-RateLimit-Limit": number;
        /**
         * @description Requests that the API key has left in this window.
         * @example 39
         */
        "X-RateLimit-Remaining": number;
        /**
         * @description The Unix second at which the window ends.
         * @example 1764021113
         */
        "X-RateLimit-Reset": number;
        /**
         * @description The origin of the request, if it is registered.
         * @example http://localhost:3000
         */
        "Access-Control-Allow-Origin": string;
        /**
         * @description The headers that a web page of a registered origin may read.
         * @example X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset
         */
        "Access-Control-Expose-Headers": string;
        /**
         * @description Origin, if the origin of the request is registered.
         * @example Origin
         */
        Vary: string;
        /**
         * @description The methods of this path.
         * @example POST, OPTIONS
         */
        Allow: string;
        /**
         * @description The landing page.
         * @example https://shoes.example/trail
         */
        Location: string;
        /**
         * @description Forbids caching, so that each view is recorded.
         * @example no-store
         */
        "Cache-Control": string;
        /**
         * @description Seconds until a new attempt makes sense.
         * @example 1
         */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    requestBid: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The end user's country, ISO 3166-1 alpha-2. The server reads the other X-User headers only if this one is present, and then does not look up an IP address.
                 * @example US
                 */
                "X-User-Country"?: components["parameters"]["UserCountry"];
                /**
                 * @description The end user's region or state. Read only with X-User-Country.
                 * @example CA
                 */
                "X-User-Region"?: components["parameters"]["UserRegion"];
                /**
                 * @description The end user's city. Read only with X-User-Country.
                 * @example San Francisco
                 */
                "X-User-City"?: components["parameters"]["UserCity"];
                /**
                 * @description The end user's IANA time zone. Read only with X-User-Country.
                 * @example America/Los_Angeles
                 */
                "X-User-Timezone"?: components["parameters"]["UserTimezone"];
                /**
                 * @description The end user's IP address, for requests from a publisher's server. Read only without X-User-Country.
                 * @example 203.0.113.7
                 */
                "X-Forwarded-For"?: components["parameters"]["ForwardedFor"];
                /**
                 * @description Browsers send it. Without it, the server does not check the origin.
                 * @example http://localhost:3000
                 */
                Origin?: components["parameters"]["Origin"];
                /**
                 * @description mock-ssp only: the scenario for this request.
                 * @example no-bid
                 */
                "X-Mock-Scenario"?: components["parameters"]["MockScenario"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BidRequest"];
            };
        };
        responses: {
            /** @description The result of the auction: a sponsored message, sponsored prompts, or no bid. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BidResponse"];
                };
            };
            /** @description The media type is not JSON, the body is malformed or invalid, or mock-ssp knows no scenario of the requested name. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The API key is missing or unknown. */
            401: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The Origin header names an origin that is not registered. */
            403: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The API key has used up its requests for this second. */
            429: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The server failed: it could not render the creative, its response was invalid, or another error occurred. */
            500: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names cannot be reached. The scenario wrong-content-type sends this status as HTML. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                    /** @example <html><body><h1>502 Bad Gateway</h1></body></html> */
                    "text/html": string;
                };
            };
            /** @description The server is overloaded, or it cannot reach its shared state. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names does not respond in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    followClick: {
        parameters: {
            query: {
                /**
                 * @description The signed token of the bid.
                 * @example abc123
                 */
                token: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redirect to the landing page. */
            302: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The token is forged or damaged, or another run issued it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The method is not GET. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the request cannot be recorded, for example because the disk is full. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names cannot be reached. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names does not respond in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    countView: {
        parameters: {
            query: {
                /**
                 * @description The signed token of the bid.
                 * @example abc123
                 */
                token: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A transparent image of 1×1 pixels. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "image/gif": string;
                };
            };
            /** @description The token is forged or damaged, or another run issued it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The method is not GET. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the request cannot be recorded, for example because the disk is full. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names cannot be reached. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names does not respond in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getAd: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Browsers send it. Without it, the server does not check the origin.
                 * @example http://localhost:3000
                 */
                Origin?: components["parameters"]["Origin"];
                /**
                 * @description mock-ssp only: the scenario for this request.
                 * @example no-bid
                 */
                "X-Mock-Scenario"?: components["parameters"]["MockScenario"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetAdRequest"];
            };
        };
        responses: {
            /** @description An ad, or no ad with the reason in message. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetAdResponse"];
                };
            };
            /** @description mock-ssp only: there is no scenario of the requested name. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The API key is missing or unknown. */
            401: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The Origin header names an origin that is not registered. */
            403: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is malformed or invalid. */
            422: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The API key has used up its requests for this second. */
            429: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The server failed. */
            500: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names cannot be reached. The scenario wrong-content-type sends this status as HTML. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                    /** @example <html><body><h1>502 Bad Gateway</h1></body></html> */
                    "text/html": string;
                };
            };
            /** @description The server is overloaded, or it cannot reach its shared state. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names does not respond in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    followLegacyClick: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The signed token of the ad.
                 * @example abc123
                 */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redirect to the product. */
            302: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The token is forged or damaged, or another run issued it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The method is not GET. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the request cannot be recorded, for example because the disk is full. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names cannot be reached. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names does not respond in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getAdWithoutSlash: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Browsers send it. Without it, the server does not check the origin.
                 * @example http://localhost:3000
                 */
                Origin?: components["parameters"]["Origin"];
                /**
                 * @description mock-ssp only: the scenario for this request.
                 * @example no-bid
                 */
                "X-Mock-Scenario"?: components["parameters"]["MockScenario"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetAdRequest"];
            };
        };
        responses: {
            /** @description An ad, or no ad with the reason in message. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetAdResponse"];
                };
            };
            /** @description mock-ssp only: there is no scenario of the requested name. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The API key is missing or unknown. */
            401: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The Origin header names an origin that is not registered. */
            403: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is malformed or invalid. */
            422: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The API key has used up its requests for this second. */
            429: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The server failed. */
            500: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names cannot be reached. The scenario wrong-content-type sends this status as HTML. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                    /** @example <html><body><h1>502 Bad Gateway</h1></body></html> */
                    "text/html": string;
                };
            };
            /** @description The server is overloaded, or it cannot reach its shared state. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description mock-ssp only: the real service that --record-from names does not respond in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
}
