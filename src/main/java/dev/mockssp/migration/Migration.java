package dev.mockssp.migration;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.geo.EndUserHeaders;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Finds what in the recorded traffic of a publisher breaks in another revision of the vendor API. Receives the exchanges
 * in the order of the recording, and keeps none of them. Not thread-safe.
 */
public final class Migration implements Consumer<Exchange> {

    private static final String POLL = "sponsored_poll";

    private final Revision from;
    private final Revision to;
    private final MemoryBudget memory = MemoryBudget.ofHeap(Runtime.getRuntime().maxMemory());
    private final Map<String, KeyTraffic> keys = new LinkedHashMap<>();
    private long bidRequests;

    /**
     * @param from the revision for which the client was written
     * @param to the revision to which it migrates
     */
    public Migration(Revision from, Revision to) {
        this.from = from;
        this.to = to;
    }

    /** Adds an exchange. Only the client's own requests are checked, not those of tools. */
    @Override
    public void accept(Exchange exchange) {
        if (exchange.source() != Source.CLIENT) {
            return;
        }
        if (exchange.number() == 1) {
            // The server was started again, and appends to the file.
            keys.values().forEach(KeyTraffic::forgetChats);
        }
        KeyTraffic key = keys.computeIfAbsent(exchange.client().keyId(), keyId -> new KeyTraffic(from, to, memory));
        key.observe(exchange);
        boolean bidRequest = exchange.endpoint().equals("bid-request")
                && exchange.request().method().equals("POST");
        if (bidRequest) {
            bidRequests++;
            check(key, exchange);
        }
    }

    private void check(KeyTraffic key, Exchange exchange) {
        EndUserHeaders.problem(exchange.request().headers())
                .ifPresent(problem -> key.add(BreakingChange.COUNTRY_ALONE, exchange, problem.message()));
        JsonNode body = body(exchange);
        if (!PacingComparison.isOpener(body) && offersPoll(body)) {
            key.add(BreakingChange.POLL_OFFERED, exchange, "ad_formats has " + POLL);
        }
        key.pace(exchange, body).ifPresent(seen -> key.add(BreakingChange.FREQUENCY_BY_REQUESTS, exchange, seen));
    }

    private static boolean offersPoll(JsonNode body) {
        for (JsonNode format : body.path("ad_formats")) {
            if (format.stringValue("").equals(POLL)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode body(Exchange exchange) {
        try {
            return Json.readBody(exchange.request().body());
        } catch (MalformedJsonException e) {
            return Json.MAPPER.missingNode();
        }
    }

    /** @return what breaks in the exchanges so far */
    public MigrationReport report() {
        Map<BreakingChange, AffectedRequests> affected = new HashMap<>();
        for (BreakingChange change : BreakingChange.visible()) {
            affected.put(
                    change,
                    keys.values().stream()
                            .map(key -> key.affectedBy(change))
                            .reduce(AffectedRequests.NONE, AffectedRequests::and));
        }
        return new MigrationReport(from, to, bidRequests, affected, BreakingChange.notVisible());
    }
}
