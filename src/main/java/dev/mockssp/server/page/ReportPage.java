package dev.mockssp.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.core.Response;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.FindingCounts;
import dev.mockssp.lint.report.ErrorPathCoverage;
import dev.mockssp.lint.report.ExperimentVariant;
import dev.mockssp.lint.report.Period;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.RuleResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The human-readable report: one page without scripts, which also prints. The dashboard shows its content in the view of
 * the run.
 */
public final class ReportPage {

    private static final String STYLE = """
            main{max-width:66rem;padding:1.25rem}
            @media(max-width:40rem){body{padding:0}main{border:0;border-radius:0;padding:1rem}}
            @media print{:root{color-scheme:light;--paper:#fff}body{padding:0}main{max-width:none;padding:0;border:0}}
            """ + resource("/dev/mockssp/ui/report.css");

    private final ReportHtml html = new ReportHtml();
    private final Report report;

    private ReportPage(Report report) {
        this.report = report;
    }

    /**
     * @param report the report
     * @param serverUrl the URL of the mock server, for links to exchanges in the dashboard
     * @return the page
     */
    public static Response.Bytes page(Report report, String serverUrl) {
        return HtmlPage.page("Integration report", STYLE, content(report, serverUrl));
    }

    /** @return the same without a style sheet, for the dashboard, which has it */
    public static Response.Bytes unstyled(Report report, String serverUrl) {
        return HtmlPage.unstyled("Integration report", content(report, serverUrl));
    }

    private static String content(Report report, String serverUrl) {
        ReportPage page = new ReportPage(report);
        page.html.add("<div class=\"report\">");
        page.head();
        page.totals();
        page.timeline();
        new ExperimentsSection(report, page.html).write();
        new FindingsSection(report, serverUrl, page.html).write();
        page.encounters();
        page.html.add("</div>");
        return page.html.toString();
    }

    private void head() {
        html.add("<header><h1>Integration report</h1>");
        Optional<Period> run = report.timeline().run();
        if (run.isPresent()) {
            html.add("<p class=\"soft\">")
                    .add(ReportHtml.time(run.get().first()))
                    .add(" to ")
                    .add(ReportHtml.time(run.get().last()))
                    .add(" UTC, ")
                    .add(TextFormat.duration(
                            Duration.between(run.get().first(), run.get().last())
                                    .toMillis()))
                    .add("</p>");
        }
        html.add("</header>");
        if (report.isEmpty()) {
            html.line("There are no exchanges, so there is nothing to report.");
        }
        if (report.evicted() > 0) {
            html.notice("The journal evicted " + MessageText.count(report.evicted(), "older exchange")
                    + ". The report counts their findings only.");
        }
        if (report.withoutPlace() > 0) {
            html.notice(FindingCounts.beyondPlaces(report.withoutPlace()) + ".");
        }
        if (report.losses().evictedEntries() > 0) {
            html.notice("Memory evicted " + MessageText.count(report.losses().evictedEntries(), "entry", "entries")
                    + ", such as chats and tokens.");
        }
        if (report.losses().droppedLogLines() > 0) {
            html.notice("The log lacks " + MessageText.count(report.losses().droppedLogLines(), "line")
                    + " because nothing read it in time.");
        }
    }

    private void totals() {
        int impressions = sum(ExperimentVariant::impressions);
        int clicked = sum(ExperimentVariant::clicked);
        long earned = report.variants().stream()
                .mapToLong(ExperimentVariant::earnedUnits)
                .sum();
        html.add("<section class=\"totals\" aria-label=\"Totals\"><dl>");
        total("Exchanges", Integer.toString(report.exchanges()), "");
        total(
                "Fill rate",
                TextFormat.percent(report.fillRate()),
                MessageText.count(report.fills(), "ad") + ", " + report.noBids() + " without");
        for (Severity severity : Severity.values()) {
            total(
                    switch (severity) {
                        case ERROR -> "Errors";
                        case WARNING -> "Warnings";
                        case INFO -> "Info";
                    },
                    Long.toString(count(severity)),
                    "",
                    count(severity) == 0 ? "" : severity.label());
        }
        total("Impressions", Integer.toString(impressions), "");
        total(
                "CTR",
                TextFormat.percent(impressions == 0 ? 0 : (double) clicked / impressions),
                MessageText.count(sum(ExperimentVariant::clicks), "click"));
        total("Revenue", TextFormat.dollars(earned), "");
        html.add("</dl></section>");
    }

    private int sum(Function<ExperimentVariant, Integer> figure) {
        return report.variants().stream().mapToInt(figure::apply).sum();
    }

    private long count(Severity severity) {
        return report.rules().stream()
                .filter(result -> result.rule().severity() == severity)
                .mapToLong(RuleResult::count)
                .sum();
    }

    private void total(String name, String value, String more) {
        total(name, value, more, "");
    }

    private void total(String name, String value, String more, String style) {
        html.add("<div class=\"%s\"><dt>%s</dt><dd>%s%s</dd></div>"
                .formatted(style, name, value, more.isEmpty() ? "" : " <small>" + more + "</small>"));
    }

    private void timeline() {
        html.section("Over the run");
        if (report.timeline().intervals().isEmpty()) {
            html.line("There were no ad requests.");
        } else {
            html.add(new TimelineCharts(report.timeline()).html());
        }
        html.add("</section>");
    }

    private void encounters() {
        html.section("Error paths");
        html.line("How often the code encountered each response without an ad, and how it went on.");
        HtmlTable table = new HtmlTable("Error paths", "Response", "Times", "Retried", "Retried in a burst");
        for (ErrorPathCoverage path : report.encounters()) {
            table.row(path.kind(), path.times() == 0 ? "never" : path.times(), path.retried(), path.retriedInBurst());
        }
        html.add(table).add("</section>");
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
