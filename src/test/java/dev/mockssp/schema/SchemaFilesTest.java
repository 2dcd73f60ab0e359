package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SchemaFilesTest {

    private static final Path FOLDER = Path.of("schemas");

    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "title", "description", "default", "examples", "format");

    private static final Set<String> ASSERTIONS = Set.of(
            "type",
            "enum",
            "const",
            "required",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "minProperties",
            "dependentRequired",
            "maxItems",
            "uniqueItems",
            "maxProperties",
            "$ref");

    private static final Set<String> ONE_SCHEMA =
            Set.of("items", "contains", "additionalProperties", "propertyNames", "if", "then", "else", "not");

    private static final Set<String> MANY_SCHEMAS = Set.of("oneOf", "allOf");

    private static final Set<String> NAMED_SCHEMAS = Set.of("$defs", "properties", "patternProperties");

    static List<String> names() {
        return SchemaFiles.NAMES;
    }

    @Test
    void theListNamesEveryFileOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> FOLDER.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(SchemaFiles.NAMES);
        }
        assertThat(SchemaFiles.NAMES).isSorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isPackagedAsItIs(String name) throws IOException {
        assertThat(new SchemaLibrary().file(name).orElseThrow()).isEqualTo(Files.readAllBytes(FOLDER.resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isValidAgainstTheMetaschema(String name) {
        var metaschema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(metaschema.validate(new SchemaFiles().tree(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void usesOnlyKeywordsThatExist(String name) {
        JsonNode schema = new SchemaFiles().tree(name);
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("title").isString()).isTrue();
        assertKeywords(name, schema);
    }

    @ParameterizedTest
    @MethodSource("names")
    void describesEveryFieldOfARequest(String name) {
        JsonNode schema = new SchemaFiles().tree(name);
        schema.findParents("properties")
                .forEach(owner -> owner.path("properties")
                        .propertyStream()
                        .filter(field -> !field.getKey().equals("$schema"))
                        .filter(field -> name.contains("request"))
                        .filter(field -> owner != schema.path("then"))
                        .forEach(field -> assertThat(isDescribed(schema, field))
                                .as(field.getKey())
                                .isTrue()));
    }

    @Test
    void keepsToItsOwnFiles() {
        SchemaLibrary library = new SchemaLibrary();
        assertThat(library.file("../inventory.json")).isEmpty();
        assertThat(library.file("")).isEmpty();
        assertThatThrownBy(() -> library.check("nothing.json", Json.MAPPER.nullNode()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scenario.schema.json");
    }

    @Test
    void everyFileCompiles() {
        SchemaLibrary library = new SchemaLibrary();
        library.warm(library.files());
        assertThat(library.files())
                .allSatisfy(file -> assertThat(library.check(file, Json.MAPPER.nullNode()))
                        .extracting(Violation::message)
                        .containsExactly("the top level must be an object, was null"));
    }

    private static boolean isDescribed(JsonNode schema, Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        return value.has("description")
                || value.has("const")
                || schema.at(value.path("$ref").asString("").replace("#", "")).has("description");
    }

    private static void assertKeywords(String place, JsonNode schema) {
        if (schema.isBoolean()) {
            return;
        }
        assertThat(schema.isObject()).as(place).isTrue();
        schema.propertyStream().forEach(keyword -> {
            String name = keyword.getKey();
            JsonNode value = keyword.getValue();
            String below = place + "/" + name;
            if (ONE_SCHEMA.contains(name)) {
                assertKeywords(below, value);
            } else if (MANY_SCHEMAS.contains(name)) {
                value.forEach(branch -> assertKeywords(below, branch));
            } else if (NAMED_SCHEMAS.contains(name)) {
                value.forEach(named -> assertKeywords(below, named));
            } else {
                assertThat(ANNOTATIONS.contains(name) || ASSERTIONS.contains(name))
                        .as(below)
                        .isTrue();
            }
        });
    }
}
