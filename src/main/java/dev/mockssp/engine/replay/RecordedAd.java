package dev.mockssp.engine.replay;

import dev.mockssp.json.Json;
import dev.mockssp.scenario.AdVariant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a recorded ad to a campaign. Its images and landing page are replaced with the mock server's: the originals
 * may contain ids, and a replay must not need a network.
 */
final class RecordedAd {

    /** A placeholder for the campaign's id. */
    static final String ID = "recorded";

    private static final BigDecimal MAX_PRICE = new BigDecimal("1000000.00");
    private static final BigDecimal DEFAULT_PRICE = new BigDecimal("2.00");

    private static final int MIN_OPTIONS = 2;
    private static final int MAX_OPTIONS = 4;

    private RecordedAd() {}

    /** @return the {@code fill} behaviour that replays the ads of a response */
    static ObjectNode fill(JsonNode data, Anonymizer anonymizer) {
        List<JsonNode> prompts = data.path("bids")
                .valueStream()
                .filter(bid -> bid.path("sponsored_prompt").isString())
                .toList();
        ObjectNode fill = Json.MAPPER.createObjectNode();
        if (!prompts.isEmpty()) {
            fill.set("ad", prompts(prompts, anonymizer));
            return fill.put("format", "sponsored_prompt");
        }
        if (data.path("bid").path("question").isString()) {
            fill.set("ad", poll(data.path("bid"), anonymizer));
            return fill.put("format", "sponsored_poll");
        }
        if (data.path("bid").path("view_url").isString() && hasPixelOfExchange(data.path("bid"))) {
            fill.putArray("variants").add(AdVariant.VIEW_URL_MEMBER.label());
        }
        return fill.set(
                "ad",
                data.has("creative") || data.has("prod_name") ? product(data, anonymizer) : message(data, anonymizer));
    }

    private static ObjectNode message(JsonNode data, Anonymizer anonymizer) {
        JsonNode bid = data.path("bid").isObject()
                ? data.path("bid")
                : data.path("bids").path(0);
        String headline = anonymizer.first(List.of(bid.path("headline")), "An ad without a headline");
        ObjectNode ad = campaign(bid, "sponsored_message", anonymizer);
        ad.putArray("headlines").add(headline);
        ad.putArray("prompts");
        bid.path("description").stringValueOpt().ifPresent(text -> ad.put("description", anonymizer.text(text)));
        bid.path("cta_text")
                .stringValueOpt()
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> ad.put("cta_text", anonymizer.text(text)));
        if (bid.path("image_url").isString()) {
            ad.put("image_url", "/media/" + ID + "/image.png");
        }
        if (isWithoutDspPixel(bid)) {
            ad.put("view_pixel", false);
        }
        return ad.put("product", headline);
    }

    private static ObjectNode poll(JsonNode bid, Anonymizer anonymizer) {
        ObjectNode ad = campaign(bid, "sponsored_poll", anonymizer);
        ad.putArray("headlines");
        ad.putArray("prompts");
        ObjectNode poll = ad.putObject("poll")
                .put("question", anonymizer.first(List.of(bid.path("question")), "A poll without a question"));
        ArrayNode options = poll.putArray("options");
        bid.path("options")
                .valueStream()
                .limit(MAX_OPTIONS)
                .map(option -> anonymizer.first(List.of(option.path("text")), "An empty option"))
                .forEach(options::add);
        while (options.size() < MIN_OPTIONS) {
            options.add("A missing option");
        }
        if (bid.path("cta_url").isString() || bid.path("url").isString()) {
            ad.put("cta_text", anonymizer.first(List.of(bid.path("cta_text")), "Learn More"));
        }
        if (isWithoutDspPixel(bid)) {
            ad.put("view_pixel", false);
        }
        return ad.put("logo_url", "/media/" + ID + "/logo.png")
                .put("product", ad.path("advertiser").asString("Ad"));
    }

    /** Whether the click URL has the exchange's pixel alone. */
    private static boolean isWithoutDspPixel(JsonNode bid) {
        String url = bid.path("url").asString("");
        return hasPixelOfExchange(bid) && !url.contains("&view_url=") && !url.contains("?view_url=");
    }

    private static boolean hasPixelOfExchange(JsonNode bid) {
        return bid.path("url").asString("").contains("thrad_view_url=");
    }

    private static ObjectNode prompts(List<JsonNode> bids, Anonymizer anonymizer) {
        ObjectNode ad = campaign(bids.get(0), "sponsored_prompt", anonymizer);
        ad.putArray("headlines");
        bids.stream()
                .map(bid -> anonymizer.first(List.of(bid.path("sponsored_prompt")), "An empty prompt"))
                .forEach(ad.putArray("prompts")::add);
        return ad.put("logo_url", "/media/" + ID + "/logo.png")
                .put("product", ad.path("advertiser").asString("Ad"));
    }

    private static ObjectNode product(JsonNode data, Anonymizer anonymizer) {
        String name = anonymizer.first(List.of(data.path("prod_name")), "A product without a name");
        ObjectNode ad = campaign(data, "sponsored_message", anonymizer);
        ad.putArray("headlines").add(anonymizer.first(List.of(data.path("creative")), name));
        ad.putArray("prompts");
        if (data.path("img_url").isString()) {
            ad.put("image_url", "/media/" + ID + "/image.png");
        }
        return ad.put("product", name);
    }

    private static ObjectNode campaign(JsonNode bid, String format, Anonymizer anonymizer) {
        ObjectNode ad = Json.MAPPER
                .createObjectNode()
                .put("id", ID)
                .put("dsp", anonymizer.first(List.of(bid.path("dsp")), "recorded_dsp"))
                .put(
                        "advertiser",
                        anonymizer.first(List.of(bid.path("advertiser"), bid.path("prod_name")), "An advertiser"))
                .put("domain", anonymizer.first(List.of(bid.path("domain")), "advertiser.example"))
                .put("vertical", "recorded")
                .put("price", price(bid.path("price")))
                .putNull("description")
                .put("landing_url", "/landing/" + ID);
        ad.putArray("formats").add(format);
        for (String empty : List.of("keywords", "countries", "banned_words")) {
            ad.putArray(empty);
        }
        return ad;
    }

    private static BigDecimal price(JsonNode price) {
        BigDecimal cents = price.isNumber()
                ? price.decimalValue().min(MAX_PRICE).setScale(2, RoundingMode.HALF_UP)
                : DEFAULT_PRICE;
        return cents.signum() > 0 ? cents : DEFAULT_PRICE;
    }
}
