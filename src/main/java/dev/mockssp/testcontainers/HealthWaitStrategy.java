package dev.mockssp.testcontainers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.rnorth.ducttape.TimeoutException;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits until the double answers, no longer than its container runs. */
final class HealthWaitStrategy extends AbstractWaitStrategy {

    private static final int MILLIS = 1000;

    private final int port;

    HealthWaitStrategy(int port, Duration patience) {
        this.port = port;
        withStartupTimeout(patience);
    }

    @Override
    protected void waitUntilReady() {
        int seconds = Math.toIntExact(startupTimeout.toSeconds());
        try {
            if (!Unreliables.retryUntilSuccess(
                    seconds, TimeUnit.SECONDS, () -> getRateLimiter().getWhenReady(this::isReady))) {
                throw new ContainerLaunchException("the container has stopped before the double was ready");
            }
        } catch (TimeoutException e) {
            throw new ContainerLaunchException("the double was not ready after " + seconds + " seconds", e);
        }
    }

    /** True when it is ready, false when it never will be; throws while it may become ready. */
    private boolean isReady() throws IOException {
        if (!isRunning()) {
            return false;
        }
        URI probe = URI.create(
                "http://" + waitStrategyTarget.getHost() + ":" + waitStrategyTarget.getMappedPort(port) + "/readyz");
        HttpURLConnection asked = (HttpURLConnection) probe.toURL().openConnection();
        asked.setConnectTimeout(MILLIS);
        asked.setReadTimeout(MILLIS);
        try {
            if (asked.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException(probe + " answered " + asked.getResponseCode());
            }
            return true;
        } finally {
            asked.disconnect();
        }
    }

    private boolean isRunning() {
        return Boolean.TRUE.equals(
                waitStrategyTarget.getCurrentContainerInfo().getState().getRunning());
    }
}
