package dev.mockssp.server.page;

import dev.mockssp.lint.report.Timeline;
import dev.mockssp.lint.report.Timeline.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The parts of a chart over a run, as SVG in HTML. Its intervals stand beside each other, the first one on the left. */
final class TimelinePlot {

    static final int WIDTH = 320;

    /** The height of a plot of lines. */
    static final int HEIGHT = 92;

    static final int TOP = 8;

    private static final int LEFT = 52;
    private static final int RIGHT = 56;
    private static final int PLOT = WIDTH - LEFT - RIGHT;
    private static final int AXIS = 18;
    private static final int MAX_BAR = 14;

    /** In intervals. */
    private static final int MAX_GAP = 8;

    /**
     * The value of an interval, as a point of a line.
     *
     * @param index the index of the interval
     */
    record Point(long index, double x, double y) {}

    private final Timeline timeline;
    private final TimeText times;
    private final long first;
    private final double slot;

    /**
     * @param timeline has at least one interval
     * @param times writes the times of the axis
     */
    TimelinePlot(Timeline timeline, TimeText times) {
        this.timeline = timeline;
        this.times = times;
        this.first = timeline.intervals().firstKey();
        this.slot = (double) PLOT / (timeline.intervals().lastKey() - first + 1);
    }

    /**
     * @param y the y coordinate of the value of an interval, NaN if it has none
     * @return the points of the intervals that have a value
     */
    List<Point> points(ToDoubleFunction<Interval> y) {
        List<Point> points = new ArrayList<>();
        timeline.intervals().forEach((index, interval) -> {
            double value = y.applyAsDouble(interval);
            if (!Double.isNaN(value)) {
                points.add(new Point(index, center(index), value));
            }
        });
        return points;
    }

    private double center(long index) {
        return LEFT + (index - first + 0.5) * slot;
    }

    /**
     * @param share of the height, from 0 to 1
     * @return the y coordinate
     */
    static double y(double share) {
        return TOP + (1 - share) * HEIGHT;
    }

    static Point last(List<Point> points) {
        return points.get(points.size() - 1);
    }

    /** A line through the points, except where nothing happened for long. */
    static String line(String style, List<Point> points) {
        StringBuilder path = new StringBuilder();
        long before = Long.MIN_VALUE / 2;
        for (Point point : points) {
            path.append(point.index - before > MAX_GAP ? 'M' : 'L')
                    .append(number(point.x))
                    .append(' ')
                    .append(number(point.y));
            before = point.index;
        }
        String dots = points.stream()
                .map(point -> "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                        .formatted(style, number(point.x), number(point.y), points.size() > 30 ? "1.2" : "2"))
                .collect(Collectors.joining());
        return "<path class=\"line " + style + "\" d=\"" + path + "\"/>" + dots;
    }

    /**
     * A label beside the last point of a line.
     *
     * @param shift how much lower than the point
     */
    static String endLabel(String style, List<Point> points, String label, double shift) {
        Point end = last(points);
        return text(style, end.x + 6, end.y + 4 + shift, "start", label);
    }

    static String gridLine(double y, String label) {
        return gridLine(y) + text(LEFT - 6, y + 4, "end", label);
    }

    static String gridLine(double y) {
        return "<path class=\"grid\" d=\"M%d %sh%d\"/>".formatted(LEFT, number(y), PLOT);
    }

    /** The bar of an interval, which stands on a line. */
    String bar(String style, long index, int base, double height) {
        double width = Math.max(1, Math.min(MAX_BAR, slot * 0.8));
        return "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                .formatted(
                        style, number(center(index) - width / 2), number(base - height), number(width), number(height));
    }

    static String text(double x, double y, String anchor, String text) {
        return text("label", x, y, anchor, text);
    }

    private static String text(String style, double x, double y, String anchor, String text) {
        return "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                .formatted(style, number(x), number(y), anchor, HtmlPage.escape(text));
    }

    /** A figure without a plot. */
    static String figure(String name, String beside) {
        return "<figure class=\"chart\">" + caption(name, beside) + "</figure>";
    }

    /**
     * A figure with a plot and its time axis.
     *
     * @param beside a text beside the name
     * @param summary what a screen reader says about the plot
     * @param height the height of the plot
     * @param content the plot
     * @param tooltip the text for an interval and its index
     */
    String figure(
            String name,
            String beside,
            String summary,
            int height,
            String content,
            BiFunction<Long, Interval, String> tooltip) {
        return "<figure class=\"chart\">%s<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s over the run: %s\">%s%s%s</svg></figure>"
                .formatted(
                        caption(name, beside),
                        WIDTH,
                        height + AXIS,
                        name,
                        summary,
                        content,
                        timeAxis(height),
                        hovers(height, tooltip));
    }

    private static String caption(String name, String beside) {
        return "<figcaption><b>%s</b> <span>%s</span></figcaption>".formatted(name, beside);
    }

    private String timeAxis(int height) {
        String from = text(LEFT, height + 15, "start", times.of(timeline.start(first)));
        long last = timeline.intervals().lastKey();
        return last == first ? from : from + text(LEFT + PLOT, height + 15, "end", times.of(timeline.start(last)));
    }

    /** An invisible area for each interval, with its values as a tooltip. */
    private String hovers(int height, BiFunction<Long, Interval, String> tooltip) {
        StringBuilder areas = new StringBuilder();
        timeline.intervals()
                .forEach((index, interval) -> areas.append(
                        "<rect class=\"hover\" x=\"%s\" y=\"0\" width=\"%s\" height=\"%d\"><title>%s</title></rect>"
                                .formatted(
                                        number(center(index) - slot / 2),
                                        number(slot),
                                        height,
                                        HtmlPage.escape(tooltip.apply(index, interval)))));
        return areas.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
