package dev.mockssp.migration;

import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.pacing.PacingDecision;
import dev.mockssp.pacing.SspPacer;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Paces the chats of one key in two revisions, as a production key, and compares the decisions. Knows the settings of the
 * requests only, not those of the chatbot. Not thread-safe.
 */
final class PacingComparison {

    /** The pacing of one revision. */
    private record Pacer(Revision revision, SspPacer chats) {

        OptionalInt distance(String chat, int turn) {
            return chats.distance(chat, turn, revision.frequencyUnit());
        }

        /** Whether the request gets an ad. */
        boolean pace(String chat, int turn, OptionalInt given, ChatbotSettings settings) {
            boolean clear = chats.pace(chat, turn, given, settings, revision.frequencyUnit()) == PacingDecision.CLEAR;
            if (clear) {
                chats.adReturned(chat, turn);
            }
            return clear;
        }
    }

    private final Pacer before;
    private final Pacer after;

    PacingComparison(Revision from, Revision to, MemoryBudget memory) {
        this.before = new Pacer(from, new SspPacer(memory));
        this.after = new Pacer(to, new SspPacer(memory));
    }

    /** @return how the decisions differ; empty if they do not, or the request had no ad for another reason */
    Optional<String> difference(Exchange exchange, JsonNode body) {
        Optional<String> chatId = body.path("chatId").stringValueOpt();
        boolean filled = exchange.outcome().kind() == Outcome.Kind.FILL;
        boolean counted = filled || exchange.outcome().kind() == Outcome.Kind.NO_BID;
        if (chatId.isEmpty() || !counted || isOpener(body)) {
            return Optional.empty();
        }
        String chat = chatId.get();
        before.chats().requested(chat);
        after.chats().requested(chat);
        return filled || exchange.decidedBy().equals("pacing") ? compare(chat, body) : Optional.empty();
    }

    private Optional<String> compare(String chat, JsonNode body) {
        int turn = integer(body, "turn_number").orElseGet(() -> userMessages(body));
        OptionalInt given = integer(body, "turns_from_last_ad");
        JsonNode config = body.path("config");
        int frequency = integer(config, "max_frequency").orElse(0);
        ChatbotSettings settings =
                new ChatbotSettings(integer(config, "ad_offset").orElse(0), frequency, OptionalInt.empty(), true);
        String turns = since(before.distance(chat, turn), "turn");
        String requests = since(after.distance(chat, turn), "request");
        boolean shownBefore = before.pace(chat, turn, given, settings);
        boolean shownAfter = after.pace(chat, turn, given, settings);
        return shownBefore == shownAfter
                ? Optional.empty()
                : Optional.of("turn " + turn + " of the chat, max_frequency " + frequency + ": "
                        + shown(before, turns, shownBefore) + ", " + shown(after, requests, shownAfter));
    }

    private static String shown(Pacer pacer, String since, boolean ad) {
        return pacer.revision().label() + " counts " + since + (ad ? " and shows an ad" : " and shows none");
    }

    private static String since(OptionalInt distance, String unit) {
        return distance.isPresent() ? MessageText.count(distance.getAsInt(), unit) + " since its last ad" : "no ad";
    }

    /** The service may have accepted a number that the schemas do not allow. */
    private static OptionalInt integer(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isNumber() && value.canConvertToInt()
                ? OptionalInt.of(value.decimalValue().intValue())
                : OptionalInt.empty();
    }

    static boolean isOpener(JsonNode body) {
        return body.path("request_type").stringValue("").equals("opener");
    }

    private static int userMessages(JsonNode body) {
        int count = 0;
        for (JsonNode message : body.path("messages")) {
            count += message.path("role").stringValue("").equals("user") ? 1 : 0;
        }
        return count;
    }

    void clear() {
        before.chats().clear();
        after.chats().clear();
    }
}
