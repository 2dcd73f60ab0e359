package dev.mockssp.exchange;

/** One floor: answers a call itself or passes it on. */
@FunctionalInterface
public interface Filter {
    /**
     * @param next the floor below
     * @return this floor on top of it
     */
    Responder around(Responder next);

    /**
     * @param inner the filter that comes next
     * @return both as one, this one outermost
     */
    default Filter then(Filter inner) {
        return next -> around(inner.around(next));
    }
}
