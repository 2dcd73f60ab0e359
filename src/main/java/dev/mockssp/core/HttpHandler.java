package dev.mockssp.core;

/** Answers calls: an endpoint, or the whole engine. */
@FunctionalInterface
public interface HttpHandler {
    /**
     * @param call what was asked
     * @return the answer, never null
     */
    Response handle(RequestContext call);
}
