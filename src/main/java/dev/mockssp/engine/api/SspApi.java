package dev.mockssp.engine.api;

import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.geo.EndUserHeaders;
import dev.mockssp.journal.Outcome;
import dev.mockssp.schema.Violation;
import dev.mockssp.wire.BidResponse;
import java.util.List;

/** The response envelope of the SSP endpoint (contract.md 1.3). */
public final class SspApi implements VendorApi {

    private final ResponseMetadataFactory metadataFactory;

    public SspApi(ResponseMetadataFactory metadataFactory) {
        this.metadataFactory = metadataFactory;
    }

    @Override
    public VendorEndpoint endpoint() {
        return VendorEndpoint.BID_REQUEST;
    }

    @Override
    public String requestSchema() {
        return "bid-request.schema.json";
    }

    @Override
    public String responseSchema() {
        return "bid-response.schema.json";
    }

    @Override
    public String errorSchema() {
        return "bid-error.schema.json";
    }

    public Response.Json success(RequestContext context, String message, Object data) {
        return envelope(context, 200, "success", message, data, null);
    }

    @Override
    public Response.Json error(RequestContext context, DecidedBy decidedBy, int status, String message) {
        return status == 400
                ? badRequest(
                        context, decidedBy, message, List.of(new BidResponse.Detail("", decidedBy.label(), message)))
                : error(context, decidedBy, status, message, BidResponse.Error.of(status));
    }

    @Override
    public Response.Json error(RequestContext context, DecidedBy decidedBy, int status, String message, Object error) {
        context.put(DecidedBy.class, decidedBy).put(Outcome.class, Outcome.of(Outcome.Kind.ERROR, message));
        return envelope(context, status, "error", message, BidResponse.OneBid.NONE, error);
    }

    @Override
    public Response.Json notJson(RequestContext context, String problem) {
        return badRequest(context, DecidedBy.BODY, problem, List.of(new BidResponse.Detail("", "json", problem)));
    }

    @Override
    public Response.Json wrongMediaType(RequestContext context, String problem) {
        return badRequest(context, DecidedBy.BODY, problem, List.of(new BidResponse.Detail("", "media-type", problem)));
    }

    @Override
    public Response.Json violatesSchema(RequestContext context, List<Violation> violations) {
        List<BidResponse.Detail> details = violations.stream()
                .map(violation -> new BidResponse.Detail(violation.pointer(), violation.rule(), violation.message()))
                .toList();
        return badRequest(context, DecidedBy.BODY, violations.get(0).message(), details);
    }

    /** The response to incomplete headers about the user. */
    public Response.Json wrongHeaders(RequestContext context, EndUserHeaders.Problem problem) {
        List<BidResponse.Detail> details = problem.details().stream()
                .map(message -> new BidResponse.Detail("", "header", message))
                .toList();
        return badRequest(context, DecidedBy.BODY, problem.message(), details);
    }

    private Response.Json badRequest(
            RequestContext context, DecidedBy decidedBy, String message, List<BidResponse.Detail> details) {
        return error(context, decidedBy, 400, message, BidResponse.Error.of(400, details));
    }

    private Response.Json envelope(
            RequestContext context, int status, String word, String message, Object data, Object error) {
        ResponseMetadata metadata = metadataFactory.of(context);
        return new Response.Json(
                status,
                Headers.none(),
                new BidResponse(
                        metadata.requestId(), metadata.timestamp(), metadata.totalTime(), word, message, data, error));
    }
}
