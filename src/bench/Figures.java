import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every measured value, by figure and subject. The table shows medians, and beside them the ratio to mock-ssp. */
final class Figures {

    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
    private final Set<String> subjects = new LinkedHashSet<>();

    void add(String figure, String subject, double value) {
        subjects.add(subject);
        values.computeIfAbsent(figure, f -> new LinkedHashMap<>())
                .computeIfAbsent(subject, s -> new ArrayList<>())
                .add(value);
    }

    double median(String figure, String subject) {
        List<Double> sorted = values.getOrDefault(figure, Map.of()).getOrDefault(subject, List.of()).stream()
                .sorted()
                .toList();
        int half = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** A row for each figure, a column for each subject; in brackets the ratio to the figure of the product. */
    String markdown(String product) {
        StringBuilder table = new StringBuilder("| |");
        subjects.forEach(subject -> table.append(' ').append(subject).append(" |"));
        table.append("\n| --- |").append(" ---: |".repeat(subjects.size())).append('\n');
        values.keySet().forEach(figure -> table.append("| ")
                .append(figure)
                .append(" | ")
                .append(subjects.stream().map(subject -> cell(figure, subject, product)).collect(Collectors.joining(" | ")))
                .append(" |\n"));
        return table.toString();
    }

    private String cell(String figure, String subject, String product) {
        double value = median(figure, subject);
        double own = median(figure, product);
        if (Double.isNaN(value)) {
            return "";
        }
        return shown(value) + (subject.equals(product) || Double.isNaN(own) ? "" : " (" + shown(value / own) + " ×)");
    }

    static String shown(double value) {
        return value >= 1_000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
