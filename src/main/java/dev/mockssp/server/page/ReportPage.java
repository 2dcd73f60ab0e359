package dev.mockssp.server.page;

import dev.mockssp.core.MessageText;
import dev.mockssp.core.Response;
import dev.mockssp.lint.report.ErrorPathCoverage;
import dev.mockssp.lint.report.ExperimentVariant;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.RuleResult;
import dev.mockssp.lint.rule.RunFinding;
import java.math.BigDecimal;
import java.util.Locale;

/** The human-readable report: one page without scripts. */
public final class ReportPage {

    private static final int MAX_SHOWN = 10;

    private final StringBuilder html = new StringBuilder();

    private ReportPage() {}

    public static Response page(Report report) {
        ReportPage page = new ReportPage();
        page.head(report);
        page.rules(report);
        page.encounters(report);
        page.variants(report);
        page.bids(report);
        return HtmlPage.page("Integration report", page.html.toString());
    }

    private void head(Report report) {
        html.append("<h1>Integration report</h1>");
        line(MessageText.count(report.exchanges(), "exchange")
                + (report.evicted() > 0
                        ? ", " + MessageText.count(report.evicted(), "older exchange") + " evicted"
                        : "")
                + (report.losses().evictedEntries() > 0
                        ? ", " + MessageText.count(report.losses().evictedEntries(), "entry", "entries")
                                + " of memory evicted"
                        : "")
                + "; fill rate " + percent(report.fillRate()) + " (" + MessageText.count(report.fills(), "ad") + ", "
                + report.noBids() + " without).");
        if (report.losses().droppedLogLines() > 0) {
            line("The log lacks " + MessageText.count(report.losses().droppedLogLines(), "line")
                    + " because nothing read it in time.");
        }
    }

    private void rules(Report report) {
        html.append("<h2>Rules</h2>");
        boolean any = false;
        for (RuleResult result : report.rules()) {
            if (result.count() > 0) {
                any = true;
                rule(result);
            }
        }
        if (!any) {
            line("No rule was broken.");
        }
    }

    private void rule(RuleResult result) {
        html.append("<h3>")
                .append(HtmlPage.escape(
                        result.rule().severity().label() + ": " + result.rule().id()));
        html.append(" (").append(result.count()).append(")</h3>");
        line(result.rule().why() + " Source: " + result.rule().source() + ".");
        html.append("<ul>");
        for (RunFinding runFinding : result.findings()
                .subList(0, Math.min(MAX_SHOWN, result.findings().size()))) {
            html.append("<li><code>")
                    .append(HtmlPage.escape(runFinding.exchangeId()))
                    .append("</code> ");
            html.append(HtmlPage.escape(runFinding.finding().seen())).append("</li>");
        }
        long more = result.count() - Math.min(MAX_SHOWN, result.findings().size());
        html.append(more > 0 ? "<li>and " + more + " more</li></ul>" : "</ul>");
    }

    private void encounters(Report report) {
        html.append("<h2>Encountered error paths</h2>");
        header("Response", "Times", "Retried", "Retried in a burst");
        for (ErrorPathCoverage path : report.encounters()) {
            row(path.kind(), path.times() == 0 ? "never" : path.times(), path.retried(), path.retriedInBurst());
        }
        html.append("</tbody></table>");
    }

    private void variants(Report report) {
        html.append("<h2>Experiments</h2>");
        line(
                "CTR is the share of impressions that were clicked at least once. Revenue counts billable impressions only.");
        header("Tag", "Requests", "Impressions", "Clicks", "CTR", "Revenue");
        for (ExperimentVariant variant : report.variants()) {
            row(
                    variant.tag().isEmpty() ? "(none)" : variant.tag(),
                    variant.requests(),
                    variant.impressions(),
                    variant.clicks(),
                    percent(variant.clickThroughRate()),
                    "$" + BigDecimal.valueOf(variant.earnedUnits(), 5).toPlainString());
        }
        html.append("</tbody></table>");
    }

    private void bids(Report report) {
        long viewed = report.bids().stream().filter(bid -> bid.views() > 0).count();
        long clicked = report.bids().stream().filter(bid -> bid.clicks() > 0).count();
        html.append("<h2>Bids</h2>");
        line(MessageText.count(report.bids().size(), "bid") + " returned, " + viewed + " with a view ping, " + clicked
                + " clicked.");
    }

    private void header(String... titles) {
        html.append("<table><thead><tr>");
        for (String title : titles) {
            html.append("<th scope=\"col\">").append(title).append("</th>");
        }
        html.append("</tr></thead><tbody>");
    }

    private void row(Object... cells) {
        html.append("<tr>");
        for (Object cell : cells) {
            html.append("<td>").append(HtmlPage.escape(cell.toString())).append("</td>");
        }
        html.append("</tr>");
    }

    private void line(String text) {
        html.append("<p>").append(HtmlPage.escape(text)).append("</p>");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
