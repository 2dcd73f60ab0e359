package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request and its attributes, which filters and endpoints add while they process it. Not thread-safe: one thread at a
 * time processes a request.
 *
 * <p>An attribute is found by its type. A filter reads what an earlier one has decided (which key, which scenario step),
 * and the journal, the outermost filter, reads all of it.
 */
public final class RequestContext {

    private final Request request;
    private Instant receivedAt;
    private final Map<Class<?>, Object> attributes = new HashMap<>();

    /**
     * @param request the request
     * @param receivedAt when it was received, by the clock of the mock server
     */
    public RequestContext(Request request, Instant receivedAt) {
        this.request = requireNonNull(request, "request");
        this.receivedAt = requireNonNull(receivedAt, "receivedAt");
    }

    public Request request() {
        return request;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /**
     * Removes all attributes, so that the request can be processed again.
     *
     * @param newReceivedAt when it was received, by the clock of the mock server as it is set now
     */
    public void clear(Instant newReceivedAt) {
        receivedAt = requireNonNull(newReceivedAt, "newReceivedAt");
        attributes.clear();
    }

    /**
     * Adds an attribute, or replaces the one of the same type.
     *
     * @param type the type to find it by
     * @param value the attribute
     * @return this context
     */
    public <T> RequestContext put(Class<T> type, T value) {
        attributes.put(type, requireNonNull(value, "value"));
        return this;
    }

    /**
     * @param type the type of an attribute
     * @return the attribute, empty if no filter has added it
     */
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(type.cast(attributes.get(type)));
    }

    /**
     * @param type the type of an attribute that an earlier filter always adds
     * @return the attribute
     * @throws IllegalStateException if it is missing, because the filters are in the wrong order
     */
    public <T> T require(Class<T> type) {
        return find(type)
                .orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName() + " in the request context"));
    }
}
