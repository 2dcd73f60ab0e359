import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server that responds to bid requests.
 *
 * @param command how it is started; {@code PORT} stands for the port
 * @param environment variables for it
 */
record Subject(String name, List<String> command, Map<String, String> environment) {

    /** What every version of mock-ssp knows. */
    private static final List<String> SERVE = List.of("serve", "--port", "PORT", "--rate-limit", "1000000", "--log", "off");

    static Subject of(String name, String... command) {
        return new Subject(name, List.of(command), Map.of());
    }

    Subject with(String variable, String value) {
        return new Subject(name, command, Map.of(variable, value));
    }

    /** The same with more options of serve. */
    Subject and(String... options) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(options));
        return new Subject(name, all, environment);
    }

    List<String> on(int port) {
        return command.stream()
                .map(word -> word.replace("PORT", Integer.toString(port)))
                .toList();
    }

    /**
     * mock-ssp as the image starts it: its trimmed Java, its cache, its one set of flags.
     *
     * @param runtime what src/image/make-runtime made
     * @param more further flags for Java, which win over those; flags that the cache cannot be used with are refused
     */
    static Subject image(String name, Path runtime, Path work, String more) throws IOException {
        String flags = Files.readString(runtime.resolve("java.args")).replace("-jar\n", "-XX:AOTMode=on\n" + more + "\n-jar\n");
        Path args = Files.writeString(Files.createTempFile(work, "java", ".args"), flags);
        return product(name, runtime.resolve("java/bin/java").toString(), "@" + args);
    }

    /** mock-ssp as a plain jar, without any cache. */
    static Subject plain(String name, Path java, Path jar) {
        return product(name, java.resolve("bin/java").toString(), "-jar", jar.toString());
    }

    /** Bench cannot name the class JavalinAlone, which needs the libraries of the jar. */
    static Subject javalinAlone(Path java, Path jar, Path work, String response) throws IOException {
        Path file = Files.writeString(work.resolve("response.json"), response);
        return of("Javalin alone", java.resolve("bin/java").toString(), "-cp", jar.toString(),
                Path.of("src/bench/JavalinAlone.java").toAbsolutePath().toString(), "PORT", file.toString());
    }

    private static Subject product(String name, String... java) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(SERVE);
        return new Subject(name, command, Map.of());
    }
}
