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
 * One documented outcome: what is asked, in which state of the provider, and what is answered.
 *
 * @param provider who is asked
 * @param name tells it from the others of its provider, such as {@code no-bid}
 * @param description the same for a person, such as {@code a bid request that nobody wins}
 * @param state the state that the provider must be in
 * @param request what is asked
 * @param answer what the double answers
 * @param guarantee what the state promises beyond the schema
 */
public record Interaction(
        Provider provider,
        String name,
        String description,
        State state,
        Request request,
        Answer answer,
        Guarantee guarantee) {

    /** The state that needs nothing done: the API as documented. */
    public static final String DEFAULT_STATE = "default";

    /**
     * A provider state.
     *
     * @param scenario the name of the scenario that is this state
     * @param params {@code key}: the key that it is for, so that no other key's calls are disturbed
     */
    public record State(String scenario, Map<String, String> params) {
        public State {
            requireNonNull(scenario, "scenario");
            params = Collections.unmodifiableMap(new TreeMap<>(params));
        }

        /** @return whether the request alone brings the outcome about, with any server that knows the key */
        public boolean isDefault() {
            return scenario.equals(DEFAULT_STATE);
        }
    }

    /**
     * What is sent. Its key, if it has one, stands in the header {@link Provider#keyHeader()} and is a key of the mock
     * server; another server wants another.
     *
     * @param method the HTTP method
     * @param path the path, without a host
     * @param query the query without the question mark, empty when there is none
     * @param headers the header fields; Content-Type is among them when there is a body
     * @param body a JSON body, missing when there is none
     * @param schema the path of the schema that well-formed bodies obey, such as {@code
     *     2025-11/bid-request.schema.json}; this body breaks it when the outcome is that it is refused. Empty without a
     *     body
     * @param link where path and query come from when only an earlier response can tell them
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

        /** @return whether it is a preflight of a browser, which never carries a key */
        public boolean isPreflight() {
            return method.equals("OPTIONS");
        }

        /** @return the web origin of the page that sends it, empty when no page does */
        public Optional<String> origin() {
            return headers.first("Origin");
        }
    }

    /**
     * A tracking URL that the provider has issued. In path and query, {@link #EXAMPLE} stands for its token.
     *
     * @param tokenName the member that carries such a token in the response to a state change, such as {@code
     *     clickToken}
     * @param source the name of the interaction of the same provider whose response has such a URL
     * @param pointer a JSON Pointer to the URL in that response
     */
    public record Link(String tokenName, String source, String pointer) {

        /** Stands for a token that the provider has issued. */
        public static final String EXAMPLE = "token-of-the-provider-state";

        public Link {
            requireNonNull(tokenName, "tokenName");
            requireNonNull(source, "source");
            requireNonNull(pointer, "pointer");
        }
    }

    /**
     * The response. Status and headers ({@link HeaderRule}) are the contract; of the body, only what the schema says:
     * ids, times, texts and prices are an example.
     *
     * @param status the HTTP status
     * @param headers the header fields; Content-Type is among them when there is a body
     * @param body an example that is valid against the schema; binary when it is no JSON, missing when there is none
     * @param schema the path of the schema that every such response obeys, such as {@code
     *     2025-11/bid-response.schema.json}; empty when the body is no JSON
     */
    public record Answer(int status, Headers headers, JsonNode body, Optional<String> schema) {
        public Answer {
            requireNonNull(headers, "headers");
            body = body.deepCopy();
            requireNonNull(schema, "schema");
        }
    }

    /**
     * What the state promises beyond the schema.
     *
     * @param creative whether its scenario names the ad: then optional fields that the example has are always there,
     *     and nullable ones are null, or not, as in the example
     * @param headers names of headers, in lower case, whose values its scenario names
     */
    public record Guarantee(boolean creative, Set<String> headers) {
        public Guarantee {
            headers = Collections.unmodifiableSet(new TreeSet<>(headers));
        }
    }

    public Interaction {
        requireNonNull(provider, "provider");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(state, "state");
        requireNonNull(request, "request");
        requireNonNull(answer, "answer");
        requireNonNull(guarantee, "guarantee");
    }
}
