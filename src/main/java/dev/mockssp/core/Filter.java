package dev.mockssp.core;

/** One floor: answers a call itself or passes it on. */
@FunctionalInterface
public interface Filter {
    /**
     * @param next the floor below
     * @return this floor on top of it
     */
    HttpHandler wrap(HttpHandler next);

    /**
     * @param inner the filter that comes next
     * @return both as one, this one outermost
     */
    default Filter then(Filter inner) {
        return next -> wrap(inner.wrap(next));
    }
}
