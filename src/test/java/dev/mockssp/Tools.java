package dev.mockssp;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * Programs that some tests need. Without its program, a test is skipped with a message that names the program; with
 * CI=true in the environment, it fails. Require programs before the test starts anything that its cleanup expects.
 */
public final class Tools {

    private Tools() {}

    /**
     * Finds a program on the path.
     *
     * @param name the name of the program
     * @param debianPackage the Debian package that has it
     */
    public static Path require(String name, String debianPackage) {
        return require(Map.of(name, debianPackage)).get(name);
    }

    /**
     * Finds programs on the path. The message names all that are missing.
     *
     * @param debianPackages the names of the programs, and the Debian package of each of them
     */
    static Map<String, Path> require(Map<String, String> debianPackages) {
        Map<String, Path> found = new HashMap<>();
        Map<String, String> remedies = new HashMap<>();
        debianPackages.forEach((name, debianPackage) -> find(name, System.getenv("PATH"))
                .ifPresentOrElse(
                        program -> found.put(name, program),
                        () -> remedies.put(name, "apt-get install " + debianPackage)));
        if (!remedies.isEmpty()) {
            stop(remedies);
        }
        return found;
    }

    /** Finds {@code unshare}, and checks that this user may make a mount namespace, with a hosts file of its own. */
    static Path requireMountNamespaces() {
        Path unshare = require("unshare", "util-linux");
        return succeeds(unshare.toString(), "-rm", "true")
                ? unshare
                : stop(Map.of("unshare -rm", "sysctl kernel.apparmor_restrict_unprivileged_userns=0, or run as root"));
    }

    /** Checks that a Docker engine responds and has an image. */
    public static void requireImage(String image) {
        String build = "docker build -t " + image + " .";
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            stop(Map.of("docker", "apt-get install docker.io, start its engine, " + build));
        }
        try {
            DockerClientFactory.instance().client().inspectImageCmd(image).exec();
        } catch (NotFoundException e) {
            stop(Map.of("the image " + image, build));
        }
    }

    /**
     * Finds a program that npm installs for the JavaScript example.
     *
     * @param name the name of the program
     */
    static Path requireOfNpm(String name) {
        return find(name, "docs/examples/pact-js/node_modules/.bin").orElseGet(() -> stop(Map.of(name, ".ci/pact-js")));
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
                : stop(Map.of("the npm package " + name, "npm install --prefix " + scripts));
    }

    /**
     * Finds Debian's Python, which alone sees Debian's modules. Without a module as {@link #require}.
     *
     * @param module the module that it must be able to import
     * @param debianPackage the package to install
     */
    public static Path requirePython(String module, String debianPackage) {
        Path python = Path.of("/usr/bin/python3");
        return Files.isExecutable(python) && succeeds(python.toString(), "-c", "import " + module)
                ? python
                : stop(Map.of("the Python module " + module, "apt-get install " + debianPackage));
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Finds a program in the folders of a path, whose separator is that of the system. */
    static Optional<Path> find(String name, String path) {
        return Stream.ofNullable(path)
                .flatMap(folders -> Stream.of(folders.split(File.pathSeparator)))
                .map(folder -> Path.of(folder, name).toAbsolutePath())
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                .findFirst();
    }

    private static <T> T stop(Map<String, String> remedies) {
        return stop(remedies, "true".equals(System.getenv("CI")));
    }

    /**
     * Ends a test because programs are missing.
     *
     * @param remedies the missing programs, and how to get each of them
     * @param allMustRun whether the test fails; otherwise it is skipped
     */
    static <T> T stop(Map<String, String> remedies, boolean allMustRun) {
        if (allMustRun) {
            throw new AssertionError(MissingProgramException.message(remedies));
        }
        throw new MissingProgramException(remedies);
    }
}
