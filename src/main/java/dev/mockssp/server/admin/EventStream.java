package dev.mockssp.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.engine.admin.EventBus;
import dev.mockssp.server.jetty.DisconnectListener;
import dev.mockssp.server.jetty.HeldResponses;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends server-sent events to one client. A write waits for the client, so each stream needs a thread; the subscription
 * queues a bounded number of events meanwhile.
 *
 * <p>Events that are available together are written together. Javalin's {@code SseClient} sends each event in a packet
 * of its own, and the dashboard would mistake the first part of a replay for all of it.
 */
final class EventStream {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int HEARTBEAT_SECONDS = 15;

    private final EventBus events;
    private final Context ctx;
    private final EndPoint endPoint;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean over;

    EventStream(EventBus events, Context ctx) {
        this.events = events;
        this.ctx = ctx;
        this.endPoint = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    /**
     * Sends events until the client disconnects or the server stops.
     *
     * @param replay how many past exchanges to send first
     */
    void send(int replay) {
        HeldResponses.Held held = ctx.appData(EventsController.HELD_RESPONSES).hold(HeldResponses.FOREVER, this::abort);
        new DisconnectListener(endPoint, this::end).await();
        // Subscribes before it reads past exchanges, so that none is missed. One that is sent twice has the same
        // number.
        try (EventBus.Subscription subscription = events.subscribe(woken::release)) {
            List<EventBus.Event> first = new ArrayList<>();
            first.add(new EventBus.Event("hello", "{}"));
            first.addAll(events.newest(replay));
            write("retry: 1000\n" + text(first));
            while (!over) {
                sendNext(subscription);
            }
        } catch (IOException e) {
            LOG.debug("the client has closed the connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            held.release();
            endPoint.close();
        }
    }

    private void sendNext(EventBus.Subscription subscription) throws InterruptedException, IOException {
        String next = text(subscription.take());
        if (!next.isEmpty()) {
            write(next);
        } else if (!woken.tryAcquire(HEARTBEAT_SECONDS, TimeUnit.SECONDS)) {
            write(": still here\n\n");
        }
    }

    private static String text(List<EventBus.Event> events) {
        StringBuilder text = new StringBuilder();
        for (EventBus.Event event : events) {
            text.append("event: ")
                    .append(event.name())
                    .append("\ndata: ")
                    .append(event.data())
                    .append("\n\n");
        }
        return text.toString();
    }

    private void write(String text) throws IOException {
        ctx.res().getOutputStream().write(text.getBytes(UTF_8));
        ctx.res().flushBuffer();
    }

    private void end() {
        over = true;
        woken.release();
    }

    private void abort() {
        end();
        endPoint.close();
    }
}
