package dev.mockssp;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.redis.RedisProcess;
import dev.mockssp.server.BindFailedException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Mock servers in this process that share a state, and clients of each. */
final class Replicas implements AutoCloseable {

    /**
     * How often a request is sent that gets a 503. A busy machine may be too slow for the limits of the product; such a request
     * has changed nothing.
     */
    static final int TRIES = 100;

    private final List<MockSsp> servers = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * @param count how many servers
     * @param settings their options, in addition to those of the state
     * @param tries how often the clients send a request that gets a 503
     */
    Replicas(int count, RedisProcess redis, Settings settings, int tries) {
        this(count, redis.port(), settings, tries);
    }

    /** @param port the port of Redis, or of a proxy before it */
    Replicas(int count, int port, Settings settings, int tries) {
        for (int i = 0; i < count; i++) {
            add(port, settings, tries);
        }
    }

    private Replicas() {}

    /** One server whose state is in memory. */
    static Replicas none(Settings settings) {
        Replicas none = new Replicas();
        none.add(settings, 1);
        return none;
    }

    /** Starts another server. */
    void add(int port, Settings settings, int tries) {
        add(settings.with(Option.STATE, "redis://127.0.0.1:" + port), tries);
    }

    private void add(Settings settings, int tries) {
        MockSsp server = start(settings);
        servers.add(server);
        clients.add(new Client(URI.create(server.baseUrl()), Duration.ofSeconds(20), tries));
    }

    /** Starts a server that may have a shared state. */
    static MockSsp start(Settings settings) {
        Settings quiet = Settings.of(Option.PORT, 0).with(Option.LOG, "off").with(settings);
        try {
            return MockSsp.start(quiet.config(), OutputStream.nullOutputStream());
        } catch (BindFailedException e) {
            throw new IllegalStateException(e);
        }
    }

    MockSsp server(int index) {
        return servers.get(index);
    }

    Client client(int index) {
        return clients.get(index);
    }

    /** A client that sends a request again that gets a 503. */
    Client patient(int index) {
        return new Client(URI.create(servers.get(index).baseUrl()), Duration.ofSeconds(20), TRIES);
    }

    List<Client> all() {
        return List.copyOf(clients);
    }

    /** The client of the next server, as a load balancer chooses it. */
    Client next() {
        return clients.get(Math.floorMod(requests.getAndIncrement(), clients.size()));
    }

    @Override
    public void close() {
        servers.forEach(MockSsp::close);
    }
}
