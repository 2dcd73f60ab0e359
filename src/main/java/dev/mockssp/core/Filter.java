package dev.mockssp.core;

/** A filter: responds to a request itself, or passes it to the next handler. */
@FunctionalInterface
public interface Filter {
    /**
     * @param next the next handler
     * @return a handler that applies this filter first
     */
    HttpHandler wrap(HttpHandler next);

    /**
     * @param inner the filter that comes next
     * @return both filters as one, this one outermost
     */
    default Filter then(Filter inner) {
        return next -> wrap(inner.wrap(next));
    }
}
