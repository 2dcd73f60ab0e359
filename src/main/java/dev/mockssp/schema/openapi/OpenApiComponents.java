package dev.mockssp.schema.openapi;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives the component schemas of an OpenAPI document from the schema files, so that the two cannot differ. Every
 * value that is valid against a file is valid against its component. Keywords that code generators do not support are
 * removed.
 *
 * <p>A component is a file, a union of several files, or an object in the {@code $defs} of such a file. In the files of
 * one component, {@code $defs} with the same name become one component. Other {@code $defs} are inlined.
 */
final class OpenApiComponents {

    static final String PATH = "#/components/schemas/";

    private static final String SUFFIX = ".schema.json";

    /** A location in a file, and the component of the file. */
    private record Place(String file, String pointer) {}

    private final Function<String, JsonNode> files;
    private final Map<String, String> owners = new TreeMap<>();
    private final Map<Place, String> names = new LinkedHashMap<>();
    private final Map<String, List<Place>> places = new TreeMap<>();
    private final Map<String, ObjectNode> schemas = new LinkedHashMap<>();

    /**
     * @param files reads a schema file
     * @param sources the files of each component, by its name
     */
    OpenApiComponents(Function<String, JsonNode> files, Map<String, List<String>> sources) {
        this.files = files;
        sources.forEach((component, sourceFiles) -> sourceFiles.forEach(file -> owners.put(file, component)));
        sources.forEach(
                (component, sourceFiles) -> sourceFiles.forEach(file -> register(component, new Place(file, ""))));
    }

    /**
     * @return the component schemas, sorted by name
     * @throws IllegalStateException when generators do not support a keyword or a union of a schema, or two components
     *     have the same name
     */
    ObjectNode schemas() {
        ObjectNode all = GeneratorSchema.object();
        List<String> pending = new ArrayList<>(places.keySet());
        while (!pending.isEmpty()) {
            String name = pending.get(0);
            List<Place> sources = List.copyOf(places.get(name));
            ObjectNode schema = GeneratorSchema.finished(derive(name, sources));
            if (sources.equals(places.get(name))) {
                schemas.put(name, schema);
            }
            pending = new ArrayList<>(places.keySet());
            pending.removeAll(schemas.keySet());
        }
        new TreeMap<>(schemas).forEach(all::set);
        return all;
    }

    private ObjectNode derive(String name, List<Place> sources) {
        return sources.stream()
                .map(place -> SchemaUnion.withoutNull(simplified(place)))
                .reduce((one, other) -> SchemaUnion.of(name, one, other))
                .orElseThrow();
    }

    private ObjectNode simplified(Place place) {
        return new GeneratorSchema(this::resolve, place.file()).of(place.pointer(), at(place));
    }

    private JsonNode at(Place place) {
        JsonNode schema = files.apply(place.file()).at(place.pointer());
        if (!schema.isObject()) {
            throw new IllegalStateException("there is no schema at " + place.file() + "#" + place.pointer());
        }
        return schema;
    }

    /** Resolves the {@code $ref} of a file to a reference to a component, or to the simplified schema itself. */
    private ObjectNode resolve(String file, String reference) {
        int hash = reference.indexOf('#');
        String target = hash == 0 ? file : relative(file, hash < 0 ? reference : reference.substring(0, hash));
        Place place = new Place(target, hash < 0 ? "" : reference.substring(hash + 1));
        if (!owners.containsKey(place.file() + place.pointer()) && !isComponent(at(place))) {
            return simplified(place);
        }
        ObjectNode component = GeneratorSchema.object();
        String name = names.containsKey(place) ? names.get(place) : register(component(place), place);
        component.put("$ref", PATH + name);
        return SchemaUnion.hasTypeNull(at(place)) ? SchemaUnion.nullable(component) : component;
    }

    private static boolean isComponent(JsonNode schema) {
        return schema.has("properties") || (schema.path("type").asString("").equals("object") && schema.has("oneOf"));
    }

    private String register(String name, Place place) {
        List<Place> same = places.computeIfAbsent(name, ignored -> new ArrayList<>());
        same.stream()
                .filter(other -> !owner(other).equals(owner(place)))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalStateException(
                            "two schemas would be called " + name + ": " + other + ", " + place);
                });
        same.add(place);
        names.put(place, name);
        // derives the component again, now with one more location
        schemas.remove(name);
        return name;
    }

    /** The component of a file; a file without a component is its own. */
    private String owner(Place place) {
        return Optional.ofNullable(owners.get(place.file())).orElse(place.file());
    }

    private static String component(Place place) {
        String path = place.pointer().isEmpty() ? place.file().replace(SUFFIX, "") : place.pointer();
        return Stream.of(path.substring(path.lastIndexOf('/') + 1).split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String relative(String file, String reference) {
        return URI.create(file).resolve(reference).normalize().toString();
    }
}
