package dev.mockssp.engine.api;

import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.schema.Violation;
import java.util.List;

/** How one of the two APIs speaks: its key header, its schemas, its envelope. */
public sealed interface VendorApi permits SspApi, LegacyApi {

    /** The endpoint's name in scenarios and in the journal. */
    String endpoint();

    /** The header that carries the key. */
    String keyHeader();

    /** The schema of the request's body, relative to the revision's folder. */
    String requestSchema();

    /** An error in this API's envelope, noted as the outcome of the call. */
    Response.Json error(RequestContext call, DecidedBy decidedBy, int status, String message);

    /** The same with an {@code error} of its own. */
    Response.Json error(RequestContext call, DecidedBy decidedBy, int status, String message, Object error);

    /** The answer to a body that is no JSON. */
    Response.Json malformed(RequestContext call, String problem);

    /** The answer to a body that is not declared as JSON. */
    Response.Json undeclared(RequestContext call, String problem);

    /** The answer to a body that breaks the schema. */
    Response.Json invalid(RequestContext call, List<Violation> violations);
}
