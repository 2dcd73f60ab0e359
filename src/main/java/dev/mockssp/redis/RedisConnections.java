package dev.mockssp.redis;

import dev.mockssp.core.StateUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Connections to one Redis server. After a failed connection nothing is sent until {@link #probe} succeeds, so that
 * requests fail at once instead of waiting for each their own timeout. Thread-safe.
 */
final class RedisConnections implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 64;
    private static final int CONNECT_MILLIS = 400;

    private final int replyMillis;

    private static final Duration POOL_WAIT = Duration.ofMillis(400);

    private final RedisAddress address;
    private final ConnectionPool pool;
    private final AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());

    /** Why Redis responds, but did not do what it was asked to. */
    private final AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());

    /** Counts the failed connections: what was read before may be older than what Redis has now. */
    private final AtomicLong failures = new AtomicLong();

    /** @param maxReply the longest wait for a reply */
    RedisConnections(RedisAddress address, Duration maxReply) {
        this.address = address;
        this.replyMillis = (int) maxReply.toMillis();
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .resp2()
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis(replyMillis)
                .database(address.database())
                .clientName("mock-ssp")
                .ssl(address.tls().isPresent());
        address.user().ifPresent(client::user);
        address.password().ifPresent(client::password);
        address.tls().ifPresent(sockets -> {
            SSLParameters parameters = new SSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            client.sslSocketFactory(sockets).sslParameters(parameters);
        });
        ConnectionPoolConfig config = new ConnectionPoolConfig();
        config.setMaxTotal(MAX_CONNECTIONS);
        config.setMaxIdle(MAX_CONNECTIONS);
        config.setMaxWait(POOL_WAIT);
        config.setJmxEnabled(false);
        config.setTestWhileIdle(false);
        this.pool = new ConnectionPool(new HostAndPort(address.host(), address.port()), client.build(), config);
    }

    /** @return why nothing is sent to Redis now; empty if it is */
    Optional<String> problem() {
        return problem.get();
    }

    /** @return the longest wait for a reply */
    int replyMillis() {
        return replyMillis;
    }

    /** @return why Redis accepts no changes, as far as is known; empty if it does */
    Optional<String> refusal() {
        return refusal.get();
    }

    /** @return how many connections have failed so far */
    long failures() {
        return failures.get();
    }

    /**
     * Runs a script.
     *
     * @return what the script returns: numbers, byte arrays and lists
     * @throws StateUnavailableException when Redis did not run it, or did not reply in time
     */
    Object run(Script script, List<byte[]> keys, List<byte[]> arguments) {
        requireAvailable();
        return runAnyway(script, keys, arguments);
    }

    /** As {@link #run}, even after a failed connection. */
    Object runAnyway(Script script, List<byte[]> keys, List<byte[]> arguments) {
        try (Connection connection = connection()) {
            try {
                return connection.executeCommand(arguments(Protocol.Command.EVALSHA, script.digest(), keys, arguments));
            } catch (JedisDataException e) {
                if (!e.getMessage().startsWith("NOSCRIPT")) {
                    throw e;
                }
                return connection.executeCommand(arguments(Protocol.Command.EVAL, script.text(), keys, arguments));
            }
        } catch (JedisException e) {
            throw failed(e);
        }
    }

    private static CommandArguments arguments(
            Protocol.Command command, byte[] script, List<byte[]> keys, List<byte[]> arguments) {
        CommandArguments all = new CommandArguments(command).add(script).add(keys.size());
        keys.forEach(all::add);
        arguments.forEach(all::add);
        return all;
    }

    /**
     * Sends a command.
     *
     * @throws StateUnavailableException when Redis did not accept it, or did not reply in time
     */
    Object send(ProtocolCommand command, Object... arguments) {
        requireAvailable();
        return sendAnyway(command, arguments);
    }

    private Object sendAnyway(ProtocolCommand command, Object... arguments) {
        CommandArguments all = new CommandArguments(command);
        for (Object argument : arguments) {
            all.add(argument);
        }
        try (Connection connection = connection()) {
            return connection.executeCommand(all);
        } catch (JedisException e) {
            throw failed(e);
        }
    }

    private Connection connection() {
        try {
            return pool.getResource();
        } catch (JedisConnectionException e) {
            throw e;
        } catch (JedisException e) {
            if (e instanceof JedisDataException || e.getCause() instanceof JedisException) {
                throw e;
            }
            throw new StateUnavailableException("All connections to Redis at " + address + " are in use", e);
        }
    }

    private void requireAvailable() {
        problem.get().ifPresent(message -> {
            throw new StateUnavailableException(message);
        });
    }

    private StateUnavailableException failed(JedisException e) {
        String message = "Redis at " + address + " does not respond";
        if (e instanceof JedisDataException && !(e.getCause() instanceof JedisConnectionException)) {
            String error = String.valueOf(e.getMessage());
            message = refusal(error);
            if (!isWithoutData(error)) {
                refusal.set(Optional.of(message));
                return new StateUnavailableException(message, e);
            }
        }
        failures.incrementAndGet();
        problem.set(Optional.of(message));
        pool.clear();
        return new StateUnavailableException(message, e);
    }

    /** It has just started, or waits for the data of another one. */
    private static boolean isWithoutData(String error) {
        return error.startsWith("LOADING") || error.startsWith("MASTERDOWN");
    }

    /** The first word of an error tells what it is; the rest may quote what was sent. */
    private String refusal(String error) {
        String at = "Redis at " + address;
        String code = error.split(" ", 2)[0];
        return switch (code) {
            case "OOM" -> at + " has no memory left (maxmemory)";
            case "LOADING" -> at + " loads its data";
            case "MASTERDOWN" -> at + " is a copy, and cannot reach the server that it copies";
            case "READONLY" -> at + " is a read-only replica";
            case "NOAUTH", "WRONGPASS" -> at + " rejects the user or the password of --state";
            case "NOPERM" -> at + " does not allow the user of --state to run scripts or to use its keys";
            case "MISCONF" -> at + " cannot save its data";
            default -> at + " reported " + code;
        };
    }

    /** Asks Redis whether it responds again. */
    void probe() {
        try {
            sendAnyway(Protocol.Command.PING);
            problem.set(Optional.empty());
        } catch (StateUnavailableException e) {
            problem.set(Optional.of(e.getMessage()));
        }
    }

    /**
     * Asks Redis whether it accepts changes.
     *
     * @param hash the name of a hash, which stays as it is
     */
    void probeChange(byte[] hash) {
        try {
            sendAnyway(Protocol.Command.HINCRBY, hash, "probe", 0);
            refusal.set(Optional.empty());
        } catch (StateUnavailableException e) {
            // the problem or the refusal says why
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
