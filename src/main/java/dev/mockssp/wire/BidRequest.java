package dev.mockssp.wire;

import static dev.mockssp.json.JsonFields.flag;
import static dev.mockssp.json.JsonFields.integer;
import static dev.mockssp.json.JsonFields.text;

import dev.mockssp.json.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * A bid request of the SSP API with defaults applied (contract.md 1.2).
 *
 * @param chatId empty if absent or an empty text, which an opener may have
 * @param opener whether it requests an ad before the chat begins
 * @param messages the conversation, oldest first
 * @param adFormats the formats that the publisher can render, as sent or by default
 * @param summary a sentence about the conversation; not read in revision 2025-11
 * @param userMetadata what is known of the user; not read in revision 2025-11
 * @param turnNumber the {@code turn_number} as sent
 * @param turnsFromLastAd the {@code turns_from_last_ad} as sent
 */
public record BidRequest(
        String userId,
        Optional<String> chatId,
        boolean opener,
        List<Message> messages,
        List<String> adFormats,
        Optional<String> summary,
        UserMetadata userMetadata,
        OptionalInt turnNumber,
        OptionalInt turnsFromLastAd,
        boolean force,
        BidConfig config) {

    public static final String SPONSORED_MESSAGE = "sponsored_message";
    public static final String SPONSORED_PROMPT = "sponsored_prompt";

    public BidRequest {
        messages = List.copyOf(messages);
        adFormats = List.copyOf(adFormats);
    }

    /**
     * @param body a body that is valid against the schema of the bid request of revision 2025-11
     * @return the bid request
     */
    public static BidRequest of(JsonNode body) {
        return of(body, Optional.empty(), UserMetadata.NONE);
    }

    /**
     * @param body a body that is valid against the schema of the bid request of revision 2026
     * @return the bid request
     */
    public static BidRequest of2026(JsonNode body) {
        return of(body, text(body, "summary"), UserMetadata.of(body.path("user_metadata")));
    }

    private static BidRequest of(JsonNode body, Optional<String> summary, UserMetadata userMetadata) {
        boolean opener = text(body, "request_type").orElse("").equals("opener");
        List<Message> messages = JsonFields.list(
                body,
                "messages",
                node -> new Message(
                        node.get("role").stringValue(), node.get("content").stringValue()));
        List<String> formats = JsonFields.list(body, "ad_formats", JsonNode::stringValue);
        return new BidRequest(
                text(body, "userId").orElseThrow(),
                text(body, "chatId").filter(chatId -> !chatId.isEmpty()),
                opener,
                messages,
                formats.isEmpty() ? List.of(opener ? SPONSORED_PROMPT : SPONSORED_MESSAGE) : formats,
                summary,
                userMetadata,
                integer(body, "turn_number"),
                integer(body, "turns_from_last_ad"),
                flag(body, "force").orElse(false),
                BidConfig.of(body.path("config")));
    }

    /** @return whether it is contextual but comes without a chat, which a lenient option allows */
    public boolean identityOnly() {
        return !opener && messages.isEmpty();
    }

    /** @return the turn of the conversation: as sent, or else the number of messages of the user */
    public int turn() {
        return turnNumber.isPresent() ? turnNumber.getAsInt() : countUserMessages();
    }

    private int countUserMessages() {
        int count = 0;
        for (int i = 0; i < messages.size(); i++) {
            count += messages.get(i).fromUser() ? 1 : 0;
        }
        return count;
    }

    /** @return the summary, if there is one, then the contents of the messages, oldest first */
    public List<String> conversation() {
        int first = summary.isPresent() ? 1 : 0;
        String[] contents = new String[first + messages.size()];
        if (summary.isPresent()) {
            contents[0] = summary.get();
        }
        for (int i = first; i < contents.length; i++) {
            contents[i] = messages.get(i - first).content();
        }
        return List.of(contents);
    }
}
