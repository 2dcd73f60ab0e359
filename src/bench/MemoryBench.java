import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures whether mock-ssp keeps its rate while it gets ever more users and chats of many keys; src/bench/run starts it. */
final class MemoryBench {

    private static final int KEYS = 1_000;
    private static final int BLOCK = 100_000;
    private static final double LEAST_RATIO = 0.8;
    private static final int SHORT_ID = 36;
    private static final int LONG_ID = 2_048;
    private static final String HEAP = "48m";
    private static final Pattern COLLECTION = Pattern.compile("Pause (Full|Young).* \\d+M->(\\d+)M\\(");
    private static final Pattern EVICTED = Pattern.compile("\"evictedEntries\":(\\d+)");

    private final Options options;
    private boolean areKept = true;

    private MemoryBench(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        System.exit(new MemoryBench(new Options(args)).run());
    }

    private int run() throws Exception {
        System.out.printf(Locale.ROOT, "%s, a heap of %s, %,d keys, a new user and a new chat in each request.%n",
                Machine.description(), HEAP, options.keys(KEYS));
        measure(SHORT_ID);
        measure(LONG_ID);
        return areKept ? 0 : 1;
    }

    private void measure(int idLength) throws Exception {
        System.out.printf(Locale.ROOT, "%nIds of %,d characters:%n%n", idLength);
        System.out.println("| requests | a second | 50th percentile, ms | 99th percentile, ms | memory, MiB | heap, MiB | full collections |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Path work = Files.createTempDirectory("bench");
        Path log = work.resolve("gc.log");
        Subject subject = Subject.image("mock-ssp", options.runtime(), work, options.flags())
                .with("JDK_JAVA_OPTIONS", "-Xmx" + HEAP + " -Xlog:gc:file=" + log);
        List<String> checks = new ArrayList<>();
        Machine machine = new Machine();
        try (Running running = Running.start(subject, Wire.bidRequest(2))) {
            checks.add(rate(load(running, idLength, log)));
            checks.add(report(running));
        } catch (Exception e) {
            areKept = false;
            checks.add("- FAIL: " + e.getMessage());
        }
        Thread.sleep(50); // until the child that ended is counted as ours
        System.out.println();
        checks.forEach(System.out::println);
        System.out.printf(Locale.ROOT, "- Other work took %.1f %% of the machine.%n", 100 * machine.disturbed());
    }

    private List<ManyChats.Block> load(Running running, int idLength, Path log) throws Exception {
        ManyChats chats = new ManyChats(running.port(), options.keys(KEYS), idLength);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.seconds(600));
        List<ManyChats.Block> blocks = new ArrayList<>();
        long sent = 0;
        for (int left = options.requests(1_000_000); left > 0; left -= BLOCK) {
            int wanted = Math.min(BLOCK, left);
            int before = collections(log).size();
            ManyChats.Block block = chats.send(wanted, deadline);
            List<Collection> all = collections(log);
            List<Collection> collections = all.subList(before, all.size());
            sent += block.sent();
            System.out.printf(Locale.ROOT, "| %,d | %,.0f | %.2f | %.2f | %.0f | %d | %d |%n", sent, block.perSecond(),
                    block.percentileMillis(0.5), block.percentileMillis(0.99), running.residentMebibytes(),
                    collections.stream().mapToInt(Collection::mebibytesAfter).min().orElse(0),
                    collections.stream().filter(Collection::isFull).count());
            if (block.sent() < wanted) {
                throw new IllegalStateException("the time was up after " + sent + " requests");
            }
            blocks.add(block);
        }
        return blocks;
    }

    /** Compares with the second part, because the server compiles its code in the first. */
    private String rate(List<ManyChats.Block> blocks) {
        if (blocks.size() < 3) {
            return String.format(Locale.ROOT, "- not checked: the rate needs %,d requests", 3 * BLOCK);
        }
        double ratio = blocks.get(blocks.size() - 1).perSecond() / blocks.get(1).perSecond();
        boolean isKept = ratio >= LEAST_RATIO;
        areKept &= isKept;
        return String.format(Locale.ROOT, "- %s: rate of the last part: %.2f × that of the second, at least %.2f ×",
                isKept ? "pass" : "FAIL", ratio, LEAST_RATIO);
    }

    /** The report reads all exchanges of a full journal while memory is full. */
    private String report(Running running) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + "/__admin/report")).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        Matcher evicted = EVICTED.matcher(response.body());
        boolean isComplete = response.statusCode() == 200 && evicted.find();
        areKept &= isComplete;
        return isComplete
                ? String.format(Locale.ROOT, "- pass: the report says that memory evicted %,d entries", Long.parseLong(evicted.group(1)))
                : "- FAIL: the report has status " + response.statusCode();
    }

    /** @param mebibytesAfter what was in use after it */
    private record Collection(boolean isFull, int mebibytesAfter) {}

    private static List<Collection> collections(Path log) throws IOException {
        List<Collection> all = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = COLLECTION.matcher(line);
            if (matcher.find()) {
                all.add(new Collection(matcher.group(1).equals("Full"), Integer.parseInt(matcher.group(2))));
            }
        }
        return all;
    }
}
