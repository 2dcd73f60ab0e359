package dev.mockssp.server.admin.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mockssp.core.Lazy;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The cookie of a dashboard that has sent the token of {@code --admin-token}: a page cannot add a header to a link or to
 * an event stream. It is random and not the token, since browsers send cookies to every port of a host. It allows reading
 * only, so that no page can change anything with it.
 */
public final class BrowserSession {

    /** The path at which a session begins. */
    public static final String PATH = "/__admin/session";

    private static final int NAME_BYTES = 6;
    private static final int VALUE_BYTES = 32;
    private static final List<String> READING = List.of("GET", "HEAD");

    /** What browsers say about a request of the same page or of an address that the user typed. */
    private static final List<String> OWN_SITES = List.of("same-origin", "none");

    private record Cookie(String name, String value) {}

    /** Its name differs by server, because servers at other ports share the cookies. */
    private final Lazy<Cookie> cookie =
            new Lazy<>(() -> new Cookie("mock-ssp-" + random(NAME_BYTES), random(VALUE_BYTES)));

    private final boolean isNeeded;

    /** @param isNeeded whether the admin API has a token */
    public BrowserSession(boolean isNeeded) {
        this.isNeeded = isNeeded;
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Handles the route that a dashboard requests with the token.
     *
     * @param ctx the request
     */
    public void begin(Context ctx) {
        if (isNeeded) {
            String secure = ctx.scheme().equals("https") ? "; Secure" : "";
            ctx.header(
                    "Set-Cookie",
                    cookie.get().name() + "=" + cookie.get().value() + "; Path=/__admin; HttpOnly; SameSite=Strict"
                            + secure);
        }
        ctx.header("Cache-Control", "no-store").status(204);
    }

    /** @return whether a request reads, has the cookie, and is not of another page */
    boolean allows(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        Optional<String> sent = Optional.ofNullable(ctx.cookie(cookie.get().name()));
        return READING.contains(ctx.req().getMethod())
                && (site == null || OWN_SITES.contains(site))
                && sent.filter(this::isValue).isPresent();
    }

    private boolean isValue(String sent) {
        return MessageDigest.isEqual(cookie.get().value().getBytes(US_ASCII), sent.getBytes(US_ASCII));
    }
}
