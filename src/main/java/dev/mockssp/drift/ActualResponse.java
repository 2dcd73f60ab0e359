package dev.mockssp.drift;

import dev.mockssp.core.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The target's response, without the keys that were sent. */
record ActualResponse(int status, Headers headers, byte[] body) {

    private static final Set<Integer> GENERIC_STATUSES = Set.of(404, 503);
    private static final int PREFIX_LENGTH = 200;

    /** Whether the response may come from the API. Any server can return 404 or 503, and the API never returns HTML. */
    boolean mayBeApi() {
        return !GENERIC_STATUSES.contains(status) && !isHtml();
    }

    /** Whether the body begins as HTML or XML, whatever the media type: frameworks send a plain "ok" as text/html. */
    boolean isMarkup() {
        return start().startsWith("<");
    }

    private String start() {
        byte[] start = Arrays.copyOf(body, Math.min(body.length, PREFIX_LENGTH));
        return new String(start, StandardCharsets.UTF_8)
                .replaceFirst("^\ufeff", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** JSON with the wrong media type does not count as HTML. */
    private boolean isHtml() {
        String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String text = start();
        return text.startsWith("<!doctype html")
                || text.startsWith("<html")
                || type.startsWith("text/html") && !text.startsWith("{");
    }
}
