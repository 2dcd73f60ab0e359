package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** An answer as data: latency and faults are described here and carried out by the HTTP floor alone. */
public sealed interface Response {

    /** @return the HTTP status, 0 when nothing is answered */
    int status();

    /** @return the header fields beside Content-Type and Content-Length */
    Headers headers();

    /**
     * @param more header fields that win over those of the same name
     * @return this reply with them
     */
    Response with(Headers more);

    /**
     * A body that is still a value, to be written as JSON.
     *
     * @param value a record of {@code wire} or any other value that its mapper can write
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
     * A body that is bytes already. The bytes are not copied; nobody writes to them.
     *
     * @param contentType its media type, empty when there is no body
     */
    record Bytes(int status, Headers headers, String contentType, byte[] body) implements Response {
        public Bytes {
            requireNonNull(headers, "headers");
            requireNonNull(contentType, "contentType");
            requireNonNull(body, "body");
        }

        /** An answer without a body. */
        public static Bytes empty(int status, Headers headers) {
            return new Bytes(status, headers, "", new byte[0]);
        }

        @Override
        public Bytes with(Headers more) {
            return new Bytes(status, headers.with(more), contentType, body);
        }
    }

    /** An answer that leaves after a delay, which is real time even under a frozen clock (contract.md section 3). */
    record Delayed(Response reply, Duration delay) implements Response {
        public Delayed {
            requireNonNull(reply, "reply");
            requireNonNull(delay, "delay");
        }

        @Override
        public int status() {
            return reply.status();
        }

        @Override
        public Headers headers() {
            return reply.headers();
        }

        @Override
        public Delayed with(Headers more) {
            return new Delayed(reply.with(more), delay);
        }
    }

    /**
     * An answer that breaks on the wire.
     *
     * @param whole what would have been answered; a {@link Fault#TRUNCATED_BODY} sends the first part of it, the
     *     others nothing
     */
    record Faulty(Fault fault, Response whole) implements Response {
        public Faulty {
            requireNonNull(fault, "fault");
            requireNonNull(whole, "whole");
        }

        @Override
        public int status() {
            return fault == Fault.TRUNCATED_BODY ? whole.status() : 0;
        }

        @Override
        public Headers headers() {
            return whole.headers();
        }

        @Override
        public Faulty with(Headers more) {
            return new Faulty(fault, whole.with(more));
        }
    }
}
