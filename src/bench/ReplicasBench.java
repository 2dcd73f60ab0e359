import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares a replica, whose state is in Redis, with a server whose state is in memory; src/bench/run starts it. */
final class ReplicasBench {

    private static final String IN_MEMORY = "in memory";
    private static final String WITH_REDIS = "Redis, appendfsync always";
    private static final String EVERY_SECOND = "Redis, appendfsync everysec";
    private static final String HEAP = "96m";
    private static final int PER_SECOND = 500;
    private static final double LEAST_THROUGHPUT = 0.25;
    private static final double MOST_MILLIS = 10;
    private static final double MOST_DISTURBED = 0.05;

    private static final String RATE_OF_ONE_KEY = "Requests a second of one key, 16 connections";
    private static final String REDIS_CPU = "Processor time of Redis a request, µs";
    private static final String PACED_MEDIAN = "50th percentile at 500 requests a second, ms";
    private static final String PACED_P99 = "99th percentile at 500 requests a second, ms";
    private static final String MEMORY = "Memory of the server after that, MiB";

    private final Options options;
    private final int seconds;
    private final Path work;
    private final Figures figures = new Figures();

    private ReplicasBench(Options options) throws Exception {
        this.options = options;
        this.seconds = options.seconds(8);
        this.work = Files.createTempDirectory("bench");
    }

    public static void main(String[] args) throws Exception {
        System.exit(new ReplicasBench(new Options(args)).run());
    }

    private int run() throws Exception {
        double worst = 0;
        for (int round = 1; round <= options.rounds(); round++) {
            for (String name : List.of(IN_MEMORY, WITH_REDIS, EVERY_SECOND)) {
                Machine machine = new Machine();
                measure(name, round);
                Thread.sleep(50); // until the children that ended are counted as ours
                worst = Math.max(worst, machine.disturbed());
                System.err.printf(Locale.ROOT, "%s, round %d: %.0f s, other work took %.1f %%%n", name, round, machine.seconds(), 100 * machine.disturbed());
            }
        }
        System.out.printf(Locale.ROOT, "%s, a heap of %s, %d keys, medians of %d rounds.%n%n", Machine.description(), HEAP, options.keys(100),
                options.rounds());
        System.out.println(figures.markdown(IN_MEMORY));
        double ratio = figures.median(Figure.RATE, WITH_REDIS) / figures.median(Figure.RATE, IN_MEMORY);
        double millis = figures.median(PACED_P99, WITH_REDIS);
        boolean isFast = line(ratio >= LEAST_THROUGHPUT, "throughput with Redis: %.2f × in memory, at least %.2f ×", ratio, LEAST_THROUGHPUT);
        boolean isPrompt = line(millis < MOST_MILLIS, PACED_P99 + ", with Redis: %.2f, less than %.0f", millis, MOST_MILLIS);
        boolean isQuiet = line(worst <= MOST_DISTURBED, "other work took at most %.1f %% of the machine, at most %.0f %%", 100 * worst, 100 * MOST_DISTURBED);
        return isFast && isPrompt && isQuiet ? 0 : 1;
    }

    private static boolean line(boolean isKept, String format, Object... values) {
        System.out.printf(Locale.ROOT, "- " + (isKept ? "pass" : "FAIL") + ": " + format + "%n", values);
        return isKept;
    }

    private void measure(String name, int round) throws Exception {
        Subject subject = Subject.image(name, options.runtime(), work, options.flags()).with("JDK_JAVA_OPTIONS", "-Xmx" + HEAP);
        if (name.equals(IN_MEMORY)) {
            measure(subject, Optional.empty());
            return;
        }
        String fsync = name.substring(name.lastIndexOf(' ') + 1);
        try (RedisServer redis = RedisServer.start(work.resolve("redis-" + fsync + "-" + round), fsync)) {
            measure(subject.and("--state", redis.url()), Optional.of(redis));
        }
    }

    private void measure(Subject subject, Optional<RedisServer> redis) throws Exception {
        String body = Wire.body(2);
        List<Wire> wires = IntStream.range(0, options.keys(100)).mapToObj(i -> Wire.bidRequest(Wrk.key(i), 2)).toList();
        try (Running running = Running.start(subject, wires.get(0))) {
            Wrk.run(running, body, wires.size(), 2 * seconds);
            long before = redis.map(RedisServer::cpuMicros).orElse(0L);
            Wrk saturated = Wrk.run(running, body, wires.size(), seconds);
            redis.ifPresent(server -> figures.add(REDIS_CPU, subject.name(), (double) (server.cpuMicros() - before) / saturated.requests()));
            figures.add(Figure.RATE, subject.name(), saturated.perSecond());
            figures.add(Figure.MEDIAN, subject.name(), saturated.medianMillis());
            figures.add(Figure.P99, subject.name(), saturated.p99Millis());
            figures.add(Figure.CPU, subject.name(), saturated.cpuMicros());
            figures.add(RATE_OF_ONE_KEY, subject.name(), Wrk.run(running, body, 1, seconds).perSecond());
            Paced.run(running.port(), wires, PER_SECOND, 2);
            long[] paced = Paced.run(running.port(), wires, PER_SECOND, seconds);
            figures.add(PACED_MEDIAN, subject.name(), Paced.percentileMillis(paced, 0.5));
            figures.add(PACED_P99, subject.name(), Paced.percentileMillis(paced, 0.99));
            figures.add(MEMORY, subject.name(), running.residentMebibytes());
        }
    }
}
