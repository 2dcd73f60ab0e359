package dev.mockssp.lint.report;

import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.json.Json;
import java.math.BigDecimal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a report as JSON for the admin API. */
public final class ReportJsonWriter {

    private static final int UNIT_DIGITS = 5;

    private ReportJsonWriter() {}

    /** @return counts by severity, fill rate, rules, encounters, bids and variants */
    public static ObjectNode of(Report report) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("exchanges", report.exchanges())
                .put("evicted", report.evicted())
                .put("evictedEntries", report.losses().evictedEntries())
                .put("droppedLogLines", report.losses().droppedLogLines());
        ObjectNode counts = json.putObject("findings");
        for (Severity severity : Severity.values()) {
            counts.put(severity.label(), exactly(report, severity));
        }
        json.putObject("fill")
                .put("fills", report.fills())
                .put("noBids", report.noBids())
                .put("rate", report.fillRate());
        ArrayNode rules = json.putArray("rules");
        report.rules().stream().filter(result -> result.count() > 0).forEach(result -> rules.add(rule(result)));
        ArrayNode encounters = json.putArray("encounters");
        report.encounters()
                .forEach(coverage -> encounters
                        .addObject()
                        .put("kind", coverage.kind())
                        .put("times", coverage.times())
                        .put("retried", coverage.retried())
                        .put("retriedInBurst", coverage.retriedInBurst()));
        ArrayNode bids = json.putArray("bids");
        report.bids()
                .forEach(bid -> bids.addObject()
                        .put("bidId", bid.bidId())
                        .put("requestId", bid.requestId())
                        .put("views", bid.views())
                        .put("clicks", bid.clicks()));
        ArrayNode experiments = json.putArray("experiments");
        report.variants()
                .forEach(variant -> experiments
                        .addObject()
                        .put("tag", variant.tag())
                        .put("requests", variant.requests())
                        .put("impressions", variant.impressions())
                        .put("clicks", variant.clicks())
                        .put("ctr", variant.clickThroughRate())
                        .put("revenue", BigDecimal.valueOf(variant.earnedUnits(), UNIT_DIGITS)));
        return json;
    }

    private static long exactly(Report report, Severity severity) {
        return report.rules().stream()
                .filter(result -> result.rule().severity() == severity)
                .mapToLong(RuleResult::count)
                .sum();
    }

    private static ObjectNode rule(RuleResult result) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("rule", result.rule().id())
                .put("severity", result.rule().severity().label())
                .put("when", result.rule().when())
                .put("why", result.rule().why())
                .put("source", result.rule().source())
                .put("count", result.count());
        ArrayNode findings = json.putArray("findings");
        result.findings()
                .forEach(runFinding -> findings.addObject()
                        .put("requestId", runFinding.exchangeId())
                        .put("seen", runFinding.finding().seen()));
        return json;
    }
}
