package dev.mockssp.wire;

import static dev.mockssp.json.JsonFields.flag;
import static dev.mockssp.json.JsonFields.integer;
import static dev.mockssp.json.JsonFields.text;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request to the legacy endpoint, defaults filled in (contract.md 2.1).
 *
 * @param user the user's latest message
 * @param chatbot the chatbot's answer to it
 * @param force true: an ad whatever the limits; false: none; absent: no effect
 * @param conversationOffset turns to wait before the first ad
 * @param adFrequencyLimit turns to wait before the next ad
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
     * @return what it says
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
