import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that answers bid requests.
 *
 * @param command how it is started; {@code PORT} stands for the port
 * @param environment variables for it
 */
record Subject(String name, List<String> command, Map<String, String> environment) {

    static Subject of(String name, String... command) {
        return new Subject(name, List.of(command), Map.of());
    }

    Subject with(String variable, String value) {
        return new Subject(name, command, Map.of(variable, value));
    }

    List<String> on(int port) {
        return command.stream()
                .map(word -> word.replace("PORT", Integer.toString(port)))
                .toList();
    }

    /**
     * The double as the image starts it: its trimmed Java, its cache, its one set of flags.
     *
     * @param more further flags for Java, which win over those; what the cache cannot be used with is refused
     */
    static Subject image(Path runtime, Path work, String more) throws IOException {
        String flags = Files.readString(runtime.resolve("java.args")).replace("-jar\n", "-XX:AOTMode=on\n" + more + "\n-jar\n");
        Path args = Files.writeString(work.resolve("java.args"), flags);
        return product("mock-ssp (as in the image)", runtime.resolve("java/bin/java").toString(), "@" + args);
    }

    /** The double as a plain jar, without any cache. */
    static Subject plain(String name, Path java, Path jar) {
        return product(name, java.resolve("bin/java").toString(), "-jar", jar.toString());
    }

    private static Subject product(String name, String... java) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of("serve", "--port", "PORT", "--rate-limit", "1000000", "--log", "off"));
        return new Subject(name, command, Map.of());
    }
}
