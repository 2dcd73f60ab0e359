package dev.mockssp.lint.facts;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The documented fields of both endpoints in revision 2025-11, and known undocumented fields that clients send. */
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

    /**
     * Fields that only the legacy endpoint accepts. {@code production} is not included: it has a rule text of its own.
     */
    public static final List<String> LEGACY_ONLY =
            List.of("content", "userRegion", "metaData", "conversationOffset", "adFrequencyLimit");

    /** Fields that only the bid request accepts. */
    public static final List<String> BID_REQUEST_ONLY =
            List.of("messages", "config", "request_type", "ad_formats", "turn_number", "turns_from_last_ad");

    private static final String LATER_REVISION = "belongs to a later revision of the API";

    /** Fields that clients send but the server ignores, each with advice. */
    public static final Map<String, String> IGNORED = Map.of(
            "production", "the key decides between staging and production",
            "adtype", "list the formats that you can render in ad_formats",
            "client_id", "the API key identifies you",
            "nAdsBefore", "the server counts ads itself; to override it, send turns_from_last_ad",
            "country_code", "send the country in the X-User-Country header",
            "summary", LATER_REVISION,
            "user_metadata", LATER_REVISION,
            "restricted_click_area", LATER_REVISION);

    private DocumentedFields() {}

    /** @return whether all fields of a bid request are documented, apart from those of its messages */
    static boolean isDocumentedBidRequest(JsonNode body) {
        return hasOnly(body, BID_REQUEST) && hasOnly(body.path("config"), CONFIG);
    }

    /**
     * @return whether an object has only these fields; looking each one up is faster than listing the object's fields
     */
    public static boolean hasOnly(JsonNode object, List<String> known) {
        int others = object.size();
        for (int i = 0; i < known.size() && others > 0; i++) {
            others -= object.has(known.get(i)) ? 1 : 0;
        }
        return others == 0;
    }
}
