package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client of the Model Context Protocol over HTTP. JSON is written with single quotes. */
final class McpClient {

    static final String PATH = "/__admin/mcp";

    private final Client client;
    private final AtomicInteger ids = new AtomicInteger();

    McpClient(MockSsp ssp) {
        this.client = new Client(ssp);
    }

    Client.Answer send(String message, String... headers) {
        return client.send("POST", PATH, message, headers);
    }

    /** The {@code result} of a request. */
    JsonNode request(String method, String params) {
        Client.Answer answer = send("{'jsonrpc':'2.0','id':" + ids.incrementAndGet() + ",'method':'" + method
                + "','params':" + params + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().has("error")).as(answer.text()).isFalse();
        return answer.json().get("result");
    }

    JsonNode call(String tool, String arguments) {
        return call(tool, Json.read(arguments.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    /** The structured content of a tool's result, which its output schema describes. */
    JsonNode call(String tool, JsonNode arguments) {
        JsonNode result = result(tool, arguments);
        assertThat(result.path("isError").asBoolean(false))
                .as(result.toString())
                .isFalse();
        assertThat(Json.MAPPER.readTree(result.at("/content/0/text").stringValue()))
                .isEqualTo(result.get("structuredContent"));
        return result.get("structuredContent");
    }

    /** The message of a tool that rejects its arguments. */
    String rejected(String tool, String arguments) {
        JsonNode result = request("tools/call", "{'name':'" + tool + "','arguments':" + arguments + "}");
        assertThat(result.path("isError").asBoolean(false))
                .as(result.toString())
                .isTrue();
        return result.at("/content/0/text").stringValue();
    }

    private JsonNode result(String tool, JsonNode arguments) {
        ObjectNode params = Json.MAPPER.createObjectNode().put("name", tool);
        params.set("arguments", arguments);
        ObjectNode message = Json.MAPPER
                .createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", ids.incrementAndGet())
                .put("method", "tools/call");
        message.set("params", params);
        Client.Answer answer = send(message.toString().replace("'", "\\u0027"));
        assertThat(answer.json().has("error")).as(answer.text()).isFalse();
        return answer.json().get("result");
    }
}
