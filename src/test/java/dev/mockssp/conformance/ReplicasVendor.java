package dev.mockssp.conformance;

import dev.mockssp.Tools;
import dev.mockssp.config.Config;
import dev.mockssp.engine.shared.SharedStore;
import dev.mockssp.engine.shared.StateFormat;
import dev.mockssp.redis.RedisProcess;
import dev.mockssp.redis.RedisState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Engines that share a state in Redis. Each request goes to the next of them. */
final class ReplicasVendor implements Vendor {

    /** One Redis for all tests of this process; each vendor has a prefix of its own. */
    private static final class Redis {
        private static final RedisProcess PROCESS = RedisProcess.start("--appendfsync", "no");

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close));
        }
    }

    /** Other tests may keep the machine busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final AtomicInteger STATES = new AtomicInteger();

    private final List<EngineVendor> replicas;
    private final AtomicInteger requests = new AtomicInteger();

    ReplicasVendor(int count, Config config) {
        // before the class that starts it, whose initialization would fail instead of skipping the test
        Tools.require("redis-server", "redis-server");
        String prefix = "state" + STATES.incrementAndGet();
        long seed = config.seed().orElse(1);
        this.replicas = IntStream.range(0, count)
                .mapToObj(i -> new EngineVendor(config, (memory, journal, clock) -> {
                    RedisState redis =
                            RedisState.open(Redis.PROCESS.address(), prefix, StateFormat.VERSION, seed, PATIENCE);
                    return new SharedStore(redis, journal, clock);
                }))
                .toList();
    }

    private EngineVendor next() {
        return replicas.get(requests.getAndIncrement() % replicas.size());
    }

    @Override
    public VendorResponse send(VendorRequest ask) {
        return next().send(ask);
    }

    @Override
    public String base() {
        return replicas.get(0).base();
    }

    @Override
    public void advance(Duration by) {
        next().advance(by);
    }

    @Override
    public void use(String scenario) {
        next().use(scenario);
    }

    @Override
    public List<JsonNode> journal() {
        return next().journal();
    }

    @Override
    public void close() {
        replicas.forEach(EngineVendor::close);
    }
}
