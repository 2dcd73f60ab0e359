package dev.mockssp.lint;

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
 */
record Conversation(
        int messages, int userMessages, long opening, long latest, String lastRole, OptionalInt repeat, int untimed) {

    static final Conversation NONE = new Conversation(0, 0, 0, 0, "", OptionalInt.empty(), 0);

    static Conversation of(JsonNode body) {
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            return NONE;
        }
        String role = "";
        OptionalInt repeat = OptionalInt.empty();
        int userMessages = 0;
        int untimed = 0;
        long opening = 0;
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            String before = role;
            role = message.path("role").stringValue("");
            if (repeat.isEmpty() && !role.isEmpty() && role.equals(before)) {
                repeat = OptionalInt.of(i);
            }
            if (role.equals("user")) {
                opening = userMessages == 0 ? print(message) : opening;
                userMessages++;
            }
            untimed += isTimed(message.path("timestamp")) ? 0 : 1;
        }
        boolean only = userMessages == 1 && role.equals("user");
        long latest = only ? opening : print(messages.get(messages.size() - 1));
        return new Conversation(messages.size(), userMessages, opening, latest, role, repeat, untimed);
    }

    private static boolean isTimed(JsonNode timestamp) {
        return timestamp.isNumber() || !timestamp.stringValue("").isEmpty();
    }

    private static long print(JsonNode message) {
        return Fingerprint.of(message.path("content").stringValue(""));
    }
}
