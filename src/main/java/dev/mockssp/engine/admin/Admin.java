package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.auction.Inventory;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.engine.admin.event.ExchangeSummary;
import dev.mockssp.engine.admin.settings.ClockAdmin;
import dev.mockssp.engine.admin.settings.LocalSettings;
import dev.mockssp.engine.admin.settings.SettingsReplica;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.HistoryChange;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.KeyStates;
import dev.mockssp.engine.state.Replica;
import dev.mockssp.engine.state.StateStore;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.match.ExchangeSearch;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.rule.ViewTooSoon;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

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
    private final LocalSettings settings;
    private final Replica replica;
    private final ClockAdmin clock;
    private final AdminKeys keys;
    private final StateStore store;
    private final KeyStates states;
    private final Journal journal;
    private final Linter linter;
    private final LintHistories histories;
    private final HistoryAdmin history;
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
            LocalSettings settings,
            ApiKeyRegistry keys,
            StateStore store,
            RunHistory history,
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
        this.settings = settings;
        this.clock = new ClockAdmin(settings);
        this.keys = new AdminKeys(keys);
        this.replica = new LocalReplica(history, new SettingsReplica(settings, documents, keys, events));
        this.store = store;
        this.states = store.keys();
        this.journal = store.journal();
        this.linter = linter;
        this.histories = store.histories();
        this.history = new HistoryAdmin(store, history, this.keys);
        this.revision = revision;
        this.events = events;
        this.droppedLogLines = droppedLogLines;
        this.memory = memory;
    }

    /** @return the operations on scenarios */
    public ScenarioAdmin scenarios() {
        return scenarios;
    }

    /** @return the operations on the active scenario and the bindings */
    public SelectionAdmin selection() {
        return scenarios.selection();
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

    /** @return the revision that the client of an exchange gets, which its key may have of its own */
    public Revision revisionOf(Exchange exchange) {
        return linter.revisionOf(exchange);
    }

    /** @return the clock that controls everything except delays */
    public ClockAdmin clock() {
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

    /** @return the operations on the reports, and on what the journal keeps */
    public HistoryAdmin history() {
        return history;
    }

    /**
     * Applies here what other replicas have changed so far.
     *
     * @throws dev.mockssp.core.StateUnavailableException when it cannot be read
     */
    public void refresh() {
        store.refresh();
    }

    /** @return why requests cannot be processed now; empty if they can */
    public Optional<String> problem() {
        return store.problem();
    }

    /** @return applies to this server what any replica has changed */
    public Replica replica() {
        return replica;
    }

    /** @return how many lines of the log were not read in time or could not be written */
    public long droppedLogLines() {
        return droppedLogLines.getAsLong();
    }

    /** @return the active inventory */
    public Inventory inventory() {
        return settings.inventory();
    }

    /**
     * Replaces the active inventory and resets the campaigns' spend.
     *
     * @param json an inventory document
     * @throws ConfigurationException when it is not valid
     */
    public synchronized void putInventory(byte[] json) {
        settings.putInventory(documents.inventory(json, "the inventory"));
        states.forEach(state -> state.spend.clear());
        events.changed(EventBus.State.INVENTORY);
    }

    /** Restores the state of the start, except for the report. */
    public synchronized void reset() {
        Instant viewableUntil = viewableUntilNow();
        scenarios.resetSettings();
        states.clear();
        histories.clear();
        store.change(() -> new HistoryChange.Reset(Optional.empty(), viewableUntil));
    }

    /**
     * Deletes the state of one key: its binding and scenarios, chats, rate window, step counters, tokens and exchanges. Its report stays.
     *
     * @param key an API key
     * @throws RejectedException when it is not valid here
     */
    public synchronized void reset(String key) {
        String keyName = keys.nameOf(key);
        String keyId = KeyStateStore.idOf(keyName);
        Instant viewableUntil = viewableUntilNow();
        scenarios.reset(key);
        states.restart(keyName);
        histories.forget(keyId);
        store.change(() -> new HistoryChange.Reset(Optional.of(keyId), viewableUntil));
    }

    private Instant viewableUntilNow() {
        return clock.instant().minus(ViewTooSoon.MIN_DELAY);
    }

    /**
     * @param key an API key
     * @return its identifier in the journal
     * @throws RejectedException when it is not valid here
     */
    public String keyId(String key) {
        return keys.idOf(key);
    }

    /** @return how a search recognizes keys */
    public ExchangeSearch.KeyNames keyNames() {
        return new ExchangeSearch.KeyNames(
                key -> keys.isValid(key) ? Optional.of(keyId(key)) : Optional.empty(), states::shownName);
    }

    /**
     * @param exchange an exchange
     * @return the exchange as a row of a list
     */
    public ObjectNode summary(Exchange exchange) {
        return ExchangeSummary.of(exchange, states.shownName(exchange.client().keyId()));
    }
}
