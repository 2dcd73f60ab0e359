package dev.mockssp.client;

import dev.mockssp.json.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** An ad written in code. What is not said of it is made up; it has all formats. Immutable. */
public final class ScriptAd {

    private final ObjectNode campaign;

    private ScriptAd(ObjectNode campaign) {
        this.campaign = campaign;
    }

    /**
     * @param advertiser the brand
     * @return an ad of it
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

    /** @return this, with these headlines; the first that fits is taken */
    public ScriptAd headlines(String... headlines) {
        return list("headlines", headlines);
    }

    /** @return this, with these sponsored prompts */
    public ScriptAd prompts(String... prompts) {
        return list("prompts", prompts);
    }

    /** @return this, with that CPM in dollars, as in {@code "4.20"} */
    public ScriptAd price(String dollars) {
        return changed(json -> json.put("price", new BigDecimal(dollars)));
    }

    /** @return this, with that text below the headline */
    public ScriptAd description(String description) {
        return changed(json -> json.put("description", description));
    }

    /** @return this, with that text on its button */
    public ScriptAd callToAction(String text) {
        return changed(json -> json.put("cta_text", text));
    }

    /** @return this, with that image; a URL that begins with {@code /} is the double's own */
    public ScriptAd image(String url) {
        return changed(json -> json.put("image_url", url));
    }

    /** @return this, with that landing page; a URL that begins with {@code /} is the double's own */
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
