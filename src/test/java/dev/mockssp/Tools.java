package dev.mockssp;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of this machine that some tests need. */
final class Tools {

    private Tools() {}

    /**
     * Finds a program on the path. Without it the test is skipped, or, where CI=true says that all must run, fails.
     *
     * @param name what it is called
     * @param debianPackage what to install for it
     */
    static Path require(String name, String debianPackage) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name, "apt-get install " + debianPackage));
    }

    /**
     * Finds a program that npm installs for the JavaScript example. Without it as {@link #require}.
     *
     * @param name what it is called
     */
    static Path requireOfNpm(String name) {
        Path program = Path.of("docs/examples/pact-js/node_modules/.bin", name);
        return Files.isExecutable(program)
                ? program.toAbsolutePath()
                : missing(name, "npm install --prefix docs/examples/pact-js");
    }

    private static Path missing(String name, String remedy) {
        String message = "this test needs " + name + ": " + remedy;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        return abort(message);
    }
}
