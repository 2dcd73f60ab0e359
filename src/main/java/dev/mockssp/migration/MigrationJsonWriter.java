package dev.mockssp.migration;

import dev.mockssp.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A migration report as JSON. */
public final class MigrationJsonWriter {

    private MigrationJsonWriter() {}

    /** @return an object with the revisions, the counts, {@code breaks} and {@code notVisible} */
    public static ObjectNode of(MigrationReport report) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("from", report.from().label())
                .put("to", report.to().label())
                .put("bidRequests", report.bidRequests())
                .put("findings", report.findings());
        ArrayNode breaks = json.putArray("breaks");
        report.visible()
                .forEach(change -> breaks.add(affected(change, report.affected().get(change))));
        ArrayNode notVisible = json.putArray("notVisible");
        report.notVisible().forEach(change -> notVisible.add(described(change)));
        return json;
    }

    private static ObjectNode affected(BreakingChange change, AffectedRequests affected) {
        ObjectNode json = described(change).put("count", affected.count());
        ArrayNode requests = json.putArray("requests");
        affected.first()
                .forEach(request -> requests.addObject()
                        .put("requestId", request.id())
                        .put("exchange", request.number())
                        .put("seen", request.seen()));
        return json;
    }

    private static ObjectNode described(BreakingChange change) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("break", change.number())
                .put("change", change.change())
                .put("advice", change.advice());
        change.scenario().ifPresent(scenario -> json.put("scenario", scenario));
        return json;
    }
}
