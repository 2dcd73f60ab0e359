package dev.mockssp.testcontainers;

import dev.mockssp.core.text.MessageText;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.rnorth.ducttape.TimeoutException;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits until the mock server responds to {@code /readyz}. Gives up when the container stops. */
final class HealthWaitStrategy extends AbstractWaitStrategy {

    private static final int TIMEOUT_MILLIS = 1000;

    private final int port;

    HealthWaitStrategy(int port, Duration timeout) {
        this.port = port;
        withStartupTimeout(timeout);
    }

    @Override
    protected void waitUntilReady() {
        int seconds = Math.toIntExact(startupTimeout.toSeconds());
        try {
            if (!Unreliables.retryUntilSuccess(
                    seconds, TimeUnit.SECONDS, () -> getRateLimiter().getWhenReady(this::isReady))) {
                throw new ContainerLaunchException("the container stopped before the mock server was ready");
            }
        } catch (TimeoutException e) {
            throw new ContainerLaunchException(
                    "the mock server was not ready after " + MessageText.count(seconds, "second"), e);
        }
    }

    /** Returns true if the mock server is ready and false if the container stopped. Throws otherwise: try again. */
    private boolean isReady() throws IOException {
        if (!isRunning()) {
            return false;
        }
        URI probe = URI.create(
                "http://" + waitStrategyTarget.getHost() + ":" + waitStrategyTarget.getMappedPort(port) + "/readyz");
        HttpURLConnection connection = (HttpURLConnection) probe.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException(probe + " responded with " + connection.getResponseCode());
            }
            return true;
        } finally {
            connection.disconnect();
        }
    }

    private boolean isRunning() {
        return Boolean.TRUE.equals(
                waitStrategyTarget.getCurrentContainerInfo().getState().getRunning());
    }
}
