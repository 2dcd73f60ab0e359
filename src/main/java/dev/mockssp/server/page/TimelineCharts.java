package dev.mockssp.server.page;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.report.Latencies;
import dev.mockssp.lint.report.Timeline;
import dev.mockssp.lint.report.Timeline.Interval;
import dev.mockssp.server.page.TimelinePlot.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Fill rate, outcomes and latency over a run, as SVG in HTML. Colours come from the style sheet, so that the charts fit
 * both themes and paper. Every line and row has its label beside it.
 */
final class TimelineCharts {

    /** The height of the bars of an outcome. */
    private static final int ROW = 25;

    /** The height of a line of text. */
    private static final int LINE = 13;

    private static final double MEDIAN = 0.5;
    private static final double P95 = 0.95;

    /** A kind of response. */
    private record Outcome(String name, String one, String style, ToIntFunction<Interval> count) {

        private int total(Timeline timeline) {
            return timeline.intervals().values().stream().mapToInt(count).sum();
        }

        private String counted(int number) {
            return MessageText.count(number, one);
        }
    }

    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome("Ads", "ad", "ads", Interval::fills),
            new Outcome("No bid", "no-bid", "no-bids", Interval::noBids),
            new Outcome("Errors", "error", "errors", Interval::errors),
            new Outcome("Faults", "fault", "faults", Interval::faults));

    private final Timeline timeline;
    private final TimeText times;
    private final TimelinePlot plot;

    /** @param timeline has at least one interval */
    TimelineCharts(Timeline timeline) {
        this.timeline = timeline;
        this.times = TimeText.of(
                timeline.start(timeline.intervals().firstKey()),
                timeline.start(timeline.intervals().lastKey()));
        this.plot = new TimelinePlot(timeline, times);
    }

    /** @return three figures, and their values as a table */
    String html() {
        return "<div class=\"charts\">" + fillRate() + outcomes() + latency() + "</div>" + table();
    }

    private String fillRate() {
        List<Point> points = plot.points(interval -> {
            int decided = interval.fills() + interval.noBids();
            return decided == 0 ? Double.NaN : TimelinePlot.y((double) interval.fills() / decided);
        });
        int fills =
                timeline.intervals().values().stream().mapToInt(Interval::fills).sum();
        int noBids = timeline.intervals().values().stream()
                .mapToInt(Interval::noBids)
                .sum();
        if (points.isEmpty()) {
            return TimelinePlot.figure("Fill rate", "no response with or without an ad");
        }
        double all = (double) fills / (fills + noBids);
        StringBuilder svg = new StringBuilder();
        for (double share : new double[] {0, 0.5, 1}) {
            svg.append(TimelinePlot.gridLine(TimelinePlot.y(share), wholePercent(share)));
        }
        svg.append(TimelinePlot.line("ads", points))
                .append(TimelinePlot.endLabel("ads", points, wholePercent(lastShare()), 0));
        String summary = TextFormat.percent(all);
        return lines("Fill rate", summary, svg.toString());
    }

    private double lastShare() {
        double last = 0;
        for (Interval interval : timeline.intervals().values()) {
            int decided = interval.fills() + interval.noBids();
            last = decided == 0 ? last : (double) interval.fills() / decided;
        }
        return last;
    }

    private String outcomes() {
        int most = timeline.intervals().values().stream()
                .flatMapToInt(interval -> OUTCOMES.stream().mapToInt(one -> one.count.applyAsInt(interval)))
                .max()
                .orElse(0);
        StringBuilder svg = new StringBuilder();
        int base = TimelinePlot.TOP - 4;
        for (Outcome outcome : OUTCOMES) {
            base += ROW;
            svg.append(TimelinePlot.text(0, base - 4, "start", outcome.name));
            svg.append(TimelinePlot.gridLine(base));
            bars(svg, outcome, base, most);
            svg.append(
                    TimelinePlot.text(TimelinePlot.WIDTH, base - 4, "end", Integer.toString(outcome.total(timeline))));
        }
        String totals = OUTCOMES.stream()
                .map(outcome -> outcome.counted(outcome.total(timeline)))
                .collect(Collectors.joining(", "));
        return plot.figure("Outcomes", "", totals, base, svg.toString(), this::tooltip);
    }

    private void bars(StringBuilder svg, Outcome outcome, int base, int most) {
        timeline.intervals().forEach((index, interval) -> {
            int count = outcome.count.applyAsInt(interval);
            if (count > 0) {
                double height = Math.max(2, (double) count / most * (ROW - 5));
                svg.append(plot.bar(outcome.style, index, base, height));
            }
        });
    }

    private String latency() {
        Latencies all = timeline.latencies();
        if (all.quantile(MEDIAN).isEmpty()) {
            return TimelinePlot.figure("Latency", "no response");
        }
        double lowest = quantiles(MEDIAN).stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
        double highest =
                quantiles(P95).stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        int from = (int) Math.floor(Math.log10(lowest));
        int to = Math.max(from + 1, (int) Math.ceil(Math.log10(highest)));
        StringBuilder svg = new StringBuilder();
        int step = (to - from + 3) / 4;
        for (int decade = from; decade <= to; decade += step) {
            svg.append(TimelinePlot.gridLine(TimelinePlot.y((double) (decade - from) / (to - from)), decade(decade)));
        }
        List<Point> medians = plot.points(interval -> logarithmic(interval, MEDIAN, from, to));
        List<Point> p95s = plot.points(interval -> logarithmic(interval, P95, from, to));
        double gap = TimelinePlot.last(medians).y() - TimelinePlot.last(p95s).y();
        double shift = Math.max(0, LINE - gap) / 2;
        svg.append(TimelinePlot.line("p95", p95s)).append(TimelinePlot.endLabel("p95", p95s, "p95", -shift));
        svg.append(TimelinePlot.line("median", medians))
                .append(TimelinePlot.endLabel("median", medians, "median", shift));
        String summary = "median " + TextFormat.millis(all.quantile(MEDIAN).orElseThrow()) + ", p95 "
                + TextFormat.millis(all.quantile(P95).orElseThrow());
        return lines("Latency", summary, svg.toString());
    }

    private String lines(String name, String summary, String svg) {
        int height = TimelinePlot.HEIGHT + TimelinePlot.TOP;
        return plot.figure(name, summary, summary, height, svg, this::tooltip);
    }

    private List<Double> quantiles(double share) {
        List<Double> all = new ArrayList<>();
        timeline.intervals()
                .values()
                .forEach(interval -> interval.latencies().quantile(share).ifPresent(all::add));
        return all;
    }

    private static double logarithmic(Interval interval, double share, int from, int to) {
        double millis = interval.latencies().quantile(share).orElse(Double.NaN);
        return TimelinePlot.y((Math.log10(millis) - from) / (to - from));
    }

    private String tooltip(long index, Interval interval) {
        String counts = OUTCOMES.stream()
                .filter(outcome -> outcome.count.applyAsInt(interval) > 0)
                .map(outcome -> outcome.counted(outcome.count.applyAsInt(interval)))
                .collect(Collectors.joining(", "));
        String latency = interval.latencies().quantile(MEDIAN).isEmpty()
                ? ""
                : "; median " + quantile(interval, MEDIAN) + ", p95 " + quantile(interval, P95);
        return times.of(timeline.start(index)) + ": " + counts + latency;
    }

    private static String quantile(Interval interval, double share) {
        double millis = interval.latencies().quantile(share).orElse(Double.NaN);
        return Double.isNaN(millis) ? "–" : TextFormat.millis(millis);
    }

    private String table() {
        HtmlTable table =
                new HtmlTable("Values over the run", "Time", "Ads", "No bid", "Errors", "Faults", "Median", "p95");
        timeline.intervals()
                .forEach((index, interval) -> table.row(
                        times.of(timeline.start(index)),
                        interval.fills(),
                        interval.noBids(),
                        interval.errors(),
                        interval.faults(),
                        quantile(interval, MEDIAN),
                        quantile(interval, P95)));
        return "<details><summary>The values as a table</summary><p class=\"soft\">Times are UTC. Each row is an interval of "
                + TextFormat.duration(timeline.intervalMillis()) + ".</p>" + table + "</details>";
    }

    private static String wholePercent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** @return ten to that power of milliseconds, such as {@code 0.1 ms} and {@code 10 s} */
    private static String decade(int power) {
        boolean seconds = power >= 3;
        BigDecimal value = BigDecimal.ONE.scaleByPowerOfTen(seconds ? power - 3 : power);
        return value.toPlainString() + (seconds ? " s" : " ms");
    }
}
