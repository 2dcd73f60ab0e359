package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.mockssp.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An OpenAPI document that real requests and responses are held against. Objects whose members it lists may have no
 * others. It remembers which responses, parameters and members were seen.
 */
final class DocumentedApi {

    private static final String ADDRESS = "https://mock-ssp.invalid/document";
    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "delete", "patch", "options");
    private static final String SCHEMAS = "/components/schemas/";

    private final ObjectNode document;
    private final SchemaRegistry registry;
    private final Set<String> seen = new TreeSet<>();

    DocumentedApi(JsonNode document) {
        this.document = document.deepCopy().asObject();
        close(this.document);
        String text = new String(Json.write(this.document), StandardCharsets.UTF_8);
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(ADDRESS, text))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** An operation. */
    record Operation(String method, String path, JsonNode json) {
        private JsonPointer pointer() {
            return JsonPointer.compile("/paths").appendProperty(path).appendProperty(method.toLowerCase());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        return document.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(member.getKey().toUpperCase(), path.getKey(), member.getValue())))
                .toList();
    }

    /**
     * Holds a response, and the request of one that succeeded, against the document.
     *
     * @param path the path that was sent, with its query
     * @param sent the request body
     * @return the response
     */
    Client.Answer check(String method, String path, String sent, Client.Answer answer) {
        Operation operation = operation(method, path);
        JsonNode responses = operation.json().path("responses");
        String status = Integer.toString(answer.status());
        String range = status.charAt(0) + "XX";
        String documented = responses.has(range) && !responses.has(status) ? range : status;
        String what = operation + " -> " + documented;
        JsonNode response = resolved(responses.path(documented));
        assertThat(response.isMissingNode())
                .as(what + " is documented: " + answer.text())
                .isFalse();
        seen.add(what);
        JsonPointer at = operation.pointer().appendProperty("responses").appendProperty(documented);
        content(at, response, answer, what);
        headers(response, answer, what);
        if (answer.status() < 300 || !documented.equals(status)) {
            request(operation, path, sent);
        }
        return answer;
    }

    /** A header is in every response, unless the document says {@code required: false}. */
    private void headers(JsonNode response, Client.Answer answer, String what) {
        response.path("headers").forEachEntry((name, header) -> {
            boolean optional = !resolved(header).path("required").asBoolean(true);
            if (!answer.header(name).isEmpty()) {
                seen.add(what + " " + name);
            } else if (!optional) {
                throw new AssertionError(what + " has no header " + name);
            }
        });
    }

    /** Validates the response to an unsupported method against each operation of the path. */
    void check405(String path, Client.Answer answer) {
        assertThat(answer.status()).isEqualTo(405);
        operations().stream()
                .filter(operation -> path.matches(regex(operation.path()))
                        && !operation.method().equals("HEAD"))
                .forEach(operation -> check(operation.method(), path, "", answer));
    }

    /** Holds a value against a component. */
    void checkComponent(String name, JsonNode value) {
        valid(JsonPointer.compile(SCHEMAS + name), value, name);
    }

    private void content(JsonPointer at, JsonNode response, Client.Answer answer, String what) {
        if (!response.has("content")) {
            assertThat(answer.body()).as(what).isEmpty();
            return;
        }
        String type = answer.header("Content-Type").replaceFirst(" *;.*", "");
        assertThat(response.get("content").propertyNames()).as(what).contains(type);
        seen.add(what + " " + type);
        JsonPointer schema =
                target(at).appendProperty("content").appendProperty(type).appendProperty("schema");
        if (type.equals("application/json")) {
            valid(schema, answer.json(), what);
        } else {
            assertThat(answer.body()).as(what).isNotEmpty();
            JsonNode lines = document.at(schema).path("contentSchema");
            if (type.equals("application/jsonl")) {
                JsonPointer line = schema.appendProperty("contentSchema");
                assertThat(lines.isObject()).isTrue();
                answer.text()
                        .lines()
                        .forEach(text -> valid(line, Json.read(text.getBytes(StandardCharsets.UTF_8)), what));
            }
        }
    }

    private void request(Operation operation, String path, String sent) {
        query(path).forEach(pair -> {
            JsonNode parameter = parameter(operation, pair.getKey());
            String text = pair.getValue();
            boolean number = parameter.at("/schema/type").asString("").equals("integer");
            JsonNode value = number
                    ? Json.MAPPER.readTree(text)
                    : Json.MAPPER.getNodeFactory().stringNode(text);
            int index = names(operation).indexOf(pair.getKey());
            JsonPointer at =
                    target(operation.pointer().appendProperty("parameters").appendIndex(index));
            valid(at.appendProperty("schema"), value, operation + "?" + pair.getKey());
            seen.add(operation + "?" + pair.getKey());
        });
        if (!sent.isEmpty()) {
            JsonPointer body = operation.pointer().appendProperty("requestBody");
            JsonPointer schema = body.appendProperty("content")
                    .appendProperty("application/json")
                    .appendProperty("schema");
            assertThat(document.at(schema).isMissingNode())
                    .as(operation + " takes a body")
                    .isFalse();
            valid(schema, Json.read(sent.getBytes(StandardCharsets.UTF_8)), operation + " sent");
            seen.add(operation + " with a body");
        }
    }

    private static Stream<Map.Entry<String, String>> query(String path) {
        String query = path.contains("?") ? path.substring(path.indexOf('?') + 1) : "";
        return Stream.of(query.split("&"))
                .filter(pair -> pair.contains("="))
                .map(pair -> Map.entry(
                        pair.substring(0, pair.indexOf('=')),
                        URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8)));
    }

    private List<String> names(Operation operation) {
        return operation
                .json()
                .path("parameters")
                .valueStream()
                .map(parameter -> resolved(parameter))
                .map(parameter -> parameter.get("in").asString().equals("query")
                        ? parameter.get("name").asString()
                        : "")
                .toList();
    }

    private JsonNode parameter(Operation operation, String name) {
        int index = names(operation).indexOf(name);
        assertThat(index).as(operation + " documents the parameter " + name).isNotNegative();
        return resolved(operation.json().get("parameters").get(index));
    }

    private Operation operation(String method, String path) {
        String bare = path.replaceFirst("\\?.*", "");
        return operations().stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> bare.equals(operation.path()) || bare.matches(regex(operation.path())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " " + path + " is not documented"));
    }

    private static String regex(String template) {
        return template.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    private JsonPointer target(JsonPointer at) {
        JsonNode node = document.at(at);
        return node.has("$ref")
                ? JsonPointer.compile(node.get("$ref").asString().substring(1))
                : at;
    }

    private void valid(JsonPointer schema, JsonNode value, String what) {
        List<Error> errors = registry.getSchema(SchemaLocation.of(ADDRESS + "#" + fragment(schema)))
                .validate(value);
        assertThat(errors).as(what + ": " + value).isEmpty();
        note(schema, value);
    }

    private static String fragment(JsonPointer pointer) {
        return pointer.toString().replace("{", "%7B").replace("}", "%7D");
    }

    /** Remembers which of the documented members and values a value has. */
    private void note(JsonPointer schema, JsonNode value) {
        JsonPointer at = target(schema);
        JsonNode found = document.at(at);
        if (found.has("enum") || found.has("const")) {
            seen.add(at + "=" + value);
        }
        found.path("oneOf").valueStream().forEach(branch -> {
            if (branch.has("$ref") && value.isObject()) {
                note(JsonPointer.compile(branch.get("$ref").asString().substring(1)), value);
            }
        });
        found.path("properties").propertyNames().stream().filter(value::has).forEach(name -> {
            JsonPointer member = at.appendProperty("properties").appendProperty(name);
            seen.add(member.toString());
            note(member, value.get(name));
        });
        if (found.has("items")) {
            value.forEach(item -> note(at.appendProperty("items"), item));
        }
    }

    /** What the document describes but no response contained. */
    List<String> unseen() {
        Stream<String> responses = operations().stream()
                .flatMap(operation -> Stream.concat(
                        operation.json().get("responses").propertyStream().flatMap(response -> {
                            String what = operation + " -> " + response.getKey();
                            JsonNode content = resolved(response.getValue()).path("content");
                            Stream<String> headers =
                                    resolved(response.getValue()).path("headers").propertyNames().stream();
                            return Stream.concat(
                                    Stream.of(what),
                                    Stream.concat(content.propertyNames().stream(), headers)
                                            .map(part -> what + " " + part));
                        }),
                        Stream.concat(
                                names(operation).stream()
                                        .filter(name -> !name.isEmpty())
                                        .map(name -> operation + "?" + name),
                                operation.json().has("requestBody")
                                        ? Stream.of(operation + " with a body")
                                        : Stream.empty())));
        Stream<String> members = document.at("/components/schemas")
                .propertyStream()
                .flatMap(schema -> members(JsonPointer.compile(SCHEMAS + schema.getKey())));
        return Stream.concat(responses, members)
                .filter(Predicate.not(seen::contains))
                .toList();
    }

    private Stream<String> members(JsonPointer schema) {
        JsonNode found = document.at(schema);
        Stream<String> values = found.path("enum").valueStream().map(value -> schema + "=" + value);
        Stream<String> items = found.has("items") ? members(schema.appendProperty("items")) : Stream.empty();
        Stream<String> properties = found.path("properties").propertyNames().stream()
                .flatMap(name -> {
                    JsonPointer member = schema.appendProperty("properties").appendProperty(name);
                    return Stream.concat(Stream.of(member.toString()), members(member));
                });
        return Stream.of(values, items, properties).flatMap(all -> all);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(DocumentedApi::close);
    }
}
