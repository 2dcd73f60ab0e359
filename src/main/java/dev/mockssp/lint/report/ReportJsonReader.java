package dev.mockssp.lint.report;

import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.FindingIdentity;
import dev.mockssp.lint.rule.RuleInfo;
import dev.mockssp.lint.rule.RunFinding;
import dev.mockssp.lint.rule.Suppression;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads the JSON of {@link ReportJsonWriter}. */
public final class ReportJsonReader {

    private static final int UNIT_DIGITS = 5;

    private ReportJsonReader() {}

    /**
     * @param json a report from the admin API
     * @return the report
     */
    public static Report read(JsonNode json) {
        return new Report(
                json.path("exchanges").asInt(0),
                json.path("evicted").asLong(0),
                new Report.ServerLosses(
                        json.path("evictedEntries").asLong(0),
                        json.path("droppedLogLines").asLong(0)),
                json.path("fill").path("fills").asInt(0),
                json.path("fill").path("noBids").asInt(0),
                RuleResult.withUnbroken(list(json.path("rules"), ReportJsonReader::rule)),
                list(json.path("encounters"), ReportJsonReader::encounter),
                list(json.path("bids"), ReportJsonReader::bid),
                list(json.path("experiments"), ReportJsonReader::variant),
                timeline(json),
                list(json.path("suppressed"), ReportJsonReader::suppression),
                List.of());
    }

    private static Timeline timeline(JsonNode json) {
        long length = json.at("/timeline/intervalMillis").asLong(1);
        SortedMap<Long, Timeline.Interval> intervals = new TreeMap<>();
        for (JsonNode interval : json.at("/timeline/intervals")) {
            Map<Double, Integer> latencies = new TreeMap<>();
            interval.path("latencies")
                    .forEach(one -> latencies.put(
                            one.path("millis").asDouble(0), one.path("count").asInt(0)));
            intervals.put(
                    Math.floorDiv(Instant.parse(text(interval, "at")).toEpochMilli(), length),
                    new Timeline.Interval(
                            interval.path("fills").asInt(0),
                            interval.path("noBids").asInt(0),
                            interval.path("errors").asInt(0),
                            interval.path("faults").asInt(0),
                            Latencies.of(latencies)));
        }
        Map<String, Period> rules = new TreeMap<>();
        for (JsonNode rule : json.path("rules")) {
            period(rule, "firstSeen", "lastSeen").ifPresent(seen -> rules.put(text(rule, "rule"), seen));
        }
        return new Timeline(period(json, "began", "ended"), rules, length, intervals);
    }

    private static Optional<Period> period(JsonNode json, String first, String last) {
        return json.has(first)
                ? Optional.of(new Period(Instant.parse(text(json, first)), Instant.parse(text(json, last))))
                : Optional.empty();
    }

    private static RuleResult rule(JsonNode json) {
        RuleInfo rule = new RuleInfo(
                text(json, "rule"),
                Severity.valueOf(text(json, "severity").toUpperCase(Locale.ROOT)),
                text(json, "when"),
                text(json, "why"),
                text(json, "source"));
        List<RunFinding> findings = list(json.path("findings"), item -> finding(rule, item));
        return new RuleResult(rule, findings, counts(rule.id(), json));
    }

    private static SortedMap<FindingIdentity, Long> counts(String rule, JsonNode json) {
        SortedMap<FindingIdentity, Long> counts = new TreeMap<>();
        long withoutPlace = json.path("count").asLong(0);
        for (JsonNode place : json.path("places")) {
            long count = place.path("count").asLong(0);
            counts.put(new FindingIdentity(rule, text(place, "endpoint"), text(place, "pointer")), count);
            withoutPlace -= count;
        }
        if (withoutPlace > 0) {
            counts.put(FindingIdentity.withoutPlace(rule), withoutPlace);
        }
        return counts;
    }

    private static RunFinding finding(RuleInfo rule, JsonNode json) {
        Finding finding = rule.finding(text(json, "pointer"), text(json, "seen"));
        return new RunFinding(text(json, "requestId"), text(json, "endpoint"), "", finding);
    }

    private static Suppression suppression(JsonNode json) {
        return new Suppression(
                text(json, "rule"), text(json, "by"), json.path("count").asLong(0));
    }

    private static ErrorPathCoverage encounter(JsonNode json) {
        return new ErrorPathCoverage(
                text(json, "kind"),
                json.path("times").asInt(0),
                json.path("retried").asInt(0),
                json.path("retriedInBurst").asInt(0));
    }

    private static BidTracking bid(JsonNode json) {
        return new BidTracking(
                text(json, "bidId"),
                text(json, "requestId"),
                json.path("views").asInt(0),
                json.path("clicks").asInt(0));
    }

    private static ExperimentVariant variant(JsonNode json) {
        int impressions = json.path("impressions").asInt(0);
        BigDecimal revenue = json.path("revenue").asDecimal(BigDecimal.ZERO);
        return new ExperimentVariant(
                text(json, "tag"),
                json.path("requests").asInt(0),
                json.path("fills").asInt(0),
                impressions,
                json.path("clicks").asInt(0),
                (int) Math.round(json.path("ctr").asDouble(0) * impressions),
                revenue.movePointRight(UNIT_DIGITS).longValue());
    }

    private static <T> List<T> list(JsonNode json, Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        json.forEach(entry -> all.add(reader.apply(entry)));
        return List.copyOf(all);
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }
}
