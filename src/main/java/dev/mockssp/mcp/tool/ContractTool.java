package dev.mockssp.mcp.tool;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonFields;
import dev.mockssp.schema.openapi.OpenApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract of an endpoint in short: the OpenAPI document and the schema, without what an example shows better. */
final class ContractTool implements Tool {

    private static final String MOCK_ONLY = "mock-ssp only";

    private final MockServer server;
    private final OpenApiDocument openApi = new OpenApiDocument();

    ContractTool(MockServer server) {
        this.server = server;
    }

    @Override
    public ObjectNode call(JsonNode arguments, String baseUrl) {
        Revision revision = JsonFields.text(arguments, "revision")
                .flatMap(Revision::of)
                .orElse(server.config().revision());
        VendorEndpoint endpoint = JsonFields.text(arguments, "endpoint")
                        .filter(VendorEndpoint.GET_AD.label()::equals)
                        .isPresent()
                ? VendorEndpoint.GET_AD
                : VendorEndpoint.BID_REQUEST;
        JsonNode document = openApi.document(revision, baseUrl);
        JsonNode operation = document.path("paths").path(endpoint.path()).path("post");
        RequestSnippet example = RequestSnippet.of(endpoint, revision, baseUrl);
        String language = JsonFields.text(arguments, "language").orElse("curl");

        ObjectNode result = Json.MAPPER
                .createObjectNode()
                .put("revision", revision.label())
                .put("endpoint", endpoint.label())
                .put("method", "POST")
                .put("url", baseUrl + endpoint.path())
                .put("key_header", endpoint.keyHeader())
                .put(
                        "keys",
                        "Keys that begin with staging or production, and keys of --key. A staging key gets an ad on every"
                                + " bid-request; a production key is paced. Read the key from the configuration of your"
                                + " code.")
                .put("rate_limit", server.config().rateLimit(revision));
        fields(revision, endpoint, result.putArray("fields"));
        headers(document, operation, result.putArray("headers"));
        statuses(operation, result.putArray("statuses"));
        ContractRules.of(endpoint, revision).forEach(result.putArray("rules")::add);
        return result.put("language", language).put("example", example.in(language));
    }

    private void fields(Revision revision, VendorEndpoint endpoint, ArrayNode fields) {
        String file = endpoint == VendorEndpoint.BID_REQUEST ? "bid-request" : "get-ad-request";
        JsonNode schema = Json.read(
                server.schemas().file(revision.schema(file + ".schema.json")).orElseThrow());
        new SchemaFields(schema).addTo(fields);
    }

    private static void headers(JsonNode document, JsonNode operation, ArrayNode headers) {
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode header = document.at(parameter.path("$ref").asString("").replaceFirst("^#", ""));
            headers.addObject()
                    .put("name", header.path("name").asString())
                    .put("description", header.path("description").asString());
        }
    }

    private static void statuses(JsonNode operation, ArrayNode statuses) {
        operation.path("responses").propertyStream().forEach(response -> {
            String description = response.getValue().path("description").asString("");
            if (!description.startsWith(MOCK_ONLY)) {
                statuses.addObject().put("status", response.getKey()).put("description", description);
            }
        });
    }
}
