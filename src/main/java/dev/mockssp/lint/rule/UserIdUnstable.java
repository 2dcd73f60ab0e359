package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.ChatState;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

/**
 * Reports a conversation that continues with a different user id, which means that the id changed and not the person.
 */
final class UserIdUnstable implements Rule {

    private static final RuleInfo INFO = RuleInfo.error(
            "user-id-unstable",
            "S1",
            "a chat continues with a different userId",
            "The user id must stay the same for a person, across sessions too. Otherwise retargeting and frequency caps"
                    + " do not work. Store it where it outlives the session.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        ChatState chat = history.chat();
        boolean unstable = chat.isKnown() && !chat.hasUserOf(facts) && (facts.isGetAd() || chat.goesOnWith(facts));
        return unstable
                ? List.of(new Observation(
                        "/userId", "exchange " + chat.number() + " of this chat had a different userId"))
                : List.of();
    }
}
