package dev.mockssp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.engine.LiveEvents;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** The events of one client. Between events it holds no thread; while a write is under way, events wait or get lost. */
final class EventStream {

    private static final Duration FOREVER = Duration.ofDays(36_500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final LiveEvents events;
    private final InFlight inFlight;
    private final Response response;
    private final Callback callback;
    private final Runnable ended;
    private final EndPoint endPoint;
    private final Executor executor;
    private final Scheduler scheduler;
    private final StringBuilder first = new StringBuilder();
    private LiveEvents.Subscription subscription;
    private InFlight.Pause pause;
    private boolean writing;
    private boolean beatDue;
    private boolean over;

    /**
     * @param callback is told when the stream is over
     * @param ended runs once when the stream is over
     */
    EventStream(
            LiveEvents events,
            InFlight inFlight,
            Request request,
            Response response,
            Callback callback,
            Runnable ended) {
        this.events = events;
        this.inFlight = inFlight;
        this.response = response;
        this.callback = callback;
        this.ended = ended;
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        this.executor = request.getComponents().getExecutor();
        this.scheduler = request.getComponents().getScheduler();
    }

    /** @param replay how many exchanges of the past the client wants first */
    void start(int replay) {
        response.getHeaders().put("Content-Type", "text/event-stream;charset=utf-8");
        response.getHeaders().put("Cache-Control", "no-store");
        response.getHeaders().put("X-Accel-Buffering", "no");
        synchronized (this) {
            // before the past is read, so that nothing is missed; what is told twice has the same number
            subscription = events.subscribe(this::wake);
            pause = inFlight.pause(FOREVER, this::over);
            first.append("retry: 1000\n");
            append(first, new LiveEvents.Event("hello", "{}"));
            events.past(replay).forEach(event -> append(first, event));
        }
        new Farewell(endPoint, this::end).await();
        wake();
        scheduler.schedule(this::beat, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        synchronized (this) {
            beatDue = true;
        }
        wake();
    }

    /** Never writes itself: the thread that publishes has its own request to answer. */
    private void wake() {
        try {
            executor.execute(this::write);
        } catch (RejectedExecutionException e) {
            end();
        }
    }

    private void write() {
        ByteBuffer bytes;
        synchronized (this) {
            if (writing || over) {
                return;
            }
            String text = next();
            if (text.isEmpty()) {
                return;
            }
            bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            writing = true;
        }
        try {
            response.write(false, bytes, Callback.from(this::written, failure -> end()));
        } catch (RuntimeException e) {
            // the client has left between the look above and here, and Jetty has taken the response back
            end();
        }
    }

    private void written() {
        synchronized (this) {
            writing = false;
        }
        wake();
    }

    private String next() {
        StringBuilder text = new StringBuilder(first);
        first.setLength(0);
        List<LiveEvents.Event> taken = subscription.take();
        taken.forEach(event -> append(text, event));
        if (beatDue) {
            beatDue = false;
            text.append(text.isEmpty() ? ": still here\n\n" : "");
            scheduler.schedule(this::beat, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, LiveEvents.Event event) {
        text.append("event: ")
                .append(event.name())
                .append("\ndata: ")
                .append(event.data())
                .append("\n\n");
    }

    private void end() {
        if (pause.end()) {
            over();
        }
    }

    private void over() {
        synchronized (this) {
            over = true;
        }
        subscription.close();
        ended.run();
        callback.failed(new Request.Handler.AbortException("the listener is gone or the server stops"));
    }
}
