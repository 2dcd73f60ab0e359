package dev.mockssp.lint.report;

import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.lint.rule.RuleInfo;
import dev.mockssp.lint.rule.RunFinding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads the JSON of {@link ReportJsonWriter}, which omits rules without findings. */
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
                list(json.path("rules"), ReportJsonReader::rule),
                list(json.path("encounters"), ReportJsonReader::encounter),
                list(json.path("bids"), ReportJsonReader::bid),
                list(json.path("experiments"), ReportJsonReader::variant));
    }

    private static RuleResult rule(JsonNode json) {
        RuleInfo rule = new RuleInfo(
                text(json, "rule"),
                Severity.valueOf(text(json, "severity").toUpperCase(Locale.ROOT)),
                text(json, "when"),
                text(json, "why"),
                text(json, "source"));
        List<RunFinding> findings = list(json.path("findings"), item -> finding(rule, item));
        return new RuleResult(rule, findings, json.path("count").asLong(0) - findings.size());
    }

    private static RunFinding finding(RuleInfo rule, JsonNode json) {
        Finding finding = rule.finding(text(json, "seen"));
        return new RunFinding(text(json, "requestId"), finding);
    }

    private static ErrorPathCoverage encounter(JsonNode json) {
        return new ErrorPathCoverage(
                text(json, "kind"),
                json.path("times").asInt(0),
                json.path("retried").asInt(0),
                json.path("retriedInBurst").asInt(0));
    }

    private static Report.Bid bid(JsonNode json) {
        return new Report.Bid(
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
