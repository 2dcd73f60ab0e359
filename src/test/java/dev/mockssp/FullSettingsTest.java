package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.engine.shared.StateFormat;
import dev.mockssp.engine.state.Setting;
import dev.mockssp.redis.RedisProcess;
import dev.mockssp.redis.RedisState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replicas have as many bindings and scenarios as they can share. */
@Timeout(60)
class FullSettingsTest {

    private static final int MOST = 18_000;
    private static final String MORE = "{'name':'no-bid','key':'staging-more'}";

    private RedisProcess redis;
    private Replicas replicas;

    @BeforeEach
    void start() {
        redis = RedisProcess.start("--appendfsync", "no");
        replicas = new Replicas(2, redis, Settings.of(Option.SEED, 7), Replicas.TRIES);
    }

    @AfterEach
    void stop() {
        if (replicas != null) {
            replicas.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    /** Binds keys, beyond the limit too, as replicas do that bind at the same time. */
    private void bind(int count) {
        try (RedisState state =
                RedisState.open(redis.address(), "mock-ssp", StateFormat.VERSION, 7, Duration.ofSeconds(30))) {
            state.documents().change(List.of("settings"), attempt -> {
                for (int i = 0; i < count; i++) {
                    attempt.put("settings", Setting.binding("staging-" + i).text(), "no-bid");
                }
                return true;
            });
        }
    }

    private static void rejected(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.json().at("/error/code").stringValue()).isEqualTo("memory-full");
        assertThat(answer.json().at("/error/message").stringValue())
                .isEqualTo("Replicas can share 18000 settings: remove bindings or scenarios, or reset");
    }

    private int unbind(String key) {
        return replicas.next().delete("/__admin/scenario?key=" + key).status();
    }

    @Test
    void anotherOneIsRejectedUntilThereIsSpace() {
        bind(MOST);
        rejected(replicas.client(0).put("/__admin/scenario", MORE));
        rejected(replicas.client(1)
                .put("/__admin/scenarios/mine", "{'description':'Test.','steps':[{'no_bid':{'reason':'no-winner'}}]}"));
        assertThat(replicas.client(0).bid("staging-more", SHOES).header("X-Mock-Scenario"))
                .isEqualTo("default");
        assertThat(replicas.client(1).get("/__admin/scenarios").text()).doesNotContain("\"mine\"");
        Client.Answer replaced = replicas.client(0).put("/__admin/scenario", "{'name':'slow','key':'staging-1'}");
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertThat(unbind("staging-1")).isEqualTo(200);
        assertThat(replicas.client(1).put("/__admin/scenario", MORE).status()).isEqualTo(200);
        assertThat(replicas.client(0).bid("staging-more", SHOES).header("X-Mock-Scenario"))
                .isEqualTo("no-bid");
    }

    @Test
    void whatIsTooMuchCanBeRemoved() {
        bind(MOST + 2);
        assertThat(unbind("staging-1")).isEqualTo(200);
        assertThat(unbind("staging-2")).isEqualTo(200);
        rejected(replicas.client(0).put("/__admin/scenario", MORE));
        assertThat(replicas.client(1).post("/__admin/reset", "").status()).isEqualTo(204);
        assertThat(replicas.client(0).put("/__admin/scenario", MORE).status()).isEqualTo(200);
    }
}
