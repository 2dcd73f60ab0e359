package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.cli.Cli;
import dev.mockssp.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands of docs/PACT.md about a broker, run unchanged with Pact's command line. */
@Timeout(120)
class BrokeredPactsIT {

    private static final String TOKEN = "not-a-real-token";
    private static final String SSP = "thrads-ssp";

    @TempDir
    Path folder;

    private RecordingBroker broker;
    private MockSsp ssp;

    @BeforeAll
    static void requirePact() {
        Tools.requireOfNpm("pact");
    }

    @BeforeEach
    void start() throws Exception {
        broker = RecordingBroker.start("", Optional.of("Bearer " + TOKEN));
        ssp = MockSsp.start();
        publish();
    }

    @AfterEach
    void stop() {
        ssp.close();
        broker.close();
    }

    private void publish() throws Exception {
        pact("publish", "--consumer", "my-chat", "--version", "1.4.0", "--branch", "main");
        pact("write", "--consumer", "my-chat-live", "--out", folder.toString());
        Path live = folder.resolve("my-chat-live-thrads-ssp.json");
        ObjectNode pact = (ObjectNode) Json.read(Files.readAllBytes(live));
        List<JsonNode> hold = pact.path("interactions")
                .valueStream()
                .filter(it -> it.at("/providerStates/0/name").asString().equals("always-fill"))
                // the others need a token of the state change
                .filter(it -> it.at("/request/method").asString().equals("POST"))
                .toList();
        pact.putArray("interactions").addAll(hold);
        Files.write(live, Json.write(pact));
        pact("publish", "--version", "1.4.0", "--branch", "main", live.toString());
    }

    private void pact(String... command) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Cli cli = new Cli();
        String[] words = Stream.concat(Stream.of("pact"), Stream.of(command)).toArray(String[]::new);
        assertThat(cli.run(words, variables(), out, System.err)).isZero();
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(PactTool.QUIET);
        variables.put("PACT_BROKER_BASE_URL", broker.url());
        variables.put("PACT_BROKER_TOKEN", TOKEN);
        return variables;
    }

    /** The command under a heading of the document that has a word, on the ports of this test. */
    private Program.Result documented(String word) throws Exception {
        String text = Files.readString(Path.of("docs/PACT.md"));
        String code = List.of(text.split("```")).stream()
                .filter(block -> block.startsWith("sh\n") && block.contains(word))
                .collect(Collectors.joining())
                .substring(3)
                .lines()
                .filter(line -> !line.startsWith("export "))
                .collect(Collectors.joining("\n"));
        URI at = URI.create(ssp.baseUrl());
        String here = code.replace("docs/examples/pact-js/", PactTool.EXAMPLE + "/")
                .replace(
                        "--transport https --hostname ssp.example --port 443",
                        "--transport http --hostname " + at.getHost() + " --port " + at.getPort())
                .replace("--port 7777", "--port " + at.getPort())
                .replace("http://127.0.0.1:7777", ssp.baseUrl())
                .replace("YOUR-STAGING-KEY", "staging-pact");
        assertThat(here).isNotEqualTo(code).doesNotContain("7777", ".example");
        List<String> command = List.of(Tools.require("bash", "bash").toString(), "-euc", here);
        try (Program program = Program.start(folder, variables(), command)) {
            return program.awaitExit();
        }
    }

    private List<RecordingBroker.Seen> results() {
        return broker.posts().stream()
                .filter(post -> post.path().startsWith("/results/"))
                .toList();
    }

    @Test
    void theMockServerIsVerifiedAgainstPactsOfABrokerWithoutAResult() throws Exception {
        Program.Result result = documented("--enable-pending\n");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        JsonNode asked = broker.posts().stream()
                .filter(post -> post.path().equals("/pacts/provider/" + SSP + "/for-verification"))
                .findFirst()
                .orElseThrow()
                .json();
        assertThat(asked.path("consumerVersionSelectors")).hasSize(2);
        assertThat(asked.path("includePendingStatus").asBoolean()).isTrue();
        assertThat(asked.path("providerVersionBranch").asString()).isEqualTo("main");
        assertThat(ssp.requests()).hasSizeGreaterThan(10);
        assertThat(results()).isEmpty();
    }

    @Test
    void resultsOfTheRealServiceArePublished() throws Exception {
        Program.Result result = documented("--transport https");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(results()).hasSize(1);
        JsonNode verification = results().get(0).json();
        assertThat(verification.path("success").asBoolean()).isTrue();
        assertThat(verification.path("providerApplicationVersion").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(ssp.requests())
                .isNotEmpty()
                .allSatisfy(exchange -> assertThat(exchange.client().keyId()).isEqualTo(ssp.keyId("staging-pact")));
    }
}
