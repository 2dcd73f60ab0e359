package dev.mockssp.engine.state;

import dev.mockssp.auction.Poll;
import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import java.util.List;
import java.util.Optional;

/** The sponsored polls that one API key was shown, and the votes of all users in each. Thread-safe. */
public final class PollVotes {

    /**
     * A poll and its votes.
     *
     * @param votes the number of votes for each option
     */
    public record Count(Poll poll, List<Integer> votes) {
        public Count {
            votes = List.copyOf(votes);
        }

        private Count plus(int option) {
            Integer[] more = votes.toArray(Integer[]::new);
            more[option]++;
            return new Count(poll, List.of(more));
        }

        private long bytes() {
            long bytes = HeapSize.MAP_ENTRY + HeapSize.of(poll.question());
            for (String option : poll.options()) {
                bytes += HeapSize.of(option) + HeapSize.LONG;
            }
            return bytes;
        }
    }

    /**
     * A poll since it is shown.
     *
     * @param campaign the id of its campaign
     * @param since the serial number of the first token for it
     */
    private record Shown(String campaign, Count start, Count now, long since) {

        private Shown with(Count count) {
            return new Shown(campaign, start, count, since);
        }
    }

    private static final MapType<String, Shown> BY_CAMPAIGN = new MapType<>(
            "polls",
            String.class,
            Shown.class,
            (campaign, shown) -> HeapSize.of(campaign) + 2 * shown.now().bytes());

    private final StateMap<String, Shown> byCampaign;

    /** @param maps makes the map of the campaigns */
    public PollVotes(StateMaps maps) {
        this.byCampaign = maps.map(BY_CAMPAIGN);
    }

    /**
     * Remembers a poll that is shown.
     *
     * @param campaign the id of its campaign
     * @param start the poll with the votes that it has before the first vote here
     * @param serial the serial number of the token for votes
     */
    public synchronized void shown(String campaign, Count start, long serial) {
        Optional<Shown> known = byCampaign.get(campaign);
        if (known.filter(shown -> shown.start().poll().equals(start.poll())).isEmpty()) {
            byCampaign.put(campaign, new Shown(campaign, start, start, serial));
        }
    }

    /** The poll of a campaign that a token is for; empty if the campaign has another poll by now. */
    public Optional<Count> of(String campaign, long serial) {
        return byCampaign.get(campaign).filter(shown -> serial >= shown.since()).map(Shown::now);
    }

    /** Counts a vote for an option of the poll, from 0, and returns the votes after it. */
    public synchronized Optional<Count> vote(String campaign, int option) {
        Optional<Shown> after =
                byCampaign.get(campaign).map(shown -> shown.with(shown.now().plus(option)));
        after.ifPresent(shown -> byCampaign.put(campaign, shown));
        return after.map(Shown::now);
    }

    /** Forgets the votes; the polls stay, because their tokens do. */
    synchronized void restart() {
        byCampaign.values().forEach(shown -> byCampaign.put(shown.campaign(), shown.with(shown.start())));
    }

    void clear() {
        byCampaign.clear();
    }
}
