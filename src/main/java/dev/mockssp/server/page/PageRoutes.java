package dev.mockssp.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.Response;
import dev.mockssp.schema.SchemaFiles;
import dev.mockssp.server.vendor.RequestMapper;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the dashboard, images, documents, and the files that browsers request. */
public final class PageRoutes {

    private static final String ID = "([A-Za-z0-9][A-Za-z0-9._-]{0,63})";
    private static final Pattern MEDIA = Pattern.compile("/media/" + ID + "/(image|logo|product)\\.png");

    /** The paths of images before they were PNG files. Custom inventories may still contain them. */
    private static final Pattern FORMER_MEDIA = Pattern.compile("/media/" + ID + "/(image|logo)\\.svg");

    private static final Pattern DOCUMENT = Pattern.compile("/openapi\\.json|/schemas/[A-Za-z0-9._/-]*");

    private static final Headers NOT_SNIFFED = Headers.of("X-Content-Type-Options", "nosniff");

    private final Dashboard dashboard = new Dashboard();
    private final Function<Request, Optional<byte[]>> documents;

    public PageRoutes(Function<Request, Optional<byte[]>> documents) {
        this.documents = documents;
    }

    /**
     * Sends the page at the path of the request. Javalin adds the ETag, sends 304 and compresses.
     *
     * @throws NotFoundResponse if there is no page at the path
     */
    public void handle(Context ctx) {
        Response.Bytes page = find(RequestMapper.context(ctx).request()).orElseThrow(NotFoundResponse::new);
        ctx.status(page.status()).contentType(page.contentType());
        page.headers().forEach(ctx::header);
        ctx.header("Vary", "Accept-Encoding").result(page.body());
    }

    /** @return whether a request below {@code /__admin} is for a file of the dashboard */
    public static boolean claims(Context ctx) {
        String method = ctx.req().getMethod();
        return (method.equals("GET") || method.equals("HEAD"))
                && Dashboard.has(ctx.req().getRequestURI());
    }

    /** @return the page at the path of a request */
    Optional<Response.Bytes> find(Request request) {
        return dashboard.at(request.path()).or(() -> at(request));
    }

    private Optional<Response.Bytes> at(Request request) {
        return switch (request.path()) {
            case "/robots.txt" -> Optional.of(text("User-agent: *\nDisallow: /\n"));
            case "/llms.txt" -> Optional.of(text(new String(SchemaFiles.resource("/dev/mockssp/llms.txt"), UTF_8)));
            case "/favicon.ico" -> Optional.of(png(PlaceholderImages.logo("mock-ssp")));
            default -> below(request);
        };
    }

    private Optional<Response.Bytes> below(Request request) {
        String path = request.path();
        Matcher media = MEDIA.matcher(path);
        if (media.matches()) {
            return Optional.of(png(drawn(media.group(1), media.group(2))));
        }
        Matcher former = FORMER_MEDIA.matcher(path);
        if (former.matches()) {
            return Optional.of(Response.Bytes.empty(301, Headers.of("Location", former.group(2) + ".png")));
        }
        boolean isDocument = DOCUMENT.matcher(path).matches() && !path.contains("..");
        return isDocument ? documents.apply(request).map(bytes -> document(path, bytes)) : Optional.empty();
    }

    private static byte[] drawn(String id, String kind) {
        return switch (kind) {
            case "logo" -> PlaceholderImages.logo(id);
            case "product" -> PlaceholderImages.product(id);
            default -> PlaceholderImages.image(id);
        };
    }

    private static Response.Bytes document(String path, byte[] bytes) {
        String type = path.endsWith(".json") || path.endsWith("/") ? "application/json" : "text/html;charset=utf-8";
        return new Response.Bytes(200, NOT_SNIFFED, type, bytes);
    }

    private static Response.Bytes text(String text) {
        return new Response.Bytes(200, NOT_SNIFFED, "text/plain;charset=utf-8", text.getBytes(UTF_8));
    }

    private static Response.Bytes png(byte[] bytes) {
        Headers headers = Headers.of(
                "Content-Security-Policy", "sandbox; default-src 'none'",
                "X-Content-Type-Options", "nosniff",
                "Cache-Control", "public, max-age=3600");
        return new Response.Bytes(200, headers, "image/png", bytes);
    }
}
