package dev.mockssp.engine.api;

import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.journal.Outcome;
import dev.mockssp.schema.LegacyDetail;
import dev.mockssp.schema.Violation;
import dev.mockssp.wire.GetAdResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The response envelope of the legacy endpoint (contract.md 2.2). */
public final class LegacyApi implements VendorApi {

    private static final String API_VERSION = "0.1.0";
    private static final String DOCS_PATH = "/openapi.json";

    private final ResponseMetadataFactory metadataFactory;
    private final UrlFactory urls;

    public LegacyApi(ResponseMetadataFactory metadataFactory, UrlFactory urls) {
        this.metadataFactory = metadataFactory;
        this.urls = urls;
    }

    @Override
    public VendorEndpoint endpoint() {
        return VendorEndpoint.GET_AD;
    }

    @Override
    public String requestSchema() {
        return "get-ad-request.schema.json";
    }

    @Override
    public String responseSchema() {
        return "get-ad-response.schema.json";
    }

    @Override
    public String errorSchema() {
        return "get-ad-error.schema.json";
    }

    /** @param data the product, or an empty map for none */
    public Response.Json success(RequestContext context, String message, Object data) {
        return envelope(context, 200, "success", message, data, null);
    }

    @Override
    public Response.Json error(RequestContext context, DecidedBy decidedBy, int status, String message) {
        return error(context, decidedBy, status, message, new GetAdResponse.Error("HTTPException", status));
    }

    @Override
    public Response.Json error(RequestContext context, DecidedBy decidedBy, int status, String message, Object error) {
        context.put(DecidedBy.class, decidedBy).put(Outcome.class, Outcome.of(Outcome.Kind.ERROR, message));
        return envelope(context, status, "error", message, Map.of(), error);
    }

    @Override
    public Response.Json notJson(RequestContext context, String problem) {
        return unprocessable(context, problem, List.of(LegacyDetail.malformed(problem)));
    }

    @Override
    public Response.Json wrongMediaType(RequestContext context, String problem) {
        return unprocessable(context, problem, List.of(new LegacyDetail(List.of("body"), problem, "media_type")));
    }

    @Override
    public Response.Json violatesSchema(RequestContext context, List<Violation> violations) {
        List<LegacyDetail> details = violations.stream().map(LegacyDetail::of).toList();
        return unprocessable(context, violations.get(0).message(), details);
    }

    private Response.Json unprocessable(RequestContext context, String message, List<LegacyDetail> details) {
        return error(context, DecidedBy.BODY, 422, message, new GetAdResponse.Validation(details));
    }

    private Response.Json envelope(
            RequestContext context, int status, String word, String message, Object data, Object error) {
        ResponseMetadata metadata = metadataFactory.of(context);
        return new Response.Json(
                status,
                Headers.none(),
                new GetAdResponse(
                        API_VERSION,
                        metadata.requestId(),
                        metadata.timestamp(),
                        urls.base(context) + DOCS_PATH,
                        metadata.totalTime(),
                        word,
                        message,
                        data,
                        Optional.ofNullable(error)));
    }
}
