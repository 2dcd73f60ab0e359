package dev.mockssp.server.rest;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.Iterator;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Response;

/** A response that can be written in parts without waiting for the client. */
public interface PartsWriter {

    /** @return the writer of the current response */
    static PartsWriter of(Context ctx) {
        return Response.as(
                ServletContextRequest.getServletContextRequest(ctx.req()).getServletContextResponse(),
                PartsWriter.class);
    }

    /**
     * Writes the body of the response in parts. It takes the next part when the client has read the one before, on any
     * thread, also after the handler has returned; never two at the same time.
     *
     * @param parts the body
     * @return the action to run when there are more parts after there was none
     */
    Runnable writeParts(Iterator<ByteBuffer> parts);
}
