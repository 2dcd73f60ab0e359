package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.auction.Inventory;
import dev.mockssp.config.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.core.RejectedException;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.ActiveInventory;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.journal.store.JournalSnapshot;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.report.Report;
import java.util.function.LongSupplier;

/**
 * The operations of the admin API: scenarios, journal, clock, inventory, reset. Scenario steps do not apply to these
 * operations. Thread-safe.
 */
public final class Admin {

    private final ScenarioAdmin scenarios;
    private final ProviderStates providerStates;
    private final ProviderStateJournal stateJournal;
    private final ProviderStateTokens providerStateTokens;
    private final DocumentReader documents;
    private final AdjustableClock clock;
    private final ActiveInventory inventory;
    private final AdminKeys keys;
    private final KeyStateStore states;
    private final ResponseMetadataFactory metadataFactory;
    private final Journal journal;
    private final Linter linter;
    private final Revision revision;
    private final EventBus events;
    private final LongSupplier droppedLogLines;
    private final MemoryBudget memory;

    public Admin(
            ScenarioAdmin scenarios,
            ProviderStates providerStates,
            ProviderStateJournal stateJournal,
            ProviderStateTokens providerStateTokens,
            DocumentReader documents,
            AdjustableClock clock,
            ActiveInventory inventory,
            ApiKeyRegistry keys,
            KeyStateStore states,
            ResponseMetadataFactory metadataFactory,
            Journal journal,
            Linter linter,
            Revision revision,
            EventBus events,
            LongSupplier droppedLogLines,
            MemoryBudget memory) {
        this.scenarios = scenarios;
        this.providerStates = providerStates;
        this.stateJournal = stateJournal;
        this.providerStateTokens = providerStateTokens;
        this.documents = documents;
        this.clock = clock;
        this.inventory = inventory;
        this.keys = new AdminKeys(keys);
        this.states = states;
        this.metadataFactory = metadataFactory;
        this.journal = journal;
        this.linter = linter;
        this.revision = revision;
        this.events = events;
        this.droppedLogLines = droppedLogLines;
        this.memory = memory;
    }

    /** @return the operations on scenarios */
    public ScenarioAdmin scenarios() {
        return scenarios;
    }

    /** @return the provider states for Pact verifiers */
    public ProviderStates providerStates() {
        return providerStates;
    }

    /** @return records the changes of those states */
    public ProviderStateJournal providerStateJournal() {
        return stateJournal;
    }

    /** @return issues tracking tokens for those states */
    public ProviderStateTokens providerStateTokens() {
        return providerStateTokens;
    }

    /** @return publishes exchanges and changes of state */
    public EventBus events() {
        return events;
    }

    /** @return the simulated revision of the vendor's API */
    public Revision revision() {
        return revision;
    }

    /** @return the clock that controls everything except delays */
    public AdjustableClock clock() {
        return clock;
    }

    /** @return what keys, chats, bids, clicks, tokens and settings take, and how much of it was evicted */
    public MemoryBudget memory() {
        return memory;
    }

    /** @return the recorded exchanges */
    public Journal journal() {
        return journal;
    }

    /** @return how many lines of the log were not read in time or could not be written */
    public long droppedLogLines() {
        return droppedLogLines.getAsLong();
    }

    /** @return the integration report over all keys */
    public Report report() {
        return report(journal.vendorTraffic());
    }

    /**
     * @param key an API key
     * @return the integration report for that key
     * @throws RejectedException when the key is not valid here
     */
    public Report report(String key) {
        String keyName = keys.nameOf(key);
        return report(journal.vendorTraffic(KeyStateStore.idOf(keyName))).aboutKey(ApiKeyRegistry.mask(keyName));
    }

    private Report report(JournalSnapshot snapshot) {
        return Report.of(snapshot.exchanges(), snapshot.evicted(), linter)
                .with(new Report.ServerLosses(memory.evictedEntries(), droppedLogLines()));
    }

    /** @return the active inventory */
    public Inventory inventory() {
        return inventory.get();
    }

    /**
     * Replaces the active inventory and resets the campaigns' spend.
     *
     * @param json an inventory document
     * @throws ConfigurationException when it is not valid
     */
    public synchronized void putInventory(byte[] json) {
        inventory.put(documents.inventory(json, "the inventory"));
        states.forEach(state -> state.spend.clear());
        events.changed(EventBus.State.INVENTORY);
    }

    /** Restores the state of the start. */
    public synchronized void reset() {
        scenarios.reset();
        inventory.reset();
        clock.reset();
        states.clear();
        metadataFactory.reset();
        journal.clear();
        linter.reset();
        memory.resetEvictedEntries();
        events.changed(EventBus.State.RESET);
    }

    /**
     * Deletes the state of one key: its binding, chats, rate window, step counters, tokens and exchanges.
     *
     * @param key an API key
     * @throws RejectedException when it is not valid here
     */
    public synchronized void reset(String key) {
        String keyName = keys.nameOf(key);
        scenarios.unbind(key);
        states.remove(keyName);
        journal.forget(KeyStateStore.idOf(keyName));
        linter.forget(KeyStateStore.idOf(keyName));
        events.changed(EventBus.State.RESET);
    }

    /**
     * @param key an API key
     * @return its identifier in the journal
     * @throws RejectedException when it is not valid here
     */
    public String keyId(String key) {
        return keys.idOf(key);
    }
}
