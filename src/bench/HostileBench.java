import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sends a million requests, every fifth of them hostile, to mock-ssp with a heap of 48 MB, and counts wrong statuses, journal entries
 * that are missing or doubled, and memory; src/bench/run starts it.
 */
final class HostileBench {

    private static final int BLOCK = 100_000;
    private static final int CONNECTIONS = 16;
    private static final String HEAP = "48m";
    private static final double MOST_GROWTH = 1.1;
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(60);
    /** In bytes. The body of such a request waits for memory; the server responds with 503 when it has waited too long. */
    private static final int LONG_BODY = 16 * 1024;
    private static final Pattern RECORDED = Pattern.compile("\"" + HostileRequests.NUMBER + "\":\"(\\d+)\"");

    private final Options options;
    private final HostileRequests requests;
    private final LongAdder overloads = new LongAdder();
    private final Map<String, LongAdder> wrong = new ConcurrentSkipListMap<>();
    private final AtomicLong next = new AtomicLong();
    private final LongAdder sentHostile = new LongAdder();
    private final BitSet toBeJournaled = new BitSet();
    private final BitSet journaled = new BitSet();
    private long doubled;

    private HostileBench(Options options) {
        this.options = options;
        this.requests = new HostileRequests(options.seed());
    }

    public static void main(String[] args) throws Exception {
        System.exit(new HostileBench(new Options(args)).run());
    }

    private int run() throws Exception {
        int total = options.requests(1_000_000);
        System.out.printf(Locale.ROOT, "%s, a heap of %s, seed %d, %d connections, %d kinds of requests.%n%n", Machine.description(), HEAP,
                options.seed(), CONNECTIONS, requests.kinds().size());
        System.out.println("| requests | a second | 50th percentile, ms | 99th percentile, ms | wrong statuses | missing entries | doubled entries | memory, MiB |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Path work = Files.createTempDirectory("bench");
        Path record = work.resolve("record.jsonl");
        Subject subject = Subject.image("mock-ssp", options.runtime(), work, options.flags())
                .with("JDK_JAVA_OPTIONS", "-Xmx" + HEAP)
                .and("--record", record.toString(), "--body-limit", "65536");
        long deadline = System.nanoTime() + LONGEST;
        double second = 0;
        double last = 0;
        try (Running running = Running.start(subject, Wire.get("/livez"))) {
            for (int begin = 0; begin < total; begin += BLOCK) {
                int end = Math.min(begin + BLOCK, total);
                Block block = send(running.port(), begin, end, deadline);
                readEntries(record);
                last = running.residentMebibytes();
                second = end <= 2 * BLOCK ? last : second;
                System.out.printf(Locale.ROOT, "| %,d | %,.0f | %.2f | %.2f | %d | %d | %d | %.0f |%n", end, (end - begin) / block.seconds(),
                        Paced.percentileMillis(block.micros(), 0.5), Paced.percentileMillis(block.micros(), 0.99), wrongStatuses(), missing().cardinality(),
                        doubled, last);
            }
        }
        System.out.println();
        System.out.printf(Locale.ROOT, "- %,d of the requests were hostile.%n", sentHostile.sum());
        System.out.printf(Locale.ROOT, "- %,d bodies of more than %,d bytes got the 503 of a server without memory for them.%n", overloads.sum(), LONG_BODY);
        wrong.forEach((what, number) -> System.out.printf(Locale.ROOT, "- %s: %,d times%n", what, number.sum()));
        missing().stream().mapToObj(number -> requests.at(number).kind().name()).collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                .forEach((name, number) -> System.out.printf(Locale.ROOT, "- %s: %,d entries are missing%n", name, number));
        boolean isFlat = last <= MOST_GROWTH * second;
        boolean isRight = wrong.isEmpty() && missing().isEmpty() && doubled == 0 && isFlat;
        System.out.printf(Locale.ROOT, "- %s: wrong statuses 0, missing entries 0, doubled entries 0; memory at the end %.2f × that after the "
                + "second part, at most %.1f ×%n", isRight ? "pass" : "FAIL", last / second, MOST_GROWTH);
        return isRight ? 0 : 1;
    }

    private long wrongStatuses() {
        return wrong.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** @param micros the latencies, sorted */
    private record Block(double seconds, long[] micros) {}

    private Block send(int port, int begin, int end, long deadline) throws Exception {
        long begun = System.nanoTime();
        long[] micros = new long[end - begin];
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<Object>> senders = Collections.nCopies(CONNECTIONS, Executors.callable(() -> sendUntil(port, end, deadline, micros)));
            for (Future<Object> sender : threads.invokeAll(senders)) {
                sender.get();
            }
        }
        next.set(end);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(micros);
        return new Block(seconds, micros);
    }

    /** One client: it keeps its connection until the server closes it. */
    private void sendUntil(int port, long end, long deadline, long[] micros) {
        Socket socket = null;
        byte[] buffer = new byte[1024 * 1024];
        try {
            for (long number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the time was up after " + number + " requests");
                }
                HostileRequests.Request request = requests.at(number);
                if (request.isHostile()) {
                    sentHostile.increment();
                }
                if (request.kind().isJournaled()) {
                    synchronized (toBeJournaled) {
                        toBeJournaled.set((int) number);
                    }
                }
                if (socket == null) {
                    socket = Wire.connect(port);
                }
                long begun = System.nanoTime();
                Response response = exchange(socket, request.bytes(), buffer);
                micros[(int) (number % BLOCK)] = (System.nanoTime() - begun) / 1_000;
                if (response.status() == 503 && request.bytes().length > LONG_BODY) {
                    overloads.increment();
                } else if (!request.kind().statuses().contains(response.status())) {
                    wrong.computeIfAbsent(request.kind().name() + " got " + response.status(), name -> new LongAdder()).increment();
                }
                if (response.isLast()) {
                    socket.close();
                    socket = null;
                }
            }
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param isLast whether the connection ends with it */
    private record Response(int status, boolean isLast) {}

    /** A server may respond, and close, before it has read all of a request that it rejects. */
    private static Response exchange(Socket socket, byte[] request, byte[] buffer) {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            // the response may have arrived all the same
        }
        try {
            return read(socket.getInputStream(), buffer);
        } catch (IOException e) {
            return new Response(HostileRequests.CLOSED, true);
        }
    }

    private static Response read(InputStream in, byte[] buffer) throws IOException {
        int length = 0;
        while (true) {
            int read = length == buffer.length ? -1 : in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                return new Response(HostileRequests.CLOSED, true);
            }
            length += read;
            String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            if (Wire.isWhole(text)) {
                String head = text.substring(0, text.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
                return new Response(Integer.parseInt(head.substring(9, 12)), head.contains("\r\nconnection: close"));
            }
        }
    }

    /** Moves the file away, as a rotation does, so that the disk needs room for one part only. */
    private void readEntries(Path record) throws IOException {
        Path part = record.resolveSibling("part.jsonl");
        Files.move(record, part);
        try (BufferedReader lines = Files.newBufferedReader(part)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = RECORDED.matcher(line);
                if (matcher.find()) {
                    int number = Integer.parseInt(matcher.group(1));
                    doubled += journaled.get(number) ? 1 : 0;
                    journaled.set(number);
                }
            }
        }
        Files.delete(part);
    }

    private BitSet missing() {
        synchronized (toBeJournaled) {
            BitSet missing = (BitSet) toBeJournaled.clone();
            missing.andNot(journaled);
            return missing;
        }
    }
}
