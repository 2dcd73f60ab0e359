package dev.mockssp.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A report as lines for a terminal. */
final class ReportTextWriter {

    private static final int MAX_SHOWN = 3;

    private ReportTextWriter() {}

    static String of(JsonNode report) {
        StringBuilder lines = new StringBuilder();
        JsonNode counts = report.path("findings");
        lines.append(String.format(
                Locale.ROOT,
                "%d exchanges, fill rate %.1f %%; findings: %d error, %d warning, %d info%n",
                report.path("exchanges").asInt(0),
                100 * report.path("fill").path("rate").asDouble(0),
                counts.path("error").asInt(0),
                counts.path("warning").asInt(0),
                counts.path("info").asInt(0)));
        if (report.path("exchanges").asInt(0) == 0) {
            lines.append("the mock server has received no requests: there is nothing to report\n");
        }
        if (report.path("dropped").asLong(0) > 0) {
            lines.append("the journal dropped ")
                    .append(report.path("dropped").asLong(0))
                    .append(" older exchanges: raise --journal-size, or reset between suites\n");
        }
        report.path("rules").forEach(rule -> rule(lines, rule));
        lines.append("met:");
        report.path("encounters")
                .forEach(met -> lines.append(' ')
                        .append(met.path("met").asString(""))
                        .append(' ')
                        .append(
                                met.path("times").asInt(0) == 0
                                        ? "never"
                                        : met.path("times").asInt(0) + "x")
                        .append(after(met))
                        .append(','));
        lines.setLength(lines.length() - 1);
        return lines.toString().replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }

    private static String after(JsonNode met) {
        int again = met.path("calledAgain").asInt(0);
        int hammered = met.path("hammered").asInt(0);
        return again == 0
                ? ""
                : " (called again " + again + "x" + (hammered == 0 ? "" : ", hammered " + hammered + "x") + ")";
    }

    private static void rule(StringBuilder lines, JsonNode rule) {
        lines.append(String.format(
                Locale.ROOT,
                "%s %s (%d): %s [%s]%n",
                rule.path("severity").asString(""),
                rule.path("rule").asString(""),
                rule.path("count").asInt(0),
                rule.path("why").asString(""),
                rule.path("source").asString("")));
        int shown = 0;
        for (JsonNode found : rule.path("findings")) {
            if (shown++ < MAX_SHOWN) {
                lines.append("    ")
                        .append(found.path("requestId").asString(""))
                        .append(": ")
                        .append(found.path("seen").asString(""))
                        .append('\n');
            }
        }
    }
}
