package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class ToolsTest {

    private static final Map<String, String> BOTH =
            Map.of("fish", "apt-get install fish", "chips", "npm install --global chips");

    private static final String MESSAGE = "this test needs chips (to get it: npm install --global chips)"
            + " and fish (to get it: apt-get install fish)";

    @Test
    void aTestWithoutItsProgramsIsSkippedAndNamesThem() {
        assertThatThrownBy(() -> Tools.stop(BOTH, false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage(MESSAGE);
    }

    @Test
    void whereAllTestsMustRunItFails() {
        assertThatThrownBy(() -> Tools.stop(BOTH, true))
                .isInstanceOf(AssertionError.class)
                .hasMessage(MESSAGE);
    }

    @Test
    void aProgramIsAnExecutableFileInAFolderOfThePath(@TempDir Path folder) throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path program = Files.createFile(bin.resolve("program"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.createFile(bin.resolve("text"));
        Files.createDirectory(bin.resolve("directory"));
        String path = empty + File.pathSeparator + bin;

        assertThat(Tools.find("program", path)).contains(program);
        assertThat(Tools.find("text", path)).isEmpty();
        assertThat(Tools.find("directory", path)).isEmpty();
        assertThat(Tools.find("program", empty.toString())).isEmpty();
        assertThat(Tools.find("program", null)).isEmpty();
    }
}
