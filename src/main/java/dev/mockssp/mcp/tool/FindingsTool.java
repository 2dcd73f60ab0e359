package dev.mockssp.mcp.tool;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonFields;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.RuleResult;
import dev.mockssp.lint.rule.RunFinding;
import dev.mockssp.mcp.text.Fixes;
import dev.mockssp.mcp.text.Quoted;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the findings of the integration rules, the most severe first, each with its fix. */
final class FindingsTool implements Tool {

    private static final int LIMIT = 20;
    private static final int MAX_PLACES = 10;
    private static final int MAX_EXAMPLES = 3;

    private final Admin admin;
    private final Fixes fixes;

    FindingsTool(Admin admin, Fixes fixes) {
        this.admin = admin;
        this.fixes = fixes;
    }

    @Override
    public ObjectNode call(JsonNode arguments, String baseUrl) {
        Severity lowest = JsonFields.text(arguments, "severity")
                .map(FindingsTool::severity)
                .orElse(Severity.INFO);
        Report report = Arguments.report(arguments, Arguments.sources(arguments), admin);
        List<RuleResult> broken = report.rules().stream()
                .filter(result -> result.count() > 0)
                .filter(result -> result.rule().severity().compareTo(lowest) <= 0)
                .toList();
        ObjectNode result = Json.MAPPER.createObjectNode().put("requests", report.exchanges());
        List<RuleResult> page = Arguments.page(broken, arguments, LIMIT, result);
        ArrayNode list = result.putArray("findings");
        page.forEach(one -> list.add(finding(one)));
        return result.put("notice", Quoted.NOTICE);
    }

    private static Severity severity(String label) {
        return List.of(Severity.values()).stream()
                .filter(severity -> severity.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode finding(RuleResult result) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("rule", result.rule().id())
                .put("severity", result.rule().severity().label())
                .put("count", result.count())
                .put("when", result.rule().when())
                .put("why", result.rule().why())
                .put("fix", fixes.of(result.rule().id()));
        ArrayNode places = json.putArray("places");
        result.counts().forEach((identity, count) -> {
            if (identity.hasPlace() && places.size() < MAX_PLACES) {
                ObjectNode place = places.addObject().put("endpoint", identity.endpoint());
                Quoted.put(place, "pointer", identity.pointer(), Quoted.LINE);
                place.put("count", count);
            }
        });
        ArrayNode examples = json.putArray("examples");
        List<RunFinding> found = result.findings();
        for (RunFinding one : found.subList(Math.max(0, found.size() - MAX_EXAMPLES), found.size())) {
            ObjectNode example =
                    examples.addObject().put("id", one.exchangeId()).put("endpoint", one.endpoint());
            Quoted.put(example, "pointer", one.finding().pointer(), Quoted.LINE);
            Quoted.put(example, "seen", one.finding().seen(), Quoted.LINE);
        }
        return json;
    }
}
