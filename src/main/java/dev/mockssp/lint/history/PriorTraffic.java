package dev.mockssp.lint.history;

import java.time.Instant;
import java.util.Optional;

/**
 * The history of an exchange.
 *
 * @param traffic the earlier requests of its API key
 * @param chat its chat after the previous request, {@link ChatState#NONE} if the exchange is the chat's first
 * @param rejection the earlier rejection of the same request
 * @param bidSent if the exchange is a view, when the response with the bid was sent
 * @param clicked if the exchange is a visit of a landing page, when the campaign was last clicked
 */
public record PriorTraffic(
        KeyTraffic traffic,
        ChatState chat,
        Optional<Rejection> rejection,
        Optional<Instant> bidSent,
        Optional<Instant> clicked) {

    public static final PriorTraffic NONE =
            new PriorTraffic(KeyTraffic.NONE, ChatState.NONE, Optional.empty(), Optional.empty(), Optional.empty());

    /** A rejected request. */
    public record Rejection(int status, Instant at, long number) {}
}
