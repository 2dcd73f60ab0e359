package dev.mockssp.http;

import dev.mockssp.engine.Controls;
import dev.mockssp.engine.Documents;
import dev.mockssp.engine.Verifier;
import dev.mockssp.journal.VerdictJson;
import io.javalin.http.Context;

/** The route that answers whether what was sent is what should have been sent. */
final class AdminVerify {

    private final Verifier verifier;

    AdminVerify(Controls controls, Documents documents) {
        this.verifier = new Verifier(controls, documents);
    }

    void verify(Context ctx) {
        Answers.json(ctx, VerdictJson.of(verifier.verify(ctx.bodyAsBytes(), "the request body")));
    }
}
