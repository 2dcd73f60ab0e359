package dev.mockssp.cli;

import dev.mockssp.config.Config;
import java.util.concurrent.CountDownLatch;

/** A double without a server; {@code stopped} makes it return at once. */
final class FakeMockSsp implements Running {

    private final Config config;
    private final CountDownLatch stop;

    FakeMockSsp(Config config, boolean stopped) {
        this.config = config;
        this.stop = new CountDownLatch(stopped ? 0 : 1);
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + config.port();
    }

    @Override
    public String httpsUrl() {
        return "https://127.0.0.1:" + config.tls().orElseThrow().port();
    }

    @Override
    public ScenarioPrinter.Entry scenario() {
        return new ScenarioPrinter.Entry(config.scenario(), "The rules as they are.", "shipped");
    }

    @Override
    public long seed() {
        return config.seed().orElse(4711);
    }

    @Override
    public void awaitStop() throws InterruptedException {
        stop.await();
    }

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
