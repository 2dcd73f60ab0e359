package dev.mockssp;

import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.File;
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
