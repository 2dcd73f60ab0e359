package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Set;

final class VoteRepeated implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "vote-repeated",
            "D",
            "a vote in a sponsored poll is sent again with the same vote_url",
            "A poll counts one vote for each ad. Disable the options after the vote, and request results_url to show the"
                    + " results again.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Revision> revisions() {
        return Set.of(Revision.R2026);
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        return history.earlierVote().isPresent()
                ? List.of(Observation.ofExchange(
                        "exchange " + history.earlierVote().getAsLong() + " was a vote with the same vote_url"))
                : List.of();
    }
}
