package dev.mockssp.client;

import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** A step that answers with an ad. */
public final class FillStep extends ScriptStep<FillStep> {

    FillStep(ObjectNode step) {
        super("fill", step);
    }

    /** @return this, with the campaign of that id, of the inventory */
    public FillStep campaign(String id) {
        return option("campaign", id);
    }

    /** @return this, with that ad */
    public FillStep ad(ScriptAd ad) {
        return option("ad", ad.toJson());
    }

    /**
     * @param campaign a campaign as it stands in an inventory file
     * @return this, with that ad
     * @throws IllegalArgumentException when it is no JSON
     */
    public FillStep ad(String campaign) {
        try {
            return option("ad", Json.read(campaign.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the campaign is no JSON: " + e.getMessage(), e);
        }
    }

    /** @return this, as a sponsored message, whatever formats were asked for */
    public FillStep asMessage() {
        return option("format", "sponsored_message");
    }

    /** @return this, as sponsored prompts, whatever formats were asked for */
    public FillStep asPrompts() {
        return option("format", "sponsored_prompt");
    }

    @Override
    FillStep with(ObjectNode changed) {
        return new FillStep(changed);
    }
}
