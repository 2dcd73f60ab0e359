package dev.mockssp.lint.history;

import dev.mockssp.core.MessageText;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Applies the pacing of contract.md 1.2 to a chat of a staging key, as if it had a production key: an ad that pacing
 * would suppress does not count as shown. Only the settings in the request body are known here; the chatbot's defaults
 * are not.
 */
public final class ProductionPacing {

    private ProductionPacing() {}

    /**
     * @param lastAd the turn of the last ad that a production key would have shown in the chat
     * @return why a production key would have shown no ad, empty when it would have
     */
    public static Optional<String> suppresses(ExchangeFacts facts, OptionalInt lastAd) {
        return isWithoutPacing(facts) ? suppressed(facts, lastAd) : Optional.empty();
    }

    /** @return the turn of the chat's last ad after this request, had a production key sent it */
    static OptionalInt lastAd(ExchangeFacts facts, OptionalInt before) {
        boolean shown = facts.isBidRequest()
                && facts.is(Outcome.Kind.FILL)
                && suppresses(facts, before).isEmpty();
        return shown ? OptionalInt.of(turn(facts)) : before;
    }

    private static boolean isWithoutPacing(ExchangeFacts facts) {
        return facts.isBidRequest()
                && facts.is(Outcome.Kind.FILL)
                && facts.exchange().decidedBy().equals("auction")
                && facts.exchange().client().environment().equals("staging");
    }

    /** The request was filled, so its body is valid. An ad in a later turn than the current one does not count. */
    private static Optional<String> suppressed(ExchangeFacts facts, OptionalInt latestAd) {
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
                ? Optional.of(MessageText.count(passed.getAsInt(), "turn") + " since the last ad of a production key,"
                        + " max_frequency is " + frequency)
                : Optional.empty();
    }

    private static int turn(ExchangeFacts facts) {
        return integer(facts.body().path("turn_number"))
                .orElse(facts.conversation().userMessages());
    }

    private static OptionalInt integer(JsonNode value) {
        return value.isNumber() ? OptionalInt.of(value.decimalValue().intValue()) : OptionalInt.empty();
    }
}
