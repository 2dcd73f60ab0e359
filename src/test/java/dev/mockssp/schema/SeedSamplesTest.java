package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The samples that the vendor's documents print, word for word. */
class SeedSamplesTest {

    private static final SchemaLibrary LIBRARY = new SchemaLibrary();

    @ParameterizedTest
    @CsvSource({
        "001-bid-request, 2025-11/bid-request",
        "001-bid-response, 2025-11/bid-response",
        "003-no-bid, 2025-11/bid-response",
        "002-get-ad-request, 2025-11/get-ad-request",
        "002-get-ad-response, 2025-11/get-ad-response"
    })
    void aWholeDocumentIsValid(String sample, String schema) throws IOException {
        assertThat(LIBRARY.check(schema + ".schema.json", seed(sample))).isEmpty();
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
        ObjectNode answer = (ObjectNode) seed("001-bid-response");
        answer.set("data", seed("003-sponsored-prompts"));
        assertThat(LIBRARY.check("2025-11/bid-response.schema.json", answer)).isEmpty();
    }

    @Test
    void aMessageIsValidInTheEnvelope() throws IOException {
        ObjectNode answer = (ObjectNode) seed("001-bid-response");
        answer.set("data", Wire.MAPPER.createObjectNode().set("bid", seed("003-sponsored-message")));
        assertThat(LIBRARY.check("2025-11/bid-response.schema.json", answer)).isEmpty();
    }

    static JsonNode seed(String name) throws IOException {
        return Wire.read(Files.readAllBytes(Path.of("src/test/resources/seeds", name + ".json")));
    }
}
