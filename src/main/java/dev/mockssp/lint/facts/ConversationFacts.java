package dev.mockssp.lint.facts;

import dev.mockssp.lint.pii.PersonalDataDetector;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * What the rules want to know of the messages of a bid request.
 *
 * @param messages how many there are
 * @param userMessages how many of them the user wrote
 * @param opening the fingerprint of the user's first message
 * @param latest the fingerprint of the last message
 * @param lastRole the role of the last message, empty when it has none
 * @param repeat the first message whose role is that of the one before it
 * @param untimed how many have no timestamp
 * @param isDocumented whether none has a field that is not documented
 * @param isPlain whether none can hold personal data, as far as a quick look tells
 */
public record ConversationFacts(
        int messages,
        int userMessages,
        long opening,
        long latest,
        String lastRole,
        OptionalInt repeat,
        int untimed,
        boolean isDocumented,
        boolean isPlain) {

    static final ConversationFacts NONE = new ConversationFacts(0, 0, 0, 0, "", OptionalInt.empty(), 0, true, true);

    static ConversationFacts of(JsonNode body) {
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            return NONE;
        }
        String role = "";
        OptionalInt repeat = OptionalInt.empty();
        int userMessages = 0;
        int untimed = 0;
        long opening = 0;
        boolean documented = true;
        boolean plain = true;
        String content = "";
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            JsonNode sender = message.path("role");
            JsonNode text = message.path("content");
            JsonNode timestamp = message.path("timestamp");
            String before = role;
            role = sender.stringValue("");
            content = text.stringValue("");
            if (repeat.isEmpty() && !role.isEmpty() && role.equals(before)) {
                repeat = OptionalInt.of(i);
            }
            if (role.equals("user")) {
                opening = userMessages == 0 ? Fingerprint.of(content) : opening;
                userMessages++;
            }
            untimed += isTimed(timestamp) ? 0 : 1;
            documented = documented && message.size() == one(sender) + one(text) + one(timestamp);
            plain = plain && !PersonalDataDetector.couldMatch(content);
        }
        boolean only = userMessages == 1 && role.equals("user");
        long latest = only ? opening : Fingerprint.of(content);
        return new ConversationFacts(
                messages.size(), userMessages, opening, latest, role, repeat, untimed, documented, plain);
    }

    private static int one(JsonNode field) {
        return field.isMissingNode() ? 0 : 1;
    }

    private static boolean isTimed(JsonNode timestamp) {
        return timestamp.isNumber() || !timestamp.stringValue("").isEmpty();
    }
}
