package dev.mockssp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Request;
import dev.mockssp.exchange.Responder;
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

    private final Function<String, Optional<byte[]>> documents;

    Pages(Function<String, Optional<byte[]>> documents) {
        this.documents = documents;
    }

    /** Answers with the pages first, and leaves to the other what no page answers. */
    Responder before(Responder next) {
        return call -> answer(call.request()).orElseGet(() -> next.answer(call));
    }

    private Optional<Reply> answer(Request request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return reads ? Dashboard.at(request.path()).or(() -> at(request.path())) : Optional.empty();
    }

    /** @return whether a request is for a page in spite of its path, which is one of the control API */
    static boolean claim(String method, String path) {
        return (method.equals("GET") || method.equals("HEAD")) && Dashboard.has(path);
    }

    private Optional<Reply> at(String path) {
        return switch (path) {
            case "/robots.txt" -> Optional.of(text("User-agent: *\nDisallow: /\n"));
            case "/favicon.ico" -> Optional.of(png(PlaceholderImages.logo("mock-ssp")));
            default -> below(path);
        };
    }

    private Optional<Reply> below(String path) {
        Matcher media = MEDIA.matcher(path);
        if (media.matches()) {
            return Optional.of(png(drawn(media.group(1), media.group(2))));
        }
        Matcher former = FORMER_MEDIA.matcher(path);
        if (former.matches()) {
            return Optional.of(Reply.Raw.empty(301, Headers.of("Location", former.group(2) + ".png")));
        }
        boolean document = DOCUMENT.matcher(path).matches() && !path.contains("..");
        return document ? documents.apply(path).map(bytes -> document(path, bytes)) : Optional.empty();
    }

    private static byte[] drawn(String id, String kind) {
        return switch (kind) {
            case "logo" -> PlaceholderImages.logo(id);
            case "product" -> PlaceholderImages.product(id);
            default -> PlaceholderImages.image(id);
        };
    }

    private static Reply document(String path, byte[] bytes) {
        String type = path.endsWith(".json") || path.endsWith("/") ? "application/json" : "text/html;charset=utf-8";
        return new Reply.Raw(200, NOT_SNIFFED, type, bytes);
    }

    private static Reply text(String text) {
        return new Reply.Raw(200, NOT_SNIFFED, "text/plain;charset=utf-8", text.getBytes(UTF_8));
    }

    private static Reply png(byte[] bytes) {
        Headers headers = Headers.of(
                "Content-Security-Policy", "sandbox; default-src 'none'",
                "X-Content-Type-Options", "nosniff",
                "Cache-Control", "public, max-age=3600");
        return new Reply.Raw(200, headers, "image/png", bytes);
    }
}
