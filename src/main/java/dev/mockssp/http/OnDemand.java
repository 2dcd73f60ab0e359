package dev.mockssp.http;

import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A handler that is made and started when the first request comes for it. The control API is one: it is a third of a
 * start, and many tests never ask it.
 */
final class OnDemand extends Handler.Abstract {

    private final Supplier<Handler> maker;
    private volatile Handler made;

    OnDemand(Supplier<Handler> maker) {
        this.maker = maker;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return handler().handle(request, response, callback);
    }

    private Handler handler() throws Exception {
        return made != null ? made : make();
    }

    private synchronized Handler make() throws Exception {
        if (made == null) {
            Handler handler = maker.get();
            handler.setServer(getServer());
            handler.start();
            // stops with the server from now on
            getServer().addManaged(handler);
            made = handler;
        }
        return made;
    }
}
