package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.Poll;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.engine.state.PollVotes;
import java.util.stream.IntStream;

/** The number of a poll, and the votes that it has before the first vote here. They depend on the campaign alone. */
final class PollStart {

    private static final SeededRandom RANDOM = new SeededRandom(0);
    private static final int MAX_VOTES = 60;

    private PollStart() {}

    static PollVotes.Count of(String campaign, Poll poll) {
        return new PollVotes.Count(
                poll,
                IntStream.range(0, poll.options().size())
                        .mapToObj(option ->
                                1 + (int) Long.remainderUnsigned(RANDOM.bits("votes", campaign, option), MAX_VOTES))
                        .toList());
    }

    static int id(String campaign) {
        return 1 + (int) Long.remainderUnsigned(RANDOM.bits("poll", campaign, 0), 99_999);
    }
}
