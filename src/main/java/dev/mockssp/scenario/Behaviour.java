package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a step does (contract.md section 3). {@link Auction}, {@link Fill} and {@link NoBid} replace the auction only.
 * {@link Fail} and {@link Break} return a response right after the rate limit.
 */
public sealed interface Behaviour {

    /** @return its name in a scenario file, such as {@code no_bid} */
    String label();

    /** @return whether it responds before body validation, pacing and auction, right after the rate limit */
    default boolean respondsEarly() {
        return this instanceof Fail || this instanceof Break;
    }

    /** The auction, as in the contract. */
    record Auction() implements Behaviour {
        @Override
        public String label() {
            return "auction";
        }
    }

    /**
     * An ad, as with a staging key.
     *
     * @param campaign the id of the campaign in the inventory
     * @param ad a campaign in the step itself, with the fields of the inventory
     * @param format the format of the ad, whatever formats were requested
     * @param variants what differs from the usual ad
     */
    record Fill(Optional<String> campaign, Optional<JsonNode> ad, Optional<String> format, Set<AdVariant> variants)
            implements Behaviour {

        /** @throws IllegalArgumentException when there are both a campaign and an ad */
        public Fill {
            if (campaign.isPresent() && ad.isPresent()) {
                throw new IllegalArgumentException("fill has either a campaign or an ad, not both");
            }
            ad = ad.map(JsonNode::deepCopy);
            requireNonNull(format, "format");
            variants = Set.copyOf(variants);
        }

        @Override
        public String label() {
            return "fill";
        }
    }

    /**
     * A successful response without an ad.
     *
     * @param reason why there is no ad
     * @param message replaces the message of the reason
     */
    record NoBid(Reason reason, Optional<String> message) implements Behaviour {

        /** Why there is no ad. */
        public enum Reason {
            NO_WINNER("no-winner"),
            AD_OFFSET("ad-offset"),
            MAX_FREQUENCY("max-frequency");

            private final String label;

            Reason(String label) {
                this.label = label;
            }

            /** @return its name in scenario files */
            public String label() {
                return label;
            }

            /**
             * @param label a name in a scenario file
             * @return the reason of that name
             */
            public static Optional<Reason> of(String label) {
                return Arrays.stream(values())
                        .filter(reason -> reason.label.equals(label))
                        .findFirst();
            }
        }

        public NoBid {
            requireNonNull(reason, "reason");
            requireNonNull(message, "message");
        }

        @Override
        public String label() {
            return "no_bid";
        }
    }

    /**
     * An HTTP error.
     *
     * @param status from 400 to 599
     * @param message replaces the envelope's message for the status
     * @param error replaces the envelope's {@code error} for the status
     * @param headers header fields that override those of the mock server
     * @param body replaces the envelope: a string is sent as it is, any other value as JSON
     * @param denyOrigin whether the response has no CORS headers and a preflight is rejected
     */
    record Fail(
            int status,
            Optional<String> message,
            Optional<JsonNode> error,
            Headers headers,
            Optional<JsonNode> body,
            boolean denyOrigin)
            implements Behaviour {

        /** @throws IllegalArgumentException when the status is not from 400 to 599 */
        public Fail {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("fail needs a status from 400 to 599, was " + status);
            }
            requireNonNull(message, "message");
            error = error.map(JsonNode::deepCopy);
            requireNonNull(headers, "headers");
            body = body.map(JsonNode::deepCopy);
        }

        @Override
        public String label() {
            return "fail";
        }
    }

    /** A response that breaks on the wire. */
    record Break(Fault fault) implements Behaviour {
        public Break {
            requireNonNull(fault, "fault");
        }

        @Override
        public String label() {
            return "break";
        }
    }
}
