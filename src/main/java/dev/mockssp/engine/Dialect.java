package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Reply;
import dev.mockssp.schema.Violation;
import java.util.List;

/** How one of the two APIs speaks: its key header, its schemas, its envelope. */
sealed interface Dialect permits SspDialect, LegacyDialect {

    /** The endpoint's name in scenarios and in the journal. */
    String endpoint();

    /** The header that carries the key. */
    String keyHeader();

    /** The schema of the request's body, relative to the revision's folder. */
    String requestSchema();

    /** An error in this API's envelope, noted as the outcome of the call. */
    Reply.Json error(Call call, Check decidedBy, int status, String message);

    /** The same with an {@code error} of its own. */
    Reply.Json error(Call call, Check decidedBy, int status, String message, Object error);

    /** The answer to a body that is no JSON. */
    Reply.Json malformed(Call call, String problem);

    /** The answer to a body that is not declared as JSON. */
    Reply.Json undeclared(Call call, String problem);

    /** The answer to a body that breaks the schema. */
    Reply.Json invalid(Call call, List<Violation> violations);
}
