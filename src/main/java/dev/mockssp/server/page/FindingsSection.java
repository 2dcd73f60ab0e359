package dev.mockssp.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.lint.report.Period;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.RuleResult;
import dev.mockssp.lint.rule.RunFinding;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;

/** The findings of a report by rule, and those that are left out. */
final class FindingsSection {

    private static final int MAX_SHOWN = 10;

    private final Report report;
    private final String serverUrl;
    private final ReportHtml html;

    /** @param serverUrl the URL of the mock server, for links to exchanges in the dashboard */
    FindingsSection(Report report, String serverUrl, ReportHtml html) {
        this.report = report;
        this.serverUrl = serverUrl;
        this.html = html;
    }

    void write() {
        html.section("Findings by rule");
        List<RuleResult> broken =
                report.rules().stream().filter(result -> result.count() > 0).toList();
        if (broken.isEmpty()) {
            html.line("No rule was broken.");
        } else {
            long most = broken.stream().mapToLong(RuleResult::count).max().orElseThrow();
            html.add("<ul class=\"bars wide\">");
            broken.forEach(result -> html.add(HtmlBar.of(
                    HtmlPage.escape(result.rule().id()),
                    result.rule().severity() == Severity.INFO
                            ? result.count() + " info"
                            : MessageText.count(
                                    result.count(), result.rule().severity().label()),
                    (double) result.count() / most,
                    result.rule().severity().label())));
            html.add("</ul>");
            broken.forEach(this::rule);
        }
        html.add("</section>");
        suppressed();
    }

    private void rule(RuleResult result) {
        html.add("<article><h3><span class=\"severity %s\">%s</span> %s (%d)</h3>"
                .formatted(
                        result.rule().severity().label(),
                        result.rule().severity().label(),
                        HtmlPage.escape(result.rule().id()),
                        result.count()));
        html.line(result.rule().why() + " Source: " + result.rule().source() + ".");
        Optional.ofNullable(report.timeline().rules().get(result.rule().id())).ifPresent(this::seen);
        html.add("<ul class=\"findings\">");
        int shown = Math.min(MAX_SHOWN, result.findings().size());
        result.findings().subList(0, shown).forEach(this::finding);
        html.add(result.count() > shown ? "<li>and " + (result.count() - shown) + " more</li></ul>" : "</ul>");
        html.add("</article>");
    }

    private void seen(Period seen) {
        html.add("<p class=\"soft\">");
        if (seen.first().equals(seen.last())) {
            html.add("Seen ").add(ReportHtml.time(seen.first()));
        } else {
            html.add("First seen ").add(ReportHtml.time(seen.first()));
            html.add(", last seen ").add(ReportHtml.time(seen.last()));
        }
        html.add(" UTC</p>");
    }

    private void finding(RunFinding found) {
        html.add("<li>");
        if (!found.exchangeId().isEmpty()) {
            html.add("<a href=\"%s/#/exchanges/%s\"><code>%s</code></a> "
                    .formatted(
                            HtmlPage.escape(serverUrl),
                            URLEncoder.encode(found.exchangeId(), UTF_8),
                            HtmlPage.escape(found.exchangeId())));
        }
        String place = found.finding().placeBesideSeen();
        if (!place.isEmpty()) {
            html.add("<code>").add(HtmlPage.escape(place)).add("</code> ");
        }
        html.add(HtmlPage.escape(found.finding().seen())).add("</li>");
    }

    private void suppressed() {
        if (!report.suppressed().isEmpty()) {
            html.section("Suppressed findings");
            HtmlTable table = new HtmlTable("Suppressed findings", "Rule", "Findings", "Suppressed by");
            report.suppressed().forEach(one -> table.row(one.rule(), one.count(), one.by()));
            html.add(table).add("</section>");
        }
        if (!report.stale().isEmpty()) {
            html.section("Entries of the baseline without a finding");
            HtmlTable table = new HtmlTable("Entries of the baseline without a finding", "Rule", "Place");
            report.stale().forEach(identity -> table.row(identity.rule(), identity.place()));
            html.add(table).add("</section>");
        }
    }
}
