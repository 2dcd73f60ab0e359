package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** contract.md section 0: validators of all languages interpret the published schemas identically. */
class PortableSchemasTest {

    private static final Set<String> NUMBERS = Set.of("number", "integer");
    private static final Set<String> BOUNDS = Set.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum");

    /** networknt, Ajv and jsonschema check each of these; see OtherValidatorsIT. */
    private static final Set<String> FORMATS = Set.of("uri", "uuid", "date-time");

    /** A hint for code generators. The bounds of each number keep every validator within 64 bits. */
    private static final String SIZE = "int64";

    /** Older validators ignore keywords next to a reference. */
    private static final Set<String> BESIDE_A_REFERENCE = Set.of("$ref", "title", "description", "examples", "default");

    private static final Set<String> NAMING = Set.of("properties", "patternProperties", "$defs");
    private static final Set<String> DATA =
            Set.of("const", "enum", "examples", "default", "required", "dependentRequired");

    static List<String> names() {
        return SchemaFiles.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPublishedFileReadsTheSameEverywhere(String name) {
        List<String> complaints = new ArrayList<>();
        check(name, new SchemaFiles().tree(name), complaints);
        assertThat(complaints).isEmpty();
    }

    /** {@link ValidityCheck} keeps no evaluation paths. */
    @ParameterizedTest
    @MethodSource("names")
    void noKeywordNeedsEvaluationPaths(String name) {
        assertThat(new SchemaFiles().tree(name).toString()).doesNotContain("\"unevaluated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'multipleOf':0.01} | multipleOf with a fraction",
                "{'type':'number','minimum':0} | no upper bound",
                "{'type':['integer','null'],'maximum':9} | no lower bound",
                "{'type':'number','minimum':0.01,'maximum':1} | 0.01 is no number that a double holds",
                "{'type':'number','minimum':0,'maximum':9007199254740993} | 9007199254740993 is no number that a double holds",
                "{'const':0.5} | a number with a fraction to compare",
                "{'type':'array','uniqueItems':true,'items':{'type':'boolean'}} | uniqueItems of items that are not strings",
                "{'$ref':'#/a','minLength':1} | minLength beside a reference",
                "{'type':'string','format':'regex'} | format regex",
                "{'type':'string','format':'uri'} | a format without a pattern",
                "{'type':'string','pattern':'^a$'} | $ without a guard against a line feed",
                "{'type':'string','pattern':'^ab$','maxLength':3,'examples':['ab']} | $ without a guard against a line feed",
                "{'patternProperties':{'^a$':true}} | $ without a guard against a line feed",
                "{'pattern':'^\\\\d'} | \\d",
                "{'pattern':'^[\\\\s]'} | \\s",
                "{'pattern':'\\\\bA'} | \\b",
                "{'pattern':'^a.c'} | a dot",
                "{'pattern':'^(?:a)'} | (?",
                "{'pattern':'^(?!a)'} | (?",
                "{'pattern':'a^'} | ^ inside",
                "{'pattern':'a$b'} | $ inside",
                "{'pattern':'[a[b]]'} | [ in a class",
                "{'pattern':'[a&&b]'} | && in a class",
                "{'pattern':'ü'} | no ASCII",
                "{'properties':{'a':{'not':{'pattern':'\\\\w'}}}} | \\w"
            })
    void whatLanguagesReadInTheirOwnWayIsFound(String schema, String complaint) {
        List<String> complaints = new ArrayList<>();
        check("", Check.json(schema), complaints);
        assertThat(complaints).singleElement().asString().endsWith(": " + complaint);
    }

    @Test
    void guardedAnchorsArePortable() {
        List<String> complaints = new ArrayList<>();
        for (String schema : List.of(
                "{'type':'string','pattern':'^ab$','maxLength':2,'examples':['ab']}",
                "{'type':'string','pattern':'^a+$','not':{'pattern':'\\\\n'}}",
                "{'patternProperties':{'^a$':true},'propertyNames':{'not':{'pattern':'\\\\n'}}}",
                "{'type':'integer','minimum':0,'maximum':9}",
                "{'pattern':'^[^\\\\x00-\\\\x20$.(]{1,9}\\\\.\\\\$'}")) {
            check("", Check.json(schema), complaints);
        }
        assertThat(complaints).isEmpty();
    }

    private static void check(String place, JsonNode schema, List<String> complaints) {
        if (!schema.isObject()) {
            return;
        }
        numbers(schema).forEach(it -> complaints.add(place + ": " + it));
        values(schema).forEach(it -> complaints.add(place + ": " + it));
        texts(schema).forEach(it -> complaints.add(place + ": " + it));
        schema.forEachEntry((keyword, value) -> {
            if (NAMING.contains(keyword)) {
                value.forEachEntry((name, below) -> check(place + "/" + keyword + "/" + name, below, complaints));
            } else if (value.isArray() && !DATA.contains(keyword)) {
                value.forEach(below -> check(place + "/" + keyword, below, complaints));
            } else if (!DATA.contains(keyword)) {
                check(place + "/" + keyword, value, complaints);
            }
        });
    }

    /** Without bounds, 1e999 is a number in Java, Infinity in Python and not a number in Ajv. */
    private static List<String> numbers(JsonNode schema) {
        List<String> complaints = new ArrayList<>();
        if (schema.has("multipleOf") && !schema.path("multipleOf").isIntegralNumber()) {
            complaints.add("multipleOf with a fraction");
        }
        if (types(schema).stream().anyMatch(NUMBERS::contains)) {
            if (!schema.has("maximum") && !schema.has("exclusiveMaximum")) {
                complaints.add("no upper bound");
            }
            if (!schema.has("minimum") && !schema.has("exclusiveMinimum")) {
                complaints.add("no lower bound");
            }
        }
        BOUNDS.stream().map(schema::path).filter(JsonNode::isNumber).forEach(bound -> {
            if (new BigDecimal(bound.doubleValue()).compareTo(bound.decimalValue()) != 0) {
                complaints.add(bound + " is no number that a double holds");
            }
        });
        return complaints;
    }

    private static List<String> values(JsonNode schema) {
        List<String> complaints = new ArrayList<>();
        List<JsonNode> compared = new ArrayList<>(List.of(schema.path("const")));
        schema.path("enum").forEach(compared::add);
        if (compared.stream().anyMatch(value -> value.isNumber() && !value.isIntegralNumber())) {
            complaints.add("a number with a fraction to compare");
        }
        // some languages treat 1, 1.0 and true as equal
        boolean texts = types(schema.path("items")).equals(List.of("string"))
                || schema.at("/items/$ref").asString("").equals("#/$defs/adFormat");
        if (schema.path("uniqueItems").asBoolean(false) && !texts) {
            complaints.add("uniqueItems of items that are not strings");
        }
        if (schema.has("$ref")) {
            schema.propertyNames().stream()
                    .filter(name -> !BESIDE_A_REFERENCE.contains(name))
                    .forEach(name -> complaints.add(name + " beside a reference"));
        }
        return complaints;
    }

    private static List<String> texts(JsonNode schema) {
        List<String> complaints = new ArrayList<>();
        schema.path("format")
                .stringValueOpt()
                .filter(format -> !format.equals(SIZE))
                .ifPresent(format -> {
                    if (!FORMATS.contains(format)) {
                        complaints.add("format " + format);
                    } else if (!schema.has("pattern")) {
                        complaints.add("a format without a pattern");
                    }
                });
        schema.path("pattern").stringValueOpt().ifPresent(pattern -> {
            complaints.addAll(PortablePatterns.complaints(pattern));
            if (pattern.endsWith("$") && !pattern.endsWith("\\$") && !isGuarded(schema) && !rejectsLineFeeds(pattern)) {
                complaints.add("$ without a guard against a line feed");
            }
        });
        schema.path("patternProperties").propertyNames().forEach(pattern -> {
            complaints.addAll(PortablePatterns.complaints(pattern));
            if (pattern.endsWith("$") && !isGuarded(schema.path("propertyNames"))) {
                complaints.add("$ without a guard against a line feed");
            }
        });
        return complaints;
    }

    /** In Python, $ also matches before a trailing line feed, so another keyword must reject it. */
    private static boolean isGuarded(JsonNode schema) {
        int longest = schema.path("maxLength").asInt(-1);
        return rejectsLineFeeds(schema.at("/not/pattern").asString(""))
                || schema.path("examples")
                        .valueStream()
                        .anyMatch(example -> example.asString().length() == longest);
    }

    /** The pattern of a "not". */
    private static boolean rejectsLineFeeds(String pattern) {
        return pattern.equals("\\n") || pattern.startsWith("\\n|");
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isString()
                ? List.of(type.asString())
                : type.valueStream().map(JsonNode::asString).toList();
    }
}
