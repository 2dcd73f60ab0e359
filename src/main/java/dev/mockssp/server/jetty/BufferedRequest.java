package dev.mockssp.server.jetty;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;

/** A request whose body has been read. */
public final class BufferedRequest extends Request.Wrapper {

    private final Instant receivedAt;
    private volatile BodyReader.Body body;
    private volatile Content.Source content;
    private final HttpURI uri;

    BufferedRequest(Request request, Instant receivedAt, BodyReader.Body body) {
        super(request);
        this.receivedAt = receivedAt;
        this.body = body;
        this.content = new ByteBufferContentSource(ByteBuffer.wrap(body.bytes()));
        this.uri = routable(request.getHttpURI());
    }

    /** @return the request that Javalin handles */
    public static BufferedRequest of(Context ctx) {
        return Request.as(ServletContextRequest.getServletContextRequest(ctx.req()), BufferedRequest.class);
    }

    /** @return the path as it was sent: neither decoded nor normalised */
    public static String path(HttpURI target) {
        return Objects.requireNonNullElse(target.getPath(), "");
    }

    /** The target of {@code OPTIONS *} has no path below the context, so no servlet would receive the request. */
    private static HttpURI routable(HttpURI uri) {
        return "*".equals(uri.getPath()) ? HttpURI.build(uri).path("/*").asImmutable() : uri;
    }

    /** @return the target as it was sent */
    public HttpURI target() {
        return getWrapped().getHttpURI();
    }

    /** @return when the request line and the headers had arrived, by the clock of the mock server */
    public Instant receivedAt() {
        return receivedAt;
    }

    public BodyReader.Body body() {
        return body;
    }

    /** The response is a stream of events. A client that does not read them is disconnected. */
    public void expectListener() {
        TimedEndPoint.of(this).expectListener();
    }

    /** Frees the memory of the body. The response may take much longer than its handling. */
    void forgetBody() {
        body = body.withoutBytes();
        content = new ByteBufferContentSource();
    }

    @Override
    public HttpURI getHttpURI() {
        return uri;
    }

    @Override
    public Content.Chunk read() {
        return content.read();
    }

    @Override
    public void demand(Runnable demandCallback) {
        content.demand(demandCallback);
    }
}
