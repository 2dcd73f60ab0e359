package dev.mockssp.engine.api;

import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.journal.Outcome;
import dev.mockssp.schema.Violation;
import dev.mockssp.wire.BidResponse;
import java.util.List;

/** The API of the SSP (contract.md 1.3). */
public final class SspApi implements VendorApi {

    private final ResponseMetadataFactory stamps;

    public SspApi(ResponseMetadataFactory stamps) {
        this.stamps = stamps;
    }

    @Override
    public VendorEndpoint endpoint() {
        return VendorEndpoint.BID_REQUEST;
    }

    @Override
    public String requestSchema() {
        return "bid-request.schema.json";
    }

    public Response.Json success(RequestContext call, String message, Object data) {
        return envelope(call, 200, "success", message, data, null);
    }

    @Override
    public Response.Json error(RequestContext call, DecidedBy decidedBy, int status, String message) {
        return status == 400
                ? badRequest(call, decidedBy, message, List.of(new BidResponse.Detail("", decidedBy.label(), message)))
                : error(call, decidedBy, status, message, BidResponse.Error.of(status));
    }

    @Override
    public Response.Json error(RequestContext call, DecidedBy decidedBy, int status, String message, Object error) {
        call.put(DecidedBy.class, decidedBy).put(Outcome.class, Outcome.of(Outcome.Kind.ERROR, message));
        return envelope(call, status, "error", message, BidResponse.OneBid.NONE, error);
    }

    @Override
    public Response.Json malformed(RequestContext call, String problem) {
        return badRequest(call, DecidedBy.BODY, problem, List.of(new BidResponse.Detail("", "json", problem)));
    }

    @Override
    public Response.Json undeclared(RequestContext call, String problem) {
        return badRequest(call, DecidedBy.BODY, problem, List.of(new BidResponse.Detail("", "media-type", problem)));
    }

    @Override
    public Response.Json invalid(RequestContext call, List<Violation> violations) {
        List<BidResponse.Detail> details = violations.stream()
                .map(violation -> new BidResponse.Detail(violation.pointer(), violation.rule(), violation.message()))
                .toList();
        return badRequest(call, DecidedBy.BODY, violations.get(0).message(), details);
    }

    private Response.Json badRequest(
            RequestContext call, DecidedBy decidedBy, String message, List<BidResponse.Detail> details) {
        return error(call, decidedBy, 400, message, BidResponse.Error.of(400, details));
    }

    private Response.Json envelope(
            RequestContext call, int status, String word, String message, Object data, Object error) {
        ResponseMetadata stamp = stamps.of(call);
        return new Response.Json(
                status,
                Headers.none(),
                new BidResponse(stamp.requestId(), stamp.timestamp(), stamp.totalTime(), word, message, data, error));
    }
}
