package dev.mockssp.http;

import dev.mockssp.engine.LiveEvents;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * The events of one client. Javalin's emitter waits for the client, so this runs on a thread of its own; the events that
 * happen meanwhile wait, up to a number, in the subscription.
 */
final class EventStream {

    private static final int HEARTBEAT_SECONDS = 15;

    private final LiveEvents events;
    private final SseClient client;
    private final Context ctx;
    private final EndPoint endPoint;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean over;

    EventStream(LiveEvents events, SseClient client) {
        this.events = events;
        this.client = client;
        this.ctx = client.ctx();
        this.endPoint = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    /**
     * Sends events until the client has gone or the server stops.
     *
     * @param replay how many exchanges of the past the client wants first
     */
    void send(int replay) {
        client.onClose(this::end);
        HeldResponses.Held held = ctx.appData(AdminEvents.HELD_RESPONSES).hold(HeldResponses.FOREVER, this::abort);
        new DisconnectListener(endPoint, this::end).await();
        // subscribes before it reads the past, so that no event is missed; one that comes twice has the same number
        try (LiveEvents.Subscription subscription = events.subscribe(woken::release)) {
            ctx.res().getOutputStream().print("retry: 1000\n");
            send(List.of(new LiveEvents.Event("hello", "{}")));
            send(events.past(replay));
            while (!over) {
                sendNext(subscription);
            }
        } catch (IOException e) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            held.release();
        }
    }

    private void sendNext(LiveEvents.Subscription subscription) throws InterruptedException {
        List<LiveEvents.Event> next = subscription.take();
        send(next);
        if (next.isEmpty() && !woken.tryAcquire(HEARTBEAT_SECONDS, TimeUnit.SECONDS) && !over) {
            client.sendComment("still here");
        }
    }

    private void send(List<LiveEvents.Event> next) {
        for (LiveEvents.Event event : next) {
            if (!over) {
                client.sendEvent(event.name(), event.data());
            }
        }
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
