package dev.mockssp.journal.export;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.match.Mismatch;
import dev.mockssp.journal.match.Verification;
import dev.mockssp.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the answer to a verification as the control API gives it. */
public final class VerificationJson {

    private VerificationJson() {}

    /**
     * @param verdict an answer
     * @return its JSON: whether it passed, what matched, and what came nearest
     */
    public static ObjectNode of(Verification.VerificationResult verdict) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("pass", verdict.pass())
                .put("matched", verdict.matched())
                .put("message", verdict.message())
                .put("dropped", verdict.dropped());
        ArrayNode matches = json.putArray("matches");
        verdict.matches().forEach(match -> matches.add(match.id()));
        ArrayNode nearest = json.putArray("nearest");
        for (Verification.NearMiss miss : verdict.nearest()) {
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
