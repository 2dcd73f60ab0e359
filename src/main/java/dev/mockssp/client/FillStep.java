package dev.mockssp.client;

import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** A step that responds with an ad. */
public final class FillStep extends ScriptStep<FillStep> {

    FillStep(ObjectNode step) {
        super("fill", step);
    }

    /**
     * @param id the id of a campaign in the inventory
     * @return a copy that returns an ad of the campaign
     */
    public FillStep campaign(String id) {
        return option("campaign", id);
    }

    /**
     * @param ad the ad to return
     * @return a copy that returns the ad
     */
    public FillStep ad(ScriptAd ad) {
        return option("ad", ad.toJson());
    }

    /**
     * @param campaign the JSON of a campaign, in the format of an inventory file
     * @return a copy that returns an ad of the campaign
     * @throws IllegalArgumentException if {@code campaign} is not valid JSON
     */
    public FillStep ad(String campaign) {
        try {
            return option("ad", Json.read(campaign.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the campaign is not valid JSON: " + e.getMessage(), e);
        }
    }

    /** @return a copy that returns a sponsored message, whatever formats the request allows */
    public FillStep asMessage() {
        return option("format", "sponsored_message");
    }

    /** @return a copy that returns sponsored prompts, whatever formats the request allows */
    public FillStep asPrompts() {
        return option("format", "sponsored_prompt");
    }

    /** @return a copy that returns a sponsored poll, whatever formats the request allows; in revision 2026 only */
    public FillStep asPoll() {
        return option("format", "sponsored_poll");
    }

    @Override
    FillStep with(ObjectNode changed) {
        return new FillStep(changed);
    }
}
