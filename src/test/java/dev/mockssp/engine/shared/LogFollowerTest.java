package dev.mockssp.engine.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.state.HistoryChange;
import dev.mockssp.engine.state.Replica;
import dev.mockssp.engine.state.Setting;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Exchanges;
import dev.mockssp.journal.store.ExchangeCodec;
import dev.mockssp.journal.store.InMemoryJournal;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.redis.LogEntry.Counting;
import dev.mockssp.redis.RedisProcess;
import dev.mockssp.redis.RedisState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;

@Timeout(60)
class LogFollowerTest {

    /** A replica that has only a journal. */
    private record JournalReplica(Journal journal) implements Replica {

        @Override
        public void apply(Map<Setting, Optional<String>> changes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void applyAll(Map<Setting, Optional<String>> settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void apply(HistoryChange change) {
            journal.clear();
        }
    }

    private static void addExchange(RedisState state) {
        state.documents().change(List.of(Names.ALL_KEYS), attempt -> {
            Exchange exchange = Exchanges.sample().number(0).exchange();
            attempt.log(EntryKind.EXCHANGE.label(), Counting.NEXT, "", ExchangeCodec.encode(exchange));
            return true;
        });
    }

    private static void reset(RedisState state) {
        state.documents().change(List.of(Names.ALL_KEYS), attempt -> {
            HistoryEntry.write(new HistoryChange.Reset(Optional.empty(), Instant.EPOCH), attempt);
            return true;
        });
    }

    /** As when a replica did not run while the others have filled the log. */
    @Test
    void aResetThatTheLogHasDroppedIsMadeUpFor() {
        try (RedisProcess redis = RedisProcess.start();
                RedisState state =
                        RedisState.open(redis.address(), "test", StateFormat.VERSION, 7, Duration.ofSeconds(10))) {
            MemoryBudget memory = MemoryBudget.unlimited();
            Journal journal = new InMemoryJournal(100, InMemoryJournal.MAX_BYTES, memory);
            SharedKeys keys = new SharedKeys(state, new SharedTransactions(state.documents(), InstantSource.system()));
            LogFollower follower = new LogFollower(state, journal, keys, new JournalReplica(journal));
            addExchange(state);
            addExchange(state);
            addExchange(state);
            follower.catchUp();
            String before = follower.journalId();
            reset(state);
            addExchange(state);
            addExchange(state);
            try (Jedis client = redis.client()) {
                client.xtrim("test:log", 2, false);
            }
            follower.catchUp();
            assertThat(journal.snapshot().exchanges())
                    .extracting(Exchange::number)
                    .containsExactly(1L, 2L);
            assertThat(follower.journalId()).isNotEqualTo(before);
        }
    }
}
