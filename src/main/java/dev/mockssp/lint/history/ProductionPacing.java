package dev.mockssp.lint.history;

import dev.mockssp.config.value.Revision.FrequencyUnit;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Applies the pacing of contract.md 1.2, and of revision-2026.md section 2, to a chat of a staging key, as if it had a
 * production key: an ad that pacing would suppress does not count as shown. Only the settings in the request body are
 * known here; the chatbot's defaults are not.
 *
 * @param requests the requests of the chat that were accepted
 * @param lastAdTurn the turn of the last ad that a production key would have shown
 * @param lastAdRequest the number of the request with that ad, from 1
 */
public record ProductionPacing(int requests, OptionalInt lastAdTurn, OptionalInt lastAdRequest) {

    static final ProductionPacing NONE = new ProductionPacing(0, OptionalInt.empty(), OptionalInt.empty());

    /**
     * @param facts the next request of the chat
     * @return why a production key would show no ad, empty when it would
     */
    public Optional<String> suppresses(ExchangeFacts facts) {
        boolean withoutPacing = facts.isBidRequest()
                && facts.is(Outcome.Kind.FILL)
                && facts.exchange().decidedBy().equals("auction")
                && facts.exchange().client().environment().equals("staging");
        return withoutPacing ? suppressed(facts) : Optional.empty();
    }

    /**
     * @param facts the next request of the chat
     * @return the chat after this request, had a production key sent it
     */
    ProductionPacing with(ExchangeFacts facts) {
        boolean accepted = facts.isBidRequest() && (facts.is(Outcome.Kind.FILL) || facts.is(Outcome.Kind.NO_BID));
        if (!accepted) {
            return this;
        }
        boolean shown = facts.is(Outcome.Kind.FILL) && suppresses(facts).isEmpty();
        return shown
                ? new ProductionPacing(requests + 1, OptionalInt.of(turn(facts)), OptionalInt.of(requests + 1))
                : new ProductionPacing(requests + 1, lastAdTurn, lastAdRequest);
    }

    /** The request was filled, so its body is valid. An ad in a later turn than the current one does not count. */
    private Optional<String> suppressed(ExchangeFacts facts) {
        int turn = turn(facts);
        boolean counts = lastAdTurn.isPresent() && lastAdTurn.getAsInt() <= turn;
        int offset = integer(facts.body().path("config").path("ad_offset")).orElse(0);
        if (!counts && turn < offset) {
            return Optional.of("turn " + turn + " of the chat comes before ad_offset " + offset);
        }
        int frequency =
                integer(facts.body().path("config").path("max_frequency")).orElse(0);
        OptionalInt given = integer(facts.body().path("turns_from_last_ad"));
        boolean byRequests = given.isEmpty() && facts.revision().frequencyUnit() == FrequencyUnit.REQUESTS;
        OptionalInt tracked = byRequests ? requestsPassed() : turnsPassed(counts, turn);
        OptionalInt passed = given.isPresent() ? given : tracked;
        return passed.isPresent() && passed.getAsInt() < frequency
                ? Optional.of(MessageText.count(passed.getAsInt(), byRequests ? "request" : "turn")
                        + " since the last ad of a production key, max_frequency is " + frequency)
                : Optional.empty();
    }

    private OptionalInt turnsPassed(boolean counts, int turn) {
        return counts ? OptionalInt.of(turn - lastAdTurn.getAsInt()) : OptionalInt.empty();
    }

    private OptionalInt requestsPassed() {
        return lastAdRequest.isPresent()
                ? OptionalInt.of(requests + 1 - lastAdRequest.getAsInt())
                : OptionalInt.empty();
    }

    private static int turn(ExchangeFacts facts) {
        return integer(facts.body().path("turn_number"))
                .orElse(facts.conversation().userMessages());
    }

    private static OptionalInt integer(JsonNode value) {
        return value.isNumber() ? OptionalInt.of(value.decimalValue().intValue()) : OptionalInt.empty();
    }
}
