package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.Audience;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.RequestContext;
import dev.mockssp.geo.Location;
import dev.mockssp.scenario.AdVariant;
import dev.mockssp.tracking.TrackingToken;
import dev.mockssp.wire.BidRequest;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How a revision of the vendor API reads a bid request and writes its result. */
interface BidRules {

    static BidRules of(Revision revision) {
        return switch (revision) {
            case R2025_11 -> new BidRules2025();
            case R2026 -> new BidRules2026();
        };
    }

    /** Reads a body that is valid against the schema of the revision. */
    BidRequest read(JsonNode body);

    /** What the auction may know of the user beside the country. */
    Audience audience(RequestContext context, BidRequest request, Location location);

    /** The record of a bid that is returned alone: a message or a poll. */
    Object single(WinningBid bid, ChatbotSettings settings, BidLinks links, Set<AdVariant> variants);

    /** The tokens of the view URLs of sponsored prompts. */
    TrackingToken.Kind viewOfPrompt();

    /** Whether the impression of a message is recorded when the bid is returned. */
    boolean countsImpressionAtBid();
}
