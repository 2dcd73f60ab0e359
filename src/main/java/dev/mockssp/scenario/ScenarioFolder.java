package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
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
    private record Snapshot(Map<Path, ScenarioFile> files, Map<String, Scenario> scenarios, List<String> problems) {
        static Snapshot of(Map<Path, ScenarioFile> files) {
            Map<String, Scenario> scenarios = new TreeMap<>();
            files.values()
                    .forEach(file -> file.scenario().ifPresent(scenario -> scenarios.put(scenario.name(), scenario)));
            List<String> problems = files.values().stream()
                    .flatMap(file -> file.problem().stream())
                    .toList();
            return new Snapshot(files, Collections.unmodifiableMap(scenarios), problems);
        }

        Snapshot unreadable(String problem) {
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
        first.problems().forEach(report);
    }

    /**
     * Reads a folder for the first time.
     *
     * @param folder the folder
     * @param parser parses each file
     * @param report receives one line for each file that {@link #refresh} loads, reloads, removes or finds to be
     *     invalid, and for each YAML file, because only JSON is read
     * @return the folder
     * @throws ConfigurationException when the folder is missing, is not a folder or cannot be read, or when one of its
     *     files is invalid or has a name that is not allowed
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
            for (Path path : list(folder)) {
                files.put(path, ScenarioFile.read(path, ScenarioFile.Stamp.of(path), parser));
            }
            return new ScenarioFolder(folder, parser, report, Snapshot.of(files));
        } catch (IOException e) {
            throw new ConfigurationException("the scenario folder " + folder + " cannot be read: " + e, e);
        }
    }

    /** @return the scenarios by name; an immutable snapshot */
    public Map<String, Scenario> scenarios() {
        return snapshot.scenarios();
    }

    /** @return one line for each file that is currently invalid or YAML */
    public List<String> problems() {
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
            String problem = "the scenario folder " + folder + " can no longer be read: " + e;
            snapshot = before.unreadable(problem);
            if (!before.problems().contains(problem)) {
                report.accept(problem);
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
            file.problem()
                    .or(() -> file.scenario()
                            .map(loaded -> "scenario " + loaded.name()
                                    + (known.isPresent() ? " is reloaded from " : " is loaded from ") + path))
                    .ifPresent(report);
            return Optional.of(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private ScenarioFile read(Path path, ScenarioFile.Stamp stamp, Optional<ScenarioFile> known) {
        try {
            return ScenarioFile.read(path, stamp, parser);
        } catch (ConfigurationException e) {
            return ScenarioFile.invalid(stamp, known, e.getMessage());
        }
    }

    private static List<Path> list(Path folder) throws IOException {
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
