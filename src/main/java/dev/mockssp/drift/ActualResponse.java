package dev.mockssp.drift;

import dev.mockssp.core.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** A response as it came, without the keys that were sent. */
record ActualResponse(int status, Headers headers, byte[] body) {

    private static final Set<Integer> OF_ANY_SERVER = Set.of(404, 503);
    private static final int BEGINNING = 200;

    /** Whether it can be one of the API's: any server answers 404 or 503, and the API never answers HTML. */
    boolean mayBeOfTheApi() {
        return !OF_ANY_SERVER.contains(status) && !isHtml();
    }

    /** A wrong media type alone makes JSON no page. */
    private boolean isHtml() {
        String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        byte[] start = Arrays.copyOf(body, Math.min(body.length, BEGINNING));
        String text = new String(start, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
        return text.startsWith("<!doctype html")
                || text.startsWith("<html")
                || type.startsWith("text/html") && !text.startsWith("{");
    }
}
