package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start loads no class that only other options need, nor a part of Java that costs a fifth of it. */
@Timeout(120)
class LazyLoadingIT {

    private static final List<String> OF_TLS = List.of(
            "dev.mockssp.tls.ServerCertificate",
            "dev.mockssp.server.jetty.TlsConnectorFactory",
            "org.eclipse.jetty.util.ssl.SslContextFactory$Server",
            "javax.net.ssl.SSLContext");

    private static final List<String> OF_ASSISTANTS = List.of(
            "dev.mockssp.mcp.ProtocolServer",
            "dev.mockssp.mcp.tool.ToolCatalogue",
            "io.modelcontextprotocol.spec.McpSchema",
            "reactor.core.publisher.Mono");

    /** Jetty looks a number up in it, unless a system property has the number. */
    private static final String MANAGEMENT = "com.sun.jmx.mbeanserver.JmxMBeanServer";

    @TempDir
    private Path folder;

    @Test
    void nothingIsLoadedThatNobodyNeeds() throws Exception {
        assertThat(loaded())
                .contains("dev.mockssp.MockSsp")
                .doesNotContainAnyElementsOf(OF_TLS)
                .doesNotContainAnyElementsOf(OF_ASSISTANTS)
                .doesNotContain(MANAGEMENT);
    }

    @Test
    void forAnAssistantTheProtocolIsLoaded() throws Exception {
        String list = "{'jsonrpc':'2.0','id':1,'method':'tools/list'}";
        assertThat(loaded(client -> client.post("/__admin/mcp", list))).containsAll(OF_ASSISTANTS);
    }

    @Test
    void withTlsItIsLoaded() throws Exception {
        assertThat(loaded("--tls-port", "0")).contains("dev.mockssp.MockSsp").containsAll(OF_TLS);
    }

    /** The classes that a process has loaded when it has served one bid. */
    private List<String> loaded(String... more) throws Exception {
        return loaded(client -> {}, more);
    }

    /** The classes that it has loaded when it has responded to other requests too. */
    private List<String> loaded(Consumer<Client> requests, String... more) throws Exception {
        Path log = folder.resolve("classes.txt");
        List<String> command = new ArrayList<>(JavaCommand.java(
                "-Xlog:class+load=info:file=" + log + ":none",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mockssp.cli.Main",
                "--port",
                "0"));
        command.addAll(List.of(more));
        try (Program program = Program.start(folder, Map.of(), command)) {
            Client client = new Client(program.url(), Duration.ofSeconds(20));
            assertThat(client.bid("staging-key", Client.SHOES).status()).isEqualTo(200);
            requests.accept(client);
            program.terminate().awaitExit();
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.split(" ")[0]).toList();
        }
    }
}
