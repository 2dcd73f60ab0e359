import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the image and prints a table; src/bench/image starts it. */
final class ImageBench {

    private static final double MOST_DISTURBED = 0.05;
    private static final double OF_WIREMOCK = 0.25;
    private static final int IDLE_MILLIS = 2_000;
    private static final String[] SERVE = {"--rate-limit", "0", "--log", "off"};

    private static final String TRIVIAL = "trivial";
    private static final String BID = "first bid";
    private static final String READY = "first `/readyz`";
    private static final String HEALTHY = "`healthy`";
    private static final String WIREMOCK = "wiremock";

    private final Options options;
    private final Figures figures = new Figures();
    private final List<String> bounds = new ArrayList<>();
    private boolean areKept = true;

    private ImageBench(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        System.exit(new ImageBench(new Options(args)).run());
    }

    private int run() throws Exception {
        double disturbed = disturbed();
        starts();
        String memory = memory();
        disturbed = Math.max(disturbed, disturbed());
        double interval = Long.parseLong(Container.docker(
                        "image", "inspect", "-f", "{{json .Config.Healthcheck.Interval}}", options.image()))
                / 1e6;
        System.out.println(Machine.description() + ", Docker " + Container.docker("version", "-f", "{{.Server.Version}}") + ".\n");
        System.out.println("| image | | over the trivial program | ratio to WireMock's plain start |\n| --- | ---: | ---: | ---: |");
        row("size, compressed", megabytes(Container.compressedSize(options.image())));
        row("size, unpacked", megabytes(Long.parseLong(Container.docker("image", "inspect", "-f", "{{.Size}}", options.image()))));
        row("`docker run` of a trivial static program to its first response", millis(median(TRIVIAL)));
        started(BID, 0);
        started(READY, 0);
        started(HEALTHY, interval);
        row(Peers.wiremock() + ", plain start without Docker", millis(median(WIREMOCK)));
        System.out.print(memory);
        System.out.printf("%nStarts are medians of %d.%n%n", options.starts());
        bounds.forEach(System.out::println);
        boolean isVoid = disturbed > MOST_DISTURBED;
        System.out.printf("%nBefore and after the run, other work took at most %.1f %% of the machine%s%n", 100 * disturbed,
                isVoid ? ": this run is VOID." : ".");
        return isVoid || !areKept ? 1 : 0;
    }

    private void starts() throws Exception {
        Wire bid = Wire.bidRequest(2);
        String response;
        try (Container container = Container.start(options.image(), bid, SERVE)) {
            response = bid.bodyFrom(container.port());
        }
        Container.start(options.trivial(), Wire.get("/")).close(); // the first of an image is slower
        if (options.installPeers()) {
            Peers.installWireMock(options.peers());
        }
        Peers peers = Peers.in(options.peers(), Files.createTempDirectory("bench"), Path.of(System.getProperty("java.home")), response);
        for (int i = 0; i < options.starts(); i++) {
            try (Container container = Container.start(options.trivial(), Wire.get("/"))) {
                add(TRIVIAL, container.startMillis());
            }
            try (Container container = Container.start(options.image(), bid, SERVE)) {
                add(BID, container.startMillis());
                add(HEALTHY, container.healthyMillis());
            }
            try (Container container = Container.start(options.image(), Wire.get("/readyz"), SERVE)) {
                add(READY, container.startMillis());
            }
            for (Subject peer : peers.all()) {
                if (peer.name().equals(Peers.wiremock())) {
                    try (Running running = Running.start(peer, bid)) {
                        add(WIREMOCK, running.startMillis());
                    }
                }
            }
        }
    }

    private String memory() throws Exception {
        try (Container container = Container.start(options.image(), Wire.get("/livez"), SERVE)) {
            Thread.sleep(IDLE_MILLIS);
            Running running = container.running();
            double idle = running.residentMebibytes();
            long sent = Wrk.count(running, Wire.body(2), options.requests(100_000));
            return String.format(Locale.ROOT, "| resident memory, idle | %.0f MiB | | |%n| resident memory after %,d requests | %.0f MiB | | |%n",
                    idle, sent, running.residentMebibytes());
        }
    }

    /** The containers are no children of this process, so their time counts as other work: the machine is looked at while idle. */
    private static double disturbed() throws InterruptedException {
        Machine machine = new Machine();
        Thread.sleep(IDLE_MILLIS);
        return machine.disturbed();
    }

    private void started(String what, double allowance) {
        double over = median(what) - median(TRIVIAL);
        double wiremock = median(WIREMOCK);
        boolean isKnown = !Double.isNaN(wiremock);
        System.out.printf(Locale.ROOT, "| `docker run` to %s | %s | %s | %s |%n", what, millis(median(what)), millis(over),
                isKnown ? String.format(Locale.ROOT, "%.2f ×", over / wiremock) : "");
        String limit = OF_WIREMOCK + " × the plain start of WireMock" + (allowance > 0 ? " and a health interval" : "");
        if (!isKnown) {
            bounds.add("- not checked, not measured: " + what + " compared with " + limit);
            return;
        }
        boolean isKept = over <= OF_WIREMOCK * wiremock + allowance;
        areKept &= isKept;
        bounds.add("- " + (isKept ? "pass: " : "FAIL: ") + what + ": " + millis(over) + " over the trivial program, at most " + limit
                + ", which is " + millis(OF_WIREMOCK * wiremock + allowance));
    }

    private static void row(String name, String value) {
        System.out.println("| " + name + " | " + value + " | | |");
    }

    private void add(String what, double millis) {
        figures.add(what, "", millis);
    }

    private double median(String what) {
        return figures.median(what, "");
    }

    private static String millis(double value) {
        return Double.isNaN(value) ? "not measured" : String.format(Locale.ROOT, "%,.0f ms", value);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
