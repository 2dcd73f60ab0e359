package dev.mockssp.journal;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.json.JsonPointers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One request and its response. Keys and credentials are masked; all else is as it was sent.
 *
 * @param number the number of the exchange in this run, from 1; 0 before the journal has it
 * @param at when the request arrived, by the clock of the mock server
 * @param id the identifier of the request, as in the envelope of the response
 * @param endpoint {@code bid-request}, {@code get-ad}, {@code click}, {@code view}, {@code product-click},
 *     {@code landing}, {@code unknown} or {@link #PROVIDER_STATE}
 * @param request the request
 * @param response the response
 * @param client what is known about the client
 * @param source what sent the request
 * @param scenario the scenario that was selected, and by what
 * @param decidedBy the filter or endpoint that created the response; the checks before it passed (contract.md 1.3)
 * @param outcome what the response means
 * @param experimentTag the {@code experiment_tag} of the request
 * @param millis the time to create the response, in milliseconds, without the delay of a scenario
 * @param delayMillis the delay of a scenario, in milliseconds
 * @param auction the explanation of the auction, if there was one
 * @param findings the findings of the integration rules
 */
public record Exchange(
        long number,
        Instant at,
        String id,
        String endpoint,
        RecordedRequest request,
        RecordedResponse response,
        Client client,
        Source source,
        ScenarioChoice scenario,
        String decidedBy,
        Outcome outcome,
        Optional<String> experimentTag,
        double millis,
        long delayMillis,
        Optional<RecordedAuction> auction,
        List<Finding> findings) {

    /** The endpoint of requests with which a Pact verifier changes the provider state. */
    public static final String PROVIDER_STATE = "provider-state";

    public Exchange {
        findings = List.copyOf(findings);
    }

    /**
     * A request as it was received.
     *
     * @param path the path, still percent-encoded
     * @param query the query without the question mark, empty if there is none
     * @param body the body, empty if it is longer than the limit
     * @param oversized whether the body is longer than the limit
     */
    public record RecordedRequest(
            String method, String path, String query, Headers headers, byte[] body, boolean oversized) {

        @Override
        public boolean equals(Object other) {
            return other instanceof RecordedRequest that
                    && fields().equals(that.fields())
                    && Arrays.equals(body, that.body);
        }

        @Override
        public int hashCode() {
            return 31 * fields().hashCode() + Arrays.hashCode(body);
        }

        private List<Object> fields() {
            return List.of(method, path, query, headers, oversized);
        }

        /** @return the body decoded as UTF-8 */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /**
         * Returns one value of a JSON body.
         *
         * @param pointer a JSON pointer (RFC 6901), such as {@code /messages/0/content}
         * @return a string without its quotes, any other value as JSON; empty if the body has no such value or is not
         *     JSON
         */
        public Optional<String> at(String pointer) {
            return JsonPointers.at(body, pointer);
        }
    }

    /**
     * A response as it was sent.
     *
     * @param status the HTTP status, 0 if no response was sent
     * @param contentType the content type, empty if there is none
     * @param fault the fault that was applied on the connection
     */
    public record RecordedResponse(
            int status, Headers headers, String contentType, byte[] body, Optional<Fault> fault) {

        @Override
        public boolean equals(Object other) {
            return other instanceof RecordedResponse that
                    && fields().equals(that.fields())
                    && Arrays.equals(body, that.body);
        }

        @Override
        public int hashCode() {
            return 31 * fields().hashCode() + Arrays.hashCode(body);
        }

        private List<Object> fields() {
            return List.of(status, headers, contentType, fault);
        }

        /** @return the body decoded as UTF-8 */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /**
         * Returns one value of a JSON body.
         *
         * @param pointer a JSON pointer (RFC 6901), such as {@code /data/bid/headline}
         * @return a string without its quotes, any other value as JSON; empty if the body has no such value or is not
         *     JSON
         */
        public Optional<String> at(String pointer) {
            return JsonPointers.at(body, pointer);
        }
    }

    /**
     * The client of an exchange.
     *
     * @param key the masked API key, empty if none was sent
     * @param keyId an identifier of the key that does not reveal it, empty if the key is not valid
     * @param environment {@code staging}, {@code production}, or empty if the key is not valid
     * @param userId the {@code userId} of the request
     * @param chatId the {@code chatId} of the request
     * @param country the country of the user, empty if unknown
     */
    public record Client(
            String key,
            String keyId,
            String environment,
            Optional<String> userId,
            Optional<String> chatId,
            Optional<String> country) {}

    /**
     * The scenario that was selected for a request.
     *
     * @param name the name of the scenario
     * @param by what selected it: {@code header}, {@code key}, {@code binding} or {@code active}
     */
    public record ScenarioChoice(String name, String by) {}

    /**
     * @return whether it was a request to the vendor API; verifications, reports and recorded scenarios ignore all
     *     others
     */
    public boolean isVendorTraffic() {
        return !endpoint.equals(PROVIDER_STATE);
    }

    /**
     * @param newFindings the findings
     * @return a copy with these findings only
     */
    public Exchange with(List<Finding> newFindings) {
        return copy(number, newFindings);
    }

    /**
     * @param additionalFindings more findings
     * @return a copy with these findings in addition
     */
    public Exchange and(List<Finding> additionalFindings) {
        return additionalFindings.isEmpty() ? this : numbered(number, additionalFindings);
    }

    /** @return a copy with another request, response, outcome and findings */
    public Exchange with(
            RecordedRequest newRequest, RecordedResponse newResponse, Outcome newOutcome, List<Finding> newFindings) {
        return new Exchange(
                number,
                at,
                id,
                endpoint,
                newRequest,
                newResponse,
                client,
                source,
                scenario,
                decidedBy,
                newOutcome,
                experimentTag,
                millis,
                delayMillis,
                auction,
                newFindings);
    }

    /** @return a copy with a number, and with these findings in addition */
    public Exchange numbered(long newNumber, List<Finding> additionalFindings) {
        if (findings.isEmpty() || additionalFindings.isEmpty()) {
            return copy(newNumber, findings.isEmpty() ? additionalFindings : findings);
        }
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(additionalFindings);
        return copy(newNumber, all);
    }

    private Exchange copy(long newNumber, List<Finding> newFindings) {
        return new Exchange(
                newNumber,
                at,
                id,
                endpoint,
                request,
                response,
                client,
                source,
                scenario,
                decidedBy,
                outcome,
                experimentTag,
                millis,
                delayMillis,
                auction,
                newFindings);
    }
}
