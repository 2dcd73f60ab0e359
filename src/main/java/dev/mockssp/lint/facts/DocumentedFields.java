package dev.mockssp.lint.facts;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The fields of both endpoints in revision 2025-11, and those that clients send beside them. */
public final class DocumentedFields {

    public static final List<String> BID_REQUEST = List.of(
            "userId",
            "chatId",
            "messages",
            "config",
            "request_type",
            "ad_formats",
            "turn_number",
            "turns_from_last_ad",
            "force");

    public static final List<String> MESSAGE = List.of("role", "content", "timestamp");

    public static final List<String> CONFIG =
            List.of("ad_offset", "max_frequency", "max_headline_chars", "image_enabled", "experiment_tag");

    /** What only the legacy endpoint takes; {@code production} is a case of its own. */
    public static final List<String> LEGACY_ONLY =
            List.of("content", "userRegion", "metaData", "conversationOffset", "adFrequencyLimit");

    /** What only the bid request takes. */
    public static final List<String> BID_REQUEST_ONLY =
            List.of("messages", "config", "request_type", "ad_formats", "turn_number", "turns_from_last_ad");

    private static final String LATER = "belongs to a later revision of the API";

    /** What real clients send and the server ignores, with what to do instead. */
    public static final Map<String, String> IGNORED = Map.of(
            "production", "the key decides between staging and production",
            "adtype", "say what you can render in ad_formats",
            "client_id", "the key says who you are",
            "nAdsBefore", "the server counts ads itself, or takes turns_from_last_ad",
            "country_code", "send the country in the X-User-Country header",
            "summary", LATER,
            "user_metadata", LATER,
            "restricted_click_area", LATER);

    private DocumentedFields() {}

    /** @return whether a bid request has none but documented fields, its messages aside */
    static boolean areAllOfBidRequest(JsonNode body) {
        return areAllOf(body, BID_REQUEST) && areAllOf(body.path("config"), CONFIG);
    }

    /** @return whether an object has no other fields than these; to ask for each is quicker than to list what is there */
    public static boolean areAllOf(JsonNode object, List<String> known) {
        int others = object.size();
        for (int i = 0; i < known.size() && others > 0; i++) {
            others -= object.has(known.get(i)) ? 1 : 0;
        }
        return others == 0;
    }
}
