package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTextTest {

    private static final String DAMAGED = "Gr\ufffd\ufffd\ufffd\ufffde";

    @TempDir
    private Path process;

    private ProcessText text(String file, String... entries) throws IOException {
        return text(file, (String.join("\0", entries) + "\0").getBytes(StandardCharsets.UTF_8));
    }

    private ProcessText text(String file, byte[] bytes) throws IOException {
        Files.write(process.resolve(file), bytes);
        return new ProcessText(process);
    }

    @Test
    void argumentsThatAJvmDamagedAreReadAgain() throws IOException {
        ProcessText text = text("cmdline", "java", "-jar", "x.jar", "", "--scenario", "Grüße", "--key=Grüße", "");

        assertThat(text.arguments(new String[] {"", "--scenario", DAMAGED, "--key=" + DAMAGED, ""}))
                .containsExactly("", "--scenario", "Grüße", "--key=Grüße", "");
    }

    @Test
    void whatIsNotDamagedIsNotReadAgain() throws IOException {
        ProcessText text = text("cmdline", "java", "other");

        assertThat(text.arguments(new String[] {"Grüße"})).containsExactly("Grüße");
        assertThat(text.environment(Map.of("MOCK_SSP_KEY", "Grüße"))).containsEntry("MOCK_SSP_KEY", "Grüße");
    }

    @Test
    void anArgumentThatIsNotUtf8IsRejectedByItsOption() throws IOException {
        ProcessText text = text("cmdline", "java\0--key\0Gr\u00fcn\0".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> text.arguments(new String[] {"--key", "Gr\ufffdn"}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--key: the value cannot be read as UTF-8; expected UTF-8 text, and a UTF-8 locale such as"
                        + " LC_ALL=C.UTF-8");
    }

    @Test
    void anArgumentOfAnotherProgramIsNotTaken() throws IOException {
        ProcessText text = text("cmdline", "java", "@all.txt");

        assertThatThrownBy(() -> text.arguments(new String[] {"--key=" + DAMAGED}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("--key: ");
    }

    @Test
    void elsewhereADamagedTextIsRejected() {
        ProcessText text = new ProcessText(process);

        assertThatThrownBy(() -> text.arguments(new String[] {DAMAGED}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("argument 1: ");
        assertThatThrownBy(() -> text.environment(Map.of("MOCK_SSP_KEY", DAMAGED)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("MOCK_SSP_KEY: ");
    }

    @Test
    void variablesThatAJvmDamagedAreReadAgain() throws IOException {
        ProcessText text = text("environ", "A=B", "MOCK_SSP_SCENARIO_JSON=Grüße", "PS1=\ufffd");

        assertThat(text.environment(Map.of("MOCK_SSP_SCENARIO_JSON", DAMAGED, "A", "B", "NAME", DAMAGED)))
                .containsEntry("MOCK_SSP_SCENARIO_JSON", "Grüße")
                .containsEntry("A", "B")
                .containsEntry("NAME", DAMAGED);
    }
}
