import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the double and whoever stands beside it, in turns, and prints a table; src/bench/run starts it. */
final class Bench {

    private static final List<String> OPTIONS =
            List.of("--rounds", "--seconds", "--requests", "--peers", "--jar", "--flags");

    private static final double MOST_DISTURBED = 0.05;
    private static final int PER_SECOND = 2_000;

    private static final String START = "Start to the first answer, ms";
    private static final String STOP = "Stop when idle, ms";
    private static final String RATE = "Requests a second";
    private static final String CPU = "Processor time a request, µs";
    private static final String P99 = "99th percentile at 2,000 requests a second, ms";
    private static final String LONG = "A request with 200 messages, times one with 2";
    private static final String IDLE = "Memory after the first answer, MiB";
    private static final String WORKED = "Memory after 100,000 requests, MiB";
    private static final String SMALL = "Requests a second of java -jar with -Xmx48m";

    private final Map<String, String> options;
    private final int rounds;
    private final int seconds;
    private final int requests;
    private final Figures figures = new Figures();
    private final List<String> disturbances = new ArrayList<>();
    private final Wire wire = new Wire(Wire.body(2));
    private final Subject image;
    private final List<Subject> peers;
    private final Subject floor;
    private final Path classes;
    private double worst;

    private Bench(Map<String, String> options) throws Exception {
        this.options = options;
        this.rounds = number("--rounds", 3);
        this.seconds = number("--seconds", 10);
        this.requests = number("--requests", 1_000_000);
        Path work = Files.createTempDirectory("bench");
        this.image = Subject.image(Path.of("target/bench-runtime").toAbsolutePath(), work, options.getOrDefault("--flags", ""));
        String schema = Files.readString(Path.of("schemas/2025-11/bid-request.schema.json"));
        this.classes = compiled(work);
        String answer = answer();
        this.peers = Peers.in(folder("--peers", "target/peers"), work, java(), schema, answer);
        Path answered = Files.writeString(work.resolve("answer.json"), answer);
        this.floor = Subject.of("Jetty alone", java().resolve("bin/java").toString(), "-cp", jar().toString(),
                "src/bench/Floor.java", "PORT", answered.toString());
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            boolean flag = args[i].equals("--install-peers");
            if (!flag && !OPTIONS.contains(args[i])) {
                throw wrong("unknown option " + args[i] + "; there are " + String.join(", ", OPTIONS) + ", --install-peers");
            }
            if (!flag && i + 1 == args.length) {
                throw wrong(args[i] + " needs a value");
            }
            options.put(args[i], flag ? "" : args[++i]);
        }
        System.exit(new Bench(options).run());
    }

    private static IllegalArgumentException wrong(String mistake) {
        System.err.println("src/bench/run: " + mistake);
        System.exit(2);
        return new IllegalArgumentException(mistake);
    }

    private int run() throws Exception {
        section("start and stop", this::startsAndStops);
        for (int round = 1; round <= rounds; round++) {
            section("in one JVM, round " + round, this::inProcess);
        }
        for (int round = 1; round <= rounds; round++) {
            for (Subject subject : with(beside())) {
                section("load on " + subject.name() + ", round " + round, () -> load(subject));
            }
        }
        section("memory", this::memory);
        section("small heap", this::smallHeap);
        System.out.println(figures.markdown(image.name()));
        System.out.println("In brackets: how many times the double's own figure. Medians; memory and the small heap were measured once.\n");
        boolean isVoid = worst > MOST_DISTURBED;
        System.out.printf("Other work had at most %.1f %% of the machine%s%n", 100 * worst,
                isVoid ? ": this run is void. " + disturbances : ".");
        return isVoid ? 1 : 0;
    }

    private interface Section {
        void measure() throws Exception;
    }

    private void section(String name, Section section) throws Exception {
        Machine machine = new Machine();
        section.measure();
        Thread.sleep(50); // until the children that ended are counted as ours
        double disturbed = machine.disturbed();
        System.err.printf("%s: other work had %.1f %%%n", name, 100 * disturbed);
        worst = Math.max(worst, disturbed);
        if (disturbed > MOST_DISTURBED) {
            disturbances.add(String.format("%s: %.1f %%", name, 100 * disturbed));
        }
    }

    private void startsAndStops() throws Exception {
        List<Subject> subjects = new ArrayList<>(with(peers));
        String java17 = System.getenv("JAVA17_HOME");
        if (java17 != null) {
            subjects.add(1, Subject.plain("mock-ssp (java -jar, 17)", Path.of(java17), jar()));
        }
        for (int round = 0; round < 2 * rounds + 1; round++) {
            for (Subject subject : subjects) {
                Running running = Running.start(subject, wire);
                figures.add(START, subject.name(), running.startMillis());
                Thread.sleep(300);
                figures.add(STOP, subject.name(), running.stop());
            }
        }
    }

    /** Compiled before, since a test's JVM has no compiler at work either. */
    private Path compiled(Path work) throws Exception {
        Path target = work.resolve("classes");
        Process javac = new ProcessBuilder(java().resolve("bin/javac").toString(), "-d", target.toString(),
                        "-cp", jar().toString(), "src/bench/InProcess.java", "src/bench/Wire.java")
                .inheritIO()
                .start();
        if (javac.waitFor() != 0) {
            throw new IllegalStateException("src/bench/InProcess.java does not compile");
        }
        return target;
    }

    private void inProcess() throws Exception {
        String path = classes + java.io.File.pathSeparator + jar();
        Process process = new ProcessBuilder(java().resolve("bin/java").toString(), "-cp", path, "InProcess")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String[] millis = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim().split(" ");
        process.waitFor();
        figures.add("First start in a JVM, ms", image.name(), Double.parseDouble(millis[0]));
        figures.add("Second start in a JVM, ms", image.name(), Double.parseDouble(millis[1]));
        figures.add("Later starts in a JVM, ms", image.name(), Double.parseDouble(millis[2]));
        figures.add("Reset, ms", image.name(), Double.parseDouble(millis[3]));
    }

    private void load(Subject subject) throws Exception {
        try (Running running = Running.start(subject, wire)) {
            Wrk.run(running, Wire.body(2), 2 * seconds);
            Wrk measured = Wrk.run(running, Wire.body(2), seconds);
            figures.add(RATE, subject.name(), measured.perSecond());
            figures.add(CPU, subject.name(), measured.cpuMicros());
            Paced.run(running.port(), wire, PER_SECOND, 2);
            long[] latencies = Paced.run(running.port(), wire, PER_SECOND, seconds);
            figures.add(P99, subject.name(), Paced.percentileMillis(latencies, 0.99));
            Wrk.run(running, Wire.body(200), Math.max(1, seconds / 2));
            Wrk many = Wrk.run(running, Wire.body(200), Math.max(1, seconds / 2));
            figures.add(LONG, subject.name(), measured.perSecond() / many.perSecond());
        }
    }

    private void memory() throws Exception {
        for (Subject subject : with(peers)) {
            try (Running running = Running.start(subject, wire)) {
                figures.add(IDLE, subject.name(), running.residentMebibytes());
                Wrk.count(running, Wire.body(2), 100_000);
                figures.add(WORKED, subject.name(), running.residentMebibytes());
                if (subject.equals(image)) {
                    Wrk.count(running, Wire.body(2), requests - 100_000);
                    String endured = String.format(Locale.ROOT, "Memory after %,d requests, MiB", requests);
                    figures.add(endured, subject.name(), running.residentMebibytes());
                }
            }
        }
    }

    /** The image has 48 MiB anyway, so this is the plain jar. */
    private void smallHeap() throws Exception {
        Subject plain = Subject.plain("mock-ssp (java -jar, 25)", java(), jar()).with("JDK_JAVA_OPTIONS", "-Xmx48m");
        try (Running running = Running.start(plain, wire)) {
            Wrk.count(running, Wire.body(2), 100_000);
            figures.add(SMALL, image.name(), Wrk.run(running, Wire.body(2), 5).perSecond());
        }
    }

    /** What the others are to answer as well. */
    private String answer() throws Exception {
        try (Running running = Running.start(image, wire); Socket socket = Wire.connect(running.port())) {
            return Wire.bodyOf(wire.ask(socket));
        }
    }

    /** All that get a load: what the HTTP library alone does with it is the most that the double could. */
    private List<Subject> beside() {
        List<Subject> all = new ArrayList<>(peers);
        all.add(floor);
        return all;
    }

    private List<Subject> with(List<Subject> others) {
        List<Subject> all = new ArrayList<>(List.of(image));
        all.addAll(others);
        return all;
    }

    private Path jar() {
        return folder("--jar", "target/mock-ssp.jar");
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"));
    }

    private Path folder(String option, String ordinary) {
        return Path.of(options.getOrDefault(option, ordinary)).toAbsolutePath();
    }

    private int number(String option, int ordinary) {
        String given = options.getOrDefault(option, Integer.toString(ordinary));
        if (!given.matches("[1-9][0-9]{0,8}")) {
            throw wrong(option + " " + given + ": a whole number from 1 is needed");
        }
        return Integer.parseInt(given);
    }
}
