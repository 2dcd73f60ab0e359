package dev.mockssp.engine.filter;

import dev.mockssp.access.ApiKey;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.BodyEncoding;
import dev.mockssp.core.Filter;
import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Rejects bodies that are not declared as JSON, are not JSON, or violate the endpoint's schema. */
public final class BodyValidationFilter implements Filter {

    /** What a contextual request must have, unless requests without a chat are allowed. */
    private static final List<String> CHAT = List.of("chatId", "messages");

    private final SchemaLibrary schemas;
    private final boolean identityOnly;

    /** @param identityOnly whether a bid request of revision 2026 may come without a chat (revision-2026.md, section 10) */
    public BodyValidationFilter(SchemaLibrary schemas, boolean identityOnly) {
        this.schemas = schemas;
        this.identityOnly = identityOnly;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> check(context, next);
    }

    private Response check(RequestContext context, HttpHandler next) {
        VendorApi api = context.require(VendorApi.class);
        if (!declaresJson(context.request().headers())) {
            return api.wrongMediaType(context, mediaType(context.request().headers()));
        }
        Optional<String> encoding = BodyEncoding.unsupported(context.request().headers());
        if (encoding.isPresent()) {
            return api.wrongMediaType(
                    context,
                    encoding.get()
                            + " is not supported: send the body as it is, in UTF-8 and without Content-Encoding");
        }
        ParsedBody body = ParsedBody.of(context);
        if (body.json().isEmpty()) {
            return api.notJson(context, body.problem());
        }
        Revision revision = context.require(ApiKey.class).revision();
        JsonNode json = body.json().get();
        List<Violation> violations = schemas.check(revision.schema(api.requestSchema()), json);
        if (identityOnly
                && revision == Revision.R2026
                && api instanceof SspApi
                && CHAT.stream().noneMatch(json::has)) {
            violations = violations.stream()
                    .filter(violation -> !isMissingChat(violation))
                    .toList();
        }
        return violations.isEmpty() ? next.handle(context) : api.violatesSchema(context, violations);
    }

    private static boolean isMissingChat(Violation violation) {
        return violation.rule().equals("required")
                && violation.path().size() == 1
                && CHAT.contains(violation.path().get(0));
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
