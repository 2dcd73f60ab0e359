package dev.mockssp.wire;

import static dev.mockssp.json.JsonFields.flag;
import static dev.mockssp.json.JsonFields.integer;
import static dev.mockssp.json.JsonFields.text;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request to the legacy endpoint with defaults applied (contract.md 2.1).
 *
 * @param user the latest message of the user
 * @param chatbot the reply of the chatbot
 * @param force true: an ad despite the limits; false: no ad; absent: no effect
 * @param conversationOffset the number of turns before the first ad
 * @param adFrequencyLimit the number of turns between two ads
 */
public record GetAdRequest(
        String userId,
        String chatId,
        String user,
        String chatbot,
        Optional<String> userRegion,
        Optional<Boolean> force,
        int conversationOffset,
        int adFrequencyLimit,
        boolean production) {

    /**
     * @param body a body that is valid against the schema of the legacy request
     * @return the request
     */
    public static GetAdRequest of(JsonNode body) {
        JsonNode content = body.path("content");
        return new GetAdRequest(
                text(body, "userId").orElseThrow(),
                text(body, "chatId").orElseThrow(),
                text(content, "user").orElseThrow(),
                text(content, "chatbot").orElseThrow(),
                text(body, "userRegion"),
                flag(body, "force"),
                integer(body, "conversationOffset").orElse(2),
                integer(body, "adFrequencyLimit").orElse(5),
                flag(body, "production").orElse(false));
    }
}
