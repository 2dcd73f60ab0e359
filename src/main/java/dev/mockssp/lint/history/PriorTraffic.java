package dev.mockssp.lint.history;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The history of an exchange.
 *
 * @param traffic the earlier requests of its API key
 * @param chat its chat after the previous request, {@link ChatState#NONE} if the exchange is the chat's first
 * @param rejection the earlier rejection of the same request
 * @param bidSent if the exchange is a view, when the response with the bid was sent
 * @param clicked if the exchange is a visit of a landing page, when the campaign was last clicked
 * @param ping if the exchange is a request of a view pixel of revision 2026, what came before it
 * @param earlierVote if the exchange is a vote, the number of an earlier vote with the same token
 */
public record PriorTraffic(
        KeyTraffic traffic,
        ChatState chat,
        Optional<Rejection> rejection,
        Optional<Instant> bidSent,
        Optional<Instant> clicked,
        Optional<PixelPing> ping,
        OptionalLong earlierVote) {

    public static final PriorTraffic NONE = new PriorTraffic(
            KeyTraffic.NONE,
            ChatState.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty());

    /** A rejected request. */
    public record Rejection(int status, Instant at, long number) {}
}
