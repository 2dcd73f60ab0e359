import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Compares start and memory of a server with an MCP endpoint, which nobody asks, and without; src/bench/run starts it. */
final class McpBench {

    /** The medians of two equal servers differ by up to 4 %. */
    private static final double MOST_RATIO = 1.05;

    private static final int STARTS_A_ROUND = 7;
    private static final int REQUESTS = 20_000;

    private final Options options;

    private McpBench(Options options) {
        this.options = options;
    }

    /** Of one server: milliseconds and memory of each start, and memory after many requests. */
    private record Measured(Subject subject, List<Double> millis, List<Double> first, List<Double> later) {
        private static Measured of(Subject subject) {
            return new Measured(subject, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        private void start() throws Exception {
            try (Running running = Running.start(subject, Wire.bidRequest(2))) {
                millis.add(running.startMillis());
                first.add(running.residentMebibytes());
            }
        }

        private void load() throws Exception {
            try (Running running = Running.start(subject, Wire.bidRequest(2))) {
                Wrk.count(running, Wire.body(2), REQUESTS);
                later.add(running.residentMebibytes());
            }
        }
    }

    public static void main(String[] args) throws Exception {
        System.exit(new McpBench(new Options(args)).run());
    }

    private int run() throws Exception {
        Path work = Files.createTempDirectory("bench");
        Measured with = Measured.of(Subject.image("with MCP", options.runtime(), work, options.flags()));
        Measured without =
                Measured.of(Subject.image("--mcp off", options.runtime(), work, options.flags()).and("--mcp", "off"));
        Machine machine = new Machine();
        for (int i = 0; i < STARTS_A_ROUND * options.rounds(); i++) {
            with.start();
            without.start();
        }
        for (int i = 0; i < options.rounds(); i++) {
            with.load();
            without.load();
        }
        Thread.sleep(50); // until the children that ended are counted as ours
        System.out.printf(Locale.ROOT, "%s, medians of %d starts and %d loads each.%n%n", Machine.description(),
                STARTS_A_ROUND * options.rounds(), options.rounds());
        System.out.println("| | with the MCP endpoint | `--mcp off` | ratio |");
        System.out.println("| --- | ---: | ---: | ---: |");
        boolean isKept = row("Start to the first response, ms", with.millis(), without.millis())
                & row("Memory after the first response, MiB", with.first(), without.first())
                & row("Memory after " + String.format(Locale.ROOT, "%,d", REQUESTS) + " requests, MiB", with.later(), without.later());
        System.out.printf(Locale.ROOT, "%n- %s: each ratio is at most %.2f%n", isKept ? "pass" : "FAIL", MOST_RATIO);
        System.out.printf(Locale.ROOT, "- Other work took %.1f %% of the machine.%n", 100 * machine.disturbed());
        return isKept ? 0 : 1;
    }

    private static boolean row(String name, List<Double> with, List<Double> without) {
        double ratio = median(with) / median(without);
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.2f |%n", name, median(with), median(without), ratio);
        return ratio <= MOST_RATIO;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
