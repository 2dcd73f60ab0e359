package dev.mockssp.server.jetty;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/** Reads a request's body as it comes in, holding no thread while nothing does. Keeps it up to a limit. */
public final class BodyReader implements Invocable.Task {

    /** How much of a body that is not kept is read all the same, so that its sender gets to read the answer. */
    private static final long DRAINED_BYTES = 64L << 20;

    private static final byte[] NOTHING = {};

    /**
     * @param bytes the body, empty when it is oversized
     * @param oversized whether it was longer than the limit
     * @param complete whether all of it was read, so that the connection can be used again
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Body(byte[] bytes, boolean oversized, boolean complete) {

        /** A body that is known to be too long and is not read. */
        static final Body REFUSED = new Body(NOTHING, true, false);
    }

    /** What becomes of the body. */
    interface Outcome {
        /** @param onHandlingThread whether the thread that called {@link #start} has read all of it */
        void read(Body body, boolean onHandlingThread);

        void failed(Throwable failure);
    }

    private final Content.Source source;
    private final int limit;
    private final Outcome outcome;
    private byte[] kept = NOTHING;
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
                outcome.read(new Body(oversized ? NOTHING : whole(), oversized, chunk.isLast()), onHandlingThread);
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
            kept = NOTHING;
            part.position(part.limit());
        } else if (more > 0) {
            // nearly every body comes in one part, which is then copied once
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
