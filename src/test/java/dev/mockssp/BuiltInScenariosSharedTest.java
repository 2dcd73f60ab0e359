package dev.mockssp;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.redis.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The scenarios behave as described when the state is shared, too. Each is selected in one way, and none takes seconds. */
class BuiltInScenariosSharedTest extends BuiltInScenariosOverHttpTest {

    private static RedisProcess redis;
    private static int states;

    @BeforeAll
    static void startRedis() {
        redis = RedisProcess.start("--appendfsync", "no");
    }

    @AfterAll
    static void stopRedis() {
        if (redis != null) {
            redis.close();
        }
    }

    @Override
    MockSsp start(Settings settings) {
        return Replicas.start(shared(settings));
    }

    /** With a state of its own. */
    static Settings shared(Settings settings) {
        return settings.with(Option.STATE, "redis://127.0.0.1:" + redis.port())
                .with(Option.STATE_PREFIX, "state" + ++states);
    }

    @Override
    boolean isPlayed(String scenario, Api api, ScenarioSelection way) {
        int ways = ScenarioSelection.values().length;
        return !scenario.equals("slow") && way.ordinal() == Math.floorMod(scenario.hashCode() + api.ordinal(), ways);
    }
}
