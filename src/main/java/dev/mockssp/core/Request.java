package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

/**
 * An HTTP request as it was received. The body is not copied and must not be changed.
 *
 * @param method the HTTP method in upper case
 * @param path the path without the query, percent-encoding as sent
 * @param query the raw query without the question mark, empty if there is none
 * @param headers the header fields
 * @param body the body's bytes; empty when {@code oversized}
 * @param oversized whether the body was longer than the limit and was therefore not kept
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
        String remoteAddress,
        String baseUrl) {

    public Request {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        requireNonNull(query, "query");
        requireNonNull(headers, "headers");
        requireNonNull(body, "body");
        requireNonNull(remoteAddress, "remoteAddress");
        requireNonNull(baseUrl, "baseUrl");
    }
}
