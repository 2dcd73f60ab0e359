package dev.mockssp.contract;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.Headers;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * One documented outcome: the request, the provider's state, and the response.
 *
 * @param provider the provider
 * @param name identifies it among those of its provider, such as {@code no-bid}
 * @param description human-readable, such as {@code a bid request that nobody wins}
 * @param state the required state of the provider
 * @param request the request
 * @param response the response of mock-ssp
 * @param guarantee what the state guarantees in addition to the schema
 * @param checksAbsentError whether a verification checks that the response has no {@code error} member, where the
 *     schema forbids one. True for one interaction of each provider, because that check replaces the one for missing
 *     members
 */
public record Interaction(
        Provider provider,
        String name,
        String description,
        State state,
        Request request,
        ExpectedResponse response,
        Guarantee guarantee,
        boolean checksAbsentError) {

    /** The state without any preparation: the API as documented. */
    public static final String DEFAULT_STATE = "default";

    /**
     * A provider state.
     *
     * @param scenario the name of the scenario that is this state
     * @param params {@code key}: the API key that the state applies to, so that requests with other keys are not
     *     affected
     */
    public record State(String scenario, Map<String, String> params) {
        public State {
            requireNonNull(scenario, "scenario");
            params = Collections.unmodifiableMap(new TreeMap<>(params));
        }

        /** @return whether the request alone causes the outcome, on any server that knows the key */
        public boolean isDefault() {
            return scenario.equals(DEFAULT_STATE);
        }
    }

    /**
     * The request. If it has an API key, the key is in the header {@link Provider#keyHeader()} and is valid on the mock
     * server only.
     *
     * @param method the HTTP method
     * @param path the path, without a host
     * @param query the query without the question mark; empty when there is none
     * @param headers the header fields, including Content-Type when there is a body
     * @param body a JSON body; missing when there is none
     * @param schema the path of the schema of valid bodies, such as {@code 2025-11/bid-request.schema.json}; this body
     *     violates it when the outcome is a rejection. Empty without a body
     * @param link the source of path and query when they come from an earlier response
     */
    public record Request(
            String method,
            String path,
            String query,
            Headers headers,
            JsonNode body,
            Optional<String> schema,
            Optional<Link> link) {
        public Request {
            requireNonNull(method, "method");
            requireNonNull(path, "path");
            requireNonNull(query, "query");
            requireNonNull(headers, "headers");
            body = body.deepCopy();
            requireNonNull(schema, "schema");
            requireNonNull(link, "link");
        }

        /** @return whether this is a browser's preflight, which never contains a key */
        public boolean isPreflight() {
            return method.equals("OPTIONS");
        }

        /** @return the web origin of the page that sends the request; empty when no page does */
        public Optional<String> origin() {
            return headers.first("Origin");
        }
    }

    /**
     * A tracking URL that the provider has issued. In path and query, {@link #EXAMPLE} is a placeholder for the token.
     *
     * @param tokenName the member with such a token in the response to a state change, such as {@code clickToken}
     * @param source the name of an interaction of the same provider whose response contains such a URL
     * @param pointer a JSON Pointer to the URL in that response
     * @param parameter the query parameter of that URL which is the tracking URL; empty when it is the URL itself
     */
    public record Link(String tokenName, String source, String pointer, Optional<String> parameter) {

        /** A placeholder for a token that the provider has issued. */
        public static final String EXAMPLE = "token-of-the-provider-state";

        public Link {
            requireNonNull(tokenName, "tokenName");
            requireNonNull(source, "source");
            requireNonNull(pointer, "pointer");
            requireNonNull(parameter, "parameter");
        }

        static Link of(String tokenName, String source, String pointer) {
            return new Link(tokenName, source, pointer, Optional.empty());
        }
    }

    /**
     * The response. Status, headers ({@link HeaderRule}) and the body's schema are the contract. Ids, times, texts and
     * prices in the body are examples.
     *
     * @param status the HTTP status
     * @param headers the header fields, including Content-Type when there is a body
     * @param body an example that is valid against the schema; binary when it is not JSON, missing when there is none
     * @param schema the path of the schema of all such responses, such as {@code 2025-11/bid-response.schema.json};
     *     empty when the body is not JSON
     */
    public record ExpectedResponse(int status, Headers headers, JsonNode body, Optional<String> schema) {
        public ExpectedResponse {
            requireNonNull(headers, "headers");
            body = body.deepCopy();
            requireNonNull(schema, "schema");
        }
    }

    /**
     * What the state guarantees in addition to the schema.
     *
     * @param creative whether its scenario determines the ad: then optional fields of the example are always present,
     *     and nullable fields are null exactly where the example has null
     * @param headers names of headers, in lower case, whose values its scenario determines
     * @param kinds names of members of the bid that say which others it has, and whose values scenario or request
     *     determine, such as {@code ad_format}
     * @param pixels names of query parameters with a view pixel, which the click URL of the bid has
     */
    public record Guarantee(boolean creative, Set<String> headers, Set<String> kinds, Set<String> pixels) {

        /** Members on which others depend, and which differ between the ads of one format. */
        private static final Set<String> OF_THE_AD = Set.of("placement", "cta_url");

        public Guarantee {
            headers = Collections.unmodifiableSet(new TreeSet<>(headers));
            kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
            pixels = Collections.unmodifiableSet(new TreeSet<>(pixels));
        }

        /**
         * @param member the name of a member of a response
         * @return whether the example's value is one of several, on which the presence of other members depends
         */
        public boolean leavesOpen(String member) {
            return !creative && OF_THE_AD.contains(member) && !kinds.contains(member);
        }
    }

    public Interaction {
        requireNonNull(provider, "provider");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(state, "state");
        requireNonNull(request, "request");
        requireNonNull(response, "response");
        requireNonNull(guarantee, "guarantee");
    }
}
