package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.Verifier;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.journal.export.VerificationJson;
import dev.mockssp.server.rest.JsonResponses;
import io.javalin.http.Context;

/** The route that verifies exchanges of the journal. */
final class VerifyController {

    private final Verifier verifier;

    VerifyController(Admin admin, DocumentReader documents) {
        this.verifier = new Verifier(admin, documents);
    }

    void verify(Context ctx) {
        JsonResponses.json(ctx, VerificationJson.of(verifier.verify(ctx.bodyAsBytes(), "the request body")));
    }
}
