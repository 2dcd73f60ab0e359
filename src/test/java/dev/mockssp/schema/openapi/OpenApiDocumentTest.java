package dev.mockssp.schema.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.json.Json;
import dev.mockssp.schema.OpenApiSchemas;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of the vendor API. {@code .ci/generated-clients} checks it with the generators themselves. */
class OpenApiDocumentTest {

    private static final String SERVER = "http://localhost:7777";
    private static final String BID_REQUEST = "/api/v1/ssp/bid-request";
    private static final String GET_AD = "/api/v1/message/get-ad";

    /** Names that are reserved in a target language or in a generated client. */
    private static final Set<String> TAKEN = Set.of(
            "ApiClient",
            "Boolean",
            "Configuration",
            "Date",
            "Error",
            "File",
            "Integer",
            "List",
            "Map",
            "Null",
            "Number",
            "Object",
            "Pair",
            "Record",
            "Response",
            "String",
            "Time",
            "Type");

    private final JsonNode document = new OpenApiDocument().document(Revision.R2025_11, SERVER);
    private final JsonNode schemas = document.at("/components/schemas");

    /** Also writes the document to the file that {@code .ci/openapi-check} reads. */
    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        Files.write(Path.of("target/openapi.json"), Json.write(document));
        List<String> references =
                document.findValues("$ref").stream().map(JsonNode::asString).toList();
        assertThat(references).hasSizeGreaterThan(50).allSatisfy(reference -> {
            assertThat(reference).startsWith("#/components/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    @Test
    void theComponentsHaveNamesForClasses() {
        assertThat(schemas.propertyNames())
                .containsExactly(
                        "BidData",
                        "BidRequest",
                        "BidResponse",
                        "Config",
                        "Content",
                        "CreativeData",
                        "ErrorDetail",
                        "ErrorInfo",
                        "ErrorResponse",
                        "GetAdRequest",
                        "GetAdResponse",
                        "Message",
                        "SponsoredMessage",
                        "SponsoredPrompt",
                        "ValidationError")
                .doesNotContainAnyElementsOf(TAKEN);
    }

    @Test
    void generatorsFindNothingThatTheyCannotRead() {
        List<String> keywords = new ArrayList<>();
        schemas.propertyStream()
                .forEach(schema -> visit(schema.getKey(), schema.getValue(), (path, part) -> {
                    Set<String> bad = new TreeSet<>(part.propertyNames());
                    bad.retainAll(Set.of(
                            "$defs", "$schema", "const", "default", "else", "if", "not", "oneOf", "allOf", "then",
                            "title"));
                    bad.forEach(keyword -> keywords.add(path + " " + keyword));
                    if (part.path("type").equals(GeneratorSchema.NULL)) {
                        keywords.add(path + " is always null");
                    }
                    if (part.path("type").size() > 2) {
                        keywords.add(path + " has several types");
                    }
                    if (part.has("anyOf")
                            && !SchemaUnion.withoutNull(part.asObject()).has("$ref")) {
                        keywords.add(path + " anyOf");
                    }
                }));
        assertThat(keywords).isEmpty();
    }

    @Test
    void theDataOfABidResponseIsOneFlatObject() {
        JsonNode data = schemas.path("BidData");
        assertThat(data.path("type").asString()).isEqualTo("object");
        assertThat(data.path("required").isMissingNode()).isTrue();
        assertThat(data.at("/properties/bid/anyOf").toString())
                .isEqualTo("[{\"$ref\":\"#/components/schemas/SponsoredMessage\"},{\"type\":\"null\"}]");
        assertThat(data.at("/properties/bids/type").asString()).isEqualTo("array");
        assertThat(data.at("/properties/bids/items/$ref").asString()).isEqualTo("#/components/schemas/SponsoredPrompt");
    }

    @Test
    void oneErrorResponseServesBothEndpoints() {
        JsonNode error = schemas.path("ErrorResponse");
        assertThat(error.path("properties").propertyNames()).contains("apiVersion", "docsUrl");
        assertThat(texts(error.path("required")))
                .containsExactlyInAnyOrder("requestId", "timestamp", "totalTime", "status", "message", "data", "error");
        assertThat(schemas.at("/ErrorInfo/properties").propertyNames())
                .containsExactlyInAnyOrder("type", "code", "details", "detail");
        assertThat(schemas.at("/ErrorInfo/required").isMissingNode()).isTrue();
    }

    @Test
    void aDefaultIsDescribed() {
        assertThat(schemas.at("/GetAdRequest/properties/adFrequencyLimit/description")
                        .asString())
                .endsWith("Default: 5.");
        assertThat(schemas.at("/BidRequest/properties/request_type/description").asString())
                .endsWith("Default: \"contextual\".");
        assertThat(texts(schemas.at("/BidRequest/required"))).containsExactly("userId");
    }

    /** The vendor adds fields without a new version of the API. In a request, an unknown field is an error. */
    @Test
    void aResponseMayHaveMoreFields() {
        Set<String> requests = Set.of("BidRequest", "Config", "Content", "GetAdRequest", "Message");
        schemas.propertyStream()
                .forEach(schema -> assertThat(
                                schema.getValue().path("additionalProperties").asBoolean(false))
                        .as(schema.getKey())
                        .isNotEqualTo(requests.contains(schema.getKey())));
        assertThat(schemas.at("/ErrorResponse/properties/data/additionalProperties")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void namesTheRevisionAndTheServer() {
        JsonNode other = new OpenApiDocument().document(Revision.R2025_11, "https://mock.example/x");
        assertThat(other.at("/info/version").asString()).isEqualTo("2025-11");
        assertThat(other.at("/servers/0/url").asString()).isEqualTo("https://mock.example/x");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo(SERVER);
    }

    @Test
    void documentsTheStatusesOfTheContract() {
        assertThat(operation(BID_REQUEST).path("responses").propertyNames())
                .containsExactly("200", "400", "401", "403", "405", "413", "429", "500", "502", "503", "504");
        assertThat(operation(GET_AD).path("responses").propertyNames())
                .containsExactly("200", "400", "401", "403", "405", "413", "422", "429", "500", "502", "503", "504");
    }

    /** The vendor documents it with a trailing slash, so {@code getAd} has one. */
    @Test
    void theLegacyEndpointHasBothPaths() {
        assertThat(operation(GET_AD + "/").path("operationId").asString()).isEqualTo("getAd");
        assertThat(operation(GET_AD).path("operationId").asString()).isEqualTo("getAdWithoutSlash");
        assertThat(operation(GET_AD).path("responses"))
                .isEqualTo(operation(GET_AD + "/").path("responses"));
    }

    /** Examples are validated strictly, with the schema of the server. */
    @Test
    void everyExampleOfABodyIsValid() {
        SchemaLibrary library = SchemaLibrary.shared();
        List<String> checked = new ArrayList<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().forEach(operation -> {
                    boolean legacy = path.getKey().contains("/message/");
                    examples(operation.path("requestBody")).forEach(example -> {
                        checked.add(operation.path("operationId").asString());
                        assertThat(library.check(file(legacy ? "get-ad-request" : "bid-request"), example))
                                .isEmpty();
                    });
                    operation.path("responses").propertyStream().forEach(response -> {
                        String kind = response.getKey().equals("200") ? "response" : "error";
                        examples(response.getValue()).forEach(example -> {
                            checked.add(response.getKey());
                            assertThat(library.check(file((legacy ? "get-ad-" : "bid-") + kind), example))
                                    .isEmpty();
                        });
                    });
                }));
        assertThat(checked).hasSizeGreaterThan(20).contains("requestBid", "getAd", "200", "422", "503");
    }

    @Test
    void everyExampleInAComponentIsValid() {
        OpenApiSchemas components = new OpenApiSchemas(document, true);
        List<String> checked = new ArrayList<>();
        schemas.propertyStream()
                .forEach(schema -> visit(schema.getKey(), schema.getValue(), (path, part) -> {
                    for (JsonNode example : part.path("examples")) {
                        checked.add(path);
                        assertThat(components.errors(path, example)).as(path).isEmpty();
                    }
                }));
        assertThat(checked).hasSizeGreaterThan(20);
    }

    private JsonNode operation(String path) {
        return document.path("paths").path(path).path("post");
    }

    private static String file(String name) {
        return "2025-11/" + name + ".schema.json";
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static Stream<JsonNode> examples(JsonNode body) {
        return body.at("/content/application~1json/examples").valueStream().map(example -> example.path("value"));
    }

    private interface Visitor {
        void at(String path, JsonNode schema);
    }

    private static void visit(String path, JsonNode schema, Visitor visitor) {
        visitor.at(path, schema);
        schema.path("properties")
                .propertyStream()
                .forEach(property -> visit(path + "/properties/" + property.getKey(), property.getValue(), visitor));
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.path(inner).isObject()) {
                visit(path + "/" + inner, schema.path(inner), visitor);
            }
        }
    }
}
