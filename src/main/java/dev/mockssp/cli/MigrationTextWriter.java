package dev.mockssp.cli;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.migration.AffectedRequest;
import dev.mockssp.migration.AffectedRequests;
import dev.mockssp.migration.BreakingChange;
import dev.mockssp.migration.MigrationReport;

/** A migration report as lines for a terminal. */
final class MigrationTextWriter {

    private static final int MAX_SHOWN = 20;

    private MigrationTextWriter() {}

    static String of(MigrationReport report) {
        StringBuilder lines = new StringBuilder();
        lines.append(MessageText.count(report.bidRequests(), "bid request"))
                .append(", ")
                .append(MessageText.count(report.findings(), "finding"))
                .append(": from ")
                .append(report.from().label())
                .append(" to ")
                .append(report.to().label());
        for (BreakingChange change : report.visible()) {
            AffectedRequests affected = report.affected().get(change);
            if (affected.count() > 0) {
                append(lines, change, affected);
            }
        }
        lines.append("\nnot visible in a recording:");
        for (BreakingChange change : report.notVisible()) {
            lines.append('\n')
                    .append(described(change))
                    .append(" Test it with the scenario ")
                    .append(change.scenario().orElseThrow())
                    .append('.');
        }
        return lines.toString();
    }

    private static void append(StringBuilder lines, BreakingChange change, AffectedRequests affected) {
        lines.append('\n')
                .append(described(change))
                .append(" (")
                .append(affected.count())
                .append(')');
        affected.first().stream()
                .limit(MAX_SHOWN)
                .forEach(request -> lines.append("\n    ").append(line(request)));
        long more = affected.count() - MAX_SHOWN;
        if (more > 0) {
            lines.append("\n    and ")
                    .append(more)
                    .append(" more; --format json lists up to ")
                    .append(AffectedRequests.MAX_LISTED);
        }
    }

    private static String described(BreakingChange change) {
        return "break " + change.number() + ": " + change.change() + ". " + change.advice();
    }

    /** The id comes from the file. */
    private static String line(AffectedRequest request) {
        return MessageText.line(request.id()) + ", exchange " + request.number() + ": "
                + MessageText.oneLine(request.seen());
    }
}
