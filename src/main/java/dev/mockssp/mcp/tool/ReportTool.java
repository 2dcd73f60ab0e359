package dev.mockssp.mcp.tool;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.Source;
import dev.mockssp.json.Json;
import dev.mockssp.lint.report.ErrorPathCoverage;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.RuleResult;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Summarizes the run, and names the failures that the code has not met. */
final class ReportTool implements Tool {

    /** The scenario for each failure; without it, the scenario has the name of the failure. */
    private static final Map<String, String> SCENARIOS = Map.of(
            "400", "bad-request",
            "401", "invalid-key",
            "403", "origin-not-allowed",
            "429", "rate-limited",
            "500", "server-error");

    private final Admin admin;

    ReportTool(Admin admin) {
        this.admin = admin;
    }

    @Override
    public ObjectNode call(JsonNode arguments, String baseUrl) {
        Set<Source> sources = Arguments.sources(arguments);
        Report report = Arguments.report(arguments, sources, admin);
        ObjectNode result = Json.MAPPER
                .createObjectNode()
                .put("requests", report.exchanges())
                .put("ad_requests", report.adRequests())
                .put("fills", report.fills())
                .put("no_bids", report.noBids());
        ObjectNode findings = result.putObject("findings");
        for (Severity severity : Severity.values()) {
            findings.put(severity.label(), count(report, severity));
        }
        result.put(
                "clean",
                report.adRequests() > 0 && count(report, Severity.ERROR) + count(report, Severity.WARNING) == 0);
        ArrayNode met = result.putArray("met");
        ArrayNode notMet = result.putArray("not_met");
        for (ErrorPathCoverage failure : report.encounters()) {
            if (failure.times() > 0) {
                met.addObject()
                        .put("failure", failure.kind())
                        .put("times", failure.times())
                        .put("retried", failure.retried())
                        .put("retried_in_burst", failure.retriedInBurst());
            } else {
                provocation(failure.kind(), notMet.addObject());
            }
        }
        return result.put("other_sources", others(arguments, sources));
    }

    static String scenarioFor(String failure) {
        return SCENARIOS.getOrDefault(failure, failure);
    }

    private static void provocation(String failure, ObjectNode json) {
        String scenario = scenarioFor(failure);
        json.put("failure", failure)
                .put("scenario", scenario)
                .put(
                        "how",
                        "Call choose_scenario with the name " + scenario + ", run the code, and check that the user"
                                + " interface works without an ad.");
    }

    private static long count(Report report, Severity severity) {
        return report.rules().stream()
                .filter(result -> result.rule().severity() == severity)
                .mapToLong(RuleResult::count)
                .sum();
    }

    private long others(JsonNode arguments, Set<Source> sources) {
        Set<Source> others = new HashSet<>(Source.ALL);
        others.removeAll(sources);
        if (others.isEmpty()) {
            return 0;
        }
        Report report = Arguments.report(arguments, others, admin);
        return report.exchanges() + report.evicted();
    }
}
