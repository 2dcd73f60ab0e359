package dev.mockssp.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.store.InMemoryJournal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InMemoryStoreTest {

    /** Notes the id that the journal has while a change is applied. */
    private static final class NotingReplica implements Replica {
        private final InMemoryStore store;
        private String noted = "";

        private NotingReplica(InMemoryStore store) {
            this.store = store;
        }

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
            noted = store.journalId();
        }
    }

    private static InMemoryStore store() {
        MemoryBudget memory = MemoryBudget.unlimited();
        return new InMemoryStore(memory, new InMemoryJournal(1, InMemoryJournal.MAX_BYTES, memory));
    }

    @Test
    void theJournalHasANewIdBeforeAChangeIsApplied() {
        InMemoryStore store = store();
        NotingReplica replica = new NotingReplica(store);
        store.start(replica);
        String before = store.journalId();
        store.settings().save(Map.of());
        assertThat(store.journalId()).isEqualTo(before);
        store.change(() -> new HistoryChange.Removal(List.of(1L), false));
        assertThat(store.journalId()).isEqualTo(replica.noted).isNotEqualTo(before);
    }

    /** Otherwise a reset between the two would let the second one remove other exchanges of the same numbers. */
    @Test
    void aChangeIsMadeWhenTheOneBeforeIsApplied() throws Exception {
        InMemoryStore store = store();
        NotingReplica replica = new NotingReplica(store);
        store.start(replica);
        AtomicReference<String> seenBySecond = new AtomicReference<>();
        Thread second = new Thread(() -> store.change(() -> {
            seenBySecond.set(replica.noted);
            return new HistoryChange.Removal(List.of(2L), false);
        }));
        store.change(() -> {
            second.start();
            while (second.getState() != Thread.State.BLOCKED && second.getState() != Thread.State.TERMINATED) {
                Thread.onSpinWait();
            }
            return new HistoryChange.Removal(List.of(1L), false);
        });
        second.join();
        assertThat(seenBySecond.get()).isNotEmpty();
    }

    @Test
    void eachRunHasItsOwnId() {
        assertThat(store().journalId()).isNotEqualTo(store().journalId());
    }
}
