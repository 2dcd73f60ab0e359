package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** A response as data. Delays and faults are described here; the HTTP server executes them. */
public sealed interface Response {

    /** @return the HTTP status, 0 if there is no response */
    int status();

    /** @return the header fields other than Content-Type and Content-Length */
    Headers headers();

    /**
     * @param more header fields; they replace those of the same name
     * @return this response with them
     */
    Response with(Headers more);

    /**
     * A response whose body is a value, to be written as JSON.
     *
     * @param value a record of {@code wire} or any other value that the JSON mapper can write
     */
    record Json(int status, Headers headers, Object value) implements Response {
        public Json {
            requireNonNull(headers, "headers");
            requireNonNull(value, "value");
        }

        @Override
        public Json with(Headers more) {
            return new Json(status, headers.with(more), value);
        }
    }

    /**
     * A response whose body is bytes. The bytes are not copied and must not be changed.
     *
     * @param contentType the media type, empty if there is no body
     */
    record Bytes(int status, Headers headers, String contentType, byte[] body) implements Response {
        public Bytes {
            requireNonNull(headers, "headers");
            requireNonNull(contentType, "contentType");
            requireNonNull(body, "body");
        }

        /** @return a response without a body */
        public static Bytes empty(int status, Headers headers) {
            return new Bytes(status, headers, "", new byte[0]);
        }

        @Override
        public Bytes with(Headers more) {
            return new Bytes(status, headers.with(more), contentType, body);
        }
    }

    /** A response that is sent after a delay: real time, even if the clock is frozen (contract.md section 3). */
    record Delayed(Response response, Duration delay) implements Response {
        public Delayed {
            requireNonNull(response, "response");
            requireNonNull(delay, "delay");
        }

        @Override
        public int status() {
            return response.status();
        }

        @Override
        public Headers headers() {
            return response.headers();
        }

        @Override
        public Delayed with(Headers more) {
            return new Delayed(response.with(more), delay);
        }
    }

    /**
     * A response that fails on the wire.
     *
     * @param response the response without the fault; a {@link Fault#TRUNCATED_BODY} sends the first part of it, the
     *     other faults nothing
     */
    record Faulty(Fault fault, Response response) implements Response {
        public Faulty {
            requireNonNull(fault, "fault");
            requireNonNull(response, "response");
        }

        @Override
        public int status() {
            return fault == Fault.TRUNCATED_BODY ? response.status() : 0;
        }

        @Override
        public Headers headers() {
            return response.headers();
        }

        @Override
        public Faulty with(Headers more) {
            return new Faulty(fault, response.with(more));
        }
    }
}
