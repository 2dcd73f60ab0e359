import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures mock-ssp and what it is compared with, in turns, and prints a table; src/bench/run starts it. */
final class Bench {

    private static final double MOST_DISTURBED = 0.05;

    private final Options options;
    private final Figures figures = new Figures();
    private final List<String> disturbances = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Path work;
    private final Subject product;
    private final Optional<Subject> baseline;
    private final Peers peers;
    private final Subject framework;
    private double worst;

    private Bench(Options options) throws Exception {
        this.options = options;
        this.work = Files.createTempDirectory("bench");
        this.product = Subject.image("mock-ssp", options.runtime(), work, options.flags());
        this.baseline = options.baselineRuntime().isPresent()
                ? Optional.of(Subject.image(options.baselineName(), options.baselineRuntime().get(), work, ""))
                : Optional.empty();
        if (options.installPeers()) {
            Peers.install(options.peers());
        }
        String response = response();
        this.peers = Peers.in(options.peers(), work, java(), response);
        this.framework = Subject.javalinAlone(java(), jar(options.runtime()), work, response);
    }

    public static void main(String[] args) throws Exception {
        System.exit(new Bench(new Options(args)).run());
    }

    private int run() throws Exception {
        long begun = System.nanoTime();
        StartAndStop startAndStop = new StartAndStop(figures, work);
        Load load = new Load(figures, withSchema(), options.seconds(8));
        Memory memory = new Memory(figures, options.requests(1_000_000));
        section("start and stop", () -> startAndStop.inTurns(2 * options.rounds() + 1, started()));
        section("several starts in one JVM", () -> {
            startAndStop.inOneJvm(options.rounds(), product, java(), jar(options.runtime()));
            if (baseline.isPresent()) {
                startAndStop.inOneJvm(options.rounds(), baseline.get(), java(), jar(options.baselineRuntime().get()));
            }
        });
        for (int round = 1; round <= options.rounds(); round++) {
            for (Subject subject : measured()) {
                section("load on " + subject.name() + ", round " + round, () -> load.measure(subject));
            }
        }
        section("load on " + framework.name(), () -> load.measure(framework));
        for (Subject subject : measured()) {
            boolean isLong = ours().anyMatch(subject::equals);
            section("memory of " + subject.name(), () -> memory.measure(subject, isLong));
        }
        section("small heap", () -> memory.smallHeap(product, plain("java -jar", java())));
        return print(begun);
    }

    private int print(long begun) {
        Bounds bounds = new Bounds(figures, product, baseline);
        boolean isVoid = worst > MOST_DISTURBED;
        System.out.println(Machine.description() + ", without Docker.\n");
        System.out.println(figures.markdown(product.name()));
        System.out.println("In brackets: the ratio to the mock-ssp figure. All figures are medians, except memory, the"
                + " small heap and Javalin alone, which were measured once.\n");
        bounds.lines().forEach(System.out::println);
        failures.forEach(failure -> System.out.println("- FAIL: " + failure));
        System.out.printf("%nOther work took at most %.1f %% of the machine%s The run took %d minutes.%n", 100 * worst,
                isVoid ? ": this run is VOID (" + String.join("; ", disturbances) + ")." : ".",
                Math.round((System.nanoTime() - begun) / 60e9));
        return isVoid || !bounds.areKept() || !failures.isEmpty() ? 1 : 0;
    }

    private interface Section {
        void measure() throws Exception;
    }

    private void section(String name, Section section) throws Exception {
        Machine machine = new Machine();
        try {
            section.measure();
        } catch (IllegalStateException e) {
            // the other figures of a long run are still worth printing
            failures.add(name + ": " + e.getMessage());
        }
        Thread.sleep(50); // until the children that ended are counted as ours
        double disturbed = machine.disturbed();
        System.err.printf("%s: %.0f s, other work took %.1f %%%n", name, machine.seconds(), 100 * disturbed);
        worst = Math.max(worst, disturbed);
        if (disturbed > MOST_DISTURBED) {
            disturbances.add(String.format("%s: %.1f %%", name, 100 * disturbed));
        }
    }

    /** The response of mock-ssp, which all others give as well. */
    private String response() throws Exception {
        Wire wire = Wire.bidRequest(2);
        try (Running running = Running.start(product, wire)) {
            return wire.bodyFrom(running.port());
        }
    }

    private List<Subject> measured() {
        return Stream.concat(ours(), peers.all().stream()).toList();
    }

    private List<Subject> withSchema() {
        return Stream.concat(ours(), peers.withSchema().stream()).toList();
    }

    private Stream<Subject> ours() {
        return Stream.concat(Stream.of(product), baseline.stream());
    }

    private List<Subject> started() {
        List<Subject> subjects = new ArrayList<>(measured());
        String java17 = System.getenv("JAVA17_HOME");
        if (java17 != null) {
            subjects.add(1, plain("mock-ssp, java -jar, JDK 17", Path.of(java17)));
        }
        return subjects;
    }

    private Subject plain(String name, Path java) {
        return Subject.plain(name, java, jar(options.runtime()));
    }

    private static Path jar(Path runtime) {
        return runtime.resolve("mock-ssp.jar");
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"));
    }
}
