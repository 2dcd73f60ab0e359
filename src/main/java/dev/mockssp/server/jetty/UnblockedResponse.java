package dev.mockssp.server.jetty;

import dev.mockssp.server.rest.PartsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A response whose writes do not wait for the client. It keeps what the client has not read yet, within the
 * {@link ResponseMemory}. A long response is written in parts, which are made when the client has read those before.
 */
final class UnblockedResponse extends Response.Wrapper implements PartsWriter {

    private static final Logger LOG = LoggerFactory.getLogger(UnblockedResponse.class);

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** For longer writes, the JDK would keep as many bytes outside the heap for each thread. */
    private static final int SLICE_BYTES = 64 * 1024;

    private final ResponseMemory memory;
    private final Executor threads;

    /** Null until something is written before the last write. Most responses are written at once. */
    private volatile Sender sender;

    /** @param threads make the parts of a long response, one at a time, so that many such responses take turns */
    UnblockedResponse(Request request, Response response, ResponseMemory memory, Executor threads) {
        super(request, response);
        this.memory = memory;
        this.threads = threads;
    }

    @Override
    public Runnable writeParts(Iterator<ByteBuffer> parts) {
        boolean hasBody = !HttpMethod.HEAD.is(getRequest().getMethod());
        // An empty part before the last write keeps Jetty from declaring that the length is 0.
        sender = new Sender(hasBody ? parts : List.of(ByteBuffer.allocate(0)).iterator());
        sender.iterate();
        return sender::iterate;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        if (sender == null) {
            if (last) {
                super.write(true, content, callback);
                return;
            }
            sender = new Sender(Collections.emptyIterator());
        }
        sender.add(last, copy(content), callback);
    }

    /** The caller reuses its buffer as soon as the write returns. */
    private static ByteBuffer copy(ByteBuffer content) {
        return content == null
                ? ByteBuffer.allocate(0)
                : ByteBuffer.allocate(content.remaining()).put(content).flip();
    }

    /** @return whether the client has not read what was written */
    boolean isUnread() {
        return TimedEndPoint.of(getRequest()).waiting() != TimedEndPoint.Waiting.NOTHING;
    }

    /** Ends the response, because others need the memory. */
    void evict() {
        TimedEndPoint.of(getRequest()).end();
    }

    /** Writes the parts, and then what has been added, one after the other. */
    private final class Sender extends IteratingCallback {

        private final Queue<ByteBuffer> added = new ArrayDeque<>();
        private Iterator<ByteBuffer> parts;
        private Callback end;
        private Throwable failure;
        private boolean isOnThreads = true;
        private ByteBuffer current = NOTHING;
        private boolean isLast;
        private boolean isLastWritten;

        private Sender(Iterator<ByteBuffer> parts) {
            this.parts = parts;
        }

        private void add(boolean last, ByteBuffer content, Callback callback) {
            Throwable failed;
            synchronized (this) {
                failed = failure;
                if (failed == null) {
                    added.add(content);
                    end = last ? callback : end;
                }
            }
            if (failed != null) {
                callback.failed(failed);
                return;
            }
            memory.add(UnblockedResponse.this, content.capacity());
            iterate();
            if (!last) {
                callback.succeeded();
            }
        }

        @Override
        protected Action process() {
            if (isLastWritten) {
                return Action.SUCCEEDED;
            }
            if (!current.hasRemaining()) {
                memory.remove(UnblockedResponse.this, current.capacity());
                current = NOTHING;
            }
            if (!isOnThreads && current == NOTHING) {
                isOnThreads = true;
                threads.execute(this::iterate);
                return Action.IDLE;
            }
            if (current == NOTHING && !takeNext()) {
                return Action.IDLE;
            }
            int length = Math.min(current.remaining(), SLICE_BYTES);
            ByteBuffer slice = current.slice(current.position(), length);
            current.position(current.position() + length);
            isLastWritten = isLast && !current.hasRemaining();
            UnblockedResponse.super.write(isLastWritten, slice, this);
            return Action.SCHEDULED;
        }

        /** @return whether there is something to write */
        private synchronized boolean takeNext() {
            if (parts.hasNext()) {
                current = parts.next();
                isOnThreads = false;
                memory.add(UnblockedResponse.this, current.capacity());
                return true;
            }
            if (added.isEmpty()) {
                return false;
            }
            current = added.remove();
            isLast = end != null && added.isEmpty();
            return true;
        }

        @Override
        protected void onCompleteSuccess() {
            end.succeeded();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                LOG.debug("the client did not read the response to its end", cause);
            } else {
                LOG.error("a response could not be written to its end: {}", cause.toString(), cause);
            }
            Callback failed;
            synchronized (this) {
                failure = cause;
                added.clear();
                current = NOTHING;
                parts = Collections.emptyIterator();
                failed = end;
            }
            memory.remove(UnblockedResponse.this, Long.MAX_VALUE);
            if (failed != null) {
                failed.failed(cause);
            }
        }
    }
}
