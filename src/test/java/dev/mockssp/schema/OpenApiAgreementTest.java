package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.schema.openapi.OpenApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The components of the OpenAPI document accept every value that the schemas accept. They accept more only at the
 * locations listed here: each example is changed at each location in several ways, and validated with both. {@code
 * Client} compares the responses of the conformance suite.
 */
class OpenApiAgreementTest {

    private static final List<String> OTHERS = List.of("null", "true", "-1", "1.5", "\"\"", "\"x\"", "[]", "{}");

    private static final String MORE = " with more";

    /**
     * The locations where a component accepts more. Any object accepts additional members, because the vendor adds
     * fields.
     */
    private static final Map<String, Set<String>> LOOSER = Map.of(
            // conditions are removed; a timestamp of two types has no type
            "BidRequest", Set.of("/chatId", "/messages", "/messages/*/timestamp", "/request_type"),
            // the three kinds of data are one object; a member that is always null is an object or null
            "BidResponse", Set.of("/data", "/data/bid", "/data/bids", "/data/bids/*", "/error"),
            // the errors of both endpoints are one component
            "ErrorResponse",
                    Set.of(
                            "/apiVersion",
                            "/data",
                            "/data/bid",
                            "/docsUrl",
                            "/error",
                            "/error/code",
                            "/error/detail",
                            "/error/detail/*/loc/*",
                            "/error/details",
                            "/error/type",
                            "/requestId",
                            "/timestamp"),
            // an ad and no ad are one object
            "GetAdResponse", Set.of("/data/creative", "/data/img_url", "/data/prod_name", "/data/prod_url"));

    private final SchemaLibrary library = SchemaLibrary.shared();
    private final JsonNode document = new OpenApiDocument().document(Revision.R2025_11, "http://localhost:7777");
    private final OpenApiSchemas components = new OpenApiSchemas(document, false);

    private record Example(String file, String component, JsonNode value) {}

    @Test
    void componentsTakeWhatTheSchemasTakeAndMoreOnlyWhereListed() {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThan(20);
        Map<String, Set<String>> looser = new TreeMap<>();
        int[] accepted = {0};
        for (Example example : examples) {
            assertThat(verdict(example)).isEqualTo("valid valid");
            mutants(example.value()).forEach((change, mutant) -> {
                String verdict = verdict(new Example(example.file(), example.component(), mutant));
                switch (verdict) {
                    case "valid valid" -> accepted[0]++;
                    case "invalid invalid" -> {}
                    case "invalid valid" -> {
                        if (!change.endsWith(MORE)) {
                            looser.computeIfAbsent(example.component(), name -> new TreeSet<>())
                                    .add(place(change));
                        }
                    }
                    default ->
                        assertThat(verdict).as("%s of %s", change, example).isEqualTo("valid valid");
                }
            });
        }
        assertThat(looser).isEqualTo(LOOSER);
        assertThat(accepted[0]).isGreaterThan(100);
    }

    private static String place(String change) {
        return change.substring(0, change.indexOf(' ')).replaceAll("/[0-9]+", "/*");
    }

    private String verdict(Example example) {
        String file = library.check(example.file(), example.value()).isEmpty() ? "valid" : "invalid";
        String component =
                components.errors(example.component(), example.value()).isEmpty() ? "valid" : "invalid";
        return file + " " + component;
    }

    private List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().forEach(operation -> {
                    boolean legacy = path.getKey().contains("/message/");
                    bodies(operation.path("requestBody"), legacy ? "get-ad-request" : "bid-request", examples);
                    operation.path("responses").propertyStream().forEach(response -> {
                        String kind = response.getKey().equals("200") ? "response" : "error";
                        bodies(response.getValue(), (legacy ? "get-ad-" : "bid-") + kind, examples);
                    });
                }));
        return examples;
    }

    private static void bodies(JsonNode holder, String file, List<Example> examples) {
        JsonNode media = holder.at("/content/application~1json");
        String reference = media.at("/schema/$ref").asString("");
        media.path("examples")
                .forEach(example -> examples.add(new Example(
                        "2025-11/" + file + ".schema.json",
                        reference.substring(reference.lastIndexOf('/') + 1),
                        example.path("value"))));
    }

    /** Each value removed or replaced, and each object with an additional member. */
    private static Map<String, JsonNode> mutants(JsonNode value) {
        Map<String, JsonNode> mutants = new TreeMap<>();
        places(value, "").forEach(place -> {
            if (!place.isEmpty()) {
                mutants.put(place + " removed", without(value.deepCopy(), place));
                OTHERS.forEach(other ->
                        mutants.put(place + " " + other, Replaced.at(without(value.deepCopy(), place), place, other)));
            }
            if (value.at(place).isObject()) {
                mutants.put(place + MORE, Replaced.at(value.deepCopy(), place + "/more", "1"));
            }
        });
        return mutants;
    }

    private static Stream<String> places(JsonNode value, String pointer) {
        Stream<String> below = value instanceof ArrayNode
                ? Stream.iterate(0, i -> i < value.size(), i -> i + 1)
                        .flatMap(i -> places(value.path(i), pointer + "/" + i))
                : value.propertyStream().flatMap(member -> places(member.getValue(), pointer + "/" + member.getKey()));
        return Stream.concat(Stream.of(pointer), below);
    }

    private static JsonNode without(JsonNode value, String place) {
        int slash = place.lastIndexOf('/');
        JsonNode parent = value.at(place.substring(0, slash));
        if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(place.substring(slash + 1)));
        } else {
            ((ObjectNode) parent).remove(place.substring(slash + 1));
        }
        return value;
    }
}
