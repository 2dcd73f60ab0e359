package dev.mockssp.mcp.tool;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.match.ExchangeSearch;
import dev.mockssp.journal.store.JournalSnapshot;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonFields;
import dev.mockssp.mcp.text.ExchangeRow;
import dev.mockssp.mcp.text.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists recorded exchanges, the newest first. */
final class SearchTool implements Tool {

    private static final int LIMIT = 20;

    private final Admin admin;

    SearchTool(Admin admin) {
        this.admin = admin;
    }

    @Override
    public ObjectNode call(JsonNode arguments, String baseUrl) {
        long before = JsonFields.integer(arguments, "before").orElse(Integer.MAX_VALUE);
        JournalSnapshot journal = admin.journal().snapshot();
        List<Exchange> matching = journal.find(condition(arguments));
        List<Exchange> earlier =
                matching.stream().filter(exchange -> exchange.number() < before).toList();
        int first = Math.max(0, earlier.size() - Arguments.limit(arguments, LIMIT));
        ObjectNode result = Json.MAPPER
                .createObjectNode()
                .put("matched", matching.size())
                .put("evicted", journal.evicted().exchanges());
        ArrayNode rows = result.putArray("exchanges");
        for (int i = earlier.size() - 1; i >= first; i--) {
            rows.add(ExchangeRow.of(earlier.get(i), admin));
        }
        if (first > 0) {
            result.put("next_before", earlier.get(first).number());
        }
        return result.put("notice", Quoted.NOTICE);
    }

    private Predicate<Exchange> condition(JsonNode arguments) {
        Set<Source> sources = Arguments.sources(arguments);
        Optional<String> keyId = Arguments.key(arguments).map(admin::keyId);
        Optional<ExchangeSearch> search = JsonFields.text(arguments, "query")
                .filter(text -> !text.isBlank())
                .map(text -> ExchangeSearch.parse(text, admin.keyNames()));
        return exchange -> sources.contains(exchange.source())
                && (keyId.isEmpty() || keyId.get().equals(exchange.client().keyId()))
                && (search.isEmpty() || search.get().test(exchange));
    }
}
