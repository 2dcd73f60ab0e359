package dev.mockssp.engine.admin;

import static java.util.stream.Collectors.toSet;

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
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.store.EvictionCounts;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.journal.store.JournalSnapshot;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.ReportArchive;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

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
    private final ReportArchive reportArchive = new ReportArchive();
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

    /**
     * Removes exchanges from the journal. Their findings stay in the report.
     *
     * @param unwanted the condition
     * @return the number of exchanges that fulfilled it
     */
    public synchronized int removeExchanges(Predicate<Exchange> unwanted) {
        JournalSnapshot removed = journal.remove(unwanted);
        archive(removed);
        events.changed(EventBus.State.REQUESTS);
        return removed.exchanges().size();
    }

    private void archive(JournalSnapshot removed) {
        Set<String> keyIds = removed.exchanges().stream()
                .map(exchange -> exchange.client().keyId())
                .collect(toSet());
        for (String keyId : keyIds) {
            List<Exchange> ofKey = removed.find(exchange ->
                    exchange.isVendorTraffic() && exchange.client().keyId().equals(keyId));
            reportArchive.add(keyId, Report.of(ofKey, EvictionCounts.NONE, linter));
        }
        reportArchive.addForEveryKey(Report.of(List.of(), removed.evicted(), linter));
    }

    /** @return how many lines of the log were not read in time or could not be written */
    public long droppedLogLines() {
        return droppedLogLines.getAsLong();
    }

    /**
     * @param keyId the identifier of an API key
     * @return whether an exchange has the key, or had it before a reset or a deletion
     */
    public boolean hasSeen(String keyId) {
        return journal.hasSeen(keyId) || !reportArchive.of(keyId).isEmpty();
    }

    /** @return the integration report over all keys, including exchanges that a reset or a deletion has removed */
    public synchronized Report report() {
        return reportArchive.ofAll().plus(report(journal.vendorTraffic()));
    }

    /**
     * @param key an API key
     * @return the integration report for that key, including exchanges that a reset or a deletion has removed
     * @throws RejectedException when the key is not valid here
     */
    public synchronized Report report(String key) {
        String keyName = keys.nameOf(key);
        String keyId = KeyStateStore.idOf(keyName);
        return reportArchive
                .of(keyId)
                .plus(report(journal.vendorTraffic(keyId)))
                .aboutKey(ApiKeyRegistry.mask(keyName));
    }

    /** Deletes the report of all keys, with all exchanges, so that the next report begins at 0. */
    public synchronized void deleteReport() {
        journal.clear();
        linter.reset();
        reportArchive.clear();
        events.changed(EventBus.State.REQUESTS);
    }

    /**
     * Deletes the report of one key, with its exchanges.
     *
     * @param key an API key
     * @throws RejectedException when it is not valid here
     */
    public synchronized void deleteReport(String key) {
        String keyId = keyId(key);
        journal.forget(keyId);
        linter.forget(keyId);
        reportArchive.forget(keyId);
        events.changed(EventBus.State.REQUESTS);
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

    /** Restores the state of the start, except for the report. */
    public synchronized void reset() {
        scenarios.reset();
        inventory.reset();
        clock.reset();
        states.clear();
        metadataFactory.reset();
        archive(journal.clear());
        linter.reset();
        memory.resetEvictedEntries();
        events.changed(EventBus.State.RESET);
    }

    /**
     * Deletes the state of one key: its binding, chats, rate window, step counters, tokens and exchanges. Its report stays.
     *
     * @param key an API key
     * @throws RejectedException when it is not valid here
     */
    public synchronized void reset(String key) {
        String keyName = keys.nameOf(key);
        String keyId = KeyStateStore.idOf(keyName);
        scenarios.unbind(key);
        states.remove(keyName);
        reportArchive.add(keyId, report(journal.forget(keyId)));
        linter.forget(keyId);
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
