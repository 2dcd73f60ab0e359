package dev.mockssp.server.jetty;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The connection of a client. It knows for how long the server has been waiting for the client, and ends a connection
 * that is too slow as Jetty ends one that is idle. Jetty's own idle timeout begins anew with each byte.
 *
 * <p>While a scenario holds the response back, the server waits for nothing.
 */
final class TimedEndPoint extends SocketChannelEndPoint {

    /** What the server waits for. */
    enum Waiting {
        NOTHING,
        /** The rest of a request's head, and before it the handshake of TLS. */
        HEAD,
        BODY,
        /** That the client reads the response. */
        RESPONSE,
        /** That the client reads events. */
        EVENTS
    }

    /** Without a limit, the system keeps megabytes for a client that does not read. */
    private static final int LISTENER_BUFFER_BYTES = 64 * 1024;

    private final ConnectionMonitor monitor;
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean inRequest;
    private volatile boolean listening;
    private volatile Waiting waiting = Waiting.NOTHING;
    private volatile long sinceNanos;
    private volatile long pausedNanos;
    private volatile boolean ended;

    TimedEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            ConnectionMonitor monitor) {
        super(channel, selector, key, scheduler);
        this.monitor = monitor;
    }

    /** @return the connection that a request came on, below TLS */
    static TimedEndPoint of(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        return (TimedEndPoint) (endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint);
    }

    /** The head of a request has arrived. The server waits for its body, if there is one. */
    void requestBegins(Request request) {
        inRequest = true;
        await(Waiting.BODY);
        request.addHttpStreamWrapper(stream -> new HttpStream.Wrapper(stream) {
            @Override
            public void succeeded() {
                // The next request can begin before the call returns.
                requestEnds();
                super.succeeded();
            }

            @Override
            public void failed(Throwable failure) {
                requestEnds();
                super.failed(failure);
            }
        });
    }

    /** The server does not read the rest of the body for a while. */
    void pauseBody() {
        pausedNanos = System.nanoTime();
        waiting = Waiting.NOTHING;
    }

    void resumeBody() {
        long pause = System.nanoTime() - pausedNanos;
        long since = sinceNanos;
        sinceNanos = since + pause;
        waiting = Waiting.BODY;
    }

    void bodyEnds() {
        await(Waiting.NOTHING);
    }

    /** The response to the current request is a stream of events. */
    void expectListener() {
        listening = true;
        try {
            getChannel().setOption(StandardSocketOptions.SO_SNDBUF, LISTENER_BUFFER_BYTES);
        } catch (IOException e) {
            // the client has closed the connection
        }
    }

    private void requestEnds() {
        await(Waiting.NOTHING);
        listening = false;
        inRequest = false;
    }

    private void await(Waiting next) {
        sinceNanos = System.nanoTime();
        bytes.set(0);
        ended = false;
        waiting = next;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = super.fill(buffer);
        if (filled > 0) {
            if (waiting == Waiting.BODY) {
                bytes.addAndGet(filled);
            } else if (!inRequest && waiting == Waiting.NOTHING) {
                await(Waiting.HEAD);
            }
        }
        return filled;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        long before = remaining(buffers);
        boolean complete = super.flush(buffers);
        if (inRequest) {
            flushed(before - remaining(buffers), complete);
        }
        return complete;
    }

    private void flushed(long count, boolean complete) {
        if (waiting == Waiting.NOTHING && !complete) {
            await(listening ? Waiting.EVENTS : Waiting.RESPONSE);
        } else if (waiting == Waiting.RESPONSE) {
            bytes.addAndGet(count);
        } else if (waiting == Waiting.EVENTS && complete) {
            await(Waiting.NOTHING);
        }
    }

    private static long remaining(ByteBuffer... buffers) {
        long sum = 0;
        for (ByteBuffer buffer : buffers) {
            sum += buffer.remaining();
        }
        return sum;
    }

    Waiting waiting() {
        return waiting;
    }

    boolean isListening() {
        return listening;
    }

    /** @return for how long the server has been waiting, in nanoseconds */
    long waitedNanos() {
        return System.nanoTime() - sinceNanos;
    }

    /** Ends the connection if the client is slower than the limits allow. */
    void endIfSlow(SlowClientLimits limits) {
        boolean slow = switch (waiting) {
            case NOTHING -> false;
            case HEAD -> waitedNanos() > limits.headNanos();
            case BODY, RESPONSE -> waitedNanos() > limits.bodyNanos(bytes.get());
            case EVENTS -> waitedNanos() > limits.eventNanos();
        };
        if (slow && ended) {
            close();
        } else if (slow) {
            end();
        }
    }

    /** Ends the connection, or only the request if the client can still get an error response. */
    void end() {
        if (waiting == Waiting.EVENTS) {
            count();
            close();
        } else if (!ended) {
            onIdleExpired(new TimeoutException("The client is too slow"));
        }
    }

    @Override
    protected void onIdleExpired(TimeoutException timeout) {
        count();
        super.onIdleExpired(timeout);
    }

    private void count() {
        if (!ended && waiting != Waiting.NOTHING) {
            ended = true;
            monitor.closed(waiting);
        }
    }

    @Override
    public void onClose(Throwable cause) {
        monitor.connectionClosed();
        super.onClose(cause);
    }
}
