import java.time.Instant;

/**
 * A time in which clients may be disturbed.
 *
 * @param gone when the process had ended
 * @param end when every replica was ready again, and a little later
 */
record Disturbance(Kind kind, Instant begun, Instant gone, Instant end) {

    enum Kind {
        REPLICA_KILLED,
        REDIS_STOPPED
    }

    boolean covers(ChaosLoad.Sent request) {
        return !request.ended().isBefore(begun) && !request.begun().isAfter(end);
    }

    /** Whether the request was under way when the process ended: it may be in the journal although its client was told nothing of it. */
    boolean interrupts(ChaosLoad.Sent request) {
        return !request.ended().isBefore(begun) && !request.begun().isAfter(gone);
    }
}
