package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mockssp.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The samples of the vendor's documents, byte for byte; a placeholder in the legacy ones is replaced by a value. */
class SeedSamplesTest {

    private static final SchemaLibrary LIBRARY = SchemaLibrary.shared();

    @ParameterizedTest
    @CsvSource({
        "001-bid-request, 2025-11/bid-request",
        "001-bid-response, 2025-11/bid-response",
        "003-no-bid, 2025-11/bid-response",
        "002-get-ad-request, 2025-11/get-ad-request"
    })
    void aWholeDocumentIsValid(String sample, String schema) throws IOException {
        assertThat(LIBRARY.check(schema + ".schema.json", seed(sample))).isEmpty();
    }

    @Test
    void theLegacyResponseIsValidOnceItsPlaceholdersAreFilled() throws IOException {
        ObjectNode response = (ObjectNode) seed("002-get-ad-response");
        assertThat(LIBRARY.check("2025-11/get-ad-response.schema.json", response))
                .extracting(Violation::pointer, violation -> violation.found().asString())
                .containsExactly(
                        tuple("/requestId", "<string>"),
                        tuple("/docsUrl", "<string>"),
                        tuple("/data/img_url", "<string>"),
                        tuple("/data/prod_url", "<string>"));

        response.put("requestId", "4b1d2c7e-8f3a-4d6b-9a55-0c2f6f1e7d90").put("docsUrl", "https://docs.example/");
        ((ObjectNode) response.get("data"))
                .put("img_url", "https://cdn.example/a.png")
                .put("prod_url", "https://shop.example/");
        assertThat(LIBRARY.check("2025-11/get-ad-response.schema.json", response))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"001-experiment-a", "001-experiment-b"})
    void theSettingsOfAnExperimentAreValid(String sample) throws IOException {
        ObjectNode request = (ObjectNode) seed("001-bid-request");
        request.setAll((ObjectNode) seed(sample));
        assertThat(LIBRARY.check("2025-11/bid-request.schema.json", request)).isEmpty();
    }

    @Test
    void promptsAreValidInTheEnvelope() throws IOException {
        ObjectNode response = (ObjectNode) seed("001-bid-response");
        response.set("data", seed("003-sponsored-prompts"));
        assertThat(LIBRARY.check("2025-11/bid-response.schema.json", response)).isEmpty();
    }

    @Test
    void aMessageIsValidInTheEnvelope() throws IOException {
        ObjectNode response = (ObjectNode) seed("001-bid-response");
        response.set("data", Json.MAPPER.createObjectNode().set("bid", seed("003-sponsored-message")));
        assertThat(LIBRARY.check("2025-11/bid-response.schema.json", response)).isEmpty();
    }

    static JsonNode seed(String name) throws IOException {
        return Json.read(Files.readAllBytes(Path.of("src/test/resources/seeds", name + ".json")));
    }
}
