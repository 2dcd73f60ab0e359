package dev.mockssp.engine.filter;

import dev.mockssp.core.BodyEncoding;
import dev.mockssp.core.Filter;
import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.MessageText;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rejects bodies that are not declared as JSON, are not JSON, or violate the endpoint's schema. */
public final class BodyValidationFilter implements Filter {

    private final SchemaLibrary schemas;
    private final String folder;
    private final int limit;

    /**
     * @param folder the schema folder of the revision, with a slash at its end
     * @param limit the maximum size of a body in bytes, used in the message only
     */
    public BodyValidationFilter(SchemaLibrary schemas, String folder, int limit) {
        this.schemas = schemas;
        this.folder = folder;
        this.limit = limit;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> check(context, next);
    }

    private Response check(RequestContext context, HttpHandler next) {
        VendorApi api = context.require(VendorApi.class);
        if (context.request().oversized()) {
            return api.error(
                    context, DecidedBy.BODY, 413, "The body is longer than " + MessageText.count(limit, "byte"));
        }
        if (context.request().overloaded()) {
            return Overload.response(context);
        }
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
        List<Violation> violations =
                schemas.check(folder + api.requestSchema(), body.json().get());
        return violations.isEmpty() ? next.handle(context) : api.violatesSchema(context, violations);
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
