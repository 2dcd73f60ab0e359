package dev.mockssp.mcp.tool;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.RejectedException;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonFields;
import dev.mockssp.mcp.text.AuctionSentences;
import dev.mockssp.mcp.text.CheckSentences;
import dev.mockssp.mcp.text.ExchangeRow;
import dev.mockssp.mcp.text.Fixes;
import dev.mockssp.mcp.text.Quoted;
import dev.mockssp.mcp.text.ReasonSentences;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Explains in sentences why an exchange has its response. */
final class ExplainTool implements Tool {

    private final Admin admin;
    private final Fixes fixes;

    ExplainTool(Admin admin, Fixes fixes) {
        this.admin = admin;
        this.fixes = fixes;
    }

    @Override
    public ObjectNode call(JsonNode arguments, String baseUrl) {
        Exchange exchange = exchange(arguments);
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.set("exchange", ExchangeRow.of(exchange, admin));
        Revision revision = admin.revisionOf(exchange);
        add(result, "checks", CheckSentences.of(exchange, revision));
        add(result, "explanation", new ReasonSentences(exchange, revision).all());
        add(result, "campaigns", AuctionSentences.campaigns(exchange));
        result.set("findings", ExchangeRow.findings(exchange.findings(), fixes));
        String headers = exchange.request().headers().fields().stream()
                .map(field -> field.name() + ": " + field.value())
                .collect(Collectors.joining("\n"));
        Quoted.put(result, "request_headers", headers, Quoted.BODY);
        Quoted.put(result, "request_body", exchange.request().text(), Quoted.BODY);
        Quoted.put(result, "response_body", exchange.response().text(), Quoted.BODY);
        return result.put("notice", Quoted.NOTICE);
    }

    private static void add(ObjectNode result, String name, List<String> sentences) {
        ArrayNode array = result.putArray(name);
        sentences.forEach(array::add);
    }

    private Exchange exchange(JsonNode arguments) {
        Optional<String> id = JsonFields.text(arguments, "id");
        if (id.isPresent()) {
            return admin.journal()
                    .get(id.get())
                    .orElseThrow(() -> none("The journal has no exchange with this id; it was evicted, deleted or never"
                            + " recorded. search_exchanges lists the ids"));
        }
        Set<Source> sources = Arguments.sources(arguments);
        Optional<String> outcome = JsonFields.text(arguments, "outcome");
        List<Exchange> matching = admin.journal()
                .find(exchange -> sources.contains(exchange.source())
                        && (outcome.isEmpty()
                                || outcome.get()
                                        .equals(exchange.outcome().kind().label())));
        if (matching.isEmpty()) {
            throw none("The journal has no such exchange. Run the code under test against this server first, or set"
                    + " source to assistant for what send_request sent");
        }
        return matching.get(matching.size() - 1);
    }

    private static RejectedException none(String message) {
        return new RejectedException(RejectedException.Reason.CONFLICT, message, List.of());
    }
}
