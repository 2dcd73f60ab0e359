package dev.mockssp.lint.facts;

import dev.mockssp.config.value.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The documented fields of the bid request in a revision, and known undocumented fields that clients send.
 *
 * @param bidRequest the members of the body
 * @param config the members of {@code config}
 * @param userMetadata the members of {@code user_metadata}
 * @param bidRequestOnly members of the body that the legacy endpoint does not have
 * @param ignored fields that clients send but the server ignores, by their dotted path, each with advice
 */
public record DocumentedFields(
        List<String> bidRequest,
        List<String> config,
        List<String> userMetadata,
        List<String> bidRequestOnly,
        Map<String, String> ignored) {

    public static final List<String> MESSAGE = List.of("role", "content", "timestamp");

    /**
     * Fields that only the legacy endpoint accepts. {@code production} is not included: it has a rule text of its own.
     */
    public static final List<String> LEGACY_ONLY =
            List.of("content", "userRegion", "metaData", "conversationOffset", "adFrequencyLimit");

    private static final String LATER_REVISION = "belongs to a later revision of the API";

    private static final DocumentedFields R2025_11 = new DocumentedFields(
            List.of(
                    "userId",
                    "chatId",
                    "messages",
                    "config",
                    "request_type",
                    "ad_formats",
                    "turn_number",
                    "turns_from_last_ad",
                    "force"),
            List.of("ad_offset", "max_frequency", "max_headline_chars", "image_enabled", "experiment_tag"),
            List.of(),
            List.of("messages", "config", "request_type", "ad_formats", "turn_number", "turns_from_last_ad"),
            Map.of(
                    "production", "the key decides between staging and production",
                    "adtype", "list the formats that you can render in ad_formats",
                    "client_id", "the API key identifies you",
                    "nAdsBefore", "the server counts ads itself; to override it, send turns_from_last_ad",
                    "country_code", "send the country in the X-User-Country header",
                    "summary", LATER_REVISION,
                    "user_metadata", LATER_REVISION,
                    "config.restricted_click_area", LATER_REVISION));

    private static final DocumentedFields R2026 = new DocumentedFields(
            and(R2025_11.bidRequest, "summary", "user_metadata"),
            and(R2025_11.config, "restricted_click_area"),
            List.of("age_range", "tcf_consent", "us_privacy"),
            and(R2025_11.bidRequestOnly, "summary", "user_metadata"),
            Map.of(
                    "production", R2025_11.ignored.get("production"),
                    "adtype", R2025_11.ignored.get("adtype"),
                    "client_id", R2025_11.ignored.get("client_id"),
                    "nAdsBefore", "the server counts ads itself",
                    "country_code", R2025_11.ignored.get("country_code")));

    public DocumentedFields {
        bidRequest = List.copyOf(bidRequest);
        config = List.copyOf(config);
        userMetadata = List.copyOf(userMetadata);
        bidRequestOnly = List.copyOf(bidRequestOnly);
        ignored = Map.copyOf(ignored);
    }

    public static DocumentedFields of(Revision revision) {
        return switch (revision) {
            case R2025_11 -> R2025_11;
            case R2026 -> R2026;
        };
    }

    private static List<String> and(List<String> names, String... more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(List.of(more));
        return all;
    }

    /** @return whether all fields of a bid request are documented, apart from those of its messages */
    boolean isDocumentedBidRequest(JsonNode body) {
        return hasOnly(body, bidRequest)
                && hasOnly(body.path("config"), config)
                && (userMetadata.isEmpty() || hasOnly(body.path("user_metadata"), userMetadata));
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
