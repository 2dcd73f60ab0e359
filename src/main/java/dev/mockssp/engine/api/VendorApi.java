package dev.mockssp.engine.api;

import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.schema.Violation;
import java.util.List;

/** One of the vendor's two APIs: its endpoint, its schema and its envelope. */
public sealed interface VendorApi permits SspApi, LegacyApi {

    VendorEndpoint endpoint();

    /** The schema of the request body, relative to the folder of the revision. */
    String requestSchema();

    /** An error in the envelope of this API; also sets the outcome of the request. */
    Response.Json error(RequestContext call, DecidedBy decidedBy, int status, String message);

    /** The same with a custom {@code error}. */
    Response.Json error(RequestContext call, DecidedBy decidedBy, int status, String message, Object error);

    /** The response to a body that is not JSON. */
    Response.Json malformed(RequestContext call, String problem);

    /** The response to a body with another media type. */
    Response.Json undeclared(RequestContext call, String problem);

    /** The response to a body that violates the schema. */
    Response.Json invalid(RequestContext call, List<Violation> violations);
}
