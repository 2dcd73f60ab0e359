import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures how long other clients wait while many clients are slow; src/bench/run starts it. */
final class SlowClientsBench {

    private static final String HEAP = "48m";
    private static final double MOST_RATIO = 5;
    private static final int BIDS_A_SECOND = 200;
    private static final int OTHERS_A_SECOND = 16;
    private static final int EXCHANGES = 5_000;
    private static final String HOST = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    /**
     * Clients that are slow.
     *
     * @param opening what each sends at once
     * @param drip what each sends again and again, or nothing
     */
    private record Slow(String name, int clients, String opening, String drip) {}

    private static final List<Slow> KINDS = List.of(
            new Slow("heads that never end", 500, "GET /livez" + HOST, "X-Slow: 1\r\n"),
            new Slow("uploads to the admin API", 64, "PUT /__admin/scenarios/slow" + HOST
                    + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n{", " "),
            new Slow("uploads of bid requests", 64, "POST " + Wire.PATH + HOST
                    + "thrad-api-key: production-key\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n{", " "),
            new Slow("readers of the journal", 64, "GET /__admin/requests" + HOST + "\r\n", ""),
            new Slow("event streams that are not read", 16, "GET /__admin/events" + HOST + "\r\n", ""));

    /** In milliseconds: the median of the bid requests, and the 99th percentile of each kind of request. */
    private record Waits(double bidMedian, double bid, double health, double dashboard) {}

    private final Options options;
    private boolean areKept = true;

    private SlowClientsBench(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        System.exit(new SlowClientsBench(new Options(args)).run());
    }

    private int run() throws Exception {
        System.out.printf(Locale.ROOT, "%s, a heap of %s, %d bid requests a second.%n%n", Machine.description(), HEAP, BIDS_A_SECOND);
        System.out.println("| slow clients | bid request, p50, ms | p99, ms | `/livez`, p99, ms | dashboard, p99, ms | bid request after they left, p99, ms |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        List<String> checks = new ArrayList<>();
        Machine machine = new Machine();
        Subject subject = Subject.image("mock-ssp", options.runtime(), Files.createTempDirectory("bench"), options.flags())
                .with("JDK_JAVA_OPTIONS", "-Xmx" + HEAP);
        try (Running running = Running.start(subject, Wire.bidRequest(2))) {
            Paced.run(running.port(), Wire.bidRequest(2), EXCHANGES / 5, 5);
            waits(running.port());
            Waits quiet = waits(running.port());
            row("none", quiet, "");
            for (Slow kind : KINDS) {
                checks.add(measure(running.port(), kind, quiet));
            }
        }
        Thread.sleep(50); // until the child that ended is counted as ours
        System.out.println();
        checks.forEach(System.out::println);
        System.out.printf(Locale.ROOT, "- Other work took %.1f %% of the machine.%n", 100 * machine.disturbed());
        return areKept ? 0 : 1;
    }

    private String measure(int port, Slow kind, Waits quiet) throws Exception {
        Waits during;
        try (Crowd crowd = new Crowd(port, kind)) {
            during = waits(port);
        }
        Waits after = waits(port);
        row(kind.clients() + " " + kind.name(), during, String.format(Locale.ROOT, "%.2f", after.bid()));
        double ratio = Math.max(Math.max(during.bid() / quiet.bid(), during.health() / quiet.health()),
                during.dashboard() / quiet.dashboard());
        boolean isKept = ratio <= MOST_RATIO;
        areKept &= isKept;
        return String.format(Locale.ROOT, "- %s: %s: the slowest 99th percentile is %.1f × that without slow clients, at most %.0f ×",
                isKept ? "pass" : "FAIL", kind.name(), ratio, MOST_RATIO);
    }

    private static void row(String name, Waits waits, String after) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %.2f | %s |%n", name, waits.bidMedian(), waits.bid(),
                waits.health(), waits.dashboard(), after);
    }

    private Waits waits(int port) throws Exception {
        int seconds = options.seconds(15);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<long[]> bids = threads.submit(paced(port, Wire.bidRequest(2), BIDS_A_SECOND, seconds));
            Future<long[]> health = threads.submit(paced(port, Wire.get("/livez"), OTHERS_A_SECOND, seconds));
            Future<long[]> dashboard = threads.submit(paced(port, Wire.get("/__admin/ui/app.js"), OTHERS_A_SECOND, seconds));
            return new Waits(Paced.percentileMillis(bids.get(), 0.5), Paced.percentileMillis(bids.get(), 0.99),
                    Paced.percentileMillis(health.get(), 0.99), Paced.percentileMillis(dashboard.get(), 0.99));
        }
    }

    private static Callable<long[]> paced(int port, Wire wire, int perSecond, int seconds) {
        return () -> Paced.run(port, wire, perSecond, seconds);
    }

    /** The slow clients of one kind. Those that the server disconnects come again. */
    private static final class Crowd implements AutoCloseable {

        private final int port;
        private final Slow kind;
        private final List<Socket> sockets = new ArrayList<>();
        private final Thread dripping = new Thread(this::drip, "slow clients");
        private volatile boolean isOver;

        Crowd(int port, Slow kind) throws IOException {
            this.port = port;
            this.kind = kind;
            for (int i = 0; i < kind.clients(); i++) {
                sockets.add(open());
            }
            dripping.start();
        }

        private Socket open() throws IOException {
            Socket socket = Wire.connect(port);
            socket.setReceiveBufferSize(4 * 1024);
            send(socket, kind.opening());
            return socket;
        }

        private static void send(Socket socket, String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private void drip() {
            while (!isOver) {
                for (int i = 0; i < sockets.size() && !isOver; i++) {
                    try {
                        send(sockets.get(i), kind.drip());
                    } catch (IOException closed) {
                        again(i);
                    }
                }
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private void again(int index) {
            try {
                sockets.get(index).close();
                sockets.set(index, open());
            } catch (IOException refused) {
                // the next round tries it again
            }
        }

        @Override
        public void close() throws Exception {
            isOver = true;
            dripping.interrupt();
            dripping.join(10_000);
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
