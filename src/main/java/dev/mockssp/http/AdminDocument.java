package dev.mockssp.http;

import dev.mockssp.schema.AdminOpenApi;
import io.javalin.http.Context;

/** The route of the admin API's own OpenAPI document. */
final class AdminDocument {

    private final AdminOpenApi openApi = new AdminOpenApi();
    private final String version;

    /** @param version the version of mock-ssp */
    AdminDocument(String version) {
        this.version = version;
    }

    /** The server in it is the one that was asked, whatever its name; without a Host header it is relative. */
    void document(Context ctx) {
        String host = ctx.host();
        Answers.json(ctx, openApi.document(version, host == null ? "/" : ctx.scheme() + "://" + host));
    }
}
