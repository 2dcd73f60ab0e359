package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.ChatState;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

/** Another user goes on with the same conversation, so it is the id that changed and not the person. */
final class UserIdUnstable implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.error(
            "user-id-unstable",
            "S1",
            "a chat goes on under another userId",
            "The user id must stay the same for the same person, across sessions too: else retargeting and frequency"
                    + " are lost. Keep it where the session does not end.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        ChatState chat = past.chat();
        boolean unstable = chat.isKnown() && !chat.hasUserOf(facts) && (facts.isGetAd() || chat.goesOnWith(facts));
        return unstable
                ? Optional.of("exchange " + chat.number() + " of this chat had another userId")
                : Optional.empty();
    }
}
