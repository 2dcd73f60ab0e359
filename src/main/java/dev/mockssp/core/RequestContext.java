package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A request on its way through the engine, with what each floor noted about it. One thread has it at a time.
 *
 * <p>A note is found again by its type, so that a floor can read what an earlier one found out (which key, which
 * scenario step) and the journal, outermost, can read all of it.
 */
public final class RequestContext {

    private final Request request;
    private final Instant receivedAt;

    // a dozen notes at most: a look along a short array is quicker, and smaller, than a map of every call
    private Class<?>[] types = new Class<?>[12];
    private Object[] notes = new Object[12];
    private int count;

    /**
     * @param request what was sent
     * @param receivedAt when it arrived, by the double's clock
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
     * Notes a value for the floors that follow and for the journal; a later note of the same type replaces it.
     *
     * @param type the type to find it by
     * @param value what was found out
     * @return this call
     */
    public <T> RequestContext put(Class<T> type, T value) {
        requireNonNull(value, "value");
        int at = indexOf(type);
        if (at < 0) {
            at = added(type);
        }
        notes[at] = value;
        return this;
    }

    private int added(Class<?> type) {
        if (count == types.length) {
            types = Arrays.copyOf(types, count * 2);
            notes = Arrays.copyOf(notes, count * 2);
        }
        types[count] = type;
        return count++;
    }

    @SuppressWarnings("ReferenceEquality") // of classes
    private int indexOf(Class<?> type) {
        for (int i = 0; i < count; i++) {
            if (types[i] == type) {
                return i;
            }
        }
        return -1;
    }

    /**
     * @param type the type of a note
     * @return the note, empty when no floor has made it
     */
    public <T> Optional<T> find(Class<T> type) {
        int at = indexOf(type);
        return at < 0 ? Optional.empty() : Optional.of(type.cast(notes[at]));
    }

    /**
     * @param type the type of a note that an earlier floor always makes
     * @return the note
     * @throws IllegalStateException when it is missing: the floors stand in a wrong order
     */
    public <T> T require(Class<T> type) {
        int at = indexOf(type);
        if (at < 0) {
            throw new IllegalStateException("no " + type.getSimpleName() + " was noted");
        }
        return type.cast(notes[at]);
    }
}
