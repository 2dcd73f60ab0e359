package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a step does (contract.md section 3). {@link Auction}, {@link Fill} and {@link NoBid} take the place of the
 * auction alone; {@link Fail} and {@link Break} answer right after the rate check.
 */
public sealed interface Behaviour {

    /** @return the key that it has in a scenario file, such as {@code no_bid} */
    String label();

    /** @return whether it answers before pacing and auction, right after the rate check */
    default boolean answersEarly() {
        return this instanceof Fail || this instanceof Break;
    }

    /** The auction as the contract has it. */
    record Auction() implements Behaviour {
        @Override
        public String label() {
            return "auction";
        }
    }

    /**
     * An ad, as with a staging key.
     *
     * @param campaign the id of the one campaign to take, of the inventory
     * @param ad a campaign written into the step, in the shape of the inventory
     * @param format the format to answer with, whatever formats were asked for
     */
    record Fill(Optional<String> campaign, Optional<JsonNode> ad, Optional<String> format) implements Behaviour {

        /** @throws IllegalArgumentException when both a campaign and an ad are given */
        public Fill {
            if (campaign.isPresent() && ad.isPresent()) {
                throw new IllegalArgumentException("fill takes a campaign or an ad, not both");
            }
            ad = ad.map(JsonNode::deepCopy);
            requireNonNull(format, "format");
        }

        @Override
        public String label() {
            return "fill";
        }
    }

    /**
     * No ad, with success.
     *
     * @param reason why there is none
     * @param message in place of the message that the reason has
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

            /** @return the name used in scenario files */
            public String label() {
                return label;
            }

            /**
             * @param label a name from a scenario file
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
     * @param message the envelope's message, in place of the one that the status has
     * @param error the value of the envelope's {@code error}, in place of the one that the status has
     * @param headers header fields that win over those of the double
     * @param body in place of the envelope: a string is sent as it is, anything else as JSON
     * @param denyOrigin whether the answer carries no CORS headers and a preflight is refused
     */
    record Fail(
            int status,
            Optional<String> message,
            Optional<JsonNode> error,
            Headers headers,
            Optional<JsonNode> body,
            boolean denyOrigin)
            implements Behaviour {

        /** @throws IllegalArgumentException when the status is no error */
        public Fail {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("fail takes a status from 400 to 599, not " + status);
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

    /** An answer that breaks on the wire. */
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
