package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mockssp.config.Revision;
import dev.mockssp.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private static final URI SERVER = URI.create("http://localhost:7777");

    private final JsonNode document = new OpenApi().document(Revision.R2025_11, SERVER);

    /** Also leaves the document where {@code .ci/openapi-check} finds it. */
    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        Files.write(Path.of("target/openapi.json"), Wire.write(document));
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
    void holdsEverySchemaOfTheRevision() {
        assertThat(document.at("/components/schemas").propertyNames())
                .contains("BidRequest", "BidResponse", "BidError", "GetAdRequest", "GetAdResponse", "GetAdError")
                .contains("Message", "Config", "SponsoredMessage", "SponsoredPrompt");
        assertThat(document.findValues("$defs")).isEmpty();
        assertThat(document.findValues("$schema")).isEmpty();
        assertThat(document.at("/components/schemas/BidRequest/required").toString())
                .isEqualTo("[\"userId\"]");
    }

    @Test
    void namesTheRevisionAndTheServer() {
        JsonNode other = new OpenApi().document(Revision.R2025_11, URI.create("https://double.example/x"));
        assertThat(other.at("/info/version").asString()).isEqualTo("2025-11");
        assertThat(other.at("/servers/0/url").asString()).isEqualTo("https://double.example/x");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo(SERVER.toString());
    }

    @Test
    void documentsTheStatusesOfTheContract() {
        assertThat(document.at("/paths/~1api~1v1~1ssp~1bid-request/post/responses")
                        .propertyNames())
                .containsExactly("200", "400", "401", "403", "405", "413", "429", "500");
        assertThat(document.at("/paths/~1api~1v1~1message~1get-ad/post/responses")
                        .propertyNames())
                .containsExactlyInAnyOrder("200", "401", "403", "405", "413", "422", "429", "500");
    }

    @Test
    void everyExampleOfABodyIsValid() {
        SchemaLibrary library = new SchemaLibrary();
        List<Map.Entry<String, JsonNode>> examples = new ArrayList<>();
        for (JsonNode media : document.findValues("application/json")) {
            String file = file(media.path("schema").path("$ref").asString());
            media.path("examples").forEach(example -> examples.add(Map.entry(file, example.path("value"))));
        }
        assertThat(examples)
                .hasSizeGreaterThan(20)
                .allSatisfy(example -> assertThat(library.check(example.getKey(), example.getValue()))
                        .isEmpty());
    }

    @Test
    void everyExampleInASchemaIsValid() {
        SchemaFiles files = new SchemaFiles();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of("https://mock-ssp.invalid/openapi", text(document))));
        JsonNode schemas = document.at("/components/schemas");
        assertThat(files.tree("2025-11/bid-request.schema.json").findValues("examples"))
                .hasSizeGreaterThan(8);
        assertThat(schemas.propertyNames())
                .allSatisfy(name -> schemas.path(name)
                        .path("properties")
                        .propertyStream()
                        .forEach(field -> assertThat(examples(field.getValue()))
                                .allSatisfy(example -> assertThat(registry.getSchema(SchemaLocation.of(
                                                        "https://mock-ssp.invalid/openapi#/components/schemas/" + name
                                                                + "/properties/" + field.getKey()))
                                                .validate(example))
                                        .as(name + "/" + field.getKey())
                                        .isEmpty())));
    }

    private static List<JsonNode> examples(JsonNode schema) {
        return Stream.concat(
                        schema.path("examples").valueStream(),
                        schema.has("default") ? Stream.of(schema.path("default")) : Stream.empty())
                .toList();
    }

    private static String file(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return "2025-11/" + name.replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ".schema.json";
    }

    private static String text(JsonNode value) {
        return new String(Wire.write(value), StandardCharsets.UTF_8);
    }
}
