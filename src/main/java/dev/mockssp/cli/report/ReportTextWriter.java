package dev.mockssp.cli.report;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.FindingCounts;
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
                "%s, fill rate %.1f %%; findings: %s, %s, %d info%n",
                MessageText.count(report.path("exchanges").asInt(0), "exchange"),
                100 * report.path("fill").path("rate").asDouble(0),
                MessageText.count(counts.path("error").asInt(0), "error"),
                MessageText.count(counts.path("warning").asInt(0), "warning"),
                counts.path("info").asInt(0)));
        if (report.path("exchanges").asInt(0) == 0) {
            lines.append("there are no exchanges, so there is nothing to report\n");
        }
        if (report.path("otherSources").asLong(0) > 0) {
            lines.append("not counted: ")
                    .append(MessageText.count(report.path("otherSources").asLong(0), "exchange"))
                    .append(" of other sources, such as the dashboard; see --source\n");
        }
        if (report.path("evicted").asLong(0) > 0) {
            lines.append("the journal evicted ")
                    .append(MessageText.count(report.path("evicted").asLong(0), "older exchange"))
                    .append(": increase --journal-size, or reset between suites\n");
        }
        if (report.path("droppedLogLines").asLong(0) > 0) {
            lines.append(report.path("droppedLogLines").asLong(0))
                    .append(" lines of the log are missing: nothing read them in time\n");
        }
        if (report.path("evictedEntries").asLong(0) > 0) {
            lines.append("memory evicted ")
                    .append(report.path("evictedEntries").asLong(0))
                    .append(" of the least recently used chats, tokens, clicks and keys:")
                    .append(" reset between suites, or give Java a larger heap\n");
        }
        report.path("rules").forEach(rule -> rule(lines, rule));
        long withoutPlace = report.path("withoutPlace").asLong(0);
        if (withoutPlace > 0) {
            lines.append(FindingCounts.beyondPlaces(withoutPlace)).append('\n');
        }
        report.path("suppressed")
                .forEach(one -> lines.append(String.format(
                        Locale.ROOT,
                        "suppressed %s (%d) by %s%n",
                        one.path("rule").asString(""),
                        one.path("count").asLong(0),
                        one.path("by").asString(""))));
        report.path("staleBaseline")
                .forEach(entry -> lines.append(String.format(
                        Locale.ROOT,
                        "the baseline lists a finding that is gone: %s %s %s%n",
                        entry.path("rule").asString(""),
                        entry.path("endpoint").asString(""),
                        entry.path("pointer").asString(""))));
        lines.append("encountered:");
        report.path("encounters")
                .forEach(coverage -> lines.append(' ')
                        .append(coverage.path("kind").asString(""))
                        .append(' ')
                        .append(
                                coverage.path("times").asInt(0) == 0
                                        ? "never"
                                        : coverage.path("times").asInt(0) + "x")
                        .append(retries(coverage))
                        .append(','));
        lines.setLength(lines.length() - 1);
        return lines.toString().replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }

    private static String retries(JsonNode coverage) {
        int retried = coverage.path("retried").asInt(0);
        int bursts = coverage.path("retriedInBurst").asInt(0);
        return retried == 0
                ? ""
                : " (retried " + retried + "x" + (bursts == 0 ? "" : ", in a burst " + bursts + "x") + ")";
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
        for (JsonNode finding : rule.path("findings")) {
            if (shown++ < MAX_SHOWN) {
                String requestId = finding.path("requestId").asString("");
                String pointer = finding.path("pointer").asString("");
                String seen = finding.path("seen").asString("");
                String where = (requestId + " " + (seen.startsWith(pointer + " ") ? "" : pointer)).strip();
                lines.append("    ")
                        .append(where.isEmpty() ? "" : where + ": ")
                        .append(seen)
                        .append('\n');
            }
        }
    }
}
