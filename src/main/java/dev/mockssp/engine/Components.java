package dev.mockssp.engine;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.access.OriginPolicy;
import dev.mockssp.auction.Inventory;
import dev.mockssp.config.Config;
import dev.mockssp.config.RuleSetting;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.admin.RunHistory;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.engine.admin.event.ExchangeSummary;
import dev.mockssp.engine.admin.settings.LocalSettings;
import dev.mockssp.engine.api.LegacyApi;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.filter.CorsFilter;
import dev.mockssp.engine.state.ActiveInventory;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.engine.state.StateStore;
import dev.mockssp.engine.state.StateStoreFactory;
import dev.mockssp.geo.IpCountryTable;
import dev.mockssp.geo.LocationResolver;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.store.InMemoryJournal;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.rule.RuleLevels;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.tracking.TokenSigner;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The objects that the filter chain, the endpoints and the admin API of one engine share. */
final class Components {

    /** As many as the log of all replicas keeps. */
    private static final long MAX_BYTES_OF_A_REPLICA = 64L << 20;

    private static final int SHARE_OF_HEAP = 4;

    final Config config;
    final SchemaLibrary schemas;
    final ScenarioLibrary scenarios;
    final DocumentReader documents;
    final SeededRandom random;
    final Journal journal;
    final EventBus events;
    final AdjustableClock clock;
    final TokenSigner signer;
    final ApiKeyRegistry keys;
    final MemoryBudget memory = MemoryBudget.ofHeap(Runtime.getRuntime().maxMemory());
    final StateStore store;
    final RuleLevels levels;
    final Linter linter;
    final RunHistory history;
    final ActiveInventory inventory;
    final LocalSettings settings;
    final LocationResolver locationResolver;
    final ResponseMetadataFactory metadataFactory;
    final UrlFactory urls;
    final SspApi ssp;
    final LegacyApi legacy;
    final ScenarioSelector selector;
    final CorsFilter cors;

    /** @throws dev.mockssp.core.ConfigurationException when a file that the configuration names is invalid */
    Components(
            Config config,
            long seed,
            SchemaLibrary schemas,
            ScenarioLibrary scenarios,
            StateStoreFactory stores,
            LongSupplier droppedLogLines) {
        this.config = config;
        this.schemas = schemas;
        this.scenarios = scenarios;
        this.documents = new DocumentReader(schemas);
        this.random = new SeededRandom(seed);
        this.journal = new InMemoryJournal(
                config.journalSize(), journalBytes(config, Runtime.getRuntime().maxMemory()), memory, this::publish);
        this.clock = new AdjustableClock(config.clock(), this::clockChanged);
        this.store = stores.create(memory, journal, clock);
        this.events = new EventBus(this::newestEvents, journal::latestNumber, store::journalId);
        this.signer = new TokenSigner(random.hex("token", "", 0) + random.hex("token", "", 1));
        this.keys = new ApiKeyRegistry(config.keys(), config.chatbot(), config.revision());
        this.levels = RuleLevels.of(rules(config), this::keyId);
        this.linter = new Linter(levels, new RevisionOfExchange(config));
        this.history = new RunHistory(journal, linter, store.suppressed(), memory, droppedLogLines, events);
        this.inventory = new ActiveInventory(documents.inventory(config).orElseGet(Inventory::builtIn));
        this.locationResolver = new LocationResolver(documents.countries(config).orElseGet(IpCountryTable::builtIn));
        this.metadataFactory = new ResponseMetadataFactory(clock, random);
        this.urls = new UrlFactory(config.publicUrl(), signer);
        this.ssp = new SspApi(metadataFactory);
        this.legacy = new LegacyApi(metadataFactory, urls);
        this.selector = new ScenarioSelector(scenarios, config.scenario(), memory);
        this.settings = new LocalSettings(scenarios, selector, inventory, clock, memory, store.settings());
        this.cors = new CorsFilter(
                new OriginPolicy(config.allowedOrigins()),
                urls,
                selector,
                config.revisions().stream().anyMatch(Revision::countryNeedsDevice));
    }

    /**
     * A replica keeps the exchanges of a whole team.
     *
     * @param maxHeapBytes the maximum size of the heap
     * @return how many bytes of exchanges the journal keeps
     */
    static long journalBytes(Config config, long maxHeapBytes) {
        return config.state().isPresent()
                ? Math.min(MAX_BYTES_OF_A_REPLICA, maxHeapBytes / SHARE_OF_HEAP)
                : InMemoryJournal.MAX_BYTES;
    }

    private static List<RuleSetting> rules(Config config) {
        for (RuleSetting setting : config.rules()) {
            if (setting.key().isPresent() && config.recordFrom().isPresent()) {
                throw setting.error("sets a level for one key; with --record-from, keys are not stored,"
                        + " so expected RULE=LEVEL");
            }
        }
        return config.rules();
    }

    private Optional<String> keyId(String key) {
        return keys.find(key).map(ApiKey::name).map(KeyStateStore::idOf);
    }

    private void clockChanged() {
        events.changed(EventBus.State.CLOCK);
    }

    private void publish(Exchange exchange) {
        events.publish(() -> event(exchange));
    }

    private List<EventBus.Event> newestEvents(int limit) {
        List<Exchange> exchanges = journal.snapshot().exchanges();
        return exchanges.subList(Math.max(0, exchanges.size() - limit), exchanges.size()).stream()
                .map(this::event)
                .toList();
    }

    private EventBus.Event event(Exchange exchange) {
        return ExchangeSummary.event(
                exchange, store.keys().shownName(exchange.client().keyId()));
    }
}
