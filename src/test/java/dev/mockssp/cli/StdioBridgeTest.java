package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.MockSsp;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** {@code mock-ssp mcp} passes each line to a mock server, and a line back for each request. */
@Timeout(60)
class StdioBridgeTest {

    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/list\"}\n";
    private static final String NOTIFICATION = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private List<JsonNode> responses(String url, String lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StdioBridge(URI.create(url), Optional.empty(), new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void eachRequestHasOneLineOfResponse() {
        try (MockSsp ssp = MockSsp.start()) {
            List<JsonNode> responses = responses(ssp.baseUrl(), LIST + "\n" + NOTIFICATION + LIST + "{\n");
            assertThat(responses).hasSize(3);
            assertThat(responses.get(0).get("id").stringValue()).isEqualTo("a");
            assertThat(responses.get(1).at("/result/tools")).isNotEmpty();
            assertThat(responses.get(2).at("/error/code").intValue()).isEqualTo(-32_700);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        }
    }

    @Test
    void saysWhyThereIsNoResponse() {
        List<JsonNode> unreachable = responses("http://127.0.0.1:1", LIST + NOTIFICATION);
        assertThat(unreachable).hasSize(1);
        assertThat(unreachable.get(0).at("/error/message").stringValue())
                .isEqualTo("No mock server responds at http://127.0.0.1:1/");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("No mock server responds");
        try (MockSsp off = MockSsp.start(Settings.of(Option.MCP, "off"))) {
            assertThat(responses(off.baseUrl(), LIST)
                            .get(0)
                            .at("/error/message")
                            .stringValue())
                    .contains("--mcp off");
        }
    }
}
