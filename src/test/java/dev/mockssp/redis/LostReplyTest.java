package dev.mockssp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection breaks after Redis has done what it was asked to, and before it could say so. */
@Timeout(60)
class LostReplyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void aCommitIsDoneOnce() {
        try (RedisProcess redis = RedisProcess.start();
                RedisProxy proxy = RedisProxy.start(redis.port());
                RedisState direct = RedisState.open(redis.address(), "test", "1", 7, PATIENCE);
                RedisState state = RedisState.open(
                        new RedisAddress(
                                "127.0.0.1", proxy.port(), Optional.empty(), Optional.empty(), 0, Optional.empty()),
                        "test",
                        "1",
                        7,
                        PATIENCE)) {
            AtomicInteger runs = new AtomicInteger();
            long counted = state.documents().change(List.of("key:a"), attempt -> {
                long next = attempt.get("key:a", "count", Long.class).orElse(0L) + 1;
                attempt.put("key:a", "count", next);
                attempt.log("test", LogEntry.Counting.NEXT, "", new byte[0]);
                runs.incrementAndGet();
                proxy.loseReply();
                return next;
            });
            assertThat(counted).isEqualTo(1);
            assertThat(runs).hasValue(1);
            assertThat(state.failures()).isEqualTo(1);
            Optional<Long> count =
                    direct.documents().change(List.of("key:a"), attempt -> attempt.get("key:a", "count", Long.class));
            assertThat(count).contains(1L);
            assertThat(direct.entriesAfter(0)).hasSize(1);
        }
    }
}
