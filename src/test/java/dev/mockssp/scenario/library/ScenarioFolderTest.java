package dev.mockssp.scenario.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFolderTest {

    private static final String BROKEN = "{'fill': {}, 'delay_ms': {'min': 2, 'max': 1}}";

    @TempDir
    private Path dir;

    private final List<String> reports = new ArrayList<>();
    private int writes;

    @Test
    void scenariosAreNamedAfterTheirFiles() throws IOException {
        write("b.json", "{'fill': {}}");
        write("a.json", "{'no_bid': {}}");
        write("notes.txt", "no step");
        write(".hidden.json", "no step");
        Files.createDirectory(dir.resolve("folder.json"));

        assertThat(open().scenarios()).containsOnlyKeys("a", "b");
        assertThat(reports).isEmpty();
    }

    @Test
    void aMissingFolderIsRefused() {
        Path missing = dir.resolve("missing");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ScenarioFolder.open(missing, ScenarioSamples.PARSER, reports::add))
                .withMessageContaining(missing + " does not exist");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = write("a.json", "{'fill': {}}");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ScenarioFolder.open(file, ScenarioSamples.PARSER, reports::add))
                .withMessageContaining(file + " is a file: a folder with one *.json");
    }

    @Test
    void aBrokenFileStopsTheFirstReading() throws IOException {
        Path file = write("bad.json", BROKEN);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(this::open)
                .withMessage(file + ": /steps/0/delay_ms: min 2 is greater than max 1");
    }

    @Test
    void theProblemsOfAllFilesAreTold() throws IOException {
        Path bad = write("bad.json", BROKEN);
        Path worse = write("worse.json", BROKEN + ", {'when': {'headers': {'X': '('}}, 'fill': {}}");
        Path named = write("No.json", "{'fill': {}}");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(this::open)
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::line)
                        .satisfiesExactly(
                                line -> assertThat(line).startsWith(named + ": the file name is not allowed"),
                                line -> assertThat(line).startsWith(bad + ": /steps/0/delay_ms: min 2"),
                                line -> assertThat(line).startsWith(worse + ": /steps/0/delay_ms: min 2"),
                                line -> assertThat(line).startsWith(worse + ": /steps/1/when/headers/X")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"My Scenario.json", "a_b.json", "a.JSON", "-a.json"})
    void aFileNameThatIsNotAllowedStopsTheFirstReading(String name) throws IOException {
        write(name, "{'fill': {}}");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(this::open)
                .withMessageContaining(name + ": the file name is not allowed: 1 to 64 characters of a-z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.yml", "A.YAML"})
    void yamlGetsAHint(String name) throws IOException {
        Path file = write(name, "{'fill': {}}");
        ScenarioFolder folder = open();
        folder.refresh();

        assertThat(folder.scenarios()).isEmpty();
        assertThat(reports)
                .singleElement()
                .asString()
                .startsWith(file + ": ignored, because")
                .contains("JSON");
        assertThat(folder.problems()).extracting(Problem::line).isEqualTo(reports);
    }

    @Test
    void changesAreSeen() throws IOException {
        write("a.json", "{'fill': {}}");
        Path gone = write("gone.json", "{'fill': {}}");
        ScenarioFolder folder = open();
        Map<String, Scenario> before = folder.scenarios();

        write("a.json", "{'no_bid': {}}");
        write("new.json", "{'fill': {}}");
        Files.delete(gone);
        assertThat(refreshes(folder, ScenarioFolder.REMOVED_AFTER)).containsExactly(true, false, false, true);

        assertThat(folder.scenarios()).containsOnlyKeys("a", "new");
        assertThat(reports)
                .containsExactly(
                        "scenario a is reloaded from " + dir.resolve("a.json"),
                        "scenario new is loaded from " + dir.resolve("new.json"),
                        "scenario gone is removed: " + gone + " is gone");
        assertThat(label(folder, "a")).isEqualTo("no_bid");
        assertThat(before).containsOnlyKeys("a", "gone");
    }

    /** As many editors and scripts replace a file. */
    @Test
    void aFileThatIsDeletedAndWrittenAgainIsNeverMissing() throws IOException {
        Path file = write("a.json", "{'no_bid': {}}");
        ScenarioFolder folder = open();
        for (int i = 0; i < 3; i++) {
            Files.delete(file);
            assertThat(refreshes(folder, ScenarioFolder.REMOVED_AFTER - 1)).containsOnly(false);
            assertThat(label(folder, "a")).isEqualTo("no_bid");

            Files.writeString(file, "");
            folder.refresh();
            assertThat(label(folder, "a")).isEqualTo("no_bid");

            write("a.json", "{'no_bid': {}}");
            folder.refresh();
        }
        assertThat(folder.problems()).isEmpty();
        assertThat(reports)
                .filteredOn(line -> line.startsWith("scenario "))
                .hasSize(3)
                .containsOnly("scenario a is reloaded from " + file);
    }

    @Test
    void aFileThatIsNotAScenarioDisappearsWithoutALine() throws IOException {
        ScenarioFolder folder = open();
        Path file = write("bad.json", BROKEN);
        folder.refresh();
        reports.clear();
        Files.delete(file);
        refreshes(folder, ScenarioFolder.REMOVED_AFTER);

        assertThat(folder.problems()).isEmpty();
        assertThat(reports).isEmpty();
    }

    private static List<Boolean> refreshes(ScenarioFolder folder, int times) {
        List<Boolean> changed = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            changed.add(folder.refresh());
        }
        return changed;
    }

    @Test
    void aFileThatHasNotChangedIsNotReadAgain() throws IOException {
        write("a.json", "{'fill': {}}");
        ScenarioFolder folder = open();
        Scenario before = folder.scenarios().get("a");

        folder.refresh();

        assertThat(folder.scenarios().get("a")).isSameAs(before);
    }

    @Test
    void theLastGoodVersionOfABrokenFileStaysAndEachBrokenVersionIsReportedOnce() throws IOException {
        write("a.json", "{'no_bid': {}}");
        ScenarioFolder folder = open();
        Path file = write("a.json", BROKEN);
        String problem = file + ": /steps/0/delay_ms: min 2 is greater than max 1";

        folder.refresh();
        folder.refresh();
        assertThat(label(folder, "a")).isEqualTo("no_bid");
        assertThat(folder.problems()).extracting(Problem::line).containsExactly(problem);
        assertThat(reports).containsExactly(problem);

        write("a.json", BROKEN);
        folder.refresh();
        assertThat(label(folder, "a")).isEqualTo("no_bid");
        assertThat(reports).containsExactly(problem, problem);

        write("a.json", "{'fill': {}}");
        folder.refresh();
        assertThat(label(folder, "a")).isEqualTo("fill");
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void aFileThatIsNewAndBrokenIsAProblemButStopsNothing() throws IOException {
        write("a.json", "{'fill': {}}");
        ScenarioFolder folder = open();

        write("No.json", "{'fill': {}}");
        write("bad.json", "no JSON");
        folder.refresh();

        assertThat(folder.scenarios()).containsOnlyKeys("a");
        assertThat(folder.problems()).hasSize(2);
    }

    @Test
    void aFolderThatVanishesLeavesItsScenarios() throws IOException {
        Path inner = Files.createDirectory(dir.resolve("inner"));
        Path file = Files.write(inner.resolve("a.json"), ScenarioSamples.document("{'fill': {}}"));
        ScenarioFolder folder = ScenarioFolder.open(inner, ScenarioSamples.PARSER, reports::add);
        Files.delete(file);
        Files.delete(inner);

        folder.refresh();
        folder.refresh();

        assertThat(folder.scenarios()).containsOnlyKeys("a");
        assertThat(folder.problems()).hasSize(1);
        assertThat(reports).hasSize(1);

        Files.createDirectory(inner);
        refreshes(folder, ScenarioFolder.REMOVED_AFTER);
        assertThat(folder.scenarios()).isEmpty();
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void aParserThatStumblesIsTheProblemOfTheFile() throws IOException {
        ScenarioFolder folder = ScenarioFolder.open(
                dir,
                (name, json, source) -> {
                    throw new IllegalStateException("stumbled");
                },
                reports::add);
        Path file = write("a.json", "{'fill': {}}");

        folder.refresh();

        assertThat(reports).singleElement().asString().startsWith(file + ": ").contains("stumbled");
    }

    @Test
    void aLookSaysWhetherAnythingHasChanged() throws IOException {
        write("a.json", "{'fill': {}}");
        ScenarioFolder folder = open();
        assertThat(folder.refresh()).isFalse();
        write("a.json", "{'no_bid': {}}");
        assertThat(folder.refresh()).isTrue();
        assertThat(folder.refresh()).isFalse();
        write("bad.json", "no JSON");
        assertThat(folder.refresh()).isTrue();
        assertThat(folder.refresh()).isFalse();
        Files.delete(dir.resolve("bad.json"));
        assertThat(folder.refresh()).isTrue();
    }

    @Test
    void aWatchRefreshesByItself() throws IOException, InterruptedException {
        CountDownLatch reported = new CountDownLatch(2);
        ScenarioFolder folder = ScenarioFolder.open(dir, ScenarioSamples.PARSER, line -> reported.countDown());

        try (ScenarioFolderWatcher watch = ScenarioFolderWatcher.start(folder, reported::countDown)) {
            assertThat(watch).isNotNull();
            write("a.json", BROKEN);
            assertThat(reported.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private ScenarioFolder open() {
        return ScenarioFolder.open(dir, ScenarioSamples.PARSER, reports::add);
    }

    private static String label(ScenarioFolder folder, String name) {
        return folder.scenarios().get(name).steps().get(0).then().label();
    }

    /** Writes a file with a modification time that differs from that of all earlier writes. */
    private Path write(String name, String steps) throws IOException {
        boolean isScenario = steps.isEmpty() || steps.startsWith("{");
        Path file = Files.write(
                dir.resolve(name),
                isScenario ? ScenarioSamples.document(steps) : steps.getBytes(StandardCharsets.UTF_8));
        Instant time = Instant.parse("2025-11-24T21:51:52Z").plus(Duration.ofSeconds(++writes));
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
