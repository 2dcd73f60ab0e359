package dev.mockssp.tracking;

import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/**
 * What a tracking URL stands for (contract.md 1.9).
 *
 * @param kind what opening the URL means
 * @param owner the identifier of the key that the bid was made for; never the key itself
 * @param serial the how manieth ticket of that key
 * @param requestId the request that was answered with the bid
 * @param bidId the bid
 * @param campaign its campaign
 * @param userId the user who was shown it
 * @param landing where a click leads
 * @param experimentTag the tag of the request
 * @param billable whether it counts for money
 * @param priceCents the clearing price, CPM in cents
 */
public record TrackingToken(
        Kind kind,
        String owner,
        int serial,
        String requestId,
        String bidId,
        String campaign,
        String userId,
        String landing,
        Optional<String> experimentTag,
        boolean billable,
        long priceCents) {

    private static final int MOST_ARE_SHORTER = 256;

    /** What opening the URL means. */
    public enum Kind {
        CLICK("click"),
        VIEW("view"),
        /** A click on the product of a legacy answer. */
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

    /** A JSON array. Written out, since a tree of nodes, made for every bid, would take several times the memory. */
    byte[] toBytes() {
        StringBuilder json = new StringBuilder(MOST_ARE_SHORTER).append('[');
        text(json, kind.label);
        text(json, owner);
        json.append(serial).append(',');
        text(json, requestId);
        text(json, bidId);
        text(json, campaign);
        text(json, userId);
        text(json, landing);
        if (experimentTag.isPresent()) {
            text(json, experimentTag.get());
        } else {
            json.append("null,");
        }
        json.append(billable).append(',').append(priceCents).append(']');
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
                fields.get(2).intValue(),
                fields.get(3).stringValue(),
                fields.get(4).stringValue(),
                fields.get(5).stringValue(),
                fields.get(6).stringValue(),
                fields.get(7).stringValue(),
                fields.get(8).stringValueOpt(),
                fields.get(9).booleanValue(),
                fields.get(10).longValue());
    }
}
