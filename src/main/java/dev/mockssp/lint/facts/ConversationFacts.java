package dev.mockssp.lint.facts;

import dev.mockssp.lint.pii.PersonalDataDetector;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Facts about the messages of a bid request.
 *
 * @param messages the number of messages
 * @param userMessages the number of messages from the user
 * @param opening the fingerprint of the user's first message
 * @param latest the fingerprint of the last message
 * @param lastRole the role of the last message; empty when it has none
 * @param repeat the index of the first message with the same role as the message before it
 * @param untimed the number of messages without a timestamp
 * @param firstUntimed the index of the first of them, 0 if there is none
 * @param isTimeRepeated whether there are several messages, and all have the same timestamp
 * @param isDocumented whether all fields of all messages are documented
 * @param isPlain whether a quick check excludes personal data in all messages
 */
public record ConversationFacts(
        int messages,
        int userMessages,
        long opening,
        long latest,
        String lastRole,
        OptionalInt repeat,
        int untimed,
        int firstUntimed,
        boolean isTimeRepeated,
        boolean isDocumented,
        boolean isPlain) {

    static final ConversationFacts NONE =
            new ConversationFacts(0, 0, 0, 0, "", OptionalInt.empty(), 0, 0, false, true, true);

    static ConversationFacts of(JsonNode body) {
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            return NONE;
        }
        String role = "";
        OptionalInt repeat = OptionalInt.empty();
        int userMessages = 0;
        int untimed = 0;
        int firstUntimed = 0;
        long opening = 0;
        boolean sameTime = messages.size() > 1;
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
            if (!isTimed(timestamp)) {
                firstUntimed = untimed == 0 ? i : firstUntimed;
                untimed++;
            }
            sameTime = sameTime
                    && isTimed(timestamp)
                    && timestamp.equals(messages.get(0).path("timestamp"));
            documented = documented && message.size() == one(sender) + one(text) + one(timestamp);
            plain = plain && !PersonalDataDetector.couldMatch(content);
        }
        boolean only = userMessages == 1 && role.equals("user");
        long latest = only ? opening : Fingerprint.of(content);
        return new ConversationFacts(
                messages.size(),
                userMessages,
                opening,
                latest,
                role,
                repeat,
                untimed,
                firstUntimed,
                sameTime,
                documented,
                plain);
    }

    private static int one(JsonNode field) {
        return field.isMissingNode() ? 0 : 1;
    }

    private static boolean isTimed(JsonNode timestamp) {
        return timestamp.isNumber() || !timestamp.stringValue("").isEmpty();
    }
}
