package dev.mockssp.core.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the query of a URL, without its question mark. */
public final class QueryString {

    private QueryString() {}

    /**
     * @param query a query
     * @param name the name of a parameter
     * @return its first value, still encoded; empty if the query has no such parameter
     */
    public static Optional<String> parameter(String query, String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name) && pair.startsWith("=", name.length())) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** @return the text that a percent-encoded value stands for; empty if its encoding is invalid */
    public static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
