package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands, the file for Python and clients of the Model Context Protocol send the token of the admin API. */
@Timeout(120)
class AdminTokenClientsTest {

    private static final String TOKEN = "a-token-of-the-admin-api";
    private static final Map<String, String> VARIABLE = Map.of("MOCK_SSP_ADMIN_TOKEN", TOKEN);
    private static final Map<String, String> WRONG = Map.of("MOCK_SSP_ADMIN_TOKEN", "another-token-of-an-api");
    private static final String MESSAGE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_report\",\"arguments\":{}}}\n";

    private static MockSsp ssp;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        ssp = MockSsp.start(Settings.of(Option.ADMIN_TOKEN, TOKEN));
        new Client(ssp).bid("staging-a", Client.SHOES);
    }

    @AfterAll
    static void stop() {
        ssp.close();
    }

    private Program.Result run(Map<String, String> variables, String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mockssp.cli.Main"));
        line.addAll(List.of(command));
        try (Program program = Program.start(folder, variables, line)) {
            return program.awaitExit();
        }
    }

    @Test
    void theReportIsReadWithTheVariableOrTheOption() throws Exception {
        Program.Result byVariable = run(VARIABLE, "report", "--url", ssp.baseUrl(), "--fail-on", "never");
        assertThat(byVariable.err()).isEmpty();
        assertThat(byVariable.exitCode()).isZero();
        assertThat(run(WRONG, "report", "--url", ssp.baseUrl(), "--admin-token", TOKEN, "--fail-on", "never")
                        .exitCode())
                .isZero();
    }

    @Test
    void aWrongTokenIsAnErrorThatSaysWhatToDo() throws Exception {
        for (Map<String, String> variables : List.of(WRONG, Map.<String, String>of())) {
            Program.Result result = run(variables, "report", "--url", ssp.baseUrl());
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("401", "MOCK_SSP_ADMIN_TOKEN").doesNotContain("another-token");
        }
        Program.Result tooShort = run(Map.of("MOCK_SSP_ADMIN_TOKEN", "s3cret"), "report", "--url", ssp.baseUrl());
        assertThat(tooShort.exitCode()).isEqualTo(2);
        assertThat(tooShort.err())
                .contains("--admin-token (from MOCK_SSP_ADMIN_TOKEN): the token has 6 characters")
                .doesNotContain("s3cret");
    }

    private JsonNode bridged(Map<String, String> variables, String... command) throws Exception {
        Path input = Files.writeString(folder.resolve("input.jsonl"), MESSAGE);
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mockssp.cli.Main",
                "mcp",
                "--config",
                "none"));
        line.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectInput(input.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("MOCK_SSP_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            return Json.read(process.getInputStream().readAllBytes());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theCommandForAssistantsSendsIt() throws Exception {
        assertThat(bridged(VARIABLE, "--url", ssp.baseUrl())
                        .at("/result/structuredContent/requests")
                        .intValue())
                .isEqualTo(1);
        assertThat(bridged(Map.of(), "--url", ssp.baseUrl())
                        .at("/error/message")
                        .stringValue())
                .contains("MOCK_SSP_ADMIN_TOKEN");
        assertThat(bridged(VARIABLE, "--port", "0")
                        .at("/result/structuredContent/requests")
                        .intValue())
                .as("a server of its own")
                .isZero();
    }

    private Program.Result python(Map<String, String> variables, String code) throws Exception {
        String python = Tools.require("python3", "python3").toString();
        Map<String, String> all = new HashMap<>(variables);
        all.put("MOCK_SSP_URL", ssp.baseUrl());
        all.put("PYTHONPATH", Path.of("docs/examples/python").toAbsolutePath().toString());
        all.put("PYTHONDONTWRITEBYTECODE", "1");
        try (Program program = Program.start(folder, all, List.of(python, "-c", code))) {
            return program.awaitExit();
        }
    }

    @Test
    void thePythonFileSendsIt() throws Exception {
        String code = "import mock_ssp; s = mock_ssp.MockSsp(%s); print(len(s.with_key('staging-a').requests()));"
                + " s.for_key('t').use('no-bid')";
        assertThat(python(VARIABLE, code.formatted("")).out()).isEqualTo("1\n");
        assertThat(python(Map.of(), code.formatted("admin_token='" + TOKEN + "'"))
                        .out())
                .isEqualTo("1\n");
        assertThat(python(Map.of(), code.formatted("")).err()).contains("MockSspError", "MOCK_SSP_ADMIN_TOKEN");
        Program.Result broken = python(Map.of("MOCK_SSP_ADMIN_TOKEN", "with a blank in it"), code.formatted(""));
        assertThat(broken.err()).contains("16 to 256 visible ASCII characters").doesNotContain("with a blank in it");
    }

    @Test
    @Tag("long")
    void theOfficialClientOfAssistantsSendsIt() throws Exception {
        String node = Tools.require("node", "nodejs").toString();
        String script = Tools.requireNodePackage("@modelcontextprotocol/sdk")
                .resolve("mcp.mjs")
                .toString();
        List<String> command = List.of(node, script, "http", ssp.baseUrl());
        try (Program program = Program.start(folder, VARIABLE, command)) {
            Program.Result result = program.awaitExit();
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(Json.read(result.out().getBytes(UTF_8)).get("tools")).hasSize(12);
        }
        try (Program program = Program.start(folder, WRONG, command)) {
            Program.Result result = program.awaitExit();
            assertThat(result.exitCode()).isNotZero();
            assertThat(result.err()).contains("MOCK_SSP_ADMIN_TOKEN").doesNotContain("another-token");
        }
    }
}
