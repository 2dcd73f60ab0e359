package dev.mockssp.server.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;

/** Waits until the client closes its connection, without holding a thread. Discards what the client still sends. */
public final class DisconnectListener implements Callback {

    private final EndPoint endPoint;
    private final Runnable closed;

    /** @param closed runs once the connection is closed, by the client or for another reason */
    public DisconnectListener(EndPoint endPoint, Runnable closed) {
        this.endPoint = endPoint;
        this.closed = closed;
    }

    public void await() {
        // On a closed connection, no event would end the wait.
        if (!endPoint.isOpen() || !endPoint.tryFillInterested(this)) {
            closed.run();
        }
    }

    @Override
    public void succeeded() {
        if (isClosed()) {
            closed.run();
        } else {
            await();
        }
    }

    @Override
    public void failed(Throwable failure) {
        closed.run();
    }

    private boolean isClosed() {
        ByteBuffer rest = ByteBuffer.allocate(1024).limit(0);
        try {
            int filled = endPoint.fill(rest);
            while (filled > 0) {
                rest.limit(0).position(0);
                filled = endPoint.fill(rest);
            }
            return filled < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
