package dev.mockssp.redis;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where a Redis server is, and how to log in.
 *
 * @param user the user name, empty for the default user
 * @param password the password, empty if none is needed
 * @param database the number of the database, usually 0
 * @param tls creates TLS connections; empty for plain ones
 */
public record RedisAddress(
        String host,
        int port,
        Optional<String> user,
        Optional<String> password,
        int database,
        Optional<SSLSocketFactory> tls) {

    public RedisAddress {
        requireNonNull(host, "host");
        requireNonNull(user, "user");
        requireNonNull(password, "password");
        requireNonNull(tls, "tls");
    }

    /** @return the host and the port, without credentials */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
