package dev.mockssp.conformance;

import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Request bodies. JSON texts have single quotes instead of double quotes. */
final class Bodies {

    private Bodies() {}

    /** A contextual bid request of one chat, with one turn for each text of the user. */
    static ObjectNode chat(String... userTexts) {
        ObjectNode body = object("{'userId': 'user-1', 'chatId': 'chat-1'}");
        ArrayNode messages = body.putArray("messages");
        for (int i = 0; i < userTexts.length; i++) {
            if (i > 0) {
                messages.addObject().put("role", "assistant").put("content", "And then?");
            }
            messages.addObject().put("role", "user").put("content", userTexts[i]);
        }
        return body;
    }

    static ObjectNode opener() {
        return object("{'userId': 'user-1', 'request_type': 'opener'}");
    }

    static ObjectNode opener(String formats) {
        return with(opener(), "ad_formats", formats);
    }

    /** A request to the legacy endpoint for one more turn of its chat. */
    static ObjectNode turn(String user) {
        ObjectNode body = object("{'userId': 'user-1', 'chatId': 'chat-1'}");
        body.putObject("content").put("user", user).put("chatbot", "Let me see.");
        return body;
    }

    /** A copy of a body with one more field, or with another value of a field. */
    static ObjectNode with(ObjectNode body, String field, String json) {
        ObjectNode copy = body.deepCopy();
        copy.set(field, json(json));
        return copy;
    }

    static ObjectNode without(ObjectNode body, String field) {
        ObjectNode copy = body.deepCopy();
        copy.remove(field);
        return copy;
    }

    static ObjectNode object(String json) {
        return (ObjectNode) json(json);
    }

    static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** A sample of the vendor's documents, byte for byte. */
    static byte[] seed(String name) {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/seeds", name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
