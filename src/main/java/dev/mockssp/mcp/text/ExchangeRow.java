package dev.mockssp.mcp.text;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An exchange in a result, without bodies: the row of the admin API, in which texts of users are quoted. */
public final class ExchangeRow {

    private static final List<String> COPIED =
            List.of("number", "id", "at", "endpoint", "method", "status", "fault", "outcome", "source");
    private static final Map<String, String> QUOTED = Map.of(
            "path", "path",
            "reason", "reason",
            "message", "message",
            "experimentTag", "experiment_tag",
            "headline", "headline");

    private ExchangeRow() {}

    public static ObjectNode of(Exchange exchange, Admin admin) {
        JsonNode summary = admin.summary(exchange);
        ObjectNode row = Json.MAPPER.createObjectNode();
        COPIED.stream().filter(summary::has).forEach(name -> row.set(name, summary.get(name)));
        row.set("scenario", summary.get("scenario"));
        row.set("milliseconds", summary.get("ms"));
        QUOTED.forEach((name, quoted) -> quote(summary, name, row, quoted));
        JsonNode client = summary.get("client");
        row.set("key", client.get("key"));
        quote(client, "userId", row, "user_id");
        quote(client, "chatId", row, "chat_id");
        row.set("findings", summary.get("findings"));
        return row;
    }

    private static void quote(JsonNode from, String name, ObjectNode row, String quoted) {
        from.path(name).stringValueOpt().ifPresent(text -> Quoted.put(row, quoted, text, Quoted.LINE));
    }

    /** Why an exchange has its outcome. The message of a rejected request may quote it. */
    public static void quoteReason(ObjectNode json, Exchange exchange) {
        Quoted.put(json, "reason", exchange.outcome().reason(), Quoted.LINE);
    }

    public static ArrayNode findings(List<Finding> findings, Fixes fixes) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Finding finding : findings) {
            ObjectNode json = list.addObject()
                    .put("rule", finding.rule())
                    .put("severity", finding.severity().label());
            Quoted.put(json, "pointer", finding.pointer(), Quoted.LINE);
            Quoted.put(json, "seen", finding.seen(), Quoted.LINE);
            json.put("why", finding.why()).put("fix", fixes.of(finding.rule()));
        }
        return list;
    }
}
