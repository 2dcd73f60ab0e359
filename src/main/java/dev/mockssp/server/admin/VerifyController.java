package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.Verifier;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.journal.export.VerificationJson;
import dev.mockssp.journal.match.Verification;
import dev.mockssp.server.rest.JsonResponses;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.http.Context;

/** The route that verifies exchanges of the journal. */
final class VerifyController {

    static final String FAIL_WITH = "failWith";

    private final Verifier verifier;

    VerifyController(Admin admin, DocumentReader documents) {
        this.verifier = new Verifier(admin, documents);
    }

    /** Sends the result. If the verification failed, the response has the status in the query, so that curl fails too. */
    void verify(Context ctx, QueryParams query) {
        int failWith = query.number(FAIL_WITH, 400, 499).orElse(200);
        Verification.VerificationResult result = verifier.verify(ctx.bodyAsBytes(), "the request body");
        ctx.status(result.pass() ? 200 : failWith);
        JsonResponses.json(ctx, VerificationJson.of(result));
    }
}
