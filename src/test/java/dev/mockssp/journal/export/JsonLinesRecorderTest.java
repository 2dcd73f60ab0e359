package dev.mockssp.journal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Exchanges;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesRecorderTest {

    @TempDir
    private Path folder;

    private final List<String> notices = new ArrayList<>();
    private final FullDisk disk = new FullDisk();
    private final List<JsonLinesRecorder> opened = new ArrayList<>();
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("record.jsonl");
    }

    @AfterEach
    void close() {
        opened.forEach(JsonLinesRecorder::close);
    }

    private JsonLinesRecorder open() {
        JsonLinesRecorder recorder = JsonLinesRecorder.open(file, "--record", disk, notices::add);
        opened.add(recorder);
        return recorder;
    }

    private static Exchange exchange(int number) {
        return Exchanges.sample().number(number).exchange();
    }

    /** The numbers of the recorded exchanges; every line must be JSON. */
    private static List<Integer> numbers(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8))
                        .get("number")
                        .intValue())
                .toList();
    }

    @Test
    void appendsToWhatIsThere() throws IOException {
        try (JsonLinesRecorder recorder = JsonLinesRecorder.open(file, "--record", notices::add)) {
            recorder.accept(exchange(1));
        }
        try (JsonLinesRecorder recorder = JsonLinesRecorder.open(file, "--record", notices::add)) {
            recorder.accept(exchange(2));
        }
        assertThat(numbers(file)).containsExactly(1, 2);
        assertThat(notices).isEmpty();
    }

    @Test
    void endsTheLineThatAKilledProcessLeft() throws IOException {
        Files.writeString(file, "{\"number\":1}\n{\"number\":2}");
        open().accept(exchange(3));

        assertThat(numbers(file)).containsExactly(1, 2, 3);
    }

    @Test
    void aSecondRecorderOfTheFileIsRejected() throws IOException {
        JsonLinesRecorder first = open();

        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--record: " + file
                        + " cannot be written (another mock server records to it; each needs a file of its own);"
                        + " expected a writable file in an existing folder");

        first.accept(exchange(1));
        first.close();
        open().accept(exchange(2));
        assertThat(numbers(file)).containsExactly(1, 2);
    }

    @Test
    void aHalfLineIsUndoneWhenTheDiskIsFull() throws IOException {
        JsonLinesRecorder recorder = open();
        recorder.accept(exchange(1));
        disk.room(100);

        assertThatThrownBy(() -> recorder.accept(exchange(2)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("--record: " + file + " cannot be written: No space left on device");
        assertThat(numbers(file)).containsExactly(1);

        disk.room(Long.MAX_VALUE);
        recorder.accept(exchange(3));
        assertThat(numbers(file)).containsExactly(1, 3);
    }

    @Test
    void aHalfLineThatCannotBeUndoneAtOnceIsUndoneLater() throws IOException {
        JsonLinesRecorder recorder = open();
        recorder.accept(exchange(1));
        disk.room(100);
        disk.readOnly(true);
        assertThatThrownBy(() -> recorder.accept(exchange(2))).isInstanceOf(UncheckedIOException.class);
        assertThat(Files.readString(file)).doesNotEndWith("\n");
        disk.room(Long.MAX_VALUE);
        assertThatThrownBy(() -> recorder.accept(exchange(3))).isInstanceOf(UncheckedIOException.class);

        disk.readOnly(false);
        recorder.accept(exchange(4));

        assertThat(numbers(file)).containsExactly(1, 4);
    }

    @Test
    void whatAnotherProgramAppendedAfterAHalfLineIsKept() throws IOException {
        JsonLinesRecorder recorder = open();
        disk.room(100);
        disk.readOnly(true);
        assertThatThrownBy(() -> recorder.accept(exchange(1))).isInstanceOf(UncheckedIOException.class);
        Files.writeString(file, "\n{\"number\":2}", StandardOpenOption.APPEND);
        disk.room(Long.MAX_VALUE);
        disk.readOnly(false);

        recorder.accept(exchange(3));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).isEqualTo("{\"number\":2}");
        assertThat(lines.get(2)).contains("\"number\":3");
    }

    @Test
    void aTruncatedFileHasNoHole() throws IOException {
        JsonLinesRecorder recorder = open();
        recorder.accept(exchange(1));
        Files.write(file, new byte[0]);
        recorder.accept(exchange(2));
        recorder.accept(exchange(3));

        assertThat(numbers(file)).containsExactly(2, 3);
        assertThat(notices)
                .containsExactly("--record: another program has shortened " + file
                        + "; exchanges that it contained may be missing");
    }

    @Test
    void aFileThatWasCutInsideALineGoesOnWithANewLine() throws IOException {
        JsonLinesRecorder recorder = open();
        recorder.accept(exchange(1));
        Files.writeString(file, "{\"number\":0}");
        recorder.accept(exchange(2));

        assertThat(numbers(file)).containsExactly(0, 2);
        assertThat(notices).hasSize(1);
    }

    @Test
    void afterARotationANewFileIsWritten() throws IOException {
        JsonLinesRecorder recorder = open();
        recorder.accept(exchange(1));
        Path rotated = folder.resolve("record.jsonl.1");
        Files.move(file, rotated);
        recorder.accept(exchange(2));
        recorder.accept(exchange(3));

        assertThat(numbers(rotated)).containsExactly(1);
        assertThat(numbers(file)).containsExactly(2, 3);
        assertThat(notices)
                .containsExactly("--record: " + file
                        + " was moved, deleted or replaced; the following exchanges are in a new file of that name");
    }

    @Test
    void aDeletedFileIsCreatedAgain() throws IOException {
        JsonLinesRecorder recorder = open();
        recorder.accept(exchange(1));
        Files.delete(file);
        recorder.accept(exchange(2));

        assertThat(numbers(file)).containsExactly(2);
        assertThat(notices).hasSize(1);
    }

    @Test
    void aReplacedFileIsAppendedTo() throws IOException {
        JsonLinesRecorder recorder = open();
        recorder.accept(exchange(1));
        Path other = folder.resolve("other");
        Files.writeString(other, "{\"number\":7}\n");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        recorder.accept(exchange(2));

        assertThat(numbers(file)).containsExactly(7, 2);
        assertThat(notices).hasSize(1);
    }

    @Test
    void withoutItsFolderARequestFailsUntilTheFolderIsBack() throws IOException {
        file = Files.createDirectory(folder.resolve("sub")).resolve("record.jsonl");
        JsonLinesRecorder recorder = open();
        recorder.accept(exchange(1));
        Path moved = folder.resolve("moved");
        Files.move(folder.resolve("sub"), moved);

        assertThatThrownBy(() -> recorder.accept(exchange(2)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("--record: " + file + " cannot be written: the folder does not exist");
        Files.createDirectory(folder.resolve("sub"));
        recorder.accept(exchange(3));

        assertThat(numbers(moved.resolve("record.jsonl"))).containsExactly(1);
        assertThat(numbers(file)).containsExactly(3);
    }

    @Test
    void aNewFileOfAnotherServerIsLeftAlone() throws IOException {
        JsonLinesRecorder first = open();
        first.accept(exchange(1));
        Files.delete(file);
        JsonLinesRecorder second = open();
        second.accept(exchange(2));

        assertThatThrownBy(() -> first.accept(exchange(3)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("another mock server records to it");
        assertThat(numbers(file)).containsExactly(2);
    }
}
