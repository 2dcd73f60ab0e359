package dev.mockssp.schema.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.schema.SchemaFiles;
import dev.mockssp.schema.SchemaLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of revision 2026, where it differs from that of 2025-11. */
class OpenApi2026Test {

    private final JsonNode document = new OpenApiDocument().document(Revision.R2026, "http://localhost:7777");
    private final JsonNode schemas = document.at("/components/schemas");

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.at("/info/version").asString()).isEqualTo("2026");
        assertThat(document.findValues("$ref"))
                .hasSizeGreaterThan(50)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.asString().substring(1)).isObject())
                        .as(reference.asString())
                        .isTrue());
    }

    @Test
    void theComponentsOfPollsAreThere() {
        assertThat(schemas.propertyNames())
                .contains(
                        "Bid",
                        "PollCount",
                        "PollEarlierError",
                        "PollFieldError",
                        "PollOption",
                        "PollOptionCount",
                        "PollResults",
                        "PollValidationError",
                        "PollVote",
                        "TrackingError",
                        "UserMetadata")
                .doesNotContain("SponsoredMessage");
        assertThat(schemas.at("/BidData/properties/bid/anyOf/0/$ref").asString())
                .isEqualTo("#/components/schemas/Bid");
        assertThat(schemas.toString()).doesNotContain("\"oneOf\"", "\"if\"", "\"allOf\"");
    }

    /** Examples are validated strictly, with the schemas of the server. */
    @Test
    void everyExampleOfABodyIsValid() {
        Map<String, String> files = new TreeMap<>();
        for (String name : List.of(
                "bid-request",
                "bid-response",
                "get-ad-request",
                "get-ad-response",
                "poll-earlier-error",
                "poll-results",
                "poll-validation-error",
                "poll-vote",
                "tracking-error")) {
            files.put(component(name), name);
        }
        SchemaLibrary library = SchemaLibrary.shared();
        List<String> checked = new ArrayList<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().forEach(operation -> {
                    List<JsonNode> bodies = new ArrayList<>(operation.findValues("application/json"));
                    for (JsonNode body : bodies) {
                        String component = body.at("/schema/$ref").asString().replaceAll(".*/", "");
                        boolean legacy = path.getKey().contains("/message/");
                        String file = files.getOrDefault(component, legacy ? "get-ad-error" : "bid-error");
                        body.path("examples").forEach(example -> {
                            checked.add(component);
                            assertThat(library.check(
                                            Revision.R2026.schema(file + ".schema.json"), example.path("value")))
                                    .as("%s of %s", component, path.getKey())
                                    .isEmpty();
                        });
                    }
                }));
        assertThat(checked).hasSizeGreaterThan(30).contains("PollVote", "PollResults", "TrackingError", "BidResponse");
    }

    @Test
    void theHeadersAboutTheUserAreDescribed() {
        JsonNode parameters = document.at("/components/parameters");
        assertThat(parameters.at("/UserDevice/schema/enum").toString()).isEqualTo("[\"mobile\",\"desktop\"]");
        assertThat(parameters.at("/ForwardedFor/description").asString())
                .contains("Required from a publisher's server");
        assertThat(parameters.at("/PixelUserAgent/description").asString()).contains("400");
        assertThat(document.at("/paths/~1api~1v1~1ssp~1bid-request/post/parameters")
                        .toString())
                .contains("/UserAgent", "/AcceptLanguage", "/ForwardedFor");
        assertThat(document.findValues("rule").toString()).contains("\"header\"");
        assertThat(schemas.at("/ErrorDetail/properties/rule/examples").toString())
                .contains("header");
    }

    @Test
    void anErrorOfAnEarlierStateOfTheDocumentsIsGone() {
        assertThat(document.at("/paths/~1api~1v1~1ssp~1bid-request/post/responses")
                        .propertyNames())
                .contains("500", "502")
                .doesNotContain("501");
    }

    private static String component(String file) {
        StringBuilder name = new StringBuilder();
        for (String word : file.split("-")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-ad-request", "get-ad-response", "get-ad-error"})
    void whatDoesNotDifferIsTheSame(String name) {
        SchemaFiles all = new SchemaFiles();
        assertThat(all.tree(Revision.R2026.schema(name + ".schema.json")))
                .isEqualTo(all.tree(Revision.R2025_11.schema(name + ".schema.json")));
    }
}
