package dev.mockssp;

/** Requests of a given length. */
public final class Bodies {

    private Bodies() {}

    /** @return a bid request with so many messages, the last one the user's */
    public static String bidRequest(int messages) {
        StringBuilder body = new StringBuilder("{\"userId\":\"user-1\",\"chatId\":\"chat-1\",\"messages\":[");
        for (int i = messages; i > 0; i--) {
            String role = i % 2 == 1 ? "user" : "assistant";
            String content = i % 2 == 1
                    ? "Which running shoes are good for a first marathon in spring?"
                    : "Happy to help. Tell me more about your plan and the surface.";
            body.append("{\"role\":\"").append(role).append("\",\"content\":\"").append(content);
            body.append("\",\"timestamp\":\"2025-11-24T21:51:52Z\"}").append(i > 1 ? "," : "");
        }
        return body.append("]}").toString();
    }
}
