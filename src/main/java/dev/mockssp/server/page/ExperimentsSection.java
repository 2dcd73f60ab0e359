package dev.mockssp.server.page;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.report.ExperimentVariant;
import dev.mockssp.lint.report.Report;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The experiments of a report, side by side: bars, and a table. */
final class ExperimentsSection {

    /** A list with one bar for each tag stays readable; the table has all. */
    private static final int MAX_BARS = 12;

    private final Report report;
    private final ReportHtml html;

    ExperimentsSection(Report report, ReportHtml html) {
        this.report = report;
        this.html = html;
    }

    void write() {
        html.section("Experiments");
        if (report.variants().isEmpty()) {
            html.line("There were no ads to compare.");
        } else {
            html.add("<div class=\"charts four\">");
            bars("Fill rate", ExperimentVariant::fillRate, 1, variant -> TextFormat.percent(variant.fillRate()));
            bars("Impressions", ExperimentVariant::impressions, 0, variant -> Integer.toString(variant.impressions()));
            bars(
                    "CTR",
                    ExperimentVariant::clickThroughRate,
                    0,
                    variant -> TextFormat.percent(variant.clickThroughRate()));
            bars("Revenue", ExperimentVariant::earnedUnits, 0, variant -> TextFormat.dollars(variant.earnedUnits()));
            html.add("</div>");
            html.line(
                    "CTR is the share of impressions that were clicked at least once. Revenue is what billable impressions earn: the price of a bid is for 1000 of them.");
            HtmlTable table = new HtmlTable(
                    "Experiments", "Tag", "Requests", "Ads", "Fill rate", "Impressions", "Clicks", "CTR", "Revenue");
            report.variants()
                    .forEach(variant -> table.row(
                            tag(variant),
                            variant.requests(),
                            variant.fills(),
                            TextFormat.percent(variant.fillRate()),
                            variant.impressions(),
                            variant.clicks(),
                            TextFormat.percent(variant.clickThroughRate()),
                            TextFormat.dollars(variant.earnedUnits())));
            html.add(table);
        }
        long viewed = report.bids().stream().filter(bid -> bid.views() > 0).count();
        long clicked = report.bids().stream().filter(bid -> bid.clicks() > 0).count();
        html.line(MessageText.count(report.bids().size(), "bid") + " in the journal, " + viewed + " with a view ping, "
                + clicked + " clicked.");
        html.add("</section>");
    }

    /** @param full the value of a full bar, if no value is greater */
    private void bars(
            String name,
            ToDoubleFunction<ExperimentVariant> value,
            double full,
            Function<ExperimentVariant, String> text) {
        double most = Math.max(
                full, report.variants().stream().mapToDouble(value).max().orElse(0));
        html.add("<figure class=\"chart\"><figcaption><b>").add(name).add("</b></figcaption><ul class=\"bars\">");
        report.variants().stream()
                .limit(MAX_BARS)
                .forEach(variant -> html.add(HtmlBar.of(
                        HtmlPage.escape(tag(variant)),
                        text.apply(variant),
                        value.applyAsDouble(variant) / most,
                        "ads")));
        html.add("</ul></figure>");
    }

    private static String tag(ExperimentVariant variant) {
        return variant.tag().isEmpty() ? "(none)" : MessageText.oneLine(variant.tag());
    }
}
