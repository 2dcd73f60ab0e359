package dev.mockssp.lint.history;

import java.time.Instant;
import java.util.Optional;

/**
 * What was remembered when an exchange came.
 *
 * @param traffic the earlier calls of its key
 * @param chat its chat as the call before it left it, {@link ChatState#NONE} when it is the chat's first
 * @param refusal the earlier refusal of the same request
 * @param bidAnswered when the answer left that carried the bid which is now viewed
 * @param clicked when the campaign was clicked last whose landing page is now opened
 */
public record PriorTraffic(
        KeyTraffic traffic,
        ChatState chat,
        Optional<Refusal> refusal,
        Optional<Instant> bidAnswered,
        Optional<Instant> clicked) {

    public static final PriorTraffic NONE =
            new PriorTraffic(KeyTraffic.NONE, ChatState.NONE, Optional.empty(), Optional.empty(), Optional.empty());

    /** A refusal of a request. */
    public record Refusal(String keyId, int status, Instant at, long number) {}
}
