package dev.mockssp.drift;

import dev.mockssp.config.value.Revision;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Detects a revision with two bid requests (revision-2026.md, sections 1 and 4): one with a country alone, which only
 * 2026 rejects, and one that gets an ad, which only in 2026 has a placement.
 */
final class RevisionProbe {

    private static final int BAD_REQUEST = 400;

    private final HttpRequest request;

    /** @param request a bid request that gets an ad */
    RevisionProbe(HttpRequest request) {
        this.request = request;
    }

    DetectedRevision detect(Function<HttpRequest, ActualResponse> send) {
        ActualResponse filled = send.apply(request);
        if (filled.status() != 200) {
            return DetectedRevision.unknown("a valid bid request got the status " + filled.status());
        }
        List<String> evidence = new ArrayList<>();
        JsonNode bid = bid(filled);
        boolean hasPlacement = bid.has("placement");
        if (bid.isObject()) {
            evidence.add(hasPlacement ? "bids have a placement" : "bids have no placement");
        }
        HttpRequest withCountry = HttpRequest.newBuilder(request, (name, value) -> true)
                .header("X-User-Country", "DE")
                .build();
        int status = send.apply(withCountry).status();
        if (status == 200 || status == BAD_REQUEST) {
            evidence.add("X-User-Country alone gets " + status);
        }
        if (evidence.isEmpty()) {
            return DetectedRevision.unknown("no response shows it");
        }
        boolean isLater = hasPlacement || status == BAD_REQUEST;
        return new DetectedRevision(Optional.of(isLater ? Revision.R2026 : Revision.R2025_11), evidence);
    }

    private static JsonNode bid(ActualResponse response) {
        try {
            return Json.read(response.body()).at("/data/bid");
        } catch (MalformedJsonException e) {
            return MissingNode.getInstance();
        }
    }
}
