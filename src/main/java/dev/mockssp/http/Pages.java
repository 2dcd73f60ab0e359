package dev.mockssp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Request;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the mock server serves beside the vendor's API: images, documents, and the files that browsers request. */
final class Pages {

    private static final String ID = "([A-Za-z0-9][A-Za-z0-9._-]{0,63})";
    private static final Pattern MEDIA = Pattern.compile("/media/" + ID + "/(image|logo|product)\\.png");

    /** The paths before the images were PNG; custom inventories may have them. */
    private static final Pattern FORMER_MEDIA = Pattern.compile("/media/" + ID + "/(image|logo)\\.svg");

    private static final Pattern DOCUMENT = Pattern.compile("/openapi\\.json|/schemas/[A-Za-z0-9._/-]*");

    private static final Headers NOT_SNIFFED = Headers.of("X-Content-Type-Options", "nosniff");

    private final Function<Request, Optional<byte[]>> documents;

    Pages(Function<Request, Optional<byte[]>> documents) {
        this.documents = documents;
    }

    /**
     * Sends the page, or answers as if there were no such route. Javalin adds the ETag, answers 304 and compresses.
     *
     * @throws NotFoundResponse when no page is at the path
     */
    void handle(Context ctx) {
        Reply.Raw page = find(RequestMapper.call(ctx).request()).orElseThrow(NotFoundResponse::new);
        ctx.status(page.status()).contentType(page.contentType());
        page.headers().forEach(ctx::header);
        ctx.header("Vary", "Accept-Encoding").result(page.body());
    }

    /** @return whether a request below {@code /__admin} is for a file of the dashboard */
    static boolean claims(Context ctx) {
        String method = ctx.req().getMethod();
        return (method.equals("GET") || method.equals("HEAD"))
                && Dashboard.at(ctx.req().getRequestURI()).isPresent();
    }

    /** @return the page at the path of a request */
    Optional<Reply.Raw> find(Request request) {
        return Dashboard.at(request.path()).or(() -> at(request));
    }

    private Optional<Reply.Raw> at(Request request) {
        return switch (request.path()) {
            case "/robots.txt" -> Optional.of(text("User-agent: *\nDisallow: /\n"));
            case "/favicon.ico" -> Optional.of(png(PlaceholderImages.logo("mock-ssp")));
            default -> below(request);
        };
    }

    private Optional<Reply.Raw> below(Request request) {
        String path = request.path();
        Matcher media = MEDIA.matcher(path);
        if (media.matches()) {
            return Optional.of(png(drawn(media.group(1), media.group(2))));
        }
        Matcher former = FORMER_MEDIA.matcher(path);
        if (former.matches()) {
            return Optional.of(Reply.Raw.empty(301, Headers.of("Location", former.group(2) + ".png")));
        }
        boolean document = DOCUMENT.matcher(path).matches() && !path.contains("..");
        return document ? documents.apply(request).map(bytes -> document(path, bytes)) : Optional.empty();
    }

    private static byte[] drawn(String id, String kind) {
        return switch (kind) {
            case "logo" -> PlaceholderImages.logo(id);
            case "product" -> PlaceholderImages.product(id);
            default -> PlaceholderImages.image(id);
        };
    }

    private static Reply.Raw document(String path, byte[] bytes) {
        String type = path.endsWith(".json") || path.endsWith("/") ? "application/json" : "text/html;charset=utf-8";
        return new Reply.Raw(200, NOT_SNIFFED, type, bytes);
    }

    private static Reply.Raw text(String text) {
        return new Reply.Raw(200, NOT_SNIFFED, "text/plain;charset=utf-8", text.getBytes(UTF_8));
    }

    private static Reply.Raw png(byte[] bytes) {
        Headers headers = Headers.of(
                "Content-Security-Policy", "sandbox; default-src 'none'",
                "X-Content-Type-Options", "nosniff",
                "Cache-Control", "public, max-age=3600");
        return new Reply.Raw(200, headers, "image/png", bytes);
    }
}
