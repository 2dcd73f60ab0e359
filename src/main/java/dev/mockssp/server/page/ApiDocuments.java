package dev.mockssp.server.page;

import dev.mockssp.config.Config;
import dev.mockssp.core.Request;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.openapi.OpenApiDocument;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * The documents that the mock server publishes: {@code /openapi.json} and the files under {@code /schemas/}. The OpenAPI
 * document names the URL that the request used, or {@code --public-url}: generated clients cannot use a relative URL.
 */
public final class ApiDocuments implements Function<Request, Optional<byte[]>> {

    private static final String SCHEMAS = "/schemas/";

    private final SchemaLibrary schemas;
    private final Config config;
    private final OpenApiDocument openApi = new OpenApiDocument();

    public ApiDocuments(SchemaLibrary schemas, Config config) {
        this.schemas = schemas;
        this.config = config;
    }

    @Override
    public Optional<byte[]> apply(Request request) {
        String path = request.path();
        if (path.equals("/openapi.json")) {
            String server = config.publicUrl().map(URI::toString).orElse(request.baseUrl());
            return Optional.of(Json.write(openApi.document(config.revision(), server)));
        }
        if (path.equals(SCHEMAS)) {
            return Optional.of(Json.write(schemas.files()));
        }
        return path.startsWith(SCHEMAS) ? schemas.file(path.substring(SCHEMAS.length())) : Optional.empty();
    }
}
