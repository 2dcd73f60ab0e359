package dev.mockssp.server.admin;

import dev.mockssp.schema.openapi.AdminOpenApiDocument;
import dev.mockssp.server.rest.JsonResponses;
import io.javalin.http.Context;

/** The route of the admin API's own OpenAPI document. */
final class OpenApiController {

    private final AdminOpenApiDocument openApi = new AdminOpenApiDocument();
    private final String version;

    /** @param version the version of mock-ssp */
    OpenApiController(String version) {
        this.version = version;
    }

    /** The document names the host of the request as its server. Without a Host header, the URL is relative. */
    void document(Context ctx) {
        String host = ctx.host();
        JsonResponses.json(ctx, openApi.document(version, host == null ? "/" : ctx.scheme() + "://" + host));
    }
}
