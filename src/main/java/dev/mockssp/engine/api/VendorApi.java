package dev.mockssp.engine.api;

import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.schema.Violation;
import java.util.List;

/** One of the two vendor APIs: its endpoint name, key header, schema and response envelopes. */
public sealed interface VendorApi permits SspApi, LegacyApi {

    VendorEndpoint endpoint();

    /** The schema of the request body, relative to the folder of the revision. */
    String requestSchema();

    /** An error in this API's envelope. Sets the outcome of the request. */
    Response.Json error(RequestContext context, DecidedBy decidedBy, int status, String message);

    /** An error with a custom {@code error} member. */
    Response.Json error(RequestContext context, DecidedBy decidedBy, int status, String message, Object error);

    /** The response to a body that is not JSON. */
    Response.Json malformed(RequestContext context, String problem);

    /** The response to a body that is not declared as JSON. */
    Response.Json undeclared(RequestContext context, String problem);

    /** The response to a body that violates the schema. */
    Response.Json invalid(RequestContext context, List<Violation> violations);
}
