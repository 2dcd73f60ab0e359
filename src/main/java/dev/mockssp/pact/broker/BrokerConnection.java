package dev.mockssp.pact.broker;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The connection settings for a broker.
 *
 * @param timeout the maximum time for each response, including its body
 * @param ca a PEM file of certificates to trust in addition to Java's
 * @param retries how often a request is repeated after a connection failure or the status 408, 429 or 5xx
 * @param pause waits before a request is repeated
 */
public record BrokerConnection(Duration timeout, Optional<Path> ca, int retries, Consumer<Duration> pause) {

    /** The option that names the file of certificates. */
    public static final String CA = "--ca";

    public BrokerConnection {
        requireNonNull(timeout, "timeout");
        requireNonNull(ca, "ca");
        requireNonNull(pause, "pause");
    }
}
