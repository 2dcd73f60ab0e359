package dev.mockssp.server.jetty;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/** Reads the body of a request, up to a limit. It holds no thread while it waits for data. */
public final class BodyReader implements Invocable.Task {

    /** How much of a body is read although it is not kept: many clients read the response only after they sent all. */
    private static final long DRAINED_BYTES = 64L << 20;

    private static final byte[] EMPTY = {};

    /**
     * @param bytes the body, empty if it is longer than the limit
     * @param oversized whether it is longer than the limit
     * @param complete whether all of it was read, so that the connection can be reused
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Body(byte[] bytes, boolean oversized, boolean complete) {

        /** A body that is too long according to its Content-Length and is not read. */
        static final Body REFUSED = new Body(EMPTY, true, false);
    }

    /** Receives the result of reading. */
    interface Outcome {
        /** @param onHandlingThread whether this is the thread that called {@link #start} */
        void read(Body body, boolean onHandlingThread);

        void failed(Throwable failure);
    }

    private final Content.Source source;
    private final int limit;
    private final Outcome outcome;
    private byte[] kept = EMPTY;
    private int size;
    private long length;

    BodyReader(Content.Source source, int limit, Outcome outcome) {
        this.source = source;
        this.limit = limit;
        this.outcome = outcome;
    }

    /** Reads what is there. The rest is read when it arrives. */
    void start() {
        read(true);
    }

    @Override
    public void run() {
        read(false);
    }

    private void read(boolean onHandlingThread) {
        for (Content.Chunk chunk = source.read(); chunk != null; chunk = source.read()) {
            if (Content.Chunk.isFailure(chunk)) {
                outcome.failed(chunk.getFailure());
                return;
            }
            keep(chunk.getByteBuffer());
            chunk.release();
            if (chunk.isLast() || length > DRAINED_BYTES) {
                boolean oversized = length > limit;
                outcome.read(new Body(oversized ? EMPTY : whole(), oversized, chunk.isLast()), onHandlingThread);
                return;
            }
        }
        source.demand(this);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private void keep(ByteBuffer part) {
        int more = part.remaining();
        length += more;
        if (length > limit) {
            kept = EMPTY;
            part.position(part.limit());
        } else if (more > 0) {
            // Nearly every body arrives in one part, which is copied only once.
            if (size + more > kept.length) {
                kept = Arrays.copyOf(kept, size == 0 ? more : Math.max(size + more, 2 * size));
            }
            part.get(kept, size, more);
            size += more;
        }
    }

    private byte[] whole() {
        return size == kept.length ? kept : Arrays.copyOf(kept, size);
    }

    /**
     * Whether the client waits for a "100 Continue" before it sends a body that is known to be too long: then the
     * response takes the place of the body.
     *
     * @param limit the longest body that is kept, in bytes
     */
    static boolean expectsRefusal(Request request, int limit) {
        return request.getLength() > limit
                && request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
    }
}
