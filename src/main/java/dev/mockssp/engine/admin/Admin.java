package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.auction.CampaignSpend;
import dev.mockssp.auction.Inventory;
import dev.mockssp.config.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.RejectedException.Reason;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.ActiveInventory;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.journal.store.JournalSnapshot;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.report.Report;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioLibrary;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an operator can look at and change while the double runs: scenarios, journal, clock, inventory, reset. No
 * scenario reaches it. Safe for use by several threads.
 */
public final class Admin {

    /**
     * A key that is bound to a scenario.
     *
     * @param key the key, masked
     * @param keyId its identifier in the journal
     * @param scenario the scenario's name
     */
    public record Binding(String key, String keyId, String scenario) {}

    private final DocumentReader documents;
    private final AdjustableClock clock;
    private final ScenarioLibrary library;
    private final ScenarioSelector selection;
    private final ActiveInventory inventory;
    private final ApiKeyRegistry keys;
    private final KeyStateStore states;
    private final ResponseMetadataFactory stamps;
    private final Journal journal;
    private final Linter linter;
    private final Revision revision;
    private final Supplier<List<String>> scenarioProblems;
    private final EventBus events;
    private final ProviderStates providerStates;
    private final ProviderStateJournal stateJournal;
    private final ProviderStateTokens providerStateTokens;
    private final boolean recording;

    public Admin(
            ProviderStateTokens providerStateTokens,
            DocumentReader documents,
            AdjustableClock clock,
            ScenarioLibrary library,
            ScenarioSelector selection,
            ActiveInventory inventory,
            ApiKeyRegistry keys,
            KeyStateStore states,
            ResponseMetadataFactory stamps,
            Journal journal,
            Linter linter,
            Revision revision,
            Supplier<List<String>> scenarioProblems,
            EventBus events,
            ProviderStateJournal stateJournal,
            boolean recording) {
        this.recording = recording;
        this.providerStateTokens = providerStateTokens;
        this.documents = documents;
        this.clock = clock;
        this.library = library;
        this.selection = selection;
        this.inventory = inventory;
        this.keys = keys;
        this.states = states;
        this.stamps = stamps;
        this.journal = journal;
        this.linter = linter;
        this.revision = revision;
        this.scenarioProblems = scenarioProblems;
        this.events = events;
        this.stateJournal = stateJournal;
        this.providerStates =
                new ProviderStates(documents, library, selection, keys, states, linter, events, recording);
    }

    /** @return the states that Pact verifiers ask for */
    public ProviderStates providerStates() {
        return providerStates;
    }

    /** @return what writes the changes of those states down */
    public ProviderStateJournal providerStateJournal() {
        return stateJournal;
    }

    /** @return what issues tracking tokens for those states */
    public ProviderStateTokens providerStateTokens() {
        return providerStateTokens;
    }

    /** @return what tells of exchanges and changes */
    public EventBus events() {
        return events;
    }

    /** @return the revision of the vendor's API that is imitated */
    public Revision revision() {
        return revision;
    }

    /** @return the clock that everything but delays goes by */
    public AdjustableClock clock() {
        return clock;
    }

    /** @return what was sent and answered */
    public Journal journal() {
        return journal;
    }

    /** @return what the journal shows of the integration rules */
    public Report report() {
        return report(journal.vendorTraffic());
    }

    /**
     * @param key a key
     * @return the same, of what was sent with that key
     * @throws RejectedException when it is not valid here
     */
    public Report report(String key) {
        return report(journal.vendorTraffic(keyId(key)));
    }

    private Report report(JournalSnapshot kept) {
        return Report.of(kept.exchanges(), kept.dropped(), linter);
    }

    /** @return all scenarios */
    public ScenarioLibrary scenarios() {
        return library;
    }

    /** @return one line about each file of the user's folder that is broken now */
    public List<String> scenarioProblems() {
        return scenarioProblems.get();
    }

    /** @return the name of the active scenario */
    public String activeScenario() {
        return selection.active();
    }

    /** @return which keys are bound to which scenarios, sorted by key */
    public List<Binding> bindings() {
        return selection.bindings().entrySet().stream()
                .map(bound -> new Binding(
                        ApiKeyRegistry.mask(bound.getKey()), KeyStateStore.idOf(bound.getKey()), bound.getValue()))
                .toList();
    }

    /**
     * @param key a key
     * @return the scenario that its calls get when they name none themselves
     * @throws RejectedException when the key is not valid here
     */
    public String scenarioOf(String key) {
        return selection.bindings().getOrDefault(nameOf(key), selection.active());
    }

    /**
     * Makes a scenario the active one and starts its steps anew for every key.
     *
     * @param name its name
     * @throws RejectedException when there is none of that name, or a real service answers in place of scenarios
     */
    public synchronized void activate(String name) {
        requirePlaying();
        requireKnown(name);
        selection.activate(name);
        states.forEach(state -> state.cursor.reset(name));
        events.changed(EventBus.State.SCENARIO);
    }

