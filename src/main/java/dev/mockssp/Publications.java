package dev.mockssp;

import dev.mockssp.config.Config;
import dev.mockssp.exchange.Request;
import dev.mockssp.schema.OpenApi;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.wire.Wire;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * The documents that the mock server publishes: {@code /openapi.json} and the files under {@code /schemas/}. The OpenAPI
 * document names the URL that the request used, or {@code --public-url}: generated clients cannot use a relative URL.
 */
final class Publications implements Function<Request, Optional<byte[]>> {

    private static final String SCHEMAS = "/schemas/";

    private final SchemaLibrary schemas;
    private final Config config;
    private final OpenApi openApi = new OpenApi();

    Publications(SchemaLibrary schemas, Config config) {
        this.schemas = schemas;
        this.config = config;
    }

    @Override
    public Optional<byte[]> apply(Request request) {
        String path = request.path();
        if (path.equals("/openapi.json")) {
            String server = config.publicUrl().map(URI::toString).orElse(request.base());
            return Optional.of(Wire.write(openApi.document(config.revision(), server)));
        }
        if (path.equals(SCHEMAS)) {
            return Optional.of(Wire.write(schemas.files()));
        }
        return path.startsWith(SCHEMAS) ? schemas.file(path.substring(SCHEMAS.length())) : Optional.empty();
    }
}
