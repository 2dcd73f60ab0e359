package dev.mockssp.mcp.tool;

import dev.mockssp.engine.admin.Verifier;
import dev.mockssp.journal.export.VerificationJson;
import dev.mockssp.json.Json;
import dev.mockssp.mcp.text.Quoted;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Verifies what was sent. */
final class VerifyTool implements Tool {

    private static final String IN_ORDER = "in_order";
    private static final int MAX_MATCHES = 20;
    private static final int MAX_NEAREST = 3;

    private final Verifier verifier;

    VerifyTool(Verifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public ObjectNode call(JsonNode arguments, String baseUrl) {
        Arguments.requireOne(arguments, List.of("match", IN_ORDER), true);
        ObjectNode wanted = arguments.deepCopy().asObject();
        if (wanted.has(IN_ORDER)) {
            wanted.set("inOrder", wanted.remove(IN_ORDER));
        }
        ObjectNode all = VerificationJson.of(verifier.verify(Json.write(wanted), "the arguments"));
        ObjectNode result = Json.MAPPER.createObjectNode();
        List.of("pass", "matched", "message").forEach(name -> result.set(name, all.get(name)));
        first(all.path("matches"), MAX_MATCHES, result.putArray("matches"));
        ArrayNode nearest = result.putArray("nearest");
        first(all.path("nearest"), MAX_NEAREST, nearest);
        nearest.forEach(near -> near.path("differences").forEach(VerifyTool::quote));
        return result.put("notice", Quoted.NOTICE);
    }

    private static void first(JsonNode all, int most, ArrayNode shown) {
        all.valueStream().limit(most).forEach(shown::add);
    }

    private static void quote(JsonNode difference) {
        ObjectNode json = difference.asObject();
        Quoted.put(json, "seen", json.remove("seen").asString(), Quoted.LINE);
    }
}
