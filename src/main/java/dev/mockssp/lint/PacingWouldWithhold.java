package dev.mockssp.lint;

import dev.mockssp.journal.Outcome;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Plays contract.md 1.2 for a chat of a staging key as if it had a production key: an ad that pacing would have withheld
 * does not count as shown. Looks at the settings in the body only; the chatbot's defaults are not known here.
 */
final class PacingWouldWithhold implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.info(
            "pacing-would-withhold",
            "S1",
            "a staging key gets an ad that a production key would not, by ad_offset or max_frequency of the request",
            "A staging key gets an ad on every request; with a production key this answer is a no-bid, so the user"
                    + " interface must do without.");

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
        return isWithoutPacing(facts) && facts.isInChat()
                ? withheld(facts, past.chat().lastAd())
                : Optional.empty();
    }

    /** @return the turn of the last ad of a chat after this call, had it been made with a production key */
    static OptionalInt lastAd(Facts facts, OptionalInt before) {
        boolean shown = facts.isBidRequest()
                && facts.is(Outcome.Kind.FILL)
                && !(isWithoutPacing(facts) && withheld(facts, before).isPresent());
        return shown ? OptionalInt.of(turn(facts)) : before;
    }

    private static boolean isWithoutPacing(Facts facts) {
        return facts.isBidRequest()
                && facts.is(Outcome.Kind.FILL)
                && facts.exchange().decidedBy().equals("auction")
                && facts.exchange().caller().environment().equals("staging");
    }

    /** The request was filled, so its body is valid. An ad in a later turn than the current one does not count. */
    private static Optional<String> withheld(Facts facts, OptionalInt latestAd) {
        int turn = turn(facts);
        OptionalInt lastAd = latestAd.isPresent() && latestAd.getAsInt() <= turn ? latestAd : OptionalInt.empty();
        int offset = integer(facts.body().path("config").path("ad_offset")).orElse(0);
        if (lastAd.isEmpty() && turn < offset) {
            return Optional.of("turn " + turn + " of the chat comes before ad_offset " + offset);
        }
        int frequency =
                integer(facts.body().path("config").path("max_frequency")).orElse(0);
        OptionalInt given = integer(facts.body().path("turns_from_last_ad"));
        OptionalInt passed = given.isPresent() || lastAd.isEmpty() ? given : OptionalInt.of(turn - lastAd.getAsInt());
        return passed.isPresent() && passed.getAsInt() < frequency
                ? Optional.of(Shown.count(passed.getAsInt(), "turn") + " since the last ad of a production key,"
                        + " max_frequency is " + frequency)
                : Optional.empty();
    }

    private static int turn(Facts facts) {
        return integer(facts.body().path("turn_number"))
                .orElse(facts.conversation().userMessages());
    }

    private static OptionalInt integer(JsonNode value) {
        return value.isNumber() ? OptionalInt.of(value.decimalValue().intValue()) : OptionalInt.empty();
    }
}
