import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of src/bench/run, src/bench/image and src/bench/chaos, and those that the scripts add. */
final class Options {

    private static final List<String> WITH_VALUE =
            List.of("--rounds", "--seconds", "--requests", "--peers", "--flags", "--starts", "--keys", "--seed", "--rate", "--journal-size");
    private static final List<String> FROM_SCRIPT =
            List.of("--runtime", "--baseline-runtime", "--baseline-name", "--image", "--trivial", "--jar");
    private static final String INSTALL_PEERS = "--install-peers";

    private final Map<String, String> given = new HashMap<>();

    Options(String... args) {
        for (int i = 0; i < args.length; i++) {
            String name = args[i];
            if (name.equals(INSTALL_PEERS)) {
                given.put(name, "");
            } else if (!WITH_VALUE.contains(name) && !FROM_SCRIPT.contains(name)) {
                throw exit("unknown option " + name + "; --help of the script lists the options");
            } else if (i + 1 == args.length) {
                throw exit(name + " needs a value");
            } else {
                given.put(name, args[++i]);
            }
        }
    }

    private static IllegalArgumentException exit(String mistake) {
        System.err.println("src/bench: " + mistake);
        System.exit(2);
        return new IllegalArgumentException(mistake);
    }

    int rounds() {
        return number("--rounds", 3);
    }

    int seconds(int ordinary) {
        return number("--seconds", ordinary);
    }

    int requests(int ordinary) {
        return number("--requests", ordinary);
    }

    int keys(int ordinary) {
        return number("--keys", ordinary);
    }

    int starts() {
        return number("--starts", 9);
    }

    int seed() {
        return number("--seed", 1);
    }

    int rate() {
        return number("--rate", 60);
    }

    int journalSize() {
        return number("--journal-size", 10_000);
    }

    Path jar() {
        return Path.of(fromScript("--jar"));
    }

    String image() {
        return fromScript("--image");
    }

    String trivial() {
        return fromScript("--trivial");
    }

    boolean installPeers() {
        return given.containsKey(INSTALL_PEERS);
    }

    Path peers() {
        return folder("--peers").orElse(Path.of("target/peers").toAbsolutePath());
    }

    String flags() {
        return given.getOrDefault("--flags", "");
    }

    Path runtime() {
        return Path.of(fromScript("--runtime")).toAbsolutePath();
    }

    Optional<Path> baselineRuntime() {
        return folder("--baseline-runtime");
    }

    String baselineName() {
        return "baseline " + given.getOrDefault("--baseline-name", "");
    }

    private String fromScript(String option) {
        if (!given.containsKey(option)) {
            throw exit("start this with a script of src/bench");
        }
        return given.get(option);
    }

    private Optional<Path> folder(String option) {
        return Optional.ofNullable(given.get(option)).map(text -> Path.of(text).toAbsolutePath());
    }

    private int number(String option, int ordinary) {
        String text = given.getOrDefault(option, Integer.toString(ordinary));
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw exit(option + " " + text + " is not a whole number of at least 1");
        }
        return Integer.parseInt(text);
    }
}
