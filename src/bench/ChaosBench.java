import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests to three replicas while it kills replicas and restarts Redis, and checks that nothing that was answered is lost,
 * doubled or wrong; src/bench/chaos starts it.
 */
final class ChaosBench {

    private static final int SECONDS_OF_WARM_UP = 8;
    private static final int SECONDS_BETWEEN_KILLS = 20;
    private static final int SECONDS_FROM_KILL_TO_RESTART = 10;
    private static final int MILLIS_WITHOUT_REDIS = 2_000;
    /** What was sent just before a disturbance ended may be answered a little later. */
    private static final int MILLIS_AFTERWARDS = 1_000;
    private static final int MOST_EXAMPLES = 5;

    private final Options options;
    private final List<Disturbance> disturbances = new ArrayList<>();

    private ChaosBench(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        System.exit(new ChaosBench(new Options(args)).run());
    }

    private int run() throws Exception {
        int seconds = options.seconds(600);
        int perSecond = options.rate();
        Path folder = Cluster.emptyFolder("chaos");
        try (Cluster cluster = new Cluster(folder, options.jar(), "--state-prefix", "chaos",
                        "--rate-limit", Integer.toString(ChaosKey.RATE_LIMIT), "--journal-size", Integer.toString(options.journalSize()));
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            warmUp(cluster.port(), perSecond);
            prepare(cluster.port());
            ChaosJournal journal = new ChaosJournal(cluster.port());
            threads.execute(journal::follow);
            long begun = System.nanoTime();
            long end = begun + TimeUnit.SECONDS.toNanos(seconds);
            ChaosLoad load = new ChaosLoad(cluster.port(), perSecond);
            Future<List<ChaosLoad.Sent>> sending = threads.submit(() -> load.sendUntil(end));
            try {
                disturb(cluster, begun, seconds);
                List<ChaosLoad.Sent> sent = sending.get();
                List<ChaosJournal.Row> rows = journal.end();
                return print(cluster, new ChaosCheck(sent, rows, disturbances), sent, rows, seconds, perSecond);
            } finally {
                journal.stop();
                load.stop();
            }
        }
    }

    /** Without it, the first seconds would measure how Java loads classes. */
    private static void warmUp(int port, int perSecond) throws Exception {
        new ChaosLoad(port, perSecond).sendUntil(System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_OF_WARM_UP));
        admin("POST", port, "/__admin/reset", "");
    }

    private static void prepare(int port) throws Exception {
        admin("PUT", port, "/__admin/scenarios/" + ChaosKey.STEPS.scenario(), ChaosKey.STEPS_SCENARIO);
        for (ChaosKey key : ChaosKey.values()) {
            admin("PUT", port, "/__admin/scenario", "{\"name\": \"" + key.scenario() + "\", \"key\": \"" + key.apiKey() + "\"}");
        }
    }

    private static void admin(String method, int port, String path, String body) throws Exception {
        Http.Response response = Http.send(port, method, path, Map.of("Content-Type", "application/json"), body);
        if (response.status() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.status() + " " + response.body());
        }
    }

    /** Kills the replicas in turns, and restarts Redis after a third and after two thirds of the time. */
    private void disturb(Cluster cluster, long begun, int seconds) throws Exception {
        int kills = 0;
        int restarts = 0;
        for (int at = SECONDS_BETWEEN_KILLS; at < seconds; at = next(at, begun)) {
            sleepUntil(begun, at);
            killReplica(cluster, kills++ % Cluster.REPLICAS);
            if (at >= (restarts + 1) * seconds / 3) {
                restarts++;
                sleepUntil(begun, at + SECONDS_FROM_KILL_TO_RESTART);
                restartRedis(cluster);
            }
        }
    }

    /** On a slow machine a replica may need longer to start than there is between two kills. */
    private static int next(int at, long begun) {
        long elapsed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        return Math.max(at, (int) elapsed / SECONDS_BETWEEN_KILLS * SECONDS_BETWEEN_KILLS) + SECONDS_BETWEEN_KILLS;
    }

    private static void sleepUntil(long begun, int seconds) throws InterruptedException {
        long left = begun + TimeUnit.SECONDS.toNanos(seconds) - System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
    }

    private void killReplica(Cluster cluster, int replica) throws Exception {
        Instant begun = Instant.now();
        cluster.kill(replica);
        Instant gone = Instant.now();
        cluster.start(replica);
        cluster.awaitReady(replica);
        ended(Disturbance.Kind.REPLICA_KILLED, begun, gone);
    }

    private void restartRedis(Cluster cluster) throws Exception {
        Instant begun = Instant.now();
        cluster.redis().stop();
        Instant gone = Instant.now();
        Thread.sleep(MILLIS_WITHOUT_REDIS);
        cluster.redis().start();
        for (int replica = 0; replica < Cluster.REPLICAS; replica++) {
            cluster.awaitReady(replica);
        }
        ended(Disturbance.Kind.REDIS_STOPPED, begun, gone);
    }

    private void ended(Disturbance.Kind kind, Instant begun, Instant gone) {
        Instant now = Instant.now();
        System.err.printf(Locale.ROOT, "%s: ready again after %d ms%n", kind, now.toEpochMilli() - begun.toEpochMilli());
        disturbances.add(new Disturbance(kind, begun, gone, now.plusMillis(MILLIS_AFTERWARDS)));
    }

    private int print(Cluster cluster, ChaosCheck check, List<ChaosLoad.Sent> sent, List<ChaosJournal.Row> rows, int seconds, int perSecond)
            throws Exception {
        System.out.printf(Locale.ROOT, "%s, %d replicas behind HAProxy, Redis with appendfsync always, %d requests a second for %d s.%n%n",
                Machine.description(), Cluster.REPLICAS, perSecond, seconds);
        System.out.println("| | |");
        System.out.println("| --- | ---: |");
        row("requests", sent.size());
        row("answered", sent.stream().filter(ChaosLoad.Sent::isAnswered).count());
        row("of these, 429", status(sent, 429));
        row("responses 503", status(sent, ChaosLoad.Sent.UNAVAILABLE));
        row("connections closed without a response", status(sent, ChaosLoad.Sent.CLOSED));
        row("exchanges in the journal", rows.size());
        row("of these, without an answer", check.unansweredInJournal());
        row("responses 503 while all was there", check.unexplainedUnavailable().size());
        row("replicas killed", count(Disturbance.Kind.REPLICA_KILLED));
        row("restarts of Redis", count(Disturbance.Kind.REDIS_STOPPED));
        double[] millis = sent.stream().mapToDouble(ChaosLoad.Sent::millis).sorted().toArray();
        row("99th percentile, ms", (long) millis[(int) (0.99 * (millis.length - 1))]);
        row("longest request, ms", (long) millis[millis.length - 1]);
        System.out.println();
        Map<String, List<String>> violations = check.violations(cluster);
        violations.forEach((what, examples) -> {
            System.out.printf(Locale.ROOT, "- %s: %s: %d%n", examples.isEmpty() ? "pass" : "FAIL", what, examples.size());
            examples.stream().limit(MOST_EXAMPLES).forEach(example -> System.out.println("  - " + example));
        });
        return violations.values().stream().allMatch(List::isEmpty) ? 0 : 1;
    }

    private long count(Disturbance.Kind kind) {
        return disturbances.stream().filter(disturbance -> disturbance.kind() == kind).count();
    }

    private static long status(List<ChaosLoad.Sent> sent, int status) {
        return sent.stream().filter(request -> request.status() == status).count();
    }

    private static void row(String what, long number) {
        System.out.printf(Locale.ROOT, "| %s | %,d |%n", what, number);
    }
}
