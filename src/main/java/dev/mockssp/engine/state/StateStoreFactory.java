package dev.mockssp.engine.state;

import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.store.Journal;
import java.time.InstantSource;

/** Creates the store of an engine. */
@FunctionalInterface
public interface StateStoreFactory {

    /**
     * @param memory limits the bytes of all that is remembered in this process, without the journal
     * @param journal the journal in this process
     * @param clock the clock of this process, which follows the settings
     */
    StateStore create(MemoryBudget memory, Journal journal, InstantSource clock);
}
