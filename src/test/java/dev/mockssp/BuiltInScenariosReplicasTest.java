package dev.mockssp;

import dev.mockssp.config.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** The scenarios behave as described on three replicas, of which each request goes to the next one. */
class BuiltInScenariosReplicasTest extends BuiltInScenariosSharedTest {

    private final Map<MockSsp, List<MockSsp>> replicas = new HashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    @Override
    MockSsp start(Settings settings) {
        Settings shared = shared(settings);
        List<MockSsp> started =
                Stream.generate(() -> Replicas.start(shared)).limit(3).toList();
        replicas.put(started.get(0), started);
        return started.get(0);
    }

    @Override
    Publisher publisher(MockSsp started, Api api, String key) {
        List<MockSsp> all = replicas.get(started);
        return new Publisher(
                () -> {
                    MockSsp next = all.get(requests.getAndIncrement() % all.size());
                    return URI.create(next.baseUrl()).getPort();
                },
                api,
                key,
                Map.of());
    }

    @AfterEach
    void stopReplicas() {
        replicas.values().stream().flatMap(List::stream).forEach(MockSsp::close);
    }
}
