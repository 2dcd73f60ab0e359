package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message about a wrong value names its source: the option, the environment variable, or the file and the pointer. */
class ValueSourceTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{");
        Files.writeString(folder.resolve("wrong.json"), "{\"campaigns\": 1}");
        Files.writeString(Files.createDirectory(folder.resolve("broken")).resolve("mine.json"), "{");
    }

    /** Returns the message after {@code mock-ssp: }. */
    private static String message(Map<String, String> environment, List<String> args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        int exitCode = new Cli()
                .run(args.toArray(String[]::new), environment, out, new PrintStream(err, true, StandardCharsets.UTF_8));
        String text = err.toString(StandardCharsets.UTF_8);
        assertThat(exitCode).as(text).isNotZero();
        assertThat(text).startsWith("mock-ssp: ").hasLineCount(1);
        return text.substring("mock-ssp: ".length());
    }

    private static List<String> with(List<String> args, String... more) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "port; x; --port 0",
                "scenario; no-bit; --port 0",
                "scenarios; FOLDER/nowhere; --port 0",
                "scenarios; FOLDER/broken; --port 0",
                "scenario-json; {\"mine\":{\"description\":\"d\"}}; --port 0",
                "inventory; FOLDER/nowhere.json; --port 0",
                "inventory; FOLDER/wrong.json; --port 0",
                "inventory; FOLDER/broken.json; --port 0",
                "geo; FOLDER/broken.json; --port 0",
                "key; acme; --port 0",
                "allowed-origin; x; --port 0",
                "allowed-host; x/; --port 0",
                "rate-limit; -1; --port 0",
                "rule; country-not-iso; --port 0",
                "rule; country-not-iso=offf; --port 0",
                "rule; contry-not-iso=off; --port 0",
                "rule; acme:country-not-iso=off; --port 0",
                "rule; staging-a:key-not-seen=off; --port 0",
                "max-headline-chars; 1; --port 0",
                "image-enabled; yes; --port 0",
                "exploration; 2; --port 0",
                "public-url; x; --port 0",
                "seed; x; --port 0",
                "clock; x; --port 0",
                "revision; x; --port 0",
                "log; x; --port 0",
                "body-limit; x; --port 0",
                "journal-size; 0; --port 0",
                "record; /proc/nowhere; --port 0",
                "record-from; x; --port 0",
                "upstream-ca; FOLDER/broken.json; --port 0 --record-from http://ssp.example",
                "identify; x; --port 0",
                "tls-port; x; --port 0",
                "tls-name; x/; --port 0 --tls-port 0",
                "tls-ca-out; /proc/nowhere; --port 0 --tls-port 0",
                "tls-cert; FOLDER/broken.json; --port 0 --tls-port 0 --tls-key FOLDER/broken.json",
            })
    void eachSourceIsNamed(String option, String written, String arguments) throws IOException {
        String value = written.replace("FOLDER", folder.toString());
        List<String> args =
                List.of(arguments.replace("FOLDER", folder.toString()).split(" "));
        List<String> others = option.equals("port") ? List.of() : args;
        String variable = "MOCK_SSP_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
        Path file = folder.resolve("config.json");
        String json = value.matches("-?\\d+") ? value : "\"" + value.replace("\"", "\\\"") + "\"";
        boolean number = List.of("port", "tls-port", "rate-limit", "exploration", "seed", "journal-size")
                .contains(option);
        Files.writeString(file, "{\"" + option + "\": " + (number && !json.startsWith("\"") ? value : json) + "}");

        assertThat(message(Map.of(), with(others, "--" + option, value))).startsWith("--" + option);
        assertThat(message(Map.of(variable, value), others)).startsWith("--" + option + " (from " + variable + ")");
        assertThat(message(Map.of(), with(others, "--config", file.toString())))
                .startsWith("--" + option + " (from " + file + ", /" + option + ")");
    }

    @Test
    void aTakenPortNamesItsSource() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(other.getLocalPort());
            assertThat(message(Map.of("MOCK_SSP_PORT", port), List.of()))
                    .isEqualTo("port " + port + " (from MOCK_SSP_PORT) on 127.0.0.1 is taken: stop the other server or"
                            + " choose another with --port (0 picks a free one)\n");
            assertThat(message(Map.of("MOCK_SSP_TLS_PORT", port), List.of("--port", "0")))
                    .isEqualTo("port " + port + " (from MOCK_SSP_TLS_PORT) on 127.0.0.1 is taken: stop the other server"
                            + " or choose another with --tls-port (0 picks a free one)\n");
        }
    }

    @Test
    void aHostOfAnotherMachineNamesItsSource() {
        assertThat(message(Map.of("MOCK_SSP_HOST", "192.0.2.1"), List.of("--port", "0")))
                .startsWith("cannot listen on port 0 on 192.0.2.1 (from MOCK_SSP_HOST): ");
    }

    @Test
    void theVariableOfAKubernetesServiceIsExplained() {
        assertThat(message(Map.of("MOCK_SSP_PORT", "tcp://10.0.0.7:7777"), List.of()))
                .isEqualTo(
                        "--port (from MOCK_SSP_PORT): \"tcp://10.0.0.7:7777\" is the address of a Kubernetes service:"
                                + " Kubernetes sets this variable for a service named mock-ssp. Set enableServiceLinks: false in"
                                + " the pod's spec, rename the service, or use --port, which takes precedence\n");
        assertThat(message(Map.of("MOCK_SSP_TLS_PORT", "tcp://10.0.0.7:7443"), List.of()))
                .contains("a service named mock-ssp-tls.", "use --tls-port");
    }
}
