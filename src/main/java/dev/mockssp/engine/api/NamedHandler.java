package dev.mockssp.engine.api;

import dev.mockssp.core.HttpHandler;

/** A GET endpoint, and its name in the journal. */
public interface NamedHandler extends HttpHandler {
    String name();
}
