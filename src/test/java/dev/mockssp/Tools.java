package dev.mockssp;

import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Programs of this machine that some tests need. */
public final class Tools {

    private Tools() {}

    /**
     * Finds a program on the path. Without it the test is skipped, or, where CI=true says that all must run, fails.
     *
     * @param name what it is called
     * @param debianPackage what to install for it
     */
    public static Path require(String name, String debianPackage) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name, "apt-get install " + debianPackage));
    }

    /** Without a Docker engine that answers, and the image, the test is skipped or fails as with {@link #require}. */
    public static void requireImage(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            lacking("this test needs a Docker engine: .ci/docker-engine start DIR, and set DOCKER_HOST");
        }
        try {
            DockerClientFactory.instance().client().inspectImageCmd(image).exec();
        } catch (NotFoundException e) {
            lacking("this test needs the image: docker build -t " + image + " .");
        }
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

    /**
     * Finds a package that npm installs for the checks. Without it as {@link #require}.
     *
     * @param name the package
     * @return the folder of the scripts that may import it
     */
    public static Path requireNodePackage(String name) {
        Path scripts = Path.of("src/test/node");
        return Files.isDirectory(scripts.resolve("node_modules").resolve(name))
                ? scripts
                : missing("the npm package " + name, "npm install --prefix " + scripts);
    }

    /**
     * Finds Debian's Python, which alone sees Debian's modules. Without a module as {@link #require}.
     *
     * @param module what it must be able to import
     * @param debianPackage what to install for it
     */
    public static Path requirePython(String module, String debianPackage) {
        Path python = Path.of("/usr/bin/python3");
        try {
            if (Files.isExecutable(python)
                    && new ProcessBuilder(python.toString(), "-c", "import " + module)
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0) {
                return python;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return missing("the Python module " + module, "apt-get install " + debianPackage);
    }

    private static Path missing(String name, String remedy) {
        return lacking("this test needs " + name + ": " + remedy);
    }

    private static Path lacking(String message) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        return abort(message);
    }
}
