package dev.mockssp.schema;

import dev.mockssp.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The schema files as they are packaged: their names, bytes and trees. */
final class SchemaFiles {

    /** Every file of the folder {@code schemas}, by its path in it. */
    static final List<String> NAMES = List.of(
            "2025-11/bid-error.schema.json",
            "2025-11/bid-request.schema.json",
            "2025-11/bid-response.schema.json",
            "2025-11/get-ad-error.schema.json",
            "2025-11/get-ad-request.schema.json",
            "2025-11/get-ad-response.schema.json",
            "admin/advance-clock.schema.json",
            "admin/error.schema.json",
            "admin/freeze-clock.schema.json",
            "admin/provider-state.schema.json",
            "admin/reset.schema.json",
            "admin/select-scenario.schema.json",
            "admin/verify.schema.json",
            "geo.schema.json",
            "inventory.schema.json",
            "scenario.schema.json");

    private static final String FOLDER = "/dev/mockssp/schemas/";

    private final Map<String, JsonNode> trees = new ConcurrentHashMap<>();

    Optional<byte[]> bytes(String name) {
        return NAMES.contains(name) ? Optional.of(resource(FOLDER + name)) : Optional.empty();
    }

    JsonNode tree(String name) {
        return trees.computeIfAbsent(
                name,
                file -> Wire.read(bytes(file)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no schema file " + file + ", there are " + String.join(", ", NAMES)))));
    }

    static byte[] resource(String path) {
        try (InputStream in = SchemaFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + path + " is not packaged");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
