import java.time.Instant;

/**
 * A time in which clients may be disturbed.
 *
 * @param end when every replica was ready again, and a little later
 */
record Disturbance(Kind kind, Instant begun, Instant end) {

    enum Kind {
        REPLICA_KILLED,
        REDIS_STOPPED
    }

    boolean covers(ChaosLoad.Sent request) {
        return !request.ended().isBefore(begun) && !request.begun().isAfter(end);
    }
}
