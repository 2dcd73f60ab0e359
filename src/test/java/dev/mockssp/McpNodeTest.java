package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The official TypeScript client and the inspector use the mock server, over HTTP and by {@code mock-ssp mcp}. */
@Tag("long")
@Timeout(180)
class McpNodeTest {

    @TempDir
    private Path folder;

    @Test
    void theOfficialClientUsesTheServerOverHttp() throws Exception {
        Path scripts = scripts("@modelcontextprotocol/sdk");
        try (MockSsp ssp = MockSsp.start()) {
            check(client(scripts, List.of("http", ssp.baseUrl())));
        }
    }

    @Test
    void theOfficialClientStartsTheCommand() throws Exception {
        Path scripts = scripts("@modelcontextprotocol/sdk");
        check(client(scripts, command("--port", "0")));
    }

    @Test
    void theCommandUsesARunningServer() throws Exception {
        Path scripts = scripts("@modelcontextprotocol/sdk");
        try (MockSsp ssp = MockSsp.start()) {
            check(client(scripts, command("--url", ssp.baseUrl())));
            assertThat(new Client(ssp).newest().get("source").stringValue()).isEqualTo("assistant");
        }
    }

    @Test
    void theInspectorUsesTheServer() throws Exception {
        Path scripts = scripts("@modelcontextprotocol/inspector");
        try (MockSsp ssp = MockSsp.start()) {
            String url = ssp.baseUrl() + McpClient.PATH;
            JsonNode tools = inspect(scripts, url, "--method", "tools/list");
            assertThat(tools.get("tools")).hasSize(12);
            JsonNode report = inspect(
                    scripts, url, "--method", "tools/call", "--tool-name", "list_scenarios", "--tool-arg", "query=429");
            assertThat(report.at("/structuredContent/scenarios").toString()).contains("rate-limited");
        }
    }

    private static Path scripts(String npmPackage) {
        Tools.require("node", "nodejs");
        return Tools.requireNodePackage(npmPackage);
    }

    private static List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of("stdio"));
        command.addAll(JavaCommand.mockSsp("mcp", "--config", "none"));
        command.addAll(List.of(options));
        return command;
    }

    private JsonNode client(Path scripts, List<String> arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("node", scripts.resolve("mcp.mjs").toString()));
        command.addAll(arguments);
        return json(Program.run(folder, command));
    }

    private JsonNode inspect(Path scripts, String url, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                scripts.resolve("node_modules/.bin/mcp-inspector").toString(), "--cli", url, "--transport", "http"));
        command.addAll(List.of(arguments));
        return json(Program.run(folder, command));
    }

    private static JsonNode json(Program.Result result) {
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return Json.read(result.out().getBytes(StandardCharsets.UTF_8));
    }

    private static void check(JsonNode seen) {
        assertThat(seen.get("server").stringValue()).isEqualTo("mock-ssp");
        assertThat(seen.get("tools")).hasSize(12);
        assertThat(seen.get("resources").intValue()).isGreaterThan(20);
        assertThat(seen.get("prompts")).hasSize(2);
        assertThat(seen.get("status").intValue()).isEqualTo(200);
        assertThat(seen.get("rules").toString()).contains("personal-data-in-ids");
        assertThat(seen.get("checks").intValue()).isEqualTo(9);
        assertThat(seen.get("example").stringValue()).contains("urllib");
        assertThat(seen.get("requests").intValue()).isZero();
        assertThat(seen.get("wrong").booleanValue()).isTrue();
        assertThat(seen.get("lint").stringValue()).isEqualTo("# Integration rules");
        assertThat(seen.get("prompt").intValue()).isGreaterThan(500);
    }
}
