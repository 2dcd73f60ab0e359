package dev.mockssp.upstream;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/**
 * A complete response of the upstream.
 *
 * @param headers the header fields; each character of a value stands for one byte
 */
record UpstreamResponse(int status, HttpHeaders headers, byte[] body) {

    static UpstreamResponse of(HttpResponse<byte[]> response) {
        return new UpstreamResponse(response.statusCode(), response.headers(), response.body());
    }
}
