package dev.mockssp.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.TimeLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The JSON Schemas, by the path of their file in the folder {@code schemas}, such as {@code
 * 2025-11/bid-request.schema.json}. Each is compiled at its first use. Thread-safe.
 */
public final class SchemaLibrary {

    private static final SchemaLibrary SHARED = new SchemaLibrary();

    private final SchemaFiles files = new SchemaFiles();
    private final SchemaCompiler compiler = new SchemaCompiler(files);
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    /** @return the library of this process, so that several mock servers compile each schema once */
    public static SchemaLibrary shared() {
        return SHARED;
    }

    /**
     * @param file the path of a schema file
     * @param value any JSON value
     * @return the violations, in the order of the document, at most {@value ViolationMapper#MAX_VIOLATIONS}; empty for
     *     a valid value
     * @throws IllegalArgumentException when there is no such file
     */
    public List<Violation> check(String file, JsonNode value) {
        Schema schema = schema(file);
        return ValidityCheck.isValid(schema, value)
                ? List.of()
                : new ViolationMapper(files, value)
                        .of(CappedValidation.check(schema, value).getErrors());
    }

    /**
     * @param schema a JSON Schema (2020-12) of the user; references to other documents are not resolved
     * @param limit the time limit of the compilation and of all later validations
     * @return returns one line for each violation in a value, nothing for a valid value; throws a {@link
     *     ConfigurationException} when the schema's references are nested too deeply, or when the time is over
     * @throws ConfigurationException when it is not a schema, exceeds a limit of size or depth, or the time is over
     */
    public Function<JsonNode, List<String>> compile(JsonNode schema, TimeLimit limit) {
        Schema own = compiler.compile(schema, limit);
        // an endless recursion of references shows only during validation
        List<Error> unused = errors(own, JsonNodeFactory.instance.objectNode(), limit);
        return value -> errors(own, value, limit).stream()
                .map(SchemaLibrary::line)
                .distinct()
                .limit(ViolationMapper.MAX_VIOLATIONS)
                .toList();
    }

    private static List<Error> errors(Schema own, JsonNode value, TimeLimit limit) {
        try {
            return TimedValidation.check(own, value, limit).getErrors();
        } catch (StackOverflowError e) {
            throw UserSchemaCheck.endless();
        }
    }

    private static String line(Error error) {
        String place = error.getInstanceLocation().toString();
        return (place.isEmpty() ? "the top level" : place) + ": " + error.getMessage();
    }

    /**
     * Compiles schemas and runs each once, so that the first request is not delayed.
     *
     * @param names paths of schema files
     * @throws IllegalArgumentException if there is no such file
     */
    public void warm(List<String> names) {
        for (String name : names) {
            check(name, JsonNodeFactory.instance.objectNode());
        }
    }

    /**
     * @param path the path of a schema file
     * @return its packaged bytes
     */
    public Optional<byte[]> file(String path) {
        return files.bytes(path);
    }

    /** @return the paths of all schema files, sorted */
    public List<String> files() {
        return SchemaFiles.NAMES;
    }

    private Schema schema(String file) {
        Schema known = compiled.get(file);
        return known != null ? known : compiled.computeIfAbsent(file, compiler::compile);
    }
}
