package dev.mockssp;

import dev.mockssp.config.Config;
import dev.mockssp.schema.OpenApi;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.wire.Wire;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** The documents that the double publishes: {@code /openapi.json} and the files under {@code /schemas/}. */
final class Publications implements Function<String, Optional<byte[]>> {

    private static final String SCHEMAS = "/schemas/";

    private static final URI SAME_SERVER = URI.create("/");

    private final SchemaLibrary schemas;
    private final Config config;

    Publications(SchemaLibrary schemas, Config config) {
        this.schemas = schemas;
        this.config = config;
    }

    @Override
    public Optional<byte[]> apply(String path) {
        if (path.equals("/openapi.json")) {
            return Optional.of(Wire.write(
                    new OpenApi().document(config.revision(), config.publicUrl().orElse(SAME_SERVER))));
        }
        if (path.equals(SCHEMAS)) {
            return Optional.of(Wire.write(schemas.files()));
        }
        return path.startsWith(SCHEMAS) ? schemas.file(path.substring(SCHEMAS.length())) : Optional.empty();
    }
}
