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

    /** The schema of a response with status 200, relative to the folder of the revision. */
    String responseSchema();

    /** The schema of a response with another status, relative to the folder of the revision. */
    String errorSchema();

    /** An error in this API's envelope. Sets the outcome of the request. */
    Response.Json error(RequestContext context, DecidedBy decidedBy, int status, String message);

    /** An error with a custom {@code error} member. */
    Response.Json error(RequestContext context, DecidedBy decidedBy, int status, String message, Object error);

    /** The response to a body that is not JSON. */
    Response.Json notJson(RequestContext context, String problem);

    /** The response to a body that is not declared as JSON. */
    Response.Json wrongMediaType(RequestContext context, String problem);

    /** The response to a body that violates the schema. */
    Response.Json violatesSchema(RequestContext context, List<Violation> violations);
}
