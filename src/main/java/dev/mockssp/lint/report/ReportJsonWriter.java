package dev.mockssp.lint.report;

import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.FindingIdentity;
import dev.mockssp.json.Json;
import dev.mockssp.lint.report.Timeline.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a report as JSON for the admin API. */
public final class ReportJsonWriter {

    private static final int UNIT_DIGITS = 5;
    private static final double MEDIAN = 0.5;
    private static final double P95 = 0.95;

    private ReportJsonWriter() {}

    /** @return counts by severity, fill rate, rules, encounters, bids, variants and the timeline */
    public static ObjectNode of(Report report) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("exchanges", report.exchanges())
                .put("evicted", report.evicted())
                .put("evictedEntries", report.losses().evictedEntries())
                .put("droppedLogLines", report.losses().droppedLogLines());
        report.timeline()
                .run()
                .ifPresent(run -> json.put("began", run.first().toString())
                        .put("ended", run.last().toString()));
        ObjectNode counts = json.putObject("findings");
        for (Severity severity : Severity.values()) {
            counts.put(severity.label(), exactly(report, severity));
        }
        json.put("withoutPlace", report.withoutPlace());
        json.putObject("fill")
                .put("fills", report.fills())
                .put("noBids", report.noBids())
                .put("rate", report.fillRate());
        ArrayNode rules = json.putArray("rules");
        report.rules().stream()
                .filter(result -> result.count() > 0)
                .forEach(result -> rules.add(rule(result, report.timeline())));
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
                        .put("fills", variant.fills())
                        .put("fillRate", variant.fillRate())
                        .put("impressions", variant.impressions())
                        .put("clicks", variant.clicks())
                        .put("ctr", variant.clickThroughRate())
                        .put("revenue", BigDecimal.valueOf(variant.earnedUnits(), UNIT_DIGITS)));
        json.set("timeline", timeline(report.timeline()));
        ArrayNode suppressed = json.putArray("suppressed");
        report.suppressed()
                .forEach(one -> suppressed
                        .addObject()
                        .put("rule", one.rule())
                        .put("by", one.by())
                        .put("count", one.count()));
        if (!report.stale().isEmpty()) {
            ArrayNode stale = json.putArray("staleBaseline");
            report.stale().forEach(identity -> stale.add(identity(identity)));
        }
        return json;
    }

    private static ObjectNode identity(FindingIdentity identity) {
        return Json.MAPPER
                .createObjectNode()
                .put("rule", identity.rule())
                .put("endpoint", identity.endpoint())
                .put("pointer", identity.pointer());
    }

    private static long exactly(Report report, Severity severity) {
        return report.rules().stream()
                .filter(result -> result.rule().severity() == severity)
                .mapToLong(RuleResult::count)
                .sum();
    }

    private static ObjectNode timeline(Timeline timeline) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("intervalMillis", timeline.intervalMillis());
        ArrayNode intervals = json.putArray("intervals");
        timeline.intervals().forEach((index, interval) -> intervals.add(interval(timeline.start(index), interval)));
        return json;
    }

    private static ObjectNode interval(Instant start, Interval interval) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("at", start.toString())
                .put("fills", interval.fills())
                .put("noBids", interval.noBids())
                .put("errors", interval.errors())
                .put("faults", interval.faults());
        ArrayNode latencies = json.putArray("latencies");
        interval.latencies()
                .forEach((millis, count) ->
                        latencies.addObject().put("millis", millis).put("count", count));
        interval.latencies().quantile(MEDIAN).ifPresent(millis -> json.put("medianMillis", rounded(millis)));
        interval.latencies().quantile(P95).ifPresent(millis -> json.put("p95Millis", rounded(millis)));
        return json;
    }

    private static double rounded(double millis) {
        return Math.round(100 * millis) / 100.0;
    }

    private static ObjectNode rule(RuleResult result, Timeline timeline) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("rule", result.rule().id())
                .put("severity", result.rule().severity().label())
                .put("when", result.rule().when())
                .put("why", result.rule().why())
                .put("source", result.rule().source())
                .put("count", result.count());
        Optional.ofNullable(timeline.rules().get(result.rule().id()))
                .ifPresent(seen -> json.put("firstSeen", seen.first().toString())
                        .put("lastSeen", seen.last().toString()));
        ArrayNode findings = json.putArray("findings");
        result.findings()
                .forEach(runFinding -> findings.addObject()
                        .put("requestId", runFinding.exchangeId())
                        .put("endpoint", runFinding.endpoint())
                        .put("pointer", runFinding.finding().pointer())
                        .put("seen", runFinding.finding().seen()));
        ArrayNode places = json.putArray("places");
        result.counts().forEach((identity, count) -> {
            if (identity.hasPlace()) {
                places.addObject()
                        .put("endpoint", identity.endpoint())
                        .put("pointer", identity.pointer())
                        .put("count", count);
            }
        });
        return json;
    }
}
