package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.journal.Outcome;
import dev.mockssp.schema.LegacyDetail;
import dev.mockssp.schema.Violation;
import dev.mockssp.wire.GetAdAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The legacy endpoint's envelope (contract.md 2.2). */
final class LegacyDialect implements Dialect {

    private static final String API_VERSION = "0.1.0";
    private static final String DOCS_PATH = "/openapi.json";

    private final Stamps stamps;
    private final Links links;

    LegacyDialect(Stamps stamps, Links links) {
        this.stamps = stamps;
        this.links = links;
    }

    @Override
    public String endpoint() {
        return "get-ad";
    }

    @Override
    public String keyHeader() {
        return "thrads-api-key";
    }

    @Override
    public String requestSchema() {
        return "get-ad-request.schema.json";
    }

    /** @param data the product, or an empty map for none */
    Reply.Json success(Call call, String message, Object data) {
        return envelope(call, 200, "success", message, data, null);
    }

    @Override
    public Reply.Json error(Call call, Check decidedBy, int status, String message) {
        return error(call, decidedBy, status, message, new GetAdAnswer.Error("HTTPException", status));
    }

    @Override
    public Reply.Json error(Call call, Check decidedBy, int status, String message, Object error) {
        call.note(Check.class, decidedBy).note(Outcome.class, Outcome.of(Outcome.Kind.ERROR, message));
        return envelope(call, status, "error", message, Map.of(), error);
    }

    @Override
    public Reply.Json malformed(Call call, String problem) {
        return unprocessable(call, problem, List.of(LegacyDetail.malformed(problem)));
    }

    @Override
    public Reply.Json undeclared(Call call, String problem) {
        return unprocessable(call, problem, List.of(new LegacyDetail(List.of("body"), problem, "media_type")));
    }

    @Override
    public Reply.Json invalid(Call call, List<Violation> violations) {
        List<LegacyDetail> details = violations.stream().map(LegacyDetail::of).toList();
        return unprocessable(call, violations.get(0).message(), details);
    }

    private Reply.Json unprocessable(Call call, String message, List<LegacyDetail> details) {
        return error(call, Check.BODY, 422, message, new GetAdAnswer.Validation(details));
    }

    private Reply.Json envelope(Call call, int status, String word, String message, Object data, Object error) {
        Stamp stamp = stamps.of(call);
        return new Reply.Json(
                status,
                Headers.none(),
                new GetAdAnswer(
                        API_VERSION,
                        stamp.requestId(),
                        stamp.timestamp(),
                        links.base(call) + DOCS_PATH,
                        stamp.totalTime(),
                        word,
                        message,
                        data,
                        Optional.ofNullable(error)));
    }
}
