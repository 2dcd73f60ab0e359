package dev.mockssp.lint;

import java.util.Optional;

final class TimestampsMissing implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.info(
            "timestamps-missing",
            "S1",
            "messages have no timestamp",
            "The documented sample gives every message its time; without it nobody can tell an old chat from a live one.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        Conversation conversation = facts.conversation();
        return facts.isBidRequest() && conversation.untimed() > 0
                ? Optional.of(conversation.untimed() + " of " + Shown.count(conversation.messages(), "message")
                        + " without a timestamp")
                : Optional.empty();
    }
}
