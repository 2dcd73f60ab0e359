package dev.mockssp.engine.api;

import dev.mockssp.core.HttpHandler;

/** An endpoint that takes GET, with the name under which the journal files it. */
public interface NamedHandler extends HttpHandler {
    String name();
}
