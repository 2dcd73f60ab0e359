package dev.mockssp.scenario;

import dev.mockssp.core.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Optional;

/**
 * One version of a file in the user's folder.
 *
 * @param stamp identifies the version
 * @param scenario its scenario, or the last valid one if this version is invalid
 * @param problem what is wrong with this version, in one line
 */
record ScenarioFile(Stamp stamp, Optional<Scenario> scenario, Optional<String> problem) {

    /** Time, size and identity of a file, which show a change without reading the file. */
    record Stamp(FileTime modified, long size, Optional<Object> fileKey) {
        static Stamp of(Path path) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(
                    attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey()));
        }
    }

    private static final String SUFFIX = ".json";

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
        String name = fileName(path);
        if (isYaml(name.toLowerCase(Locale.ROOT))) {
            return new ScenarioFile(
                    stamp,
                    Optional.empty(),
                    Optional.of(path + " is ignored: scenarios are written in JSON, in files named *.json"));
        }
        return new ScenarioFile(stamp, Optional.of(parse(path, scenarioName(path), parser)), Optional.empty());
    }

    /** The version of a file that turned out to be invalid. */
    static ScenarioFile invalid(Stamp stamp, Optional<ScenarioFile> lastGood, String problem) {
        return new ScenarioFile(stamp, lastGood.flatMap(ScenarioFile::scenario), Optional.of(problem));
    }

    /**
     * An unexpected exception of the parser is reported as a problem of the file, because it must not end the watcher.
     */
    private static Scenario parse(Path path, String name, ScenarioParser parser) {
        try {
            return parser.parse(name, Files.readAllBytes(path), path.toString());
        } catch (ConfigurationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ConfigurationException(path + ": cannot be read: " + e, e);
        }
    }

    private static String scenarioName(Path path) {
        String name = fileName(path);
        String stem = name.substring(0, name.length() - SUFFIX.length());
        if (!name.endsWith(SUFFIX) || !Scenario.isAllowed(stem)) {
            throw new ConfigurationException(
                    path + ": the file name is not allowed: " + Scenario.ALLOWED_NAMES + ", followed by " + SUFFIX);
        }
        return stem;
    }

    private static boolean isYaml(String lowerCaseName) {
        return lowerCaseName.endsWith(".yaml") || lowerCaseName.endsWith(".yml");
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
