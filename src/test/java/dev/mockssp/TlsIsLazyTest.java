package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start without TLS loads no class that makes certificates or speaks TLS. */
@Timeout(120)
class TlsIsLazyTest {

    private static final List<String> OF_TLS = List.of(
            "dev.mockssp.tls.ServerCertificate",
            "dev.mockssp.server.jetty.TlsConnectorFactory",
            "org.eclipse.jetty.util.ssl.SslContextFactory$Server",
            "javax.net.ssl.SSLContext");

    @TempDir
    private Path folder;

    @Test
    void withoutTlsNothingOfItIsLoaded() throws Exception {
        assertThat(loaded()).contains("dev.mockssp.MockSsp").doesNotContainAnyElementsOf(OF_TLS);
    }

    @Test
    void withTlsItIsLoaded() throws Exception {
        assertThat(loaded("--tls-port", "0")).contains("dev.mockssp.MockSsp").containsAll(OF_TLS);
    }

    /** The classes that a process has loaded when it has served one bid. */
    private List<String> loaded(String... more) throws Exception {
        Path log = folder.resolve("classes.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load=info:file=" + log + ":none",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mockssp.cli.Main",
                "--port",
                "0"));
        command.addAll(List.of(more));
        try (Program program = Program.start(folder, Map.of(), command)) {
            String url = Await.until("the banner", () -> url(program));
            Client client = new Client(URI.create(url), Duration.ofSeconds(20));
            assertThat(client.bid("staging-key", Client.SHOES).status()).isEqualTo(200);
            program.terminate().awaitExit();
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.split(" ")[0]).toList();
        }
    }

    private static Optional<String> url(Program program) throws Exception {
        if (!program.alive()) {
            throw new AssertionError("it has ended: " + program.out() + program.err());
        }
        return program.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("URL +http://127\\.0\\.0\\.1:\\d+"))
                .map(line -> line.replaceFirst("URL +", ""))
                .findFirst();
    }
}