    /** Makes the scenario that was active at the start the active one again. */
    public synchronized void activateStart() {
        if (!recording) {
            activate(selection.start());
        }
    }

    /**
     * Binds a key to a scenario and starts its steps anew for that key.
     *
     * @param key a key, with or without a scenario's suffix
     * @param name the scenario's name
     * @throws RejectedException when the key is not valid here, there is no scenario of that name, or a real service
     *     answers in place of scenarios
     */
    public synchronized void bind(String key, String name) {
        requirePlaying();
        String keyName = nameOf(key);
        requireKnown(name);
        selection.bind(keyName, name);
        KeyState state = states.of(keyName);
        synchronized (state) {
            state.cursor.reset(name);
        }
        events.changed(EventBus.State.BINDING);
    }

    /**
     * @param key a key whose binding ends
     * @throws RejectedException when the key is not valid here
     */
    public synchronized void unbind(String key) {
        selection.unbind(nameOf(key));
        events.changed(EventBus.State.BINDING);
    }

    /**
     * Puts a scenario at run time; it hides one of the same name.
     *
     * @param name its name
     * @param json a scenario document
     * @return the scenario
     * @throws ConfigurationException when the document or the name is not valid
     */
    public Scenario putScenario(String name, byte[] json) {
        Scenario scenario = documents.scenario(name, json, "the scenario");
        library.put(name, scenario);
        events.changed(EventBus.State.SCENARIOS);
        return scenario;
    }

    /**
     * Removes a scenario that was put at run time.
     *
     * @param name its name
     * @throws RejectedException when none of that name was put, or when it is in use and nothing would take its place
     */
    public synchronized void removeScenario(String name) {
        ScenarioLibrary.Entry entry = library.entry(name).orElseThrow(() -> unknown(name));
        if (entry.origin() != ScenarioLibrary.Origin.RUNTIME) {
            throw new RejectedException(
                    Reason.CONFLICT,
                    "Scenario \"" + name + "\" is a file; only those put at run time can be removed",
                    List.of());
        }
        if (selection.uses(name) && !library.hasFile(name)) {
            throw new RejectedException(
                    Reason.CONFLICT,
                    "Scenario \"" + name + "\" is active or bound to a key; choose another first",
                    List.of());
        }
        library.remove(name);
        events.changed(EventBus.State.SCENARIOS);
    }

    /** @return the inventory in force */
    public Inventory inventory() {
        return inventory.get();
    }

    /**
     * Puts an inventory in force; what was spent of budgets counts no more.
     *
     * @param json an inventory document
     * @throws ConfigurationException when it is not valid
     */
    public synchronized void putInventory(byte[] json) {
        inventory.put(documents.inventory(json, "the inventory"));
        states.forEach(state -> state.spending = new CampaignSpend());
        events.changed(EventBus.State.INVENTORY);
    }

    /** Back to how everything was at the start. */
    public synchronized void reset() {
        selection.reset();
        library.dropRuntime();
        inventory.reset();
        clock.reset();
        states.clear();
        stamps.reset();
        journal.clear();
        linter.reset();
        events.changed(EventBus.State.RESET);
    }

    /**
     * Forgets what belongs to one key: its binding, chats, window, cursors, tokens and exchanges.
     *
     * @param key a key
     * @throws RejectedException when it is not valid here
     */
    public synchronized void reset(String key) {
        String keyName = nameOf(key);
        selection.unbind(keyName);
        states.remove(keyName);
        journal.forget(KeyStateStore.idOf(keyName));
        linter.forget(KeyStateStore.idOf(keyName));
        events.changed(EventBus.State.RESET);
    }

    /**
     * @param key a key
     * @return its identifier in the journal
     * @throws RejectedException when it is not valid here
     */
    public String keyId(String key) {
        return KeyStateStore.idOf(nameOf(key));
    }

    private String nameOf(String key) {
        if (key.endsWith("*")) {
            throw new RejectedException(
                    Reason.UNKNOWN_KEY,
                    "A * at the end of a key stands for others only in a scenario's \"when\"; write each key in full",
                    List.of());
        }
        return keys.find(key).map(ApiKey::name).orElseThrow(RejectedException::unknownKey);
    }

    private void requirePlaying() {
        if (recording) {
            throw RejectedException.recording();
        }
    }

    private void requireKnown(String name) {
        if (library.find(name).isEmpty()) {
            throw unknown(name);
        }
    }

    /**
     * @param name a name that no scenario has
     * @return what to refuse it with
     */
    public RejectedException unknown(String name) {
        return new RejectedException(Reason.UNKNOWN_SCENARIO, library.unknown(name), library.names());
    }
}
