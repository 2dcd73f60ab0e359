// Generated from /__admin/openapi.json by generate-types.mjs.
export interface paths {
    "/__admin/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the health
         * @description Returns whether the mock server is up, its version, the revision that it simulates, and the active scenario.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Check the health, without a body
         * @description As GET, without the body.
         */
        head: operations["headHealth"];
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the health
         * @description The same as /__admin/health, at the path that probes of containers use.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Check the health, without a body
         * @description As GET, without the body.
         */
        head: operations["headLiveness"];
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the readiness
         * @description The same as /__admin/health, but with 503 while the state that replicas share (--state) cannot be used.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Check the readiness, without a body
         * @description As GET, without the body.
         */
        head: operations["headReadiness"];
        patch?: never;
        trace?: never;
    };
    "/__admin/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get this document
         * @description This document. Its server is the URL by which it was requested.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/ca.pem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the certificate to trust
         * @description The certificate of the temporary CA that has signed the certificate of the TLS port.
         */
        get: operations["getCaCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the scenarios
         * @description The scenarios, one page of them, and the problems of custom scenario files. Without key, also those that belong to a key; with key, those that it sees.
         */
        get: operations["listScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/scenarios/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a scenario
         * @description One scenario with its steps, and how far each key is in it.
         */
        get: operations["getScenario"];
        /**
         * Put a scenario
         * @description Registers a scenario until the next reset. It hides one of the same name. The body is a scenario file. With the member key, only that key sees the scenario, and a reset of the key removes it. The response has the parts of the scenario that have no effect, as problems. With dryRun=true, the scenario is only validated, and the status is 200.
         */
        put: operations["putScenario"];
        post?: never;
        /**
         * Delete a scenario
         * @description Removes a scenario that was registered at run time; with key, one that belongs to that key.
         */
        delete: operations["deleteScenario"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/scenario": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the selected scenario
         * @description The active scenario and the bindings of keys, one page of them; with key, the scenario and the binding of this key.
         */
        get: operations["getSelection"];
        /**
         * Select a scenario
         * @description Activates a scenario or, with a key in the body, binds that key to it. Its step counters are reset. With a key, the response has the binding of that key only.
         */
        put: operations["selectScenario"];
        post?: never;
        /**
         * Restore the initial scenario
         * @description Activates the scenario of the start again; with key or keyId, removes the binding of that key, and the response tells whether there was one.
         */
        delete: operations["unselectScenario"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exchanges
         * @description The exchanges that match all filters, oldest first; with limit, the newest of them.
         */
        get: operations["listExchanges"];
        put?: never;
        post?: never;
        /**
         * Delete exchanges
         * @description Deletes the exchanges that match all filters; without a filter, all.
         */
        delete: operations["deleteExchanges"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/summaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exchanges as rows
         * @description The exchanges that match all filters as rows of a list, without headers and bodies, oldest first; with limit, the newest of them.
         */
        get: operations["listSummaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/requests.har": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export exchanges as HAR
         * @description The exchanges that match all filters as an HTTP Archive (HAR 1.2).
         */
        get: operations["exportHar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/requests.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export exchanges as JSON Lines
         * @description The exchanges that match all filters, one per line.
         */
        get: operations["exportJsonLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an exchange
         * @description One exchange, by the requestId of its response.
         */
        get: operations["getExchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/requests/{id}/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an exchange as a step
         * @description One exchange as a step of a scenario. The step does not identify the client.
         */
        get: operations["getExchangeAsStep"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/recorded/scenario": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the run as a scenario
         * @description The run as a scenario file, with a step for each distinct outcome.
         */
        get: operations["getRecordedScenario"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify requests
         * @description Verifies the requests in the journal. A failed verification lists the nearest exchanges. It is a 200 with pass false, unless failWith asks for another status.
         */
        post: operations["verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the report
         * @description The report of the run: findings, fill rate, encountered error paths, experiments, and the run in intervals; with key, of that key. It is about the requests of the client under test; those of the dashboard and of other tools count only if source asks for them. It includes exchanges that a reset or a deletion has removed from the journal. With a key that has sent no request, the report has the finding key-not-seen with the severity error.
         */
        get: operations["getReport"];
        put?: never;
        post?: never;
        /**
         * Delete the report
         * @description Deletes the findings, counts and experiments of the report, and the exchanges in the journal; with key, of that key. A reset keeps the report.
         */
        delete: operations["deleteReport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the report as a page
         * @description The report as a page for people. With a key that has sent no request, the report has the finding key-not-seen with the severity error.
         */
        get: operations["getReportPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/report.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the report as JUnit XML
         * @description The report as JUnit XML: one test case for each rule. With a key that has sent no request, the report has the finding key-not-seen with the severity error.
         */
        get: operations["getReportXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listen to events
         * @description Server-sent events, until the client closes the connection. The first event is hello. It is followed by exchange for each exchange, state for each other change, and gap if the client was too slow and events were lost. Each exchange has its number as the id of the event. A client that sends the last id as Last-Event-ID gets what it missed, as EventSource does by itself. A client that does not read is disconnected. EventMap has the data of each event by its name. At most 16 clients can listen at the same time.
         */
        get: operations["listen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the clock
         * @description The time of the mock server.
         */
        get: operations["getClock"];
        /**
         * Freeze the clock
         * @description Freezes the clock at an instant.
         */
        put: operations["freezeClock"];
        post?: never;
        /**
         * Return to real time
         * @description Unfreezes the clock and returns it to real time.
         */
        delete: operations["resetClock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Advance the clock
         * @description Advances the clock, frozen or not.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message of the Model Context Protocol
         * @description The stateless form of the protocol over HTTP: each message is a request of its own, without a session and without a stream. ASSISTANTS.md has the configuration of clients.
         */
        post: operations["sendMcpMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the inventory
         * @description The campaigns that are active now.
         */
        get: operations["getInventory"];
        /**
         * Put an inventory
         * @description Replaces the campaigns until the next reset. The body is an inventory file.
         */
        put: operations["putInventory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset
         * @description Restores the state after the start; with a key, only the state of that key. Without a body, everything is reset.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a session of a browser
         * @description For the dashboard of a server with --admin-token: sets a cookie that allows the browser to follow links and listen to events. It allows reading only, and ends with the browser or the server. The request itself needs the token in its header.
         */
        post: operations["beginSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/pacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the pacts
         * @description The locations of the pacts.
         */
        get: operations["listPacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/pacts/{provider}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a pact
         * @description The contract as a Pact file, generated from the active scenarios and campaigns.
         */
        get: operations["getPact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/pact/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the provider state
         * @description Sets up or tears down a provider state, for Pact verifiers. A verifier that sends no body sends the state in the query.
         */
        post: operations["changeState"];
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
        /** @description Whether the mock server is up, its active scenario, what it has lost, and its connections. */
        Health: {
            /**
             * @description At /readyz, unavailable while the shared state cannot be used. At the other paths always ok: a server that is not up does not respond.
             * @enum {string}
             */
            status: "ok" | "unavailable";
            /**
             * @description Why the status is unavailable.
             * @example The shared state cannot be reached
             */
            problem?: string;
            /**
             * @description The version of mock-ssp.
             * @example 0.1.0
             */
            version: string;
            /**
             * @description The revision of the vendor's API that is imitated.
             * @example 2025-11
             */
            revision: string;
            /**
             * @description The name of the active scenario.
             * @example default
             */
            scenario: string;
            /**
             * Format: int64
             * @description The number of lines of the log that were not read in time or could not be written.
             */
            droppedLogLines: number;
            memory: components["schemas"]["Memory"];
            connections: components["schemas"]["ConnectionCounts"];
        };
        /** @description The error response of the admin API. */
        ErrorResponse: {
            error: components["schemas"]["ErrorDetail"];
        };
        /** @description One request and its response, as the journal keeps it. Keys are masked. */
        Exchange: {
            /**
             * Format: int64
             * @description Counts the exchanges of a run, from 1.
             */
            number: number;
            /** @description The identifier of the request, as in the response's envelope. */
            id: string;
            /**
             * Format: date-time
             * @description When the request arrived, by the clock of the mock server.
             */
            at: string;
            endpoint: components["schemas"]["Endpoint"];
            outcome: components["schemas"]["Outcome"];
            /** @description Why it has this outcome, in one short line. */
            reason: string;
            /**
             * @description The check that decided the response: route, key, origin, rate, source, scenario, body, pacing, auction, token, upstream or failure. The request passed all checks before it.
             * @example auction
             */
            decidedBy: string;
            /** @description Whether it is billable. */
            billable: boolean;
            /** @description How many impressions it records. */
            impressions: number;
            /** @description The experiment tag of the request; absent if it has none. */
            experimentTag?: string;
            scenario: components["schemas"]["ChosenScenario"];
            client: components["schemas"]["RecordedClient"];
            source: components["schemas"]["Source"];
            /** @description The time to create the response, in milliseconds, without the delay of a scenario. */
            millis: number;
            /**
             * Format: int64
             * @description The delay of the scenario, in milliseconds.
             */
            delayMillis: number;
            request: components["schemas"]["RecordedRequest"];
            response: components["schemas"]["RecordedResponse"];
            /** @description The bids that were returned, or the one that a click or a view belongs to. */
            bidIds: string[];
            /** @description The result of each campaign, in the order of the inventory; absent if there was no auction. */
            auction?: components["schemas"]["CampaignResult"][];
            /** @description The findings of the integration rules in this exchange. */
            findings: components["schemas"]["Finding"][];
            /** @description The clicks and views of its bids, oldest first. */
            events: components["schemas"]["TrackingEvent"][];
        };
        /** @description The exchanges of the journal that match. */
        ExchangeList: {
            /** @description The number of exchanges that match, regardless of the limit. */
            matched: number;
            /**
             * Format: int64
             * @description The number of evicted exchanges, whether they matched or not.
             */
            evicted: number;
            /** @description Only if the query has a key: whether the journal has or has evicted an exchange with it. If false, the key is probably misspelt. */
            keySeen?: boolean;
            /** @description The exchanges, oldest first. */
            requests: components["schemas"]["Exchange"][];
        };
        /** @description The exchanges of the journal that match, as rows of a list. */
        SummaryList: {
            /** @description The number of exchanges that match, regardless of the limit; only those after and before the given numbers count. */
            matched: number;
            /**
             * Format: int64
             * @description The number of evicted exchanges, whether they matched or not.
             */
            evicted: number;
            /** @description Only if the query has a key: whether the journal has or has evicted an exchange with it. If false, the key is probably misspelt. */
            keySeen?: boolean;
            /** @description The rows, oldest first. */
            summaries: components["schemas"]["ExchangeEvent"][];
        };
        /** @description What was deleted from the journal. */
        Deletion: {
            /** @description How many exchanges were deleted. */
            deleted: number;
            /** @description Only if the query has a key: whether an exchange has or had it, before an eviction, a reset or a deletion. If false, the key is probably misspelt. */
            keySeen?: boolean;
        };
        /** @description Exchanges as an HTTP Archive (HAR 1.2). */
        HttpArchive: {
            log: components["schemas"]["HarLog"];
        };
        /** @description The requests to verify: a pattern and how often it must match, or several patterns that must match in this order. */
        VerificationRequest: {
            match?: components["schemas"]["ExchangePattern"];
            count?: components["schemas"]["ExchangeCount"];
            /** @description Patterns that must match in this order; other exchanges may come in between. */
            inOrder?: components["schemas"]["ExchangePattern"][];
        };
        /** @description The verification of requests. */
        VerificationResult: {
            /** @description Whether the verification passed. */
            pass: boolean;
            /** @description The number of exchanges that match; with inOrder, the number of patterns that were matched. */
            matched: number;
            /** @description The result in one line. */
            message: string;
            /**
             * Format: int64
             * @description The number of evicted exchanges, which may have matched.
             */
            evicted: number;
            /** @description The ids of the exchanges that match, oldest first. */
            matches: string[];
            /** @description The exchanges that almost match, the nearest first; empty if enough match. */
            nearest: components["schemas"]["NearMiss"][];
        };
        /** @description The report of a run. */
        Report: {
            /** @description The number of exchanges in the report. */
            exchanges: number;
            /**
             * Format: int64
             * @description The number of exchanges of other sources, such as the dashboard, that are not in the report.
             */
            otherSources: number;
            /**
             * Format: int64
             * @description The number of evicted exchanges.
             */
            evicted: number;
            /**
             * Format: int64
             * @description The number of entries, such as chats and tokens, that memory has evicted, of all keys together.
             */
            evictedEntries: number;
            /**
             * Format: int64
             * @description The number of lines of the log that were not read in time or could not be written.
             */
            droppedLogLines: number;
            /**
             * Format: date-time
             * @description When the first exchange of the report happened, by the clock of the mock server.
             */
            began?: string;
            /**
             * Format: date-time
             * @description When the last exchange of the report happened.
             */
            ended?: string;
            findings: components["schemas"]["FindingCounts"];
            /**
             * Format: int64
             * @description The number of findings that are counted without their place, because others are listed already. A baseline cannot contain them.
             */
            withoutPlace: number;
            fill: components["schemas"]["FillRate"];
            /** @description The rules that were broken, the gravest first, each with what was found. */
            rules: components["schemas"]["ReportRule"][];
            /** @description The error paths that a client should encounter once, and those that it encountered. */
            encounters: components["schemas"]["Encounter"][];
            /** @description The views and clicks of each bid. */
            bids: components["schemas"]["BidResult"][];
            /** @description The figures of each experiment tag, sorted by tag. */
            experiments: components["schemas"]["Experiment"][];
            timeline: components["schemas"]["Timeline"];
            /** @description The findings that are neither shown nor counted, because the level of their rule is off. */
            suppressed: components["schemas"]["Suppression"][];
        };
        /** @description The behavior of the mock server, step by step. The name of the scenario is the file name without .json. */
        Scenario: {
            /** @description The schema of this file, for editors. */
            $schema?: string;
            /**
             * @description One line about what the publisher receives.
             * @example The 3rd, 6th, … request fails with 500.
             */
            description: string;
            /**
             * @description The revision of the vendor API that the scenario is for. A key of another revision cannot use it. Default: every revision.
             * @enum {string}
             */
            revision?: "2025-11" | "2026";
            /** @description The mock server plays the first step whose conditions hold. If there is none, it runs the auction. */
            steps: components["schemas"]["Step"][];
        };
        /** @description A scenario file; with key, the scenario belongs to that key. */
        PutScenarioRequest: {
            /** @description The schema of this file, for editors. */
            $schema?: string;
            /**
             * @description The API key that the scenario belongs to: only this key sees it. If absent, all keys see it.
             * @example staging-checkout-17
             */
            key?: string;
            /**
             * @description One line about what the publisher receives.
             * @example The 3rd, 6th, … request fails with 500.
             */
            description: string;
            /**
             * @description The revision of the vendor API that the scenario is for. A key of another revision cannot use it. Default: every revision.
             * @enum {string}
             */
            revision?: "2025-11" | "2026";
            /** @description The mock server plays the first step whose conditions hold. If there is none, it runs the auction. */
            steps: components["schemas"]["Step"][];
        };
        /** @description A mistake in a document. */
        Problem: {
            /**
             * @description An error: the document is rejected, or cannot work. A warning: a part of it has no effect.
             * @enum {string}
             */
            severity: "error" | "warning";
            /** @description The document, the place in it, and what is allowed, in one line. */
            message: string;
            /**
             * @description A JSON Pointer (RFC 6901) to the place in the document.
             * @example /steps/1
             */
            pointer?: string;
            /** @description What would have been accepted; of many values, the most similar ones. */
            allowed?: string[];
        };
        /** @description One scenario without its steps. */
        ScenarioSummary: {
            /**
             * @description The name by which it is selected.
             * @example no-bid
             */
            name: string;
            /** @description One line about what the publisher receives. */
            description: string;
            origin: components["schemas"]["ScenarioOrigin"];
            /**
             * @description The API key that the scenario belongs to, masked; absent if all keys see it.
             * @example stag…17
             */
            key?: string;
            /** @description The identifier of that key in the journal. */
            keyId?: string;
            /** @description What the scenario can never do; absent if there is no problem. */
            problems?: components["schemas"]["Problem"][];
        };
        /** @description One scenario with its steps. */
        ScenarioDetails: {
            /**
             * @description The name by which it is selected.
             * @example no-bid
             */
            name: string;
            /** @description One line about what the publisher receives. */
            description: string;
            origin: components["schemas"]["ScenarioOrigin"];
            /**
             * @description The API key that the scenario belongs to, masked; absent if all keys see it.
             * @example stag…17
             */
            key?: string;
            /** @description The identifier of that key in the journal. */
            keyId?: string;
            /** @description What the scenario can never do; absent if there is no problem. */
            problems?: components["schemas"]["Problem"][];
            document: components["schemas"]["Scenario"];
            /** @description How far each key is in the scenario, at most 100 keys; empty if no request has played it since it was loaded or reset. */
            progress: components["schemas"]["ScenarioProgress"][];
        };
        /** @description One page of the scenarios, and the errors in custom scenario files. */
        ScenarioList: {
            /**
             * @description The name of the active scenario; with key, of the scenario of that key.
             * @example default
             */
            name: string;
            /** @description The number of scenarios, regardless of the limit. */
            matched: number;
            /** @description The scenarios: built-in ones first, then those of the folder, those of the options, those added at run time, and those that belong to a key. */
            scenarios: components["schemas"]["ScenarioSummary"][];
            /** @description The problems of custom scenario files and inline scenarios. Of an invalid file, the last valid version stays active. */
            problems: components["schemas"]["Problem"][];
        };
        /** @description The scenario that is selected. */
        ScenarioSelection: {
            /**
             * @description The name of the active scenario; where the request names a key, of the scenario that this key gets.
             * @example default
             */
            name: string;
            /** @description The number of bindings, regardless of the limit; where the request names a key, 1 or 0. */
            matched: number;
            /** @description Only after a deletion for a key: whether the key was bound. */
            removed?: boolean;
            /** @description The keys that are bound to a scenario, sorted by key, one page of them; where the request names a key, of that key alone. */
            bindings: components["schemas"]["Binding"][];
        };
        /** @description Activates a scenario for all keys or binds one key to it. */
        SelectScenarioRequest: {
            /**
             * @description The name of a scenario.
             * @example no-bid
             */
            name: string;
            /** @description The API key to select it for; if absent, for all. */
            key?: string;
        };
        /** @description The clock of the mock server. */
        Clock: {
            /**
             * Format: date-time
             * @description The time of the mock server.
             * @example 2025-11-24T21:51:52Z
             */
            now: string;
            /** @description Whether the clock is frozen. */
            frozen: boolean;
        };
        /** @description Freezes the mock server's clock at an instant. */
        FreezeClockRequest: {
            /**
             * Format: date-time
             * @description An ISO 8601 date and time with Z or an offset.
             * @example 2025-11-24T21:51:52Z
             */
            frozenAt: string;
        };
        /** @description Advances the mock server's clock. */
        AdvanceClockRequest: {
            /**
             * @description How far, in seconds; fractions are allowed.
             * @example 30
             * @example 0.5
             */
            seconds: number;
        };
        /** @description The campaigns of the mock server's auction. */
        Inventory: {
            /** @description The schema of this file, for editors. */
            $schema?: string;
            /** @description All campaigns. Each id must be unique. */
            campaigns: components["schemas"]["Campaign"][];
        };
        /** @description The inventory that is active now. */
        InventorySummary: {
            /** @description How many campaigns it has. */
            campaigns: number;
        };
        /** @description Resets the state, for all keys or for one. */
        ResetRequest: {
            /** @description The API key whose state is reset; if absent, everything is reset. */
            key?: string;
        };
        /** @description A pact file. The Pact specification says what its interactions hold. */
        Pact: {
            consumer: components["schemas"]["PactParticipant"];
            provider: components["schemas"]["PactParticipant"];
            /** @description What the consumer sends, and what it expects. */
            interactions: {
                [key: string]: unknown;
            }[];
            /** @description The version of the specification, and what wrote the file. */
            metadata: {
                [key: string]: unknown;
            };
        };
        /** @description The pacts that the mock server writes. */
        PactList: {
            /**
             * @description The name of the publisher.
             * @example publisher
             */
            consumer: string;
            /**
             * @description The revision of the vendor API.
             * @enum {string}
             */
            revision: "2025-11" | "2026";
            /** @description One for each provider and version of the Pact specification. */
            pacts: components["schemas"]["PactReference"][];
        };
        /** @description The request of a Pact verifier before and after an interaction. */
        StateChange: {
            /**
             * @description The name of a scenario; if it is empty, null or absent, it is default.
             * @example no-bid
             */
            state?: string | null;
            /** @description The parameters of the state. */
            params?: {
                /** @description The API key that the state is for; if absent, it is for all. */
                key?: string;
            } | null;
            /** @description The same as in params, for a verifier that sends the parameters next to the state. */
            key?: string;
            /**
             * @description Whether to set up or tear down the state; if absent or null, it is set up.
             * @enum {unknown}
             */
            action?: "setup" | "teardown" | null;
        };
        /** @description The provider state that began or ended. */
        StateChangeResult: {
            /**
             * @description The name of the scenario.
             * @example no-bid
             */
            state: string;
            /**
             * @description Whether the state was set up or torn down.
             * @enum {string}
             */
            action: "setup" | "teardown";
            /** @description The key that the state is for; absent if it is for all. */
            key?: string;
            /** @description A token for the tracking redirect; there when a state for one key begins. */
            clickToken?: string;
            /** @description A token for the view pixel; there when a state for one key begins. */
            viewToken?: string;
            /** @description A token for the view pixel of the DSP; there when a state for one key of revision 2026 begins. */
            dspViewToken?: string;
            /** @description A token for a poll; there when a state for one key of revision 2026 begins. */
            pollToken?: string;
            /** @description A token for the legacy redirect; there when a state for one key begins. */
            productToken?: string;
        };
        /** @description The data of each server-sent event, by the event's name. */
        EventMap: {
            hello?: components["schemas"]["HelloEvent"];
            exchange?: components["schemas"]["ExchangeEvent"];
            state?: components["schemas"]["StateEvent"];
            gap?: components["schemas"]["GapEvent"];
        };
        /** @description Milliseconds to wait before the response: a number, or a range for a random number that the seed determines. */
        Delay: number | components["schemas"]["DelayRange"];
        /** @description The range of a random delay, in milliseconds. */
        DelayRange: {
            /** @description The shortest delay. */
            min: number;
            /** @description The longest delay; not less than min. */
            max: number;
        };
        /** @description A JSON Schema (2020-12), an object or a boolean, that the request body must be valid against. Its patterns have RE2 syntax, and an unknown keyword is an error unless it begins with x-. */
        JsonSchema: unknown;
        /** @description What the mock server remembers of keys, chats, users, bids and settings, all keys together. */
        Memory: {
            /**
             * Format: int64
             * @description How many bytes it takes now.
             */
            usedBytes: number;
            /**
             * Format: int64
             * @description How many bytes it may take: an eighth of the heap, at least 4 MiB and at most 64 MiB.
             */
            maxBytes: number;
            /**
             * Format: int64
             * @description How many of the least recently used entries were evicted since the start or the last reset.
             */
            evictedEntries: number;
        };
        /** @description What the mock server knows about its connections. docs/RELIABILITY.md has the limits. */
        ConnectionCounts: {
            /** @description How many are open. */
            open: number;
            /** @description How many of them listen to events. */
            listening: number;
            slow: components["schemas"]["SlowConnections"];
            closed: components["schemas"]["ClosedConnections"];
            /**
             * Format: int64
             * @description How many were closed at once, because too many were open.
             */
            refused: number;
            /**
             * Format: int64
             * @description How many requests got a 503, because there was too little memory for their bodies.
             */
            overloaded: number;
        };
        /** @description The open connections for which the mock server has been waiting for more than a second, by what the client is slow with. */
        SlowConnections: {
            /** @description Sending the head of a request. */
            head: number;
            /** @description Sending the body of a request. */
            body: number;
            /** @description Reading a response. */
            response: number;
            /** @description Reading events. */
            events: number;
        };
        /** @description The connections that were closed because the client was too slow, since the start, by what it was slow with. */
        ClosedConnections: {
            /**
             * Format: int64
             * @description Sending the head of a request.
             */
            head: number;
            /**
             * Format: int64
             * @description Sending the body of a request; the client got a 408.
             */
            body: number;
            /**
             * Format: int64
             * @description Reading a response.
             */
            response: number;
            /**
             * Format: int64
             * @description Reading events.
             */
            events: number;
        };
        /** @description What is wrong. */
        ErrorDetail: {
            /**
             * @description The machine-readable error code.
             * @example unknown-scenario
             */
            code: string;
            /** @description The human-readable error, in one line. */
            message: string;
            /** @description A JSON Pointer (RFC 6901) to the place in the body. */
            pointer?: string;
            /** @description What would have been accepted; of many values, the most similar ones. */
            allowed?: string[];
            /** @description All mistakes in the body, if there are several; the first one is that of the message. */
            problems?: components["schemas"]["Problem"][];
        };
        /**
         * @description The endpoint that a request was for.
         * @enum {string}
         */
        Endpoint: "bid-request" | "get-ad" | "click" | "view" | "product-click" | "poll-vote" | "poll-results" | "landing" | "unknown" | "provider-state";
        /**
         * @description The kind of response.
         * @enum {string}
         */
        Outcome: "fill" | "no-bid" | "error" | "fault" | "preflight" | "click" | "view" | "dsp-view" | "vote" | "results" | "landing" | "state" | "rejected";
        /**
         * @description How a response failed on the connection. A response whose body is not JSON has no such fault: it is complete, and its outcome is fault.
         * @enum {string}
         */
        Fault: "connection-reset" | "empty-response" | "timeout" | "truncated-body";
        /**
         * @description What sent a request: client is the code under test; reports and verifications are about it alone, unless another source is asked for.
         * @enum {string}
         */
        Source: "client" | "dashboard" | "replay" | "assistant";
        /**
         * @description How much a finding matters.
         * @enum {string}
         */
        Severity: "error" | "warning" | "info";
        /** @description The scenario of a request, and what selected it. */
        ChosenScenario: {
            /**
             * @description The name that was chosen, known or not.
             * @example default
             */
            name: string;
            /**
             * @description What selected it: header, key, binding or active; upstream if the real service responded.
             * @example active
             */
            by: string;
        };
        /** @description Who sent a request. */
        RecordedClient: {
            /** @description The key, masked; empty if none was sent. */
            key: string;
            /** @description Identifies the key without revealing it; empty if the key is not valid. */
            keyId: string;
            /**
             * @description The environment of the key: staging or production; empty if the key is not valid.
             * @example staging
             */
            environment: string;
            /** @description The userId of the body, or of the link that was requested. */
            userId?: string;
            /** @description The chatId of the body. */
            chatId?: string;
            /**
             * @description Where the user is, as an ISO 3166-1 alpha-2 code.
             * @example US
             */
            country?: string;
        };
        /** @description A request as it was sent. Keys and credentials are masked. */
        RecordedRequest: {
            /**
             * @description The HTTP method.
             * @example POST
             */
            method: string;
            /**
             * @description The path, still encoded.
             * @example /api/v1/ssp/bid-request
             */
            path: string;
            /** @description The query without its question mark; empty if there is none. */
            query: string;
            headers: components["schemas"]["RecordedHeaders"];
            body: components["schemas"]["RecordedBody"];
            bodyEncoding?: components["schemas"]["BodyEncoding"];
            /** @description Whether the body was longer than the limit, so that it was not kept. */
            oversized: boolean;
        };
        /** @description A response as it was sent. */
        RecordedResponse: {
            /** @description The HTTP status; 0 if no response was sent. */
            status: number;
            fault?: components["schemas"]["Fault"];
            headers: components["schemas"]["RecordedHeaders"];
            /**
             * @description The media type; empty without a body.
             * @example application/json
             */
            contentType: string;
            body: components["schemas"]["RecordedBody"];
            bodyEncoding?: components["schemas"]["BodyEncoding"];
        };
        /** @description Headers by name; the values of a repeated header are joined with a comma. */
        RecordedHeaders: {
            [key: string]: string;
        };
        /** @description A body: a JSON body as its value, any other as its text, an empty one as null. */
        RecordedBody: unknown;
        /**
         * @description How the text of a body that is not UTF-8 is encoded; absent for all other bodies.
         * @enum {string}
         */
        BodyEncoding: "base64";
        /** @description The result of one campaign in an auction. */
        CampaignResult: {
            /** @description The id of the campaign. */
            campaign: string;
            /** @description The demand-side platform that bids with it. */
            dsp: string;
            /** @description Its CPM in dollars. */
            price: number;
            /** @description Its relevance to the conversation. */
            score: number;
            /**
             * @description The filter or stage that excluded it, or won.
             * @enum {string}
             */
            verdict: "format" | "headline" | "geo" | "consent" | "language" | "hours" | "banned-words" | "budget" | "floor" | "not-relevant" | "not-offered" | "outbid" | "won";
            /** @description The banned word that was found, if that excluded the campaign. */
            banned_word?: string;
        };
        /** @description A finding of an integration rule in an exchange. */
        Finding: {
            /**
             * @description The identifier of the rule.
             * @example email-in-messages
             */
            rule: string;
            severity: components["schemas"]["Severity"];
            /**
             * @description A JSON pointer into the body, or header: and the name of a header; empty for the exchange as a whole.
             * @example /messages/0/content
             */
            pointer: string;
            /** @description What was seen, in one line; personal data and keys are abbreviated. */
            seen: string;
            /** @description Why it matters. */
            why: string;
            /** @description The source of the rule: a document of the vendor, or advice. */
            source: string;
        };
        /** @description A click or a view of a bid. */
        TrackingEvent: {
            /**
             * @description What happened; dsp-view is a view that was reported to the DSP only.
             * @enum {string}
             */
            event: "click" | "view" | "dsp-view";
            /**
             * Format: date-time
             * @description When it happened, by the clock of the mock server.
             */
            at: string;
            /** @description The bid that it belongs to. */
            bidId: string;
        };
        /** @description The only member of an archive. */
        HarLog: {
            /**
             * @description The version of the format.
             * @enum {string}
             */
            version: "1.2";
            creator: components["schemas"]["HarCreator"];
            /** @description The exchanges, oldest first. */
            entries: components["schemas"]["HarEntry"][];
        };
        /** @description The program that wrote the archive. */
        HarCreator: {
            /**
             * @description The name of the program.
             * @example mock-ssp
             */
            name: string;
            /**
             * @description Its version.
             * @example 0.1.0
             */
            version: string;
        };
        /** @description One exchange. */
        HarEntry: {
            /**
             * Format: date-time
             * @description When the request arrived.
             */
            startedDateTime: string;
            /** @description How long it took, in milliseconds. */
            time: number;
            request: components["schemas"]["HarRequest"];
            response: components["schemas"]["HarResponse"];
            /** @description Always empty. */
            cache: Record<string, never>;
            timings: components["schemas"]["HarTimings"];
            /** @description The outcome and its reason. */
            comment: string;
            _source: components["schemas"]["Source"];
        };
        /** @description A request. */
        HarRequest: {
            /**
             * @description The HTTP method.
             * @example POST
             */
            method: string;
            /** @description The URL as it was sent. */
            url: string;
            /**
             * @description The version of HTTP.
             * @example HTTP/1.1
             */
            httpVersion: string;
            /** @description Always empty; cookies are among the headers. */
            cookies: components["schemas"]["HarPair"][];
            /** @description The headers in the order in which they were sent. */
            headers: components["schemas"]["HarPair"][];
            /** @description The parameters of the query. */
            queryString: components["schemas"]["HarPair"][];
            postData?: components["schemas"]["HarPostData"];
            /** @description Always -1, which stands for unknown. */
            headersSize: number;
            /** @description The length of the body in bytes. */
            bodySize: number;
        };
        /** @description A response. */
        HarResponse: {
            /** @description The HTTP status; 0 if no response was sent. */
            status: number;
            /** @description The reason phrase of the status. */
            statusText: string;
            /**
             * @description The version of HTTP.
             * @example HTTP/1.1
             */
            httpVersion: string;
            /** @description Always empty; cookies are among the headers. */
            cookies: components["schemas"]["HarPair"][];
            /** @description The headers. */
            headers: components["schemas"]["HarPair"][];
            content: components["schemas"]["HarContent"];
            /** @description The target of a redirect; empty if it is not a redirect. */
            redirectURL: string;
            /** @description Always -1, which stands for unknown. */
            headersSize: number;
            /** @description The length of the body in bytes. */
            bodySize: number;
            /** @description The simulated fault of the response. */
            comment?: string;
        };
        /** @description The body of a request. */
        HarPostData: {
            /** @description The media type; empty if none was sent. */
            mimeType: string;
            /** @description The body. */
            text: string;
            /**
             * @description How the text of a body that is not UTF-8 is encoded.
             * @enum {string}
             */
            _encoding?: "base64";
            /** @description Always empty. */
            params: components["schemas"]["HarPair"][];
        };
        /** @description The body of a response. */
        HarContent: {
            /** @description Its length in bytes. */
            size: number;
            /** @description Its media type; empty without a body. */
            mimeType: string;
            /** @description The body. */
            text: string;
            /**
             * @description How the text of a body that is not UTF-8 is encoded.
             * @enum {string}
             */
            encoding?: "base64";
        };
        /** @description How long each phase took, in milliseconds. */
        HarTimings: {
            /** @description Always 0. */
            send: number;
            /** @description How long the response took, with the delay of a scenario. */
            wait: number;
            /** @description Always 0. */
            receive: number;
        };
        /** @description A name and its value. */
        HarPair: {
            /** @description The name. */
            name: string;
            /** @description The value. */
            value: string;
        };
        /** @description How often the pattern must match; at least once if absent. A maximum fails if the journal has evicted exchanges. */
        ExchangeCount: {
            /** @description The exact number; cannot be combined with the others. */
            exactly?: number;
            /** @description The minimum. */
            atLeast?: number;
            /** @description The maximum. */
            atMost?: number;
            /** @description No match; cannot be combined with the others. */
            never?: boolean;
        };
        /** @description Conditions that must all hold for one exchange; an empty pattern matches every exchange. */
        ExchangePattern: {
            endpoint?: components["schemas"]["Endpoint"];
            /** @description The API key that was used, in full and without a wildcard. */
            key?: string;
            /**
             * @description What must have sent the request; client if absent, all for any.
             * @enum {string}
             */
            source?: "client" | "dashboard" | "replay" | "assistant" | "all";
            /** @description The userId of the body. */
            userId?: string;
            /** @description The chatId of the body. */
            chatId?: string;
            /** @description The status of the response; 0 if none was sent. */
            status?: number;
            /** @description The scenario that was selected, which need not exist. */
            scenario?: string;
            outcome?: components["schemas"]["Outcome"];
            /** @description Regular expressions (RE2) by the name of a request header; one field of that name must contain a match. For masked headers only .* is useful: it checks that they were sent. */
            headers?: {
                [key: string]: string;
            };
            /** @description Conditions on the request body. */
            body?: components["schemas"]["BodyCondition"][];
            schema?: components["schemas"]["JsonSchema"];
            /** @description Whether the view URL of one of its bids was requested. In revision 2026, the pixel of the DSP does not count. */
            viewed?: boolean;
            /** @description Whether the click URL of one of its bids was requested. */
            clicked?: boolean;
        };
        /** @description An exchange that almost matches a pattern. */
        NearMiss: {
            /** @description The id of the exchange. */
            id: string;
            /**
             * Format: int64
             * @description The number of the exchange.
             */
            number: number;
            /**
             * Format: date-time
             * @description When the request arrived.
             */
            at: string;
            endpoint: components["schemas"]["Endpoint"];
            outcome: components["schemas"]["Outcome"];
            /** @description The differences from the pattern. */
            differences: components["schemas"]["Mismatch"][];
        };
        /** @description A difference between an exchange and a pattern. */
        Mismatch: {
            /**
             * @description The member of the pattern, with the JSON Pointer or the name of the header if it has several.
             * @example body /messages/0/content
             */
            place: string;
            /** @description The expected value. */
            expected: string;
            /** @description The actual value. */
            seen: string;
        };
        /** @description The number of findings of each severity. */
        FindingCounts: {
            /**
             * Format: int64
             * @description The number of errors.
             */
            error: number;
            /**
             * Format: int64
             * @description The number of warnings.
             */
            warning: number;
            /**
             * Format: int64
             * @description The number of findings with the severity info.
             */
            info: number;
        };
        /** @description The number of requests with an ad. */
        FillRate: {
            /** @description Requests with an ad. */
            fills: number;
            /** @description Requests without an ad, with success. */
            noBids: number;
            /** @description The share of fills among both; 0 when there are none. */
            rate: number;
        };
        /** @description The result of one rule in a run. */
        ReportRule: {
            /**
             * @description The identifier of the rule.
             * @example email-in-messages
             */
            rule: string;
            severity: components["schemas"]["Severity"];
            /** @description What breaks the rule. */
            when: string;
            /** @description Why it matters. */
            why: string;
            /** @description The source of the rule: a document of the vendor, or advice. */
            source: string;
            /**
             * Format: int64
             * @description How often it was broken, evicted exchanges included.
             */
            count: number;
            /**
             * Format: date-time
             * @description When it was broken first, as far as the mock server knows.
             */
            firstSeen?: string;
            /**
             * Format: date-time
             * @description When it was broken last.
             */
            lastSeen?: string;
            /** @description The exchanges in the journal that broke it, oldest first. */
            findings: components["schemas"]["ReportFinding"][];
            /** @description Where it was broken, and how often. Places beyond a limit are only part of the count. */
            places: components["schemas"]["FindingPlace"][];
        };
        /** @description An exchange that broke a rule. */
        ReportFinding: {
            /** @description The id of the exchange; empty if the journal has none. */
            requestId: string;
            /** @description The endpoint of the exchange; empty if the finding is about no exchange. */
            endpoint: string;
            /** @description A JSON pointer into the body, or header: and the name of a header; empty for the exchange as a whole. */
            pointer: string;
            /** @description What was seen, in one line; personal data and keys are abbreviated. */
            seen: string;
        };
        /** @description A place where a rule was broken. */
        FindingPlace: {
            /**
             * @description The endpoint of the exchanges.
             * @example bid-request
             */
            endpoint: string;
            /**
             * @description The pointer of the findings, with * for every array index.
             * @example /messages/*\/content
             */
            pointer: string;
            /**
             * Format: int64
             * @description The number of findings.
             */
            count: number;
        };
        /** @description Findings of a rule that are neither shown nor counted. */
        Suppression: {
            /**
             * @description The identifier of the rule.
             * @example forwarded-for-missing
             */
            rule: string;
            /**
             * @description The option that suppresses them, and its source.
             * @example --rule forwarded-for-missing=off (from MOCK_SSP_RULE)
             */
            by: string;
            /**
             * Format: int64
             * @description The number of findings.
             */
            count: number;
        };
        /** @description A kind of response without an ad, and the client's behavior after it. */
        Encounter: {
            /**
             * @description The kind: no-bid, a status, or a fault.
             * @example 429
             */
            kind: string;
            /** @description How often the code encountered it. */
            times: number;
            /** @description How often the same key sent another request to the same endpoint afterwards. */
            retried: number;
            /** @description How often it sent the same body three or more times within the next second. */
            retriedInBurst: number;
        };
        /** @description The views and clicks of a bid. */
        BidResult: {
            /** @description The id of the bid. */
            bidId: string;
            /** @description The id of the exchange that returned it. */
            requestId: string;
            /** @description How often its view URL was requested. */
            views: number;
            /** @description How often its click URL was requested. */
            clicks: number;
        };
        /** @description The run in intervals of equal length, at most 60 from the first to the last. */
        Timeline: {
            /**
             * Format: int64
             * @description The length of an interval, in milliseconds.
             */
            intervalMillis: number;
            /** @description The intervals with ad requests, oldest first. */
            intervals: components["schemas"]["Interval"][];
        };
        /** @description The ad requests in an interval. */
        Interval: {
            /**
             * Format: date-time
             * @description When the interval begins.
             */
            at: string;
            /** @description Requests with an ad. */
            fills: number;
            /** @description Requests without an ad, with success. */
            noBids: number;
            /** @description Requests with an error as the response. */
            errors: number;
            /** @description Requests whose response was broken. */
            faults: number;
            /** @description The distribution of the latencies, with the delays of scenarios and without faults. */
            latencies: components["schemas"]["Latency"][];
            /** @description The median latency in milliseconds, with the delay of a scenario; exact to about a tenth. Faults do not count. */
            medianMillis?: number;
            /** @description The latency in milliseconds that 95 % of the requests do not exceed. */
            p95Millis?: number;
        };
        /** @description How often a latency occurred. */
        Latency: {
            /** @description The latency in milliseconds, exact to about a tenth. */
            millis: number;
            count: number;
        };
        /** @description The figures of one experiment tag. */
        Experiment: {
            /** @description The tag; empty for requests without one. */
            tag: string;
            /** @description Bid requests that were successful, with or without an ad. */
            requests: number;
            /** @description Those with an ad. */
            fills: number;
            /** @description The share of requests with an ad; 0 without a request. */
            fillRate: number;
            /** @description Impressions recorded. */
            impressions: number;
            /** @description Clicks recorded, with repeated ones. */
            clicks: number;
            /** @description The share of impressions that were clicked; 0 without an impression. */
            ctr: number;
            /** @description What billable impressions earn, in dollars. */
            revenue: number;
        };
        /** @description One action, its conditions and its delay. */
        Step: {
            when?: components["schemas"]["Trigger"];
            delay_ms?: components["schemas"]["Delay"];
            /** @description Runs the auction. */
            auction?: Record<string, never>;
            fill?: components["schemas"]["Fill"];
            no_bid?: components["schemas"]["NoBid"];
            fail?: components["schemas"]["Fail"];
            break?: components["schemas"]["BrokenResponse"];
        };
        /** @description All conditions must hold. For each key, each step counts the requests that reach it and meet its other conditions; first, every and chance use that count. */
        Trigger: {
            /** @description Holds for this number of first requests. */
            first?: number;
            /** @description Holds for every n-th request: 3 means the 3rd, the 6th, the 9th. */
            every?: number;
            /** @description Holds with this probability, from 0 to 1; the seed makes it repeatable. */
            chance?: number;
            /**
             * @description Holds only for this endpoint.
             * @enum {string}
             */
            endpoint?: "bid-request" | "get-ad";
            /**
             * @description Holds only for this API key; a * at the end stands for any suffix.
             * @example team-a-*
             */
            key?: string;
            /**
             * @description Header names, each with a regular expression (RE2) that its value must match.
             * @example {
             *       "X-User-Country": "DE|AT"
             *     }
             */
            headers?: {
                [key: string]: string;
            };
            /** @description Conditions on the request body. */
            body?: components["schemas"]["BodyCondition"][];
        };
        /** @description A location in the body, and exactly one condition on its value. */
        BodyCondition: {
            /**
             * @description A JSON Pointer (RFC 6901) to the place.
             * @example /config/experiment_tag
             */
            pointer: string;
            /** @description The value that must be there. */
            equals?: unknown;
            /** @description A regular expression (RE2) that must be found in the value. */
            matches?: string;
            /** @description Whether a value must exist there, or must not. */
            exists?: boolean;
        };
        /** @description Responds with an ad. Without campaign and ad, the mock server selects a suitable campaign. */
        Fill: {
            /** @description The id of a campaign of the inventory. */
            campaign?: string;
            /** @description An inline campaign, in the format of the inventory. */
            ad?: components["schemas"]["Campaign"];
            /** @description The format of the response, whatever formats the request allows. */
            format?: components["schemas"]["AdFormat"];
            /** @description What differs from the usual ad, in revision 2026 only. view-url-member: view_url is a member of the bid, too. late-view-token: the view pixels have expired. duplicate-vote: the poll has this user's vote already. earlier-poll-form: votes and results have the earlier documented form. */
            variants?: ("view-url-member" | "late-view-token" | "duplicate-vote" | "earlier-poll-form")[];
        };
        /** @description Responds without an ad. */
        NoBid: {
            /**
             * @description Why: no winner, or one of the two pacing rules.
             * @enum {string}
             */
            reason?: "no-winner" | "ad-offset" | "max-frequency";
            /** @description Replaces the message of the response. */
            message?: string;
        };
        /** @description Responds with an error, in the envelope of the endpoint. */
        Fail: {
            /** @description The HTTP status. */
            status: number;
            /** @description Replaces the message of the response. */
            message?: string;
            /** @description Replaces the value of the response's error field. */
            error?: unknown;
            /**
             * @description Response headers to set, except Content-Length, Transfer-Encoding, Connection and Date, which the server sets.
             * @example {
             *       "Retry-After": "1"
             *     }
             */
            headers?: {
                [key: string]: string;
            };
            /** @description Replaces the whole body: a string is sent unchanged, any other value as JSON. */
            body?: unknown;
            /** @description The response has no CORS headers, and a preflight is rejected. */
            deny_origin?: boolean;
        };
        /** @description Makes the response fail on the connection. */
        BrokenResponse: {
            /**
             * @description A TCP reset, a connection closed without a byte, no response, a body shorter than declared, or a body that is not JSON.
             * @enum {string}
             */
            fault: "connection-reset" | "empty-response" | "timeout" | "truncated-body" | "malformed-json";
        };
        /**
         * @description Where it comes from: the jar, a file or text of the user, or PUT at run time.
         * @enum {string}
         */
        ScenarioOrigin: "built-in" | "folder" | "option" | "runtime";
        /** @description How far one key is in a scenario. */
        ScenarioProgress: {
            /** @description The identifier of the key in the journal. */
            keyId: string;
            /** @description For each step, how many requests of the key have reached it and met its conditions, except first, every and chance. */
            reached: number[];
        };
        /** @description A key that is bound to a scenario. */
        Binding: {
            /** @description The key, masked. */
            key: string;
            /** @description The identifier of the key in the journal. */
            keyId: string;
            /**
             * @description The name of the scenario.
             * @example no-bid
             */
            name: string;
        };
        /** @description The ads of one advertiser through one DSP. */
        Campaign: {
            /**
             * @description Names the campaign: letters, digits, dot, hyphen and underscore, at most 64.
             * @example trail-shoes
             */
            id: string;
            /**
             * @description The demand-side platform that bids with it. In an auction each DSP offers its best campaign.
             * @example north_dsp
             */
            dsp: string;
            /** @description The brand as users see it; a domain is possible too. */
            advertiser: string;
            /**
             * @description The advertiser's web site, without a scheme.
             * @example shoes.example
             */
            domain: string;
            /**
             * @description The line of business.
             * @example footwear
             */
            vertical: string;
            /**
             * @description What it bids: a CPM in dollars. At most two decimals; the server rejects more. Only a price above the floor can win.
             * @example 5.5
             */
            price: number;
            /** @description The formats of its ads. */
            formats: components["schemas"]["AdFormat"][];
            /**
             * @description Words and phrases; a conversation that holds one as whole words makes the campaign relevant.
             * @example [
             *       "running shoes",
             *       "marathon"
             *     ]
             */
            keywords: components["schemas"]["Texts"];
            /** @description Best first; the first that fits the publisher's limit is shown, and none is ever cut. At least one for sponsored_message. */
            headlines: components["schemas"]["Texts"];
            /** @description Questions to show as sponsored prompts, best first. At least one for sponsored_prompt. */
            prompts: components["schemas"]["Texts"];
            /** @description A sponsored poll, in revision 2026. Required for sponsored_poll. Its button leads to the landing page; without cta_text it has none. */
            poll?: {
                /**
                 * @description The question.
                 * @example Where do you listen most?
                 */
                question: string;
                /**
                 * @description The texts to vote for.
                 * @example [
                 *       "At the gym",
                 *       "On the train"
                 *     ]
                 */
                options: string[];
            };
            /** @description Whether the DSP wants to be told of each view, in revision 2026. If not, url has no view_url. */
            view_pixel?: boolean;
            /**
             * @description The first revision of the vendor API in which it bids. Default: it bids in each.
             * @enum {string}
             */
            since?: "2026";
            /** @description The body of the ad, or null. */
            description: string | null;
            /**
             * @description The label of the button; if absent, the bid has none.
             * @example Shop now
             */
            cta_text?: string;
            /** @description The name of the product, for the legacy endpoint. */
            product: string;
            /** @description An image; if absent, the bid has none. */
            image_url?: components["schemas"]["Link"];
            /** @description The advertiser's logo, shown beside a prompt. */
            logo_url?: components["schemas"]["Link"];
            /** @description The landing page of a click. */
            landing_url: components["schemas"]["Link"];
            /** @description ISO 3166-1 alpha-2 codes of the countries it is shown in; empty for all. */
            countries: string[];
            /** @description ISO 639 codes of its languages, in revision 2026; if absent or empty, it has none. An opener without messages gets it only if Accept-Language has one of them; any other request does not name a language. */
            languages?: string[];
            /** @description The hours of the user's day in which it is shown, in revision 2026. They apply where X-User-Timezone names the user's time zone; if absent, it is shown all day. */
            hours?: {
                /**
                 * @description The first hour.
                 * @example 18
                 */
                from: number;
                /**
                 * @description The hour before which they end. Not after from: on the next day.
                 * @example 23
                 */
                until: number;
            };
            /** @description A conversation that holds one of these as whole words never gets this campaign. */
            banned_words: components["schemas"]["Texts"];
            /**
             * @description Dollars, at most five decimals; the server rejects more. Each win with a production key spends a thousandth of the price. If absent, the budget is unlimited.
             * @example 250
             */
            budget?: number;
        };
        /**
         * @description A card in the conversation, a question to click, or a question to vote on.
         * @enum {string}
         */
        AdFormat: "sponsored_message" | "sponsored_prompt" | "sponsored_poll";
        Texts: string[];
        /**
         * @description An absolute http or https URL, or a path that begins with one / and is resolved against the public URL of the mock server. Only characters that RFC 3986 allows: others are percent-encoded.
         * @example https://shoes.example/trail
         * @example /landing/trail-shoes
         */
        Link: string;
        /** @description A participant of the contract. */
        PactParticipant: {
            /** @description Its name. */
            name: string;
        };
        /** @description The location of a pact. */
        PactReference: {
            provider: components["schemas"]["PactProvider"];
            spec: components["schemas"]["PactSpec"];
            /** @description Its path and query on this server. */
            href: string;
        };
        /**
         * @description The name of a provider in contracts: the API of the SSP, or the legacy endpoint.
         * @enum {string}
         */
        PactProvider: "thrads-ssp" | "thrads-legacy";
        /**
         * @description The version of the Pact specification.
         * @enum {string}
         */
        PactSpec: "4" | "3";
        /** @description The first event of a stream. */
        HelloEvent: {
            /** @description Identifies the content of the journal. It changes when exchanges are removed, and when the mock server starts. */
            journal: string;
            /** @description Whether the stream goes on after the Last-Event-ID of the client. */
            resumed: boolean;
        };
        /** @description An exchange as a row of a list, without headers and bodies. Long texts are cut. */
        ExchangeEvent: {
            /**
             * Format: int64
             * @description The number of the exchange.
             */
            number: number;
            /** @description The id of the exchange. */
            id: string;
            /**
             * Format: date-time
             * @description When the request arrived.
             */
            at: string;
            endpoint: components["schemas"]["Endpoint"];
            /**
             * @description The HTTP method.
             * @example POST
             */
            method: string;
            /** @description The path, still encoded. */
            path: string;
            /** @description The HTTP status; 0 if no response was sent. */
            status: number;
            fault?: components["schemas"]["Fault"];
            outcome: components["schemas"]["Outcome"];
            /** @description Why it has this outcome. */
            reason: string;
            source: components["schemas"]["Source"];
            /** @description The name of the scenario. */
            scenario: string;
            /** @description How long the response took, in milliseconds, with the delay of a scenario. */
            ms: number;
            /** @description The experiment tag of the request. */
            experimentTag?: string;
            /** @description The latest message of the user in the request. */
            message?: string;
            /** @description The headline of the ad, the first of the prompts, or the name of the product. */
            headline?: string;
            client: components["schemas"]["EventClient"];
            findings: components["schemas"]["FindingCounts"];
        };
        /** @description Who sent a request. */
        EventClient: {
            /** @description The key, masked; empty if none was sent. */
            key: string;
            /** @description Identifies the key without revealing it; empty if the key is not valid. */
            keyId: string;
            /** @description The key itself, if it begins with staging or production and has at most 32 characters, so that it was made up for a mock server. */
            name?: string;
            /** @description The user. */
            userId?: string;
            /** @description The chat. */
            chatId?: string;
        };
        /** @description A change other than a new exchange. */
        StateEvent: {
            /**
             * @description What has changed.
             * @enum {string}
             */
            changed: "scenario" | "binding" | "scenarios" | "clock" | "inventory" | "requests" | "reset";
        };
        /** @description The client was too slow, and events were lost. */
        GapEvent: {
            /**
             * Format: int64
             * @description How many events were lost.
             */
            lost: number;
        };
    };
    responses: {
        /** @description The query, the path or the body is invalid: for example, a query parameter that the route does not have, that is sent twice, or that has a broken percent-escape. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The mock server was started with --admin-token, and the request does not have the token. */
        Unauthorized: {
            headers: {
                /**
                 * @description The scheme of the token.
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A page of another origin sent the request, or the request is for a host that is not allowed. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Nothing has this name. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The path does not have the method. */
        MethodNotAllowed: {
            headers: {
                /**
                 * @description The methods of the path.
                 * @example DELETE, GET, PUT
                 */
                Allow?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The state of the server does not permit it now. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is too long. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The mock server failed. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A library that the route needs is not on the class path. */
        NotImplemented: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The mock server has too little memory for the request at the moment, or cannot use the state that it shares with other replicas (--state). Retry-After says in how many seconds to try again. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The shared state cannot be used, or the mock server has too little memory for the request. Retry-After says in how many seconds to try again. */
        NotReady: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Health"] | components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The event stream already has 16 clients. */
        TooManyListeners: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /**
         * @description The name of a scenario: lower-case letters, digits and hyphens.
         * @example no-bid
         */
        ScenarioName: string;
        /**
         * @description The id of an exchange, which is the requestId of its response.
         * @example api_req_0001
         */
        ExchangeId: string;
        /**
         * @description The name of a provider.
         * @example thrads-ssp
         */
        Provider: components["schemas"]["PactProvider"];
        /**
         * @description An API key, in full: the scenarios that this key sees, or the scenario that belongs to it. If absent, what all keys see.
         * @example staging-checkout-17
         */
        ScenarioKey: string;
        /**
         * @description An API key, in full. If absent, the request is about all keys.
         * @example staging-checkout-17
         */
        Key: string;
        /**
         * @description The identifier of an API key, as in the bindings, instead of the key.
         * @example 2c26b46b68ff
         */
        KeyId: string;
        /**
         * @description none for a page without a style sheet, to show in another page.
         * @example none
         */
        ReportStyle: "none";
        /**
         * @description true to validate the body only.
         * @example true
         */
        DryRun: "true" | "false";
        /**
         * @description Only requests for this endpoint.
         * @example bid-request
         */
        FilterEndpoint: components["schemas"]["Endpoint"];
        /**
         * @description Only requests with this API key, given in full. A plus is a plus here.
         * @example staging-checkout-17
         */
        FilterKey: string;
        /**
         * @description Only requests with this chatId.
         * @example chat-1
         */
        FilterChatId: string;
        /**
         * @description Only responses with this HTTP status; 0 stands for none.
         * @example 200
         */
        FilterStatus: number;
        /**
         * @description Only requests with this scenario.
         * @example no-bid
         */
        FilterScenario: string;
        /**
         * @description Only exchanges with this outcome.
         * @example fill
         */
        FilterOutcome: components["schemas"]["Outcome"];
        /**
         * @description Only exchanges of this source. If absent, those of all.
         * @example client
         */
        FilterSource: "client" | "dashboard" | "replay" | "assistant" | "all";
        /**
         * @description Only exchanges at this instant or later. It has an offset; a plus is a plus here.
         * @example 2025-11-24T21:51:52Z
         */
        FilterSince: string;
        /**
         * @description Only exchanges at this instant or earlier. It has an offset; a plus is a plus here.
         * @example 2025-11-24T21:51:52Z
         */
        FilterUntil: string;
        /**
         * @description Only exchanges that this search finds: words that occur anywhere, and prefixes such as user: and status:, all of which must hold. A prefix or a value that does not exist is rejected.
         * @example status:4xx user:user-1 "running shoes"
         */
        FilterSearch: string;
        /**
         * @description The maximum number of exchanges; the newest are returned. If absent, all.
         * @example 10
         */
        Limit: number;
        /**
         * @description Only exchanges after the one with this number.
         * @example 0
         */
        After: number;
        /**
         * @description Only exchanges before the one with this number. With limit, the page before another one.
         * @example 1000
         */
        Before: number;
        /**
         * @description The maximum number of entries; 100 if absent.
         * @example 100
         */
        PageLimit: number;
        /**
         * @description The number of entries to skip; none if absent.
         * @example 100
         */
        PageOffset: number;
        /**
         * @description The name of the scenario; recorded if absent.
         * @example as-recorded
         */
        RecordedName: string;
        /**
         * @description The lowest severity that fails a test case; error if absent.
         * @example warning
         */
        FailOn: "error" | "warning" | "info" | "never";
        /**
         * @description The source of the exchanges in the report; client if absent.
         * @example all
         */
        ReportSource: "client" | "dashboard" | "replay" | "assistant" | "all";
        /**
         * @description The status of the response if the verification fails; 200 if absent.
         * @example 422
         */
        FailWith: number;
        /**
         * @description The number of past exchanges that come first; none if absent.
         * @example 100
         */
        Replay: number;
        /**
         * @description The id of the last event that the client knows. The exchanges since then come first, and replay is ignored.
         * @example 7
         */
        LastEventId: number;
        /**
         * @description The name of the publisher in the pacts; publisher if absent.
         * @example my-chat
         */
        Consumer: string;
        /**
         * @description The revision of the vendor API in the pacts; that of the server if absent.
         * @example 2026
         */
        Revision: "2025-11" | "2026";
        /**
         * @description The version of the Pact specification; 4 if absent.
         * @example 4
         */
        Spec: components["schemas"]["PactSpec"];
        /**
         * @description Without a body: the name of a scenario.
         * @example no-bid
         */
        State: string;
        /**
         * @description Without a body: whether the state begins or ends; setup if absent.
         * @example setup
         */
        Action: "setup" | "teardown";
        /**
         * @description Without a body: the API key that the state is for. If absent, it is for all.
         * @example staging-pact
         */
        StateKey: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description If the query has a key: whether the journal has or has evicted an exchange with it. If false, the key is probably misspelt.
         * @example true
         */
        KeySeen: boolean;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mock server is up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    headHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mock server is up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request has a query parameter. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page of another origin, or of an unknown host, sent the request. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock server has too little memory for the request. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mock server is up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    headLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mock server is up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request has a query parameter. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page of another origin, or of an unknown host, sent the request. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock server has too little memory for the request. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mock server can process requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["NotReady"];
        };
    };
    headReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mock server can process requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request has a query parameter. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page of another origin, or of an unknown host, sent the request. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The shared state cannot be used, or the mock server has too little memory for the request. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI 3.1 document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCaCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate in PEM. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pem-certificate-chain": string;
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listScenarios: {
        parameters: {
            query?: {
                /**
                 * @description An API key, in full: the scenarios that this key sees, or the scenario that belongs to it. If absent, what all keys see.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["ScenarioKey"];
                /**
                 * @description The maximum number of entries; 100 if absent.
                 * @example 100
                 */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The number of entries to skip; none if absent.
                 * @example 100
                 */
                offset?: components["parameters"]["PageOffset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenarios. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getScenario: {
        parameters: {
            query?: {
                /**
                 * @description An API key, in full: the scenarios that this key sees, or the scenario that belongs to it. If absent, what all keys see.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["ScenarioKey"];
            };
            header?: never;
            path: {
                /**
                 * @description The name of a scenario: lower-case letters, digits and hyphens.
                 * @example no-bid
                 */
                name: components["parameters"]["ScenarioName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenario. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioDetails"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putScenario: {
        parameters: {
            query?: {
                /**
                 * @description true to validate the body only.
                 * @example true
                 */
                dryRun?: components["parameters"]["DryRun"];
            };
            header?: never;
            path: {
                /**
                 * @description The name of a scenario: lower-case letters, digits and hyphens.
                 * @example no-bid
                 */
                name: components["parameters"]["ScenarioName"];
            };
            cookie?: never;
        };
        /** @description A scenario file, and the key that it belongs to. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutScenarioRequest"];
            };
        };
        responses: {
            /** @description The scenario replaces one of the same name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioSummary"];
                };
            };
            /** @description The scenario is new. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioSummary"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteScenario: {
        parameters: {
            query?: {
                /**
                 * @description An API key, in full: the scenarios that this key sees, or the scenario that belongs to it. If absent, what all keys see.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["ScenarioKey"];
            };
            header?: never;
            path: {
                /**
                 * @description The name of a scenario: lower-case letters, digits and hyphens.
                 * @example no-bid
                 */
                name: components["parameters"]["ScenarioName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenario is removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSelection: {
        parameters: {
            query?: {
                /**
                 * @description An API key, in full. If absent, the request is about all keys.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["Key"];
                /**
                 * @description The maximum number of entries; 100 if absent.
                 * @example 100
                 */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The number of entries to skip; none if absent.
                 * @example 100
                 */
                offset?: components["parameters"]["PageOffset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The selection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioSelection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    selectScenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The scenario, and the key if it is for one key only. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelectScenarioRequest"];
            };
        };
        responses: {
            /** @description The new selection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioSelection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    unselectScenario: {
        parameters: {
            query?: {
                /**
                 * @description An API key, in full. If absent, the request is about all keys.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["Key"];
                /**
                 * @description The identifier of an API key, as in the bindings, instead of the key.
                 * @example 2c26b46b68ff
                 */
                keyId?: components["parameters"]["KeyId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new selection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioSelection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listExchanges: {
        parameters: {
            query?: {
                /**
                 * @description Only requests for this endpoint.
                 * @example bid-request
                 */
                endpoint?: components["parameters"]["FilterEndpoint"];
                /**
                 * @description Only requests with this API key, given in full. A plus is a plus here.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["FilterKey"];
                /**
                 * @description Only requests with this chatId.
                 * @example chat-1
                 */
                chatId?: components["parameters"]["FilterChatId"];
                /**
                 * @description Only responses with this HTTP status; 0 stands for none.
                 * @example 200
                 */
                status?: components["parameters"]["FilterStatus"];
                /**
                 * @description Only requests with this scenario.
                 * @example no-bid
                 */
                scenario?: components["parameters"]["FilterScenario"];
                /**
                 * @description Only exchanges with this outcome.
                 * @example fill
                 */
                outcome?: components["parameters"]["FilterOutcome"];
                /**
                 * @description Only exchanges of this source. If absent, those of all.
                 * @example client
                 */
                source?: components["parameters"]["FilterSource"];
                /**
                 * @description Only exchanges at this instant or later. It has an offset; a plus is a plus here.
                 * @example 2025-11-24T21:51:52Z
                 */
                since?: components["parameters"]["FilterSince"];
                /**
                 * @description Only exchanges at this instant or earlier. It has an offset; a plus is a plus here.
                 * @example 2025-11-24T21:51:52Z
                 */
                until?: components["parameters"]["FilterUntil"];
                /**
                 * @description Only exchanges that this search finds: words that occur anywhere, and prefixes such as user: and status:, all of which must hold. A prefix or a value that does not exist is rejected.
                 * @example status:4xx user:user-1 "running shoes"
                 */
                q?: components["parameters"]["FilterSearch"];
                /**
                 * @description The maximum number of exchanges; the newest are returned. If absent, all.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exchanges. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteExchanges: {
        parameters: {
            query?: {
                /**
                 * @description Only requests for this endpoint.
                 * @example bid-request
                 */
                endpoint?: components["parameters"]["FilterEndpoint"];
                /**
                 * @description Only requests with this API key, given in full. A plus is a plus here.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["FilterKey"];
                /**
                 * @description Only requests with this chatId.
                 * @example chat-1
                 */
                chatId?: components["parameters"]["FilterChatId"];
                /**
                 * @description Only responses with this HTTP status; 0 stands for none.
                 * @example 200
                 */
                status?: components["parameters"]["FilterStatus"];
                /**
                 * @description Only requests with this scenario.
                 * @example no-bid
                 */
                scenario?: components["parameters"]["FilterScenario"];
                /**
                 * @description Only exchanges with this outcome.
                 * @example fill
                 */
                outcome?: components["parameters"]["FilterOutcome"];
                /**
                 * @description Only exchanges of this source. If absent, those of all.
                 * @example client
                 */
                source?: components["parameters"]["FilterSource"];
                /**
                 * @description Only exchanges at this instant or later. It has an offset; a plus is a plus here.
                 * @example 2025-11-24T21:51:52Z
                 */
                since?: components["parameters"]["FilterSince"];
                /**
                 * @description Only exchanges at this instant or earlier. It has an offset; a plus is a plus here.
                 * @example 2025-11-24T21:51:52Z
                 */
                until?: components["parameters"]["FilterUntil"];
                /**
                 * @description Only exchanges that this search finds: words that occur anywhere, and prefixes such as user: and status:, all of which must hold. A prefix or a value that does not exist is rejected.
                 * @example status:4xx user:user-1 "running shoes"
                 */
                q?: components["parameters"]["FilterSearch"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exchanges are deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSummaries: {
        parameters: {
            query?: {
                /**
                 * @description Only requests for this endpoint.
                 * @example bid-request
                 */
                endpoint?: components["parameters"]["FilterEndpoint"];
                /**
                 * @description Only requests with this API key, given in full. A plus is a plus here.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["FilterKey"];
                /**
                 * @description Only requests with this chatId.
                 * @example chat-1
                 */
                chatId?: components["parameters"]["FilterChatId"];
                /**
                 * @description Only responses with this HTTP status; 0 stands for none.
                 * @example 200
                 */
                status?: components["parameters"]["FilterStatus"];
                /**
                 * @description Only requests with this scenario.
                 * @example no-bid
                 */
                scenario?: components["parameters"]["FilterScenario"];
                /**
                 * @description Only exchanges with this outcome.
                 * @example fill
                 */
                outcome?: components["parameters"]["FilterOutcome"];
                /**
                 * @description Only exchanges of this source. If absent, those of all.
                 * @example client
                 */
                source?: components["parameters"]["FilterSource"];
                /**
                 * @description Only exchanges at this instant or later. It has an offset; a plus is a plus here.
                 * @example 2025-11-24T21:51:52Z
                 */
                since?: components["parameters"]["FilterSince"];
                /**
                 * @description Only exchanges at this instant or earlier. It has an offset; a plus is a plus here.
                 * @example 2025-11-24T21:51:52Z
                 */
                until?: components["parameters"]["FilterUntil"];
                /**
                 * @description Only exchanges that this search finds: words that occur anywhere, and prefixes such as user: and status:, all of which must hold. A prefix or a value that does not exist is rejected.
                 * @example status:4xx user:user-1 "running shoes"
                 */
                q?: components["parameters"]["FilterSearch"];
                /**
                 * @description Only exchanges after the one with this number.
                 * @example 0
                 */
                after?: components["parameters"]["After"];
                /**
                 * @description Only exchanges before the one with this number. With limit, the page before another one.
                 * @example 1000
                 */
                before?: components["parameters"]["Before"];
                /**
                 * @description The maximum number of exchanges; the newest are returned. If absent, all.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportHar: {
        parameters: {
            query?: {
                /**
                 * @description Only requests for this endpoint.
                 * @example bid-request
                 */
                endpoint?: components["parameters"]["FilterEndpoint"];
                /**
                 * @description Only requests with this API key, given in full. A plus is a plus here.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["FilterKey"];
                /**
                 * @description Only requests with this chatId.
                 * @example chat-1
                 */
                chatId?: components["parameters"]["FilterChatId"];
                /**
                 * @description Only responses with this HTTP status; 0 stands for none.
                 * @example 200
                 */
                status?: components["parameters"]["FilterStatus"];
                /**
                 * @description Only requests with this scenario.
                 * @example no-bid
                 */
                scenario?: components["parameters"]["FilterScenario"];
                /**
                 * @description Only exchanges with this outcome.
                 * @example fill
                 */
                outcome?: components["parameters"]["FilterOutcome"];
                /**
                 * @description Only exchanges of this source. If absent, those of all.
                 * @example client
                 */
                source?: components["parameters"]["FilterSource"];
                /**
                 * @description Only exchanges at this instant or later. It has an offset; a plus is a plus here.
                 * @example 2025-11-24T21:51:52Z
                 */
                since?: components["parameters"]["FilterSince"];
                /**
                 * @description Only exchanges at this instant or earlier. It has an offset; a plus is a plus here.
                 * @example 2025-11-24T21:51:52Z
                 */
                until?: components["parameters"]["FilterUntil"];
                /**
                 * @description Only exchanges that this search finds: words that occur anywhere, and prefixes such as user: and status:, all of which must hold. A prefix or a value that does not exist is rejected.
                 * @example status:4xx user:user-1 "running shoes"
                 */
                q?: components["parameters"]["FilterSearch"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    "X-Mock-Key-Seen": components["headers"]["KeySeen"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HttpArchive"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportJsonLines: {
        parameters: {
            query?: {
                /**
                 * @description Only requests for this endpoint.
                 * @example bid-request
                 */
                endpoint?: components["parameters"]["FilterEndpoint"];
                /**
                 * @description Only requests with this API key, given in full. A plus is a plus here.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["FilterKey"];
                /**
                 * @description Only requests with this chatId.
                 * @example chat-1
                 */
                chatId?: components["parameters"]["FilterChatId"];
                /**
                 * @description Only responses with this HTTP status; 0 stands for none.
                 * @example 200
                 */
                status?: components["parameters"]["FilterStatus"];
                /**
                 * @description Only requests with this scenario.
                 * @example no-bid
                 */
                scenario?: components["parameters"]["FilterScenario"];
                /**
                 * @description Only exchanges with this outcome.
                 * @example fill
                 */
                outcome?: components["parameters"]["FilterOutcome"];
                /**
                 * @description Only exchanges of this source. If absent, those of all.
                 * @example client
                 */
                source?: components["parameters"]["FilterSource"];
                /**
                 * @description Only exchanges at this instant or later. It has an offset; a plus is a plus here.
                 * @example 2025-11-24T21:51:52Z
                 */
                since?: components["parameters"]["FilterSince"];
                /**
                 * @description Only exchanges at this instant or earlier. It has an offset; a plus is a plus here.
                 * @example 2025-11-24T21:51:52Z
                 */
                until?: components["parameters"]["FilterUntil"];
                /**
                 * @description Only exchanges that this search finds: words that occur anywhere, and prefixes such as user: and status:, all of which must hold. A prefix or a value that does not exist is rejected.
                 * @example status:4xx user:user-1 "running shoes"
                 */
                q?: components["parameters"]["FilterSearch"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One exchange in each line. */
            200: {
                headers: {
                    "X-Mock-Key-Seen": components["headers"]["KeySeen"];
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of an exchange, which is the requestId of its response.
                 * @example api_req_0001
                 */
                id: components["parameters"]["ExchangeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exchange. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExchangeAsStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of an exchange, which is the requestId of its response.
                 * @example api_req_0001
                 */
                id: components["parameters"]["ExchangeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The step. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Step"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRecordedScenario: {
        parameters: {
            query?: {
                /**
                 * @description The name of the scenario; recorded if absent.
                 * @example as-recorded
                 */
                name?: components["parameters"]["RecordedName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenario file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="recorded.json"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    verify: {
        parameters: {
            query?: {
                /**
                 * @description The status of the response if the verification fails; 200 if absent.
                 * @example 422
                 */
                failWith?: components["parameters"]["FailWith"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The patterns that must match. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationRequest"];
            };
        };
        responses: {
            /** @description The result, passed or failed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
            /** @description With failWith, the result of a failed verification. It has the status that failWith asks for, also if that is one of the others here. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationResult"];
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: {
                /**
                 * @description An API key, in full. If absent, the request is about all keys.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["Key"];
                /**
                 * @description The source of the exchanges in the report; client if absent.
                 * @example all
                 */
                source?: components["parameters"]["ReportSource"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteReport: {
        parameters: {
            query?: {
                /**
                 * @description An API key, in full. If absent, the request is about all keys.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["Key"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReportPage: {
        parameters: {
            query?: {
                /**
                 * @description An API key, in full. If absent, the request is about all keys.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["Key"];
                /**
                 * @description The source of the exchanges in the report; client if absent.
                 * @example all
                 */
                source?: components["parameters"]["ReportSource"];
                /**
                 * @description none for a page without a style sheet, to show in another page.
                 * @example none
                 */
                style?: components["parameters"]["ReportStyle"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReportXml: {
        parameters: {
            query?: {
                /**
                 * @description An API key, in full. If absent, the request is about all keys.
                 * @example staging-checkout-17
                 */
                key?: components["parameters"]["Key"];
                /**
                 * @description The source of the exchanges in the report; client if absent.
                 * @example all
                 */
                source?: components["parameters"]["ReportSource"];
                /**
                 * @description The lowest severity that fails a test case; error if absent.
                 * @example warning
                 */
                failOn?: components["parameters"]["FailOn"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listen: {
        parameters: {
            query?: {
                /**
                 * @description The number of past exchanges that come first; none if absent.
                 * @example 100
                 */
                replay?: components["parameters"]["Replay"];
            };
            header?: {
                /**
                 * @description The id of the last event that the client knows. The exchanges since then come first, and replay is ignored.
                 * @example 7
                 */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["TooManyListeners"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    freezeClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The instant. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeClockRequest"];
            };
        };
        responses: {
            /** @description The new state of the clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    resetClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new state of the clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The duration. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceClockRequest"];
            };
        };
        responses: {
            /** @description The new state of the clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    sendMcpMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A JSON-RPC message. */
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The response to a request. A mistake in the arguments of a tool is a result too. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The notification has arrived. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["ServerError"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["Unavailable"];
        };
    };
    getInventory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The inventory. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inventory"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putInventory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description An inventory file. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Inventory"];
            };
        };
        responses: {
            /** @description The inventory is active. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventorySummary"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The key, if only one is reset. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description The state is reset. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cookie is set, if the server has a token. */
            204: {
                headers: {
                    /**
                     * @description The cookie; none if the server has no token.
                     * @example mock-ssp-1b9FfA0k=…; Path=/__admin; HttpOnly; SameSite=Strict
                     */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPacts: {
        parameters: {
            query?: {
                /**
                 * @description The name of the publisher in the pacts; publisher if absent.
                 * @example my-chat
                 */
                consumer?: components["parameters"]["Consumer"];
                /**
                 * @description The revision of the vendor API in the pacts; that of the server if absent.
                 * @example 2026
                 */
                revision?: components["parameters"]["Revision"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pacts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PactList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPact: {
        parameters: {
            query?: {
                /**
                 * @description The name of the publisher in the pacts; publisher if absent.
                 * @example my-chat
                 */
                consumer?: components["parameters"]["Consumer"];
                /**
                 * @description The version of the Pact specification; 4 if absent.
                 * @example 4
                 */
                spec?: components["parameters"]["Spec"];
                /**
                 * @description The revision of the vendor API in the pacts; that of the server if absent.
                 * @example 2026
                 */
                revision?: components["parameters"]["Revision"];
            };
            header?: never;
            path: {
                /**
                 * @description The name of a provider.
                 * @example thrads-ssp
                 */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pact file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["ServerError"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeState: {
        parameters: {
            query?: {
                /**
                 * @description Without a body: the name of a scenario.
                 * @example no-bid
                 */
                state?: components["parameters"]["State"];
                /**
                 * @description Without a body: whether the state begins or ends; setup if absent.
                 * @example setup
                 */
                action?: components["parameters"]["Action"];
                /**
                 * @description Without a body: the API key that the state is for. If absent, it is for all.
                 * @example staging-pact
                 */
                key?: components["parameters"]["StateKey"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The state. Absent if the query has it. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StateChange"];
            };
        };
        responses: {
            /** @description The state was set up or torn down. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateChangeResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
