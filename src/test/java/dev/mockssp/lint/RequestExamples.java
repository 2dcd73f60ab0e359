package dev.mockssp.lint;

import static dev.mockssp.lint.ExchangeBuilder.bidRequest;
import static dev.mockssp.lint.ExchangeBuilder.chat;
import static dev.mockssp.lint.ExchangeBuilder.getAd;
import static dev.mockssp.lint.ExchangeBuilder.turn;
import static dev.mockssp.lint.ExchangeBuilder.withMessages;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Examples of rules that need a single request. */
final class RequestExamples {

    static final Map<String, Example> ALL = Map.ofEntries(
            Map.entry(
                    "real-key-sent",
                    Example.of(
                            withMessages("Hi")
                                    .key("")
                                    .header("thrad-api-key", "(32 characters, not kept)")
                                    .rejected(401, "key"),
                            withMessages("Hi")
                                    .key("")
                                    .header("thrad-api-key", "(0 characters, not kept)")
                                    .rejected(401, "key"))),
            Map.entry(
                    "other-endpoint-header",
                    Example.of(
                            withMessages("Hi")
                                    .without("thrad-api-key")
                                    .header("thrads-api-key", "stag…ey")
                                    .rejected(401, "key"),
                            withMessages("Hi").header("thrads-api-key", "stag…ey"))),
            Map.entry(
                    "personal-data-in-ids",
                    Example.of(
                            bidRequest(
                                    chat("anna.k@example.com", "chat_1", "Hi").toString()),
                            bidRequest(chat("user_550e8400-e29b-41d4-a716-446655440000", "chat_20251124-101500", "Hi")
                                    .toString()))),
            Map.entry(
                    "email-in-messages",
                    Example.of(
                            withMessages("Write to anna.k@example.com, please"),
                            withMessages(
                                    "Write to [EMAIL] or a***@example.com, or look for @anna on git@example.com:anna/x"))),
            Map.entry(
                    "card-in-messages",
                    Example.of(withMessages("It is 4111 1111 1111 1111"), withMessages("It is 4111 1111 1111 1112"))),
            Map.entry(
                    "phone-in-messages",
                    Example.of(
                            withMessages("Call me: +49 151 23456789"),
                            withMessages("Order 4915123456789 of 2025-11-24 10:00, 1 + 15123456789, v10.20.300"))),
            Map.entry(
                    "last-message-not-user",
                    Example.of(withMessages("Hi", "Hello!"), withMessages("Hi", "Hello!", "Some shoes?"))),
            Map.entry(
                    "roles-not-alternating",
                    Example.of(
                            bidRequest(repeated("user", "user").toString()),
                            bidRequest(repeated("assistant", "user").toString()))),
            Map.entry("timestamps-missing", Example.of(timed("\"\""), timed("1763978400"))),
            Map.entry(
                    "geo-without-country",
                    Example.of(
                            withMessages("Hi").header("X-User-City", "Berlin").header("X-User-Country", " "),
                            withMessages("Hi").header("X-User-City", "Berlin"))),
            Map.entry(
                    "encoded-body",
                    Example.of(
                            withMessages("Hi").header("Content-Encoding", "gzip"),
                            withMessages("Hi").header("Content-Encoding", "identity"))),
            Map.entry(
                    "country-not-iso",
                    Example.of(
                            withMessages("Hi").header("X-User-Country", "Germany"),
                            withMessages("Hi").header("X-User-Country", "GB"))),
            Map.entry(
                    "country-lower-case",
                    Example.of(
                            withMessages("Hi").header("X-User-Country", "us"),
                            withMessages("Hi").header("X-User-Country", "xx"))),
            Map.entry(
                    "forwarded-for-missing",
                    Example.of(
                            withMessages("Hi").without("X-User-Country"),
                            withMessages("Hi").without("X-User-Country").header("X-Forwarded-For", "192.0.2.7"))),
            Map.entry(
                    "unknown-field",
                    Example.of(
                            bidRequest(chat("user_1", "chat_1", "Hi")
                                    .put("chat_id", "chat_1")
                                    .toString()),
                            bidRequest(chat("user_1", "chat_1", "Hi")
                                    .put("turn_number", 1)
                                    .put("force", false)
                                    .put("request_type", "contextual")
                                    .toString()))),
            Map.entry(
                    "ignored-field",
                    Example.of(
                            bidRequest(chat("user_1", "chat_1", "Hi")
                                    .put("production", true)
                                    .toString()),
                            getAd(turn("Hi", "Hello!").put("production", true).toString()))),
            Map.entry(
                    "other-endpoint-field",
                    Example.of(
                            bidRequest(chat("user_1", "chat_1", "Hi")
                                    .put("conversationOffset", 2)
                                    .toString()),
                            getAd(turn("Hi", "Hello!")
                                    .put("conversationOffset", 2)
                                    .toString()))),
            Map.entry(
                    "region-not-iso",
                    Example.of(
                            getAd(turn("Hi", "Hello!")
                                    .put("userRegion", "Bavaria")
                                    .toString()),
                            getAd(turn("Hi", "Hello!").putNull("userRegion").toString()))),
            Map.entry(
                    "content-empty",
                    Example.of(
                            getAd(turn("Hi", "").toString()),
                            getAd(turn("Hi", "Hello!").toString()))));

    private RequestExamples() {}

    private static ObjectNode repeated(String first, String second) {
        ObjectNode body = chat("user_1", "chat_1", "One", "Two", "Three");
        ((ObjectNode) body.at("/messages/0")).put("role", first);
        ((ObjectNode) body.at("/messages/1")).put("role", second);
        ((ObjectNode) body.at("/messages/2")).put("role", "user".equals(second) ? "assistant" : "user");
        return body;
    }

    private static ExchangeBuilder timed(String timestamp) {
        return bidRequest(
                "{\"userId\": \"u\", \"chatId\": \"c\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\","
                        + " \"timestamp\": " + timestamp + "}]}");
    }
}
