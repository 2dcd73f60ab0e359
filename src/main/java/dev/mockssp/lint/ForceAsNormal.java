package dev.mockssp.lint;

import java.util.Optional;

final class ForceAsNormal implements Rule {

    private static final int ENOUGH = 5;

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "force-as-normal",
            "S1",
            "a call has force, and so has more than half of at least 5 calls of its key",
            "Begin without force and turn it on only where too few requests are filled: it serves what does not fit the"
                    + " conversation.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public boolean looksBack() {
        return true;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        if (!facts.isForced() || facts.keyId().isEmpty()) {
            return Optional.empty();
        }
        int calls = past.traffic().calls() + 1;
        int forced = past.traffic().forced() + 1;
        return calls >= ENOUGH && 2L * forced > calls
                ? Optional.of(forced + " of " + calls + " calls of this key with force")
                : Optional.empty();
    }
}
