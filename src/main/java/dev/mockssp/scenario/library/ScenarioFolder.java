package dev.mockssp.scenario.library;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.Problems;
import dev.mockssp.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The user's folder of scenarios, one in each {@code *.json}. Folders and files whose names start with a dot are
 * ignored. An invalid file makes the first read fail. Later, its last valid version stays active. A file that is gone
 * stays active for a while, because many programs replace a file by deleting and writing it. Thread-safe.
 */
public final class ScenarioFolder {

    /** How often in a row {@link #refresh} must miss a file before its scenario is removed. */
    static final int REMOVED_AFTER = 4;

    /** The content of the folder at one moment. */
    private record Snapshot(Map<Path, ScenarioFile> files, Map<String, Scenario> scenarios, List<Problem> problems) {
        static Snapshot of(Map<Path, ScenarioFile> files) {
            Map<String, Scenario> scenarios = new TreeMap<>();
            files.values()
                    .forEach(file -> file.scenario().ifPresent(scenario -> scenarios.put(scenario.name(), scenario)));
            List<Problem> problems = files.values().stream()
                    .flatMap(file -> file.problems().stream())
                    .toList();
            return new Snapshot(files, Collections.unmodifiableMap(scenarios), problems);
        }

        Snapshot unreadable(Problem problem) {
            return new Snapshot(files, scenarios, List.of(problem));
        }
    }

    private final Path folder;
    private final ScenarioParser parser;
    private final Consumer<String> report;
    private final Map<Path, Integer> missed = new HashMap<>();
    private volatile Snapshot snapshot;

    private ScenarioFolder(Path folder, ScenarioParser parser, Consumer<String> report, Snapshot first) {
        this.folder = folder;
        this.parser = parser;
        this.report = report;
        this.snapshot = first;
        first.problems().forEach(problem -> report.accept(problem.line()));
    }

    /**
     * Reads a folder for the first time.
     *
     * @param folder the folder
     * @param parser parses each file
     * @param report receives one line for each file that {@link #refresh} loads, reloads, removes or finds to be
     *     invalid, and for each YAML file, because only JSON is read
     * @return the folder
     * @throws ConfigurationException when the folder is missing, is not a folder or cannot be read, or when files are
     *     invalid or have a name that is not allowed; it has the problems of all files
     */
    public static ScenarioFolder open(Path folder, ScenarioParser parser, Consumer<String> report) {
        requireNonNull(parser, "parser");
        requireNonNull(report, "report");
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationException("the scenario folder " + folder
                    + (Files.exists(folder) ? " is a file" : " does not exist")
                    + ": a folder with one *.json file for each scenario is expected");
        }
        try {
            Map<Path, ScenarioFile> files = new TreeMap<>();
            Problems problems = new Problems();
            for (Path path : list(folder)) {
                ScenarioFile.Stamp stamp = ScenarioFile.Stamp.of(path);
                problems.collect(() -> ScenarioFile.read(path, stamp, parser)).ifPresent(file -> files.put(path, file));
            }
            problems.throwErrors();
            return new ScenarioFolder(folder, parser, report, Snapshot.of(files));
        } catch (IOException e) {
            throw new ConfigurationException("the scenario folder " + folder + " cannot be read: " + e, e);
        }
    }

    /**
     * @param file a file of {@link #list}
     * @return the name of its scenario
     * @throws ConfigurationException when the name is not allowed, or the file is YAML by its name
     */
    public static String nameOf(Path file) {
        return ScenarioFile.nameOf(file);
    }

    /**
     * @param file a file of {@link #list}
     * @return whether it is not YAML by its name
     */
    public static boolean isJson(Path file) {
        return ScenarioFile.isJson(file);
    }

    /** @return the scenarios by name; an immutable snapshot */
    public Map<String, Scenario> scenarios() {
        return snapshot.scenarios();
    }

    /** @return the problems of the files that are currently invalid or YAML */
    public List<Problem> problems() {
        return snapshot.problems();
    }

    /**
     * Reads files that are new or have changed, and removes those that have been gone for {@value #REMOVED_AFTER}
     * refreshes. When the folder cannot be read, the scenarios stay.
     *
     * @return whether a file or a problem has changed
     */
    public synchronized boolean refresh() {
        Snapshot before = snapshot;
        try {
            Map<Path, ScenarioFile> files = new TreeMap<>();
            for (Path path : list(folder)) {
                readIfChanged(path, Optional.ofNullable(before.files().get(path)))
                        .ifPresent(file -> files.put(path, file));
            }
            keepMissing(before.files(), files);
            snapshot = Snapshot.of(files);
        } catch (IOException e) {
            Problem problem = Problem.error("the scenario folder " + folder + " can no longer be read: " + e);
            snapshot = before.unreadable(problem);
            if (!before.problems().contains(problem)) {
                report.accept(problem.line());
            }
        }
        return !snapshot.equals(before);
    }

    /** Adds the scenarios that were missed only a few times. */
    private void keepMissing(Map<Path, ScenarioFile> before, Map<Path, ScenarioFile> files) {
        missed.keySet().removeAll(files.keySet());
        before.forEach((path, file) -> {
            if (files.containsKey(path) || file.scenario().isEmpty()) {
                return;
            }
            if (missed.merge(path, 1, Integer::sum) < REMOVED_AFTER) {
                files.put(path, file);
            } else {
                missed.remove(path);
                report.accept("scenario " + file.scenario().get().name() + " is removed: " + path + " is gone");
            }
        });
    }

    private Optional<ScenarioFile> readIfChanged(Path path, Optional<ScenarioFile> known) throws IOException {
        try {
            ScenarioFile.Stamp stamp = ScenarioFile.Stamp.of(path);
            if (known.isPresent() && known.get().stamp().equals(stamp)) {
                return known;
            }
            ScenarioFile file = read(path, stamp, known);
            file.problems().forEach(problem -> report.accept(problem.line()));
            if (file.problems().isEmpty()) {
                String loaded = known.isPresent() ? " is reloaded from " : " is loaded from ";
                file.scenario().ifPresent(it -> report.accept("scenario " + it.name() + loaded + path));
            }
            return Optional.of(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private ScenarioFile read(Path path, ScenarioFile.Stamp stamp, Optional<ScenarioFile> known) {
        try {
            return ScenarioFile.read(path, stamp, parser);
        } catch (ConfigurationException e) {
            return ScenarioFile.invalid(stamp, known, e.problems());
        }
    }

    /**
     * @param folder a folder
     * @return its scenario files, sorted, also those with a name that is not allowed
     * @throws IOException when it cannot be read
     */
    public static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ScenarioFile::looksLikeScenario)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
