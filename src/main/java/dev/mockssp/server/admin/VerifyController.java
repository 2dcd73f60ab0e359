package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.Verifier;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.journal.export.VerificationJson;
import dev.mockssp.server.rest.JsonResponses;
import io.javalin.http.Context;

/** The route that answers whether what was sent is what should have been sent. */
final class VerifyController {

    private final Verifier verifier;

    VerifyController(Admin controls, DocumentReader documents) {
        this.verifier = new Verifier(controls, documents);
    }

    void verify(Context ctx) {
        JsonResponses.json(ctx, VerificationJson.of(verifier.verify(ctx.bodyAsBytes(), "the request body")));
    }
}
