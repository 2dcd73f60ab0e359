package dev.mockssp.tracking;

import dev.mockssp.core.memory.ShortId;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/**
 * The content of a tracking URL (contract.md 1.9).
 *
 * @param kind the event that a request of the URL reports
 * @param owner the identifier of the API key that received the bid; never the key itself
 * @param serial the serial number among the tokens of that key
 * @param requestId the bid request
 * @param bidId the bid
 * @param campaign its campaign
 * @param user the user of the bid request; short, because not every client and server accepts a long URL
 * @param landing the landing page of a click
 * @param experimentTag the experiment tag of the bid request
 * @param billable whether the event is billable
 * @param priceCents the clearing price, in cents of CPM
 * @param restrictedClickArea whether only parts of the ad can be clicked, in revision 2026
 */
public record TrackingToken(
        Kind kind,
        String owner,
        long serial,
        String requestId,
        String bidId,
        String campaign,
        ShortId user,
        String landing,
        Optional<String> experimentTag,
        boolean billable,
        long priceCents,
        boolean restrictedClickArea) {

    private static final int INITIAL_CAPACITY = 256;

    /** The event that a request of the URL reports. */
    public enum Kind {
        CLICK("click"),
        /** A view that counts as an impression each time it is reported, in revision 2025-11. */
        VIEW("view"),
        /** A view that is reported to the exchange, in revision 2026. */
        EXCHANGE_VIEW("exchange-view"),
        /** A view that is reported to the DSP, in revision 2026. */
        DSP_VIEW("dsp-view"),
        /** A vote in a sponsored poll, or a request for its results. */
        POLL("poll"),
        /** A click on the product of a legacy response. */
        PRODUCT("product-click");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** @return the name used in the journal */
        public String label() {
            return label;
        }

        static Kind of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(label))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** @return a JSON array of the components; the last is absent if it is false */
    byte[] toBytes() {
        StringBuilder json = new StringBuilder(INITIAL_CAPACITY).append('[');
        text(json, kind.label);
        text(json, owner);
        json.append(serial).append(',');
        text(json, requestId);
        text(json, bidId);
        text(json, campaign);
        text(json, user.text());
        text(json, landing);
        if (experimentTag.isPresent()) {
            text(json, experimentTag.get());
        } else {
            json.append("null,");
        }
        json.append(billable).append(',').append(priceCents);
        if (restrictedClickArea) {
            json.append(",true");
        }
        json.append(']');
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append("\",");
    }

    static TrackingToken of(byte[] bytes) {
        JsonNode fields = Json.read(bytes);
        return new TrackingToken(
                Kind.of(fields.get(0).stringValue()),
                fields.get(1).stringValue(),
                fields.get(2).longValue(),
                fields.get(3).stringValue(),
                fields.get(4).stringValue(),
                fields.get(5).stringValue(),
                new ShortId(fields.get(6).stringValue()),
                fields.get(7).stringValue(),
                fields.get(8).stringValueOpt(),
                fields.get(9).booleanValue(),
                fields.get(10).longValue(),
                fields.path(11).booleanValue(false));
    }
}
