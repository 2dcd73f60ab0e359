package dev.mockssp.journal.export;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.match.Mismatch;
import dev.mockssp.journal.match.Verification;
import dev.mockssp.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the result of a verification in the format of the admin API. */
public final class VerificationJson {

    private VerificationJson() {}

    /**
     * @param result the result of a verification
     * @return its JSON: whether it passed, the matches and the near misses
     */
    public static ObjectNode of(Verification.VerificationResult result) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("pass", result.pass())
                .put("matched", result.matched())
                .put("message", result.message())
                .put("evicted", result.evicted());
        ArrayNode matches = json.putArray("matches");
        result.matches().forEach(matches::add);
        ArrayNode nearest = json.putArray("nearest");
        for (Verification.NearMiss miss : result.nearest()) {
            ObjectNode near = nearest.addObject();
            Exchange exchange = miss.exchange();
            near.put("id", exchange.id())
                    .put("number", exchange.number())
                    .put("at", exchange.at().toString());
            near.put("endpoint", exchange.endpoint())
                    .put("outcome", exchange.outcome().kind().label());
            for (Mismatch difference : miss.differences()) {
                near.withArray("differences")
                        .addObject()
                        .put("place", difference.place())
                        .put("expected", difference.expected())
                        .put("seen", difference.seen());
            }
        }
        return json;
    }
}
