package dev.mockssp.wire;

import static dev.mockssp.json.JsonFields.text;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The {@code user_metadata} of a bid request of revision 2026.
 *
 * @param tcfConsent the consent string of the IAB's TCF v2
 * @param usPrivacy the IAB's US privacy string, such as {@code 1YNN}
 */
public record UserMetadata(Optional<String> tcfConsent, Optional<String> usPrivacy) {

    static final UserMetadata NONE = new UserMetadata(Optional.empty(), Optional.empty());

    static UserMetadata of(JsonNode metadata) {
        return new UserMetadata(
                text(metadata, "tcf_consent").filter(consent -> !consent.isBlank()),
                text(metadata, "us_privacy").filter(consent -> !consent.isBlank()));
    }
}
