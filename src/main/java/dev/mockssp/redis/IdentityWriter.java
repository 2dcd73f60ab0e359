package dev.mockssp.redis;

import dev.mockssp.core.StateUnavailableException;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.Protocol.Command;

/** Writes the identity of a state that begins, and reads that of one that exists. */
final class IdentityWriter {

    private static final String ID = "identity";
    private static final String FORMAT = "format";
    private static final String SEED = "seed";

    private IdentityWriter() {}

    /**
     * Writes the identity, unless there is one.
     *
     * @return the identity that Redis has
     * @throws StateUnavailableException when Redis does not respond, or another version of mock-ssp has begun the state
     */
    static StateIdentity write(RedisConnections connections, StateKeys keys, StateIdentity wanted) {
        connections.send(Command.HSETNX, keys.state(), FORMAT, wanted.format());
        connections.send(Command.HSETNX, keys.state(), SEED, wanted.seed());
        // the last one, since a state without an id is none
        connections.send(Command.HSETNX, keys.state(), ID, UUID.randomUUID().toString());
        List<?> written = (List<?>) connections.send(Command.HMGET, keys.state(), ID, FORMAT, SEED);
        if (written.get(0) == null) {
            throw new StateUnavailableException("Redis loses the state at once");
        }
        StateIdentity found =
                new StateIdentity(Reply.text(written.get(0)), Reply.text(written.get(1)), Reply.number(written.get(2)));
        if (!found.format().equals(wanted.format())) {
            throw new StateUnavailableException("The state with the prefix " + keys.prefix() + " has the format "
                    + found.format() + ", and this version of mock-ssp has the format " + wanted.format()
                    + "; replicas of one state need the same version, or set another --state-prefix");
        }
        return found;
    }
}
