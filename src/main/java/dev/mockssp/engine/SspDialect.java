package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.journal.Outcome;
import dev.mockssp.schema.Violation;
import dev.mockssp.wire.SspAnswer;
import java.util.List;

/** The SSP's envelope (contract.md 1.3). */
final class SspDialect implements Dialect {

    private final Stamps stamps;

    SspDialect(Stamps stamps) {
        this.stamps = stamps;
    }

    @Override
    public String endpoint() {
        return "bid-request";
    }

    @Override
    public String keyHeader() {
        return "thrad-api-key";
    }

    @Override
    public String requestSchema() {
        return "bid-request.schema.json";
    }

    Reply.Json success(Call call, String message, Object data) {
        return envelope(call, 200, "success", message, data, null);
    }

    @Override
    public Reply.Json error(Call call, Check decidedBy, int status, String message) {
        return status == 400
                ? badRequest(call, decidedBy, message, List.of(new SspAnswer.Detail("", decidedBy.label(), message)))
                : error(call, decidedBy, status, message, SspAnswer.Error.of(status));
    }

    @Override
    public Reply.Json error(Call call, Check decidedBy, int status, String message, Object error) {
        call.note(Check.class, decidedBy).note(Outcome.class, Outcome.of(Outcome.Kind.ERROR, message));
        return envelope(call, status, "error", message, SspAnswer.OneBid.NONE, error);
    }

    @Override
    public Reply.Json malformed(Call call, String problem) {
        return badRequest(call, Check.BODY, problem, List.of(new SspAnswer.Detail("", "json", problem)));
    }

    @Override
    public Reply.Json undeclared(Call call, String problem) {
        return badRequest(call, Check.BODY, problem, List.of(new SspAnswer.Detail("", "media-type", problem)));
    }

    @Override
    public Reply.Json invalid(Call call, List<Violation> violations) {
        List<SspAnswer.Detail> details = violations.stream()
                .map(violation -> new SspAnswer.Detail(violation.pointer(), violation.rule(), violation.message()))
                .toList();
        return badRequest(call, Check.BODY, violations.get(0).message(), details);
    }

    private Reply.Json badRequest(Call call, Check decidedBy, String message, List<SspAnswer.Detail> details) {
        return error(call, decidedBy, 400, message, SspAnswer.Error.of(400, details));
    }

    private Reply.Json envelope(Call call, int status, String word, String message, Object data, Object error) {
        Stamp stamp = stamps.of(call);
        return new Reply.Json(
                status,
                Headers.none(),
                new SspAnswer(stamp.requestId(), stamp.timestamp(), stamp.totalTime(), word, message, data, error));
    }
}
