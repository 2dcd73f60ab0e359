package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Filter;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.Violation;
import java.util.List;
import java.util.Locale;

/** Lets bodies through that are declared and written as JSON and valid against the endpoint's schema. */
final class BodyCheck implements Filter {

    private final SchemaLibrary schemas;
    private final String folder;
    private final int limit;

    /**
     * @param folder the revision's folder of schemas, with a slash at its end
     * @param limit the longest body in bytes, for the message alone
     */
    BodyCheck(SchemaLibrary schemas, String folder, int limit) {
        this.schemas = schemas;
        this.folder = folder;
        this.limit = limit;
    }

    @Override
    public Responder around(Responder next) {
        return call -> check(call, next);
    }

    private Reply check(Call call, Responder next) {
        Dialect dialect = call.get(Dialect.class);
        if (call.request().oversized()) {
            return dialect.error(call, Check.BODY, 413, "The body is longer than " + limit + " bytes");
        }
        if (!declaresJson(call.request().headers())) {
            return dialect.undeclared(call, mediaType(call.request().headers()));
        }
        ParsedBody body = ParsedBody.of(call);
        if (body.json().isEmpty()) {
            return dialect.malformed(call, body.problem());
        }
        List<Violation> violations =
                schemas.check(folder + dialect.requestSchema(), body.json().get());
        return violations.isEmpty() ? next.answer(call) : dialect.invalid(call, violations);
    }

    private static boolean declaresJson(Headers headers) {
        String type = headers.first("Content-Type").orElse("");
        if (type.equals("application/json")) {
            return true;
        }
        int semicolon = type.indexOf(';');
        String bare = semicolon < 0 ? type : type.substring(0, semicolon);
        return bare.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static String mediaType(Headers headers) {
        return headers.first("Content-Type")
                .map(type -> "Content-Type must be application/json, was " + abbreviate(type))
                .orElse("Content-Type must be application/json, the header is missing");
    }

    private static String abbreviate(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
