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
 * One request and its answer. Keys are masked and one that was refused is nowhere; all else is as it was sent.
 *
 * @param number counts the exchanges of a run from 1; 0 until the journal has it
 * @param at when the request came in, by the double's clock
 * @param id the request's identifier, as in the answer's envelope
 * @param endpoint {@code bid-request}, {@code get-ad}, {@code click}, {@code view}, {@code product-click},
 *     {@code landing}, {@code unknown} or {@link #PROVIDER_STATE}
 * @param caller who called
 * @param scenario the scenario that was chosen, and by what
 * @param decidedBy the check that made the answer; all before it were passed (contract.md 1.3)
 * @param millis how long the answer took to make, in milliseconds, without the delay of a scenario
 * @param delayMillis the delay of a scenario
 * @param auction the auction, if there was one
 * @param findings what is wrong or worth knowing about it
 */
public record Exchange(
        long number,
        Instant at,
        String id,
        String endpoint,
        RecordedRequest request,
        RecordedResponse answer,
        Client caller,
        ScenarioChoice scenario,
        String decidedBy,
        Outcome outcome,
        Optional<String> experimentTag,
        double millis,
        long delayMillis,
        Optional<RecordedAuction> auction,
        List<Finding> findings) {

    /** The endpoint of a change of the provider state, which a Pact verifier sends to the admin API. */
    public static final String PROVIDER_STATE = "provider-state";

    public Exchange {
        findings = List.copyOf(findings);
    }

    /** The request. */
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

        /** @return the body as text */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /**
         * @param pointer a JSON pointer, such as {@code /messages/0/content}
         * @return what stands there in the body: a string as it is, all else as JSON; empty where nothing stands
         */
        public Optional<String> at(String pointer) {
            return JsonPointers.at(body, pointer);
        }
    }

    /**
     * The answer.
     *
     * @param status 0 when nothing was answered
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

        /** @return the body as text */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /**
         * @param pointer a JSON pointer, such as {@code /data/bid/headline}
         * @return what stands there in the body: a string as it is, all else as JSON; empty where nothing stands
         */
        public Optional<String> at(String pointer) {
            return JsonPointers.at(body, pointer);
        }
    }

    /**
     * Who called.
     *
     * @param key the masked key, empty when none was sent
     * @param keyId tells keys apart without showing them; empty when the key is not valid
     * @param environment {@code staging}, {@code production} or empty
     * @param country where the user is, empty when unknown
     */
    public record Client(
            String key,
            String keyId,
            String environment,
            Optional<String> userId,
            Optional<String> chatId,
            Optional<String> country) {}

    /**
     * The scenario that was chosen.
     *
     * @param name its name
     * @param by what chose it: {@code header}, {@code key}, {@code binding} or {@code active}
     */
    public record ScenarioChoice(String name, String by) {}

    /**
     * @return whether a client of the vendor's API sent it; verifications, reports and recorded scenarios look at these
     *     exchanges only
     */
    public boolean isVendorTraffic() {
        return !endpoint.equals(PROVIDER_STATE);
    }

    /**
     * @param found what was found in it
     * @return this exchange with these findings
     */
    public Exchange with(List<Finding> found) {
        return copy(number, found);
    }

    /**
     * @param found what else was found in it
     * @return this exchange with these findings as well
     */
    public Exchange and(List<Finding> found) {
        return found.isEmpty() ? this : numbered(number, found);
    }

    /** @return this exchange with other contents */
    public Exchange with(RecordedRequest sent, RecordedResponse answered, Outcome ended, List<Finding> found) {
        return new Exchange(
                number,
                at,
                id,
                endpoint,
                sent,
                answered,
                caller,
                scenario,
                decidedBy,
                ended,
                experimentTag,
                millis,
                delayMillis,
                auction,
                found);
    }

    /** @return this exchange with its number, and these findings as well */
    public Exchange numbered(long counted, List<Finding> found) {
        if (findings.isEmpty() || found.isEmpty()) {
            return copy(counted, findings.isEmpty() ? found : findings);
        }
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(found);
        return copy(counted, all);
    }

    private Exchange copy(long counted, List<Finding> found) {
        return new Exchange(
                counted,
                at,
                id,
                endpoint,
                request,
                answer,
                caller,
                scenario,
                decidedBy,
                outcome,
                experimentTag,
                millis,
                delayMillis,
                auction,
                found);
    }
}
