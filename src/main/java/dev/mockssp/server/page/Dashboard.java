package dev.mockssp.server.page;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the dashboard, at {@code /} and {@code /__admin/ui}. They are resources of the jar. The content security
 * policy allows only scripts, styles, images and connections of the mock server itself.
 */
final class Dashboard {

    private static final String PATH = "/__admin/ui";
    private static final String FOLDER = "/dev/mockssp/ui/";
    private static final String INDEX = "index.html";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*\\.(html|css|js)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8");

    /** The frames of the ad previews inherit the policy. */
    private static final Headers HEADERS = Headers.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'; trusted-types preview",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cache-Control",
            "no-cache");

    /** A page loads some forty files, so each is read from the jar once. */
    private final Map<String, Response.Bytes> files = new ConcurrentHashMap<>();

    /** @return the file at a path, empty when there is none */
    Optional<Response.Bytes> at(String path) {
        return name(path)
                .filter(Dashboard::exists)
                .map(name ->
                        files.computeIfAbsent(name, it -> new Response.Bytes(200, HEADERS, type(name), bytes(name))));
    }

    /** @return whether there is a file at a path */
    static boolean has(String path) {
        return name(path).filter(Dashboard::exists).isPresent();
    }

    private static boolean exists(String name) {
        return Dashboard.class.getResource(FOLDER + name) != null;
    }

    private static Optional<String> name(String path) {
        if (path.equals("/") || path.equals(PATH) || path.equals(PATH + "/")) {
            return Optional.of(INDEX);
        }
        return Optional.of(path)
                .filter(file -> file.startsWith(PATH + "/"))
                .map(file -> file.substring(PATH.length() + 1))
                .filter(name -> NAME.matcher(name).matches());
    }

    private static String type(String name) {
        return TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Dashboard.class.getResourceAsStream(FOLDER + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
