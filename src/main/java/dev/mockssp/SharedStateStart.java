package dev.mockssp;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.value.StateSettings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.engine.shared.SharedStore;
import dev.mockssp.engine.shared.StateFormat;
import dev.mockssp.engine.state.StateStoreFactory;
import dev.mockssp.redis.RedisAddress;
import dev.mockssp.redis.RedisState;
import dev.mockssp.upstream.TlsTrust;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Connects to the state that several servers share. */
final class SharedStateStart {

    private final RedisState redis;

    private SharedStateStart(RedisState redis) {
        this.redis = redis;
    }

    /**
     * @param seed the seed of a state that begins
     * @throws ConfigurationException when the state has another seed than the configuration
     * @throws StateUnavailableException when Redis does not respond, or another version of mock-ssp writes the state
     */
    static SharedStateStart begin(Config config, StateSettings settings, long seed) {
        RedisState redis = RedisState.open(address(config, settings), settings.prefix(), StateFormat.VERSION, seed);
        if (config.seed().isPresent() && redis.seed() != seed) {
            redis.close();
            throw new ConfigurationException(config.sources().flag(Option.SEED) + ": the state at " + settings.address()
                    + " has the seed " + redis.seed() + "; set that one, or none");
        }
        return new SharedStateStart(redis);
    }

    private static RedisAddress address(Config config, StateSettings settings) {
        return new RedisAddress(
                settings.host(),
                settings.port(),
                settings.user(),
                settings.password(),
                settings.database(),
                settings.tls() ? Optional.of(sockets(config, settings)) : Optional.empty());
    }

    private static SSLSocketFactory sockets(Config config, StateSettings settings) {
        try {
            SSLContext context = settings.ca().isPresent()
                    ? TlsTrust.and(settings.ca().get(), config.sources().flag(Option.STATE_CA))
                    : SSLContext.getDefault();
            return context.getSocketFactory();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /** @return the seed of the state */
    long seed() {
        return redis.seed();
    }

    /** @return creates the store, which closes the connections */
    StateStoreFactory stores() {
        return (memory, journal, clock) -> new SharedStore(redis, journal, clock);
    }
}
