package dev.mockssp.server.jetty;

import dev.mockssp.server.rest.PartsWriter;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * A response whose writes do not wait for the client. It keeps what the client has not read yet, within the
 * {@link ResponseMemory}. A long response is written in parts, which are made when the client has read those before.
 */
final class UnblockedResponse extends Response.Wrapper implements PartsWriter {

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
    public Runnable writeParts(Iterator<byte[]> parts) {
        boolean hasBody = !HttpMethod.HEAD.is(getRequest().getMethod());
        // An empty part before the last write keeps Jetty from declaring that the length is 0.
        sender = new Sender(hasBody ? parts : List.of(new byte[0]).iterator());
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

    /** Ends the response, because others need the memory. */
    void evict() {
        TimedEndPoint.of(getRequest()).end();
    }

    /** Writes the parts, and then what has been added, one after the other. */
    private final class Sender extends IteratingCallback {

        private final Queue<ByteBuffer> added = new ArrayDeque<>();
        private Iterator<byte[]> parts;
        private Callback end;
        private Throwable failure;
        private boolean isOnThreads = true;
        private int sending;
        private boolean sendingLast;

        private Sender(Iterator<byte[]> parts) {
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
            memory.add(UnblockedResponse.this, content.remaining());
            iterate();
            if (!last) {
                callback.succeeded();
            }
        }

        @Override
        protected Action process() {
            if (sendingLast) {
                return Action.SUCCEEDED;
            }
            if (!isOnThreads) {
                isOnThreads = true;
                threads.execute(this::iterate);
                return Action.IDLE;
            }
            ByteBuffer next = next();
            if (next == null) {
                return Action.IDLE;
            }
            sending = next.remaining();
            UnblockedResponse.super.write(sendingLast, next, this);
            return Action.SCHEDULED;
        }

        private synchronized ByteBuffer next() {
            if (parts.hasNext()) {
                byte[] part = parts.next();
                isOnThreads = false;
                memory.add(UnblockedResponse.this, part.length);
                return ByteBuffer.wrap(part);
            }
            ByteBuffer next = added.poll();
            sendingLast = end != null && added.isEmpty();
            return next;
        }

        @Override
        protected void onSuccess() {
            memory.remove(UnblockedResponse.this, sending);
        }

        @Override
        protected void onCompleteSuccess() {
            end.succeeded();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            Callback failed;
            synchronized (this) {
                failure = cause;
                added.clear();
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
