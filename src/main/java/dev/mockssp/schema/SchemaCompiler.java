package dev.mockssp.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.TimeLimit;
import dev.mockssp.json.Json;
import dev.mockssp.json.RegexCompiler;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compiles schema files. References are resolved only to files in the same folder. */
final class SchemaCompiler {

    /** The base address of the files during compilation; nothing is fetched from it. */
    static final String BASE = "https://mock-ssp.invalid/schemas/";

    private static final Set<String> ANNOTATIONS = Set.of("title", "description", "default", "examples", "$comment");

    /** Keywords whose members have names that the schema's author chooses. */
    private static final Set<String> NAMING =
            Set.of("properties", "patternProperties", "dependentSchemas", "$defs", "definitions");

    /** Keywords whose values are not schemas. */
    private static final Set<String> DATA = Set.of("const", "enum", "required", "dependentRequired");

    private static final Set<String> BOUNDS = Set.of("minimum", "maximum", "exclusiveMinimum");

    private final SchemaFiles files;
    private final SchemaRegistry registry;

    private final Supplier<Schema> metaschema;

    SchemaCompiler(SchemaFiles files) {
        this.files = files;
        this.registry = registry(config -> config);
        this.metaschema = () -> registry.getSchema(SchemaLocation.of(UserSchemaCheck.DIALECT));
    }

    private SchemaRegistry registry(UnaryOperator<SchemaRegistryConfig.Builder> more) {
        SchemaRegistryConfig.Builder config =
                SchemaRegistryConfig.builder().locale(Locale.ENGLISH).pathType(PathType.JSON_POINTER);
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(this::text)
                        .schemaRegistryConfig(more.apply(config).build()));
    }

    Schema compile(String name) {
        Schema schema = registry.getSchema(SchemaLocation.of(BASE + name), exact(name));
        schema.initializeValidators();
        return schema;
    }

    /**
     * @param limit the time limit of the compilation and of all later validations
     * @throws ConfigurationException when it is not a schema; the message names the place and the allowed values
     */
    Schema compile(JsonNode users, TimeLimit limit) {
        RegexCompiler regexes = new RegexCompiler();
        UserSchemaCheck.check(users, metaschema.get(), regexes, limit);
        JsonNode exact = users.deepCopy();
        withExactBounds(exact);
        SchemaRegistry own = registry(config -> config.regularExpressionFactory(new Re2Regex(regexes, limit)));
        try {
            Schema schema = own.getSchema(exact);
            schema.initializeValidators();
            return schema;
        } catch (RuntimeException e) {
            throw UserSchemaCheck.failure(users, e);
        } catch (StackOverflowError e) {
            throw UserSchemaCheck.endless();
        }
    }

    // null tells networknt that the address is not known
    private String text(String iri) {
        String name = iri.startsWith(BASE) ? iri.substring(BASE.length()) : "";
        if (!SchemaFiles.NAMES.contains(name)) {
            return null;
        }
        return new String(Json.write(exact(name)), StandardCharsets.UTF_8);
    }

    private JsonNode exact(String name) {
        JsonNode schema = files.tree(name).deepCopy();
        withoutAnnotations(schema);
        withExactBounds(schema);
        return schema;
    }

    /** Removes annotations, because networknt would evaluate them for every value. */
    private static void withoutAnnotations(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove(ANNOTATIONS);
            object.forEachEntry((keyword, value) -> {
                if (NAMING.contains(keyword)) {
                    value.forEach(SchemaCompiler::withoutAnnotations);
                } else if (!DATA.contains(keyword)) {
                    withoutAnnotations(value);
                }
            });
        } else {
            schema.forEach(SchemaCompiler::withoutAnnotations);
        }
    }

    /**
     * networknt compares integer bounds as longs and throws on 1e999. It compares bounds with a fraction exactly, so
     * the bounds get one.
     */
    private static void withExactBounds(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            BOUNDS.stream()
                    .filter(bound -> object.path(bound).isIntegralNumber())
                    .forEach(bound -> object.put(bound, fractional(object.path(bound))));
        }
        schema.forEach(SchemaCompiler::withExactBounds);
    }

    private static BigDecimal fractional(JsonNode bound) {
        return bound.decimalValue().setScale(1);
    }
}
