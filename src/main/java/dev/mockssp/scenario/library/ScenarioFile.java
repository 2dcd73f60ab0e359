package dev.mockssp.scenario.library;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.Problems;
import dev.mockssp.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One version of a file in the user's folder.
 *
 * @param stamp identifies the version
 * @param scenario its scenario, or the last valid one if this version is invalid
 * @param problems what is wrong with this version
 */
record ScenarioFile(Stamp stamp, Optional<Scenario> scenario, List<Problem> problems) {

    /** Time, size and identity of a file, which show a change without reading the file. */
    record Stamp(FileTime modified, long size, Optional<Object> fileKey) {
        static Stamp of(Path path) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(
                    attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey()));
        }
    }

    private static final String SUFFIX = ".json";

    /** Stands for a name that is not allowed, so that the content is checked too. */
    private static final String UNNAMED = "unnamed";

    /** Whether a file is a scenario by its name, or looks like one. */
    static boolean looksLikeScenario(Path path) {
        String name = fileName(path).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(SUFFIX) || isYaml(name));
    }

    /**
     * @param path a file that {@link #looksLikeScenario}
     * @param stamp read before the file, so that a later change is detected
     * @throws ConfigurationException when the file cannot be read, its name is not allowed or its content is not valid
     */
    static ScenarioFile read(Path path, Stamp stamp, ScenarioParser parser) {
        if (!isJson(path)) {
            return new ScenarioFile(stamp, Optional.empty(), List.of(ignored(path)));
        }
        return new ScenarioFile(stamp, Optional.of(parse(path, parser)), List.of());
    }

    /** The version of a file that turned out to be invalid. */
    static ScenarioFile invalid(Stamp stamp, Optional<ScenarioFile> lastGood, List<Problem> problems) {
        return new ScenarioFile(stamp, lastGood.flatMap(ScenarioFile::scenario), problems);
    }

    private static Problem ignored(Path path) {
        return Problem.warning("ignored, because scenarios are written in JSON, in files named *.json")
                .in(path.toString());
    }

    /**
     * An unexpected exception of the parser is reported as a problem of the file, because it must not end the watcher.
     */
    private static Scenario parse(Path path, ScenarioParser parser) {
        Problems problems = new Problems();
        Optional<String> name = problems.collect(() -> nameOf(path));
        Optional<Scenario> scenario = problems.collect(() -> parse(name.orElse(UNNAMED), path, parser));
        problems.throwErrors();
        return scenario.orElseThrow();
    }

    private static Scenario parse(String name, Path path, ScenarioParser parser) {
        try {
            return parser.parse(name, Files.readAllBytes(path), path.toString());
        } catch (ConfigurationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ConfigurationException(path + ": cannot be read: " + e, e);
        }
    }

    /**
     * @param path a file that {@link #looksLikeScenario}
     * @return the name of its scenario
     * @throws ConfigurationException when the file is not JSON by its name, or the name is not allowed
     */
    static String nameOf(Path path) {
        String name = fileName(path);
        if (!isJson(path)) {
            throw ConfigurationException.of(List.of(ignored(path).asError()));
        }
        String stem = name.substring(0, Math.max(0, name.length() - SUFFIX.length()));
        if (!name.endsWith(SUFFIX) || !Scenario.isAllowed(stem)) {
            throw new ConfigurationException(
                            "the file name is not allowed: " + Scenario.ALLOWED_NAMES + ", followed by " + SUFFIX)
                    .in(path.toString());
        }
        return stem;
    }

    static boolean isJson(Path path) {
        return !isYaml(fileName(path).toLowerCase(Locale.ROOT));
    }

    private static boolean isYaml(String lowerCaseName) {
        return lowerCaseName.endsWith(".yaml") || lowerCaseName.endsWith(".yml");
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
