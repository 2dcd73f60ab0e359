package dev.mockssp;

import dev.mockssp.config.Settings;
import dev.mockssp.redis.RedisProcess;
import org.junit.jupiter.api.AfterEach;

/** The same on three replicas, of which each request goes to the next one. */
class UnderFireReplicasTest extends UnderFireTest {

    private RedisProcess redis;

    @Override
    Replicas start(Settings settings) {
        redis = RedisProcess.start("--appendfsync", "no");
        return new Replicas(3, redis, settings, Replicas.TRIES);
    }

    /** Each round trip takes its time. */
    @Override
    int calls() {
        return 20;
    }

    @AfterEach
    void stopRedis() {
        if (redis != null) {
            redis.close();
        }
    }
}
