package dev.mockssp.schema;

import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Valid and invalid values for the published schemas; identical in every run. */
final class GeneratedCases {

    private static final String INVENTORY = "inventory.schema.json";
    private static final String BID_REQUEST = "2025-11/bid-request.schema.json";
    private static final String BID_RESPONSE = "2025-11/bid-response.schema.json";
    private static final String GET_AD_REQUEST = "2025-11/get-ad-request.schema.json";
    private static final String PRICE = "/data/bid/price";
    private static final int CENTS = 700;
    private static final int DEAR = 100;
    private static final int MUTANTS = 300;

    /** JSON texts that are not a price, or that languages may parse differently. */
    private static final List<String> ODD_NUMBERS = List.of(
            "-0.01",
            "-1",
            "0",
            "0.0",
            "-0.0",
            "1e-7",
            "4.0",
            "4.000",
            "1e2",
            "1E+2",
            "4.6",
            "5.555",
            "0.1",
            "1000000",
            "1000000.0",
            "1000000.01",
            "1000001",
            "1e999",
            "-1e999",
            "9007199254740993",
            "2147483647",
            "2147483648",
            "-2147483648",
            "29",
            "30",
            "30.0",
            "29.5",
            "20",
            "21",
            "400",
            "400.0",
            "399",
            "600");

    private static final List<String> ODD_VALUES =
            List.of("null", "true", "false", "\"\"", "\"4.6\"", "\"x\"", "[]", "{}", "[null]", "[\"a\"]", "{\"a\":1}");

    private GeneratedCases() {}

    static Stream<ValidationCase> all() {
        return Stream.of(prices(), numbers(), texts(), links(), times(), requests())
                .flatMap(cases -> cases);
    }

    /**
     * Every price from one cent to seven dollars, and some higher ones, both as the price of a campaign and of a bid.
     */
    static Stream<ValidationCase> prices() {
        Random random = new Random(13);
        IntStream cents = IntStream.concat(IntStream.rangeClosed(0, CENTS), random.ints(DEAR, CENTS, 100_000_001));
        return cents.mapToObj(cent -> BigDecimal.valueOf(cent, 2))
                .flatMap(price -> Stream.of(
                        ValidationCase.of("a price", INVENTORY, set(campaign(), "/campaigns/0/price", number(price))),
                        ValidationCase.of("a price", BID_RESPONSE, set(response(), PRICE, number(price)))));
    }

    /** Odd numbers and values of other types, wherever a schema requires a number. */
    static Stream<ValidationCase> numbers() {
        return Stream.concat(ODD_NUMBERS.stream(), ODD_VALUES.stream())
                .map(GeneratedCases::json)
                .flatMap(value -> Sample.ALL.stream()
                        .flatMap(sample -> sample.numbers().stream()
                                .map(pointer -> ValidationCase.of(
                                        "a number at " + pointer,
                                        sample.schema(),
                                        set(sample.json(), pointer, value)))));
    }

    /** Odd texts, wherever a schema requires one: a valid one with a small change, and texts of many lengths. */
    static Stream<ValidationCase> texts() {
        return Sample.ALL.stream()
                .flatMap(sample -> sample.texts().stream().flatMap(pointer -> {
                    String valid = sample.json().at(pointer).asString("");
                    return OddTexts.around(valid)
                            .map(text -> ValidationCase.of(
                                    "a text at " + pointer,
                                    sample.schema(),
                                    set(sample.json(), pointer, Json.MAPPER.stringNode(text))));
                }));
    }

    static Stream<ValidationCase> times() {
        return OddTexts.TIMES.stream()
                .flatMap(time -> Sample.ALL.stream()
                        .flatMap(sample -> sample.texts().stream()
                                .filter(pointer -> pointer.equals("/timestamp") || pointer.equals("/frozenAt"))
                                .map(pointer -> ValidationCase.of(
                                        "a time at " + pointer,
                                        sample.schema(),
                                        set(sample.json(), pointer, Json.MAPPER.stringNode(time))))));
    }

    static Stream<ValidationCase> links() {
        return OddTexts.LINKS.stream()
                .flatMap(link -> Sample.ALL.stream()
                        .flatMap(sample -> sample.texts().stream()
                                .filter(pointer -> pointer.endsWith("rl") || pointer.endsWith("Url"))
                                .map(pointer -> ValidationCase.of(
                                        "a link at " + pointer,
                                        sample.schema(),
                                        set(sample.json(), pointer, Json.MAPPER.stringNode(link))))));
    }

    /** Requests of both endpoints with up to three members changed, added or removed. */
    static Stream<ValidationCase> requests() {
        Random random = new Random(29);
        return Stream.of(BID_REQUEST, GET_AD_REQUEST)
                .flatMap(schema -> IntStream.range(0, MUTANTS)
                        .mapToObj(i -> ValidationCase.of("a request", schema, mutant(random, schema))));
    }

    private static JsonNode mutant(Random random, String schema) {
        List<Sample> samples = Sample.ALL.stream()
                .filter(sample -> sample.schema().equals(schema))
                .toList();
        ObjectNode request = samples.get(random.nextInt(samples.size())).json().deepCopy();
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            List<JsonNode> objects = Stream.concat(Stream.of(request), request.findParents("content").stream())
                    .toList();
            ObjectNode object = (ObjectNode) objects.get(random.nextInt(objects.size()));
            List<String> names = List.copyOf(object.propertyNames());
            String name = names.isEmpty() || random.nextInt(8) == 0 ? "more" : names.get(random.nextInt(names.size()));
            if (random.nextInt(3) == 0) {
                object.remove(name);
            } else {
                List<String> odd = random.nextBoolean() ? ODD_NUMBERS : ODD_VALUES;
                object.set(name, json(odd.get(random.nextInt(odd.size()))));
            }
        }
        return request;
    }

    private static ObjectNode campaign() {
        return Sample.ALL.get(0).json();
    }

    private static ObjectNode response() {
        return Sample.ALL.get(1).json();
    }

    private static JsonNode number(BigDecimal value) {
        return Json.MAPPER.getNodeFactory().numberNode(value);
    }

    static JsonNode json(String text) {
        return Check.json(text);
    }

    static JsonNode file(Path path) {
        try {
            return Json.read(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy with a different value at one location. */
    static JsonNode set(ObjectNode json, String pointer, JsonNode value) {
        ObjectNode copy = json.deepCopy();
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = copy.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
        }
        return copy;
    }
}
