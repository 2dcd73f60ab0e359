import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures whether mock-ssp keeps its rate while it gets ever more keys, users and chats; src/bench/memory starts it. */
final class MemoryBench {

    private static final int BLOCK = 100_000;
    private static final double LEAST_RATIO = 0.8;
    private static final int SHORT_ID = 36;
    private static final int LONG_ID = 2_048;
    private static final String HEAP = "48m";

    private final Options options;
    private boolean areKept = true;

    private MemoryBench(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        System.exit(new MemoryBench(new Options(args)).run());
    }

    private int run() throws Exception {
        System.out.println(Machine.description() + ", heap " + HEAP + ", " + options.keys() + " keys, a new user and a new chat in each request.");
        measure(SHORT_ID);
        measure(LONG_ID);
        return areKept ? 0 : 1;
    }

    private void measure(int idLength) throws Exception {
        System.out.printf(Locale.ROOT, "%nIds of %,d characters%n%n", idLength);
        System.out.println("| requests | a second | 50th percentile, ms | 99th percentile, ms | memory, MiB | heap after a collection, MiB | full collections |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Path work = Files.createTempDirectory("bench");
        Path log = work.resolve("gc.log");
        Subject subject = Subject.image("mock-ssp", options.runtime(), work, options.flags())
                .with("JDK_JAVA_OPTIONS", "-Xmx" + HEAP + " -Xlog:gc:file=" + log);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.seconds(600));
        List<ManyChats.Block> blocks = new ArrayList<>();
        try (Running running = Running.start(subject, Wire.bidRequest(2))) {
            ManyChats chats = new ManyChats(running.port(), options.keys(), idLength);
            for (int left = options.requests(1_000_000); left > 0; left -= BLOCK) {
                int collections = collections(log).size();
                ManyChats.Block block = chats.send(Math.min(BLOCK, left), deadline);
                if (block.sent() < Math.min(BLOCK, left)) {
                    System.out.println("The time was up after " + block.sent() + " requests of this part.");
                    areKept = false;
                    return;
                }
                blocks.add(block);
                print(blocks.stream().mapToLong(ManyChats.Block::sent).sum(), block, running.residentMebibytes(),
                        collections(log).subList(collections, collections(log).size()));
            }
        }
        check(blocks);
    }

    private static void print(long requests, ManyChats.Block block, double resident, List<Collection> collections) {
        System.out.printf(Locale.ROOT, "| %,d | %,.0f | %.2f | %.2f | %.0f | %d | %d |%n", requests, block.perSecond(),
                block.percentileMillis(0.5), block.percentileMillis(0.99), resident,
                collections.stream().mapToInt(Collection::mebibytesAfter).min().orElse(0),
                collections.stream().filter(Collection::isFull).count());
    }

    /** The first part is left out, because the server compiles its code in it. */
    private void check(List<ManyChats.Block> blocks) {
        if (blocks.size() < 3) {
            System.out.printf("%n- not checked: the rate needs at least %,d requests%n", 3 * BLOCK);
            return;
        }
        double ratio = blocks.get(blocks.size() - 1).perSecond() / blocks.get(1).perSecond();
        boolean isKept = ratio >= LEAST_RATIO;
        areKept &= isKept;
        System.out.printf(Locale.ROOT, "%n- %s: rate of the last part: %.2f × the second, at least %.2f ×%n",
                isKept ? "pass" : "FAIL", ratio, LEAST_RATIO);
    }

    private record Collection(boolean isFull, int mebibytesAfter) {}

    private static final Pattern COLLECTION = Pattern.compile("Pause (Full|Young).* \\d+M->(\\d+)M\\(");

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
