import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The bounds that every version must keep, each as a line that begins with pass, FAIL or not checked. */
final class Bounds {

    private static final int ENDURED = 1_000_000;

    private final Figures figures;
    private final String product;
    private final List<String> lines = new ArrayList<>();
    private boolean areKept = true;

    Bounds(Figures figures, Subject product, Optional<Subject> baseline) {
        this.figures = figures;
        this.product = product.name();
        String before = baseline.map(Subject::name).orElse("the baseline");
        atMost("start", Figure.START, Peers.wiremock(), 0.25);
        atMost("start", Figure.START, before, 1.4);
        atLeast(Figure.RATE, before, 0.55);
        atLeast(Figure.RATE, Peers.wiremock(), 1);
        atLeast(Figure.RATE, Peers.mockserver(), 1);
        atMost("99th percentile with 16 connections", Figure.P99, faster(Peers.wiremock(), Peers.mockserver()), 0.6);
        atMost("99th percentile at 2,000 requests a second", Figure.PACED_P99, before, 1);
        atMost("memory after 1,000,000 requests", Figure.memoryAfter(ENDURED), 140, "MiB");
        atMost("stop", Figure.STOP, 60, "ms");
    }

    List<String> lines() {
        return lines;
    }

    boolean areKept() {
        return areKept;
    }

    /** A peer that was not measured wins, so that the bound is not checked against the other one alone. */
    private String faster(String one, String other) {
        double ofOther = figures.median(Figure.P99, other);
        return Double.isNaN(ofOther) || ofOther < figures.median(Figure.P99, one) ? other : one;
    }

    private void atMost(String what, String figure, String other, double limit) {
        double ratio = figures.median(figure, product) / figures.median(figure, other);
        line(ratio, ratio <= limit, String.format(
                Locale.ROOT, "%s: %.2f × %s, at most %s ×", what, ratio, other, Figures.shown(limit)));
    }

    private void atLeast(String figure, String other, double limit) {
        double ratio = figures.median(figure, product) / figures.median(figure, other);
        line(ratio, ratio >= limit, String.format(
                Locale.ROOT, "throughput: %.2f × %s, at least %s ×", ratio, other, Figures.shown(limit)));
    }

    private void atMost(String what, String figure, double limit, String unit) {
        double value = figures.median(figure, product);
        line(value, value <= limit, String.format(
                Locale.ROOT, "%s: %s %s, at most %.0f %s", what, Figures.shown(value), unit, limit, unit));
    }

    private void line(double value, boolean isKept, String text) {
        if (Double.isNaN(value)) {
            lines.add("- not checked, not measured: " + text.replace("NaN × ", "compared with ").replace("NaN", "?"));
            return;
        }
        areKept &= isKept;
        lines.add("- " + (isKept ? "pass: " : "FAIL: ") + text);
    }
}
