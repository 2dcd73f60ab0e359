package dev.mockssp.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The layout of the report and landing pages: light and dark, usable on a phone, without scripts. */
final class HtmlPage {

    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:light-dark(#1c2230,#e8ebf2);--soft:light-dark(#586072,#a3abbd);\
            --paper:light-dark(#f5f6f9,#12151c);--card:light-dark(#fff,#1b202a);--line:light-dark(#d9dde6,#333b4a);\
            --accent:light-dark(#1d4fd7,#8fb4ff)}
            *{box-sizing:border-box}
            body{margin:0;padding:1.5rem 1rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
            main{max-width:40rem;margin:0 auto;padding:1.5rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
            h1{margin:0 0 .75rem;font-size:1.5rem;line-height:1.25;overflow-wrap:anywhere}
            p,ul{margin:.75rem 0}
            ul{padding-left:1.25rem}
            li{margin:.5rem 0}
            a{color:var(--accent)}
            code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}
            img{display:block;width:100%;max-width:18rem;height:auto;margin:0 0 1.25rem;border-radius:.5rem}
            .soft{color:var(--soft);font-size:.9375rem}
            """;

    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private HtmlPage() {}

    /**
     * Creates a page.
     *
     * @param title the title, as plain text
     * @param main the content, as HTML
     * @return the page
     */
    static Response page(String title, String main) {
        return page(title, "", main);
    }

    /**
     * Creates a page.
     *
     * @param title the title, as plain text
     * @param moreStyle CSS that follows that of every page
     * @param main the content, as HTML
     * @return the page
     */
    static Response.Bytes page(String title, String moreStyle, String main) {
        return styled(title, STYLE + moreStyle, main);
    }

    /** Creates a page without a style sheet. */
    static Response.Bytes unstyled(String title, String main) {
        return styled(title, "", main);
    }

    private static Response.Bytes styled(String title, String style, String main) {
        String text = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + escape(title) + "</title>\n" + (style.isEmpty() ? "" : "<style>" + style + "</style>\n")
                + "</head>\n<body>\n<main>\n"
                + main + "</main>\n</body>\n</html>\n";
        Headers headers = Headers.of(
                "Content-Security-Policy",
                POLICY.formatted(digest(style)),
                "X-Content-Type-Options",
                "nosniff",
                "Referrer-Policy",
                "no-referrer");
        return new Response.Bytes(200, headers, "text/html;charset=utf-8", text.getBytes(UTF_8));
    }

    /** Escapes a text for HTML content and attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
