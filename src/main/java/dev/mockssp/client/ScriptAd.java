package dev.mockssp.client;

import dev.mockssp.json.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** An ad written in code. It supports all formats; fields that are not set have generated values. Immutable. */
public final class ScriptAd {

    private final ObjectNode campaign;

    private ScriptAd(ObjectNode campaign) {
        this.campaign = campaign;
    }

    /**
     * @param advertiser the name of the brand
     * @return an ad of the brand, at a CPM of 2.00 dollars
     */
    public static ScriptAd of(String advertiser) {
        ObjectNode campaign = Json.MAPPER
                .createObjectNode()
                .put("id", id(advertiser))
                .put("dsp", "script-dsp")
                .put("advertiser", advertiser)
                .put("domain", id(advertiser) + ".example")
                .put("vertical", "script")
                .put("price", new BigDecimal("2.00"));
        campaign.putArray("formats").add("sponsored_message").add("sponsored_prompt");
        campaign.putArray("keywords");
        campaign.putArray("headlines").add(advertiser);
        campaign.putArray("prompts").add("What is " + advertiser + "?");
        campaign.putNull("description").put("product", advertiser).put("landing_url", "/landing/" + id(advertiser));
        campaign.putArray("countries");
        campaign.putArray("banned_words");
        return new ScriptAd(campaign);
    }

    private static String id(String advertiser) {
        String plain = advertiser
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "script" : plain;
    }

    /**
     * @param headlines headlines; the mock server uses the first one within the maximum length
     * @return a copy with the headlines
     */
    public ScriptAd headlines(String... headlines) {
        return list("headlines", headlines);
    }

    /**
     * @param prompts the texts of sponsored prompts
     * @return a copy with the prompts
     */
    public ScriptAd prompts(String... prompts) {
        return list("prompts", prompts);
    }

    /**
     * @param dollars the CPM in dollars, such as {@code "4.20"}
     * @return a copy with the price
     * @throws NumberFormatException if {@code dollars} is not a decimal number
     */
    public ScriptAd price(String dollars) {
        return changed(json -> json.put("price", new BigDecimal(dollars)));
    }

    /**
     * @param description the text below the headline
     * @return a copy with the description
     */
    public ScriptAd description(String description) {
        return changed(json -> json.put("description", description));
    }

    /**
     * @param text the label of the button
     * @return a copy with the call to action
     */
    public ScriptAd callToAction(String text) {
        return changed(json -> json.put("cta_text", text));
    }

    /**
     * @param url the URL of the image; one that begins with {@code /} is relative to the mock server
     * @return a copy with the image
     */
    public ScriptAd image(String url) {
        return changed(json -> json.put("image_url", url));
    }

    /**
     * @param url the URL of the landing page; one that begins with {@code /} is relative to the mock server
     * @return a copy with the landing page
     */
    public ScriptAd landing(String url) {
        return changed(json -> json.put("landing_url", url));
    }

    private ScriptAd list(String name, String... texts) {
        List<String> all = Arrays.asList(texts);
        return changed(json -> all.forEach(json.putArray(name)::add));
    }

    private ScriptAd changed(Consumer<ObjectNode> change) {
        ObjectNode copy = campaign.deepCopy();
        change.accept(copy);
        return new ScriptAd(copy);
    }

    ObjectNode toJson() {
        return campaign;
    }
}
