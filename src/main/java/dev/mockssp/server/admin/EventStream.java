package dev.mockssp.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.server.jetty.BufferedRequest;
import dev.mockssp.server.jetty.DisconnectListener;
import dev.mockssp.server.jetty.HeldResponses;
import dev.mockssp.server.rest.PartsWriter;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Sends server-sent events to one client, without a thread. While the client does not read, its subscription queues a
 * bounded number of events.
 *
 * <p>Events that are available together are written together. Javalin's {@code SseClient} sends each event in a packet
 * of its own, and the dashboard would mistake the first part of a replay for all of it.
 */
final class EventStream implements Iterator<ByteBuffer> {

    private static final int HEARTBEAT_SECONDS = 15;
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(UTF_8);
    private static final int EVENTS_OF_A_PART = 100;

    private final EventBus events;
    private final Context ctx;
    private final EndPoint endPoint;
    private final Executor threads;
    private final Scheduler scheduler;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicReference<byte[]> comment = new AtomicReference<>();
    private final Deque<EventBus.Event> waiting = new ArrayDeque<>();
    private EventBus.Subscription subscription;
    private HeldResponses.Held held;
    private byte[] part;
    private volatile Runnable goOn = () -> {};
    private volatile Scheduler.Task heartbeat;

    EventStream(EventBus events, Context ctx) {
        ServletContextRequest request = ServletContextRequest.getServletContextRequest(ctx.req());
        this.events = events;
        this.ctx = ctx;
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        this.threads = request.getComponents().getExecutor();
        this.scheduler = request.getComponents().getScheduler();
    }

    /**
     * Sends events until the client disconnects or the server stops.
     *
     * @param past returns the events to begin with
     * @return completes at the end
     */
    CompletableFuture<Void> start(Supplier<List<EventBus.Event>> past) {
        // Subscribes before it reads past exchanges, so that none is missed. One that is sent twice has the same
        // number.
        subscription = events.subscribe(this::wake);
        part = ("retry: 1000\n" + text(past.get())).getBytes(UTF_8);
        held = ctx.appData(EventsController.HELD_RESPONSES).hold(HeldResponses.FOREVER, this::end);
        BufferedRequest.of(ctx).expectListener();
        goOn = PartsWriter.of(ctx).writeParts(this);
        new DisconnectListener(endPoint, this::end).await();
        scheduleHeartbeat();
        wake();
        return done;
    }

    @Override
    public boolean hasNext() {
        if (part == null) {
            part = comment.getAndSet(null);
        }
        if (part == null) {
            part = nextEvents();
        }
        return part != null;
    }

    private byte[] nextEvents() {
        if (waiting.isEmpty()) {
            waiting.addAll(subscription.take());
        }
        if (waiting.isEmpty()) {
            return null;
        }
        List<EventBus.Event> next = new ArrayList<>();
        while (next.size() < EVENTS_OF_A_PART && !waiting.isEmpty()) {
            next.add(waiting.remove());
        }
        return text(next).getBytes(UTF_8);
    }

    @Override
    public ByteBuffer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ByteBuffer next = ByteBuffer.wrap(part);
        part = null;
        return next;
    }

    private static String text(List<EventBus.Event> events) {
        StringBuilder text = new StringBuilder();
        for (EventBus.Event event : events) {
            event.number()
                    .ifPresent(number -> text.append("id: ").append(number).append('\n'));
            text.append("event: ")
                    .append(event.name())
                    .append("\ndata: ")
                    .append(event.data())
                    .append("\n\n");
        }
        return text.toString();
    }

    /** Sends a comment, which clients ignore. Nothing happens if the one before has not been sent yet. */
    void sendComment(byte[] text) {
        if (comment.compareAndSet(null, text)) {
            wake();
        }
    }

    /** Runs on the thread that publishes an event, which must not write. */
    private void wake() {
        try {
            threads.execute(goOn);
        } catch (RejectedExecutionException e) {
            end();
        }
    }

    private void scheduleHeartbeat() {
        heartbeat = scheduler.schedule(
                () -> {
                    if (!over.get()) {
                        sendComment(HEARTBEAT);
                        scheduleHeartbeat();
                    }
                },
                HEARTBEAT_SECONDS,
                TimeUnit.SECONDS);
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            subscription.close();
            if (heartbeat != null) {
                heartbeat.cancel();
            }
            if (held != null) {
                held.release();
            }
            endPoint.close();
            done.complete(null);
        }
    }
}
