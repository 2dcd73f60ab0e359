package dev.mockssp.server.jetty;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads the body of a request, up to a limit, as far as there is memory for it. It holds no thread while it waits for
 * data or for memory.
 */
public final class BodyReader implements Invocable.Task {

    /** How much of a body is read although it is not kept: many clients read the response only after they sent all. */
    private static final long DRAINED_BYTES = 64L << 20;

    private static final byte[] EMPTY = {};

    /**
     * @param bytes the body, empty if it was not kept
     * @param oversized whether it is longer than the limit
     * @param overloaded whether there was no memory for it
     * @param complete whether all of it was read, so that the connection can be reused
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Body(byte[] bytes, boolean oversized, boolean overloaded, boolean complete) {

        /** A body that is too long according to its Content-Length and is not read. */
        static final Body REFUSED = new Body(EMPTY, true, false, false);

        Body withoutBytes() {
            return new Body(EMPTY, oversized, overloaded, complete);
        }

        /** The same body, which is not kept because there is no memory to handle it. */
        Body refused() {
            return new Body(EMPTY, oversized, true, complete);
        }
    }

    /** Receives the result of reading. */
    interface Outcome {
        /** @param onHandlingThread whether this is the thread that called {@link #start} */
        void read(Body body, boolean onHandlingThread);

        void failed(Throwable failure);
    }

    private final Request request;
    private final TimedEndPoint connection;
    private final int limit;
    private final ByteBudget memory;
    private final Outcome outcome;
    private byte[] kept = EMPTY;
    private int size;
    private long length;
    private long takenBytes;
    private boolean overloaded;
    private long deadlineNanos;

    /**
     * @param limit the longest body that is kept, in bytes
     * @param memory the memory for the body; {@link #giveBack} returns it
     */
    BodyReader(Request request, int limit, ByteBudget memory, Outcome outcome) {
        this.request = request;
        this.connection = TimedEndPoint.of(request);
        this.limit = limit;
        this.memory = memory;
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
        try {
            readAvailable(onHandlingThread);
        } catch (RuntimeException | Error e) {
            giveBack();
            outcome.failed(e);
        }
    }

    private void readAvailable(boolean onHandlingThread) {
        for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
            if (Content.Chunk.isFailure(chunk)) {
                giveBack();
                outcome.failed(chunk.getFailure());
                return;
            }
            length += chunk.remaining();
            int capacity = capacityFor(chunk.remaining());
            if (capacity > BodyMemory.UNCOUNTED && capacity > takenBytes) {
                long more = capacity - takenBytes;
                if (!memory.takeNow(more)) {
                    await(more, chunk, capacity);
                    return;
                }
                takenBytes = capacity;
            }
            if (!goesOn(chunk, capacity, onHandlingThread)) {
                return;
            }
        }
        request.demand(this);
    }

    /** Waits for memory, and meanwhile does not read, so that the client has to wait too. */
    private void await(long more, Content.Chunk chunk, int capacity) {
        connection.pauseBody();
        memory.take(
                more,
                patienceNanos(),
                request.getComponents().getExecutor(),
                () -> {
                    takenBytes = capacity;
                    goOn(chunk, capacity);
                },
                () -> {
                    overloaded = true;
                    forget();
                    goOn(chunk, 0);
                });
    }

    /** @return how much longer the request may wait for memory; the time begins when this is called first */
    long patienceNanos() {
        long now = System.nanoTime();
        if (deadlineNanos == 0) {
            deadlineNanos = now + BodyMemory.PATIENCE_NANOS;
        }
        return Math.max(1, deadlineNanos - now);
    }

    private void goOn(Content.Chunk chunk, int capacity) {
        connection.resumeBody();
        try {
            if (goesOn(chunk, capacity, false)) {
                readAvailable(false);
            }
        } catch (RuntimeException | Error e) {
            giveBack();
            outcome.failed(e);
        }
    }

    /** @return whether there is more to read */
    private boolean goesOn(Content.Chunk chunk, int capacity, boolean onHandlingThread) {
        keep(chunk.getByteBuffer(), capacity);
        chunk.release();
        if (chunk.isLast() || length > DRAINED_BYTES) {
            boolean oversized = length > limit;
            Body body = new Body(whole(), oversized, overloaded && !oversized, chunk.isLast());
            kept = EMPTY;
            outcome.read(body, onHandlingThread);
            return false;
        }
        return true;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Returns the length of the array that can keep the next part too; 0 if the body is not kept. */
    private int capacityFor(int more) {
        if (overloaded || Math.max(length, request.getLength()) > limit) {
            return 0;
        }
        int needed = size + more;
        if (needed <= kept.length) {
            return kept.length;
        }
        long expected = request.getLength() < 0 ? limit : request.getLength();
        // Nearly every body arrives in one part, which is copied only once.
        return size == 0 ? needed : (int) Math.min(Math.max(needed, 2L * size), Math.max(needed, expected));
    }

    private void keep(ByteBuffer part, int capacity) {
        if (capacity == 0) {
            forget();
            part.position(part.limit());
            return;
        }
        if (capacity > kept.length) {
            kept = Arrays.copyOf(kept, capacity);
        }
        int more = part.remaining();
        part.get(kept, size, more);
        size += more;
    }

    private void forget() {
        kept = EMPTY;
        size = 0;
        giveBack();
    }

    /** Returns the memory for the body. */
    void giveBack() {
        if (takenBytes > 0) {
            memory.giveBack(takenBytes);
            takenBytes = 0;
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
