package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

/**
 * An HTTP request as it was received. The body is not copied and must not be changed.
 *
 * @param method the HTTP method in upper case
 * @param path the path without the query, percent-encoding as sent
 * @param query the raw query without the question mark, empty if there is none
 * @param headers the header fields
 * @param body the body's bytes; empty when {@code oversized} or {@code overloaded}
 * @param oversized whether the body was longer than the limit and was therefore not kept
 * @param overloaded whether the body was not kept because there was no memory for it
 * @param remoteAddress the address of the other end of the connection, as a literal
 * @param baseUrl scheme and authority that the request was sent to, such as {@code http://localhost:7777}
 */
public record Request(
        String method,
        String path,
        String query,
        Headers headers,
        byte[] body,
        boolean oversized,
        boolean overloaded,
        String remoteAddress,
        String baseUrl) {

    /** What is exhausted when a request is {@code overloaded}. */
    public static final String OVERLOADED =
            "Overloaded: the memory for long request bodies is exhausted; send fewer of them at once";

    public Request {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        requireNonNull(query, "query");
        requireNonNull(headers, "headers");
        requireNonNull(body, "body");
        requireNonNull(remoteAddress, "remoteAddress");
        requireNonNull(baseUrl, "baseUrl");
    }

    /** A request for whose body there was memory. */
    public Request(
            String method,
            String path,
            String query,
            Headers headers,
            byte[] body,
            boolean oversized,
            String remoteAddress,
            String baseUrl) {
        this(method, path, query, headers, body, oversized, false, remoteAddress, baseUrl);
    }
}
