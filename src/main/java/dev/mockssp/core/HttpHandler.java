package dev.mockssp.core;

/** Handles requests: an endpoint, or the whole engine. */
@FunctionalInterface
public interface HttpHandler {
    /**
     * @param context the request
     * @return the response, never null
     */
    Response handle(RequestContext context);
}
