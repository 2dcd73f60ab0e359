package dev.mockssp.exchange;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request on its way through the engine, with what each floor noted about it. One thread has it at a time.
 *
 * <p>A note is found again by its type, so that a floor can read what an earlier one found out (which key, which
 * scenario step) and the journal, outermost, can read all of it.
 */
public final class Call {

    private final Request request;
    private final Instant receivedAt;
    private final Map<Class<?>, Object> notes = new IdentityHashMap<>();

    /**
     * @param request what was sent
     * @param receivedAt when it arrived, by the double's clock
     */
    public Call(Request request, Instant receivedAt) {
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
     * Notes a value for the floors that follow and for the journal; a later note of the same type replaces it.
     *
     * @param type the type to find it by
     * @param value what was found out
     * @return this call
     */
    public <T> Call note(Class<T> type, T value) {
        notes.put(type, requireNonNull(value, "value"));
        return this;
    }

    /**
     * @param type the type of a note
     * @return the note, empty when no floor has made it
     */
    public <T> Optional<T> noted(Class<T> type) {
        return Optional.ofNullable(type.cast(notes.get(type)));
    }

    /**
     * @param type the type of a note that an earlier floor always makes
     * @return the note
     * @throws IllegalStateException when it is missing: the floors stand in a wrong order
     */
    public <T> T get(Class<T> type) {
        return noted(type).orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName() + " was noted"));
    }
}
