package dev.mockssp.engine;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.access.OriginPolicy;
import dev.mockssp.auction.Inventory;
import dev.mockssp.config.Config;
import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.EventBus;
import dev.mockssp.engine.admin.ExchangeSummary;
import dev.mockssp.engine.admin.ProviderStateJournal;
import dev.mockssp.engine.admin.ProviderStateTokens;
import dev.mockssp.engine.api.LegacyApi;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.endpoint.BidDecider;
import dev.mockssp.engine.endpoint.BidEndpoint;
import dev.mockssp.engine.endpoint.BidWriter;
import dev.mockssp.engine.endpoint.GetAdEndpoint;
import dev.mockssp.engine.endpoint.LandingEndpoint;
import dev.mockssp.engine.endpoint.ProductWriter;
import dev.mockssp.engine.endpoint.TrackingEndpoint;
import dev.mockssp.engine.filter.ApiKeyFilter;
import dev.mockssp.engine.filter.BodyValidationFilter;
import dev.mockssp.engine.filter.CorsFilter;
import dev.mockssp.engine.filter.OriginFilter;
import dev.mockssp.engine.filter.RateLimitFilter;
import dev.mockssp.engine.filter.Router;
import dev.mockssp.engine.filter.SampleResponses;
import dev.mockssp.engine.filter.ScenarioFilter;
import dev.mockssp.engine.journaling.ExchangeFactory;
import dev.mockssp.engine.journaling.JournalFilter;
import dev.mockssp.engine.journaling.MockHeaders;
import dev.mockssp.engine.proxy.ProxyEndpoint;
import dev.mockssp.engine.proxy.TrackingLinkRewriter;
import dev.mockssp.engine.proxy.UpstreamResponseReader;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.ActiveInventory;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.geo.IpCountryTable;
import dev.mockssp.geo.LocationResolver;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.Linter;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The double without a network: a call in, a reply out. A call passes the floors in the contract's order (contract.md
 * 1.3): path and method, key, origin, rate, scenario, body, then pacing and auction at the endpoint. The journal, which
 * is outermost, writes down how it went.
 *
 * <p>Safe for use by several threads.
 */
public final class Engine implements HttpHandler {

    private final HttpHandler floors;
    private final Admin controls;

    /**
     * Makes a double that imitates the vendor; the parameters are those of the other constructor.
     *
     * @throws dev.mockssp.core.ConfigurationException when a file that the configuration names is broken
     */
    public Engine(
            Config config,
            long seed,
            SchemaLibrary schemas,
            ScenarioLibrary scenarios,
            Supplier<List<String>> scenarioProblems,
            HttpHandler landing,
            Consumer<Exchange> witness) {
        this(config, seed, schemas, scenarios, scenarioProblems, landing, Optional.empty(), witness);
    }

    /**
     * @param config what to start with
     * @param seed where ids, chance and choice come from
     * @param schemas the schemas that bodies and documents are checked against
     * @param scenarios the scenarios to choose from
     * @param scenarioProblems tells which of the user's scenario files are broken now
     * @param landing the page at the end of a click on an ad of the shipped campaigns
     * @param upstream asks the real service in place of imitating it; throws an {@link UpstreamException}
     * @param witness is told of every exchange before it is answered
     * @throws dev.mockssp.core.ConfigurationException when a file that the configuration names is broken
     */
    public Engine(
            Config config,
            long seed,
            SchemaLibrary schemas,
            ScenarioLibrary scenarios,
            Supplier<List<String>> scenarioProblems,
            HttpHandler landing,
            Optional<HttpHandler> upstream,
            Consumer<Exchange> witness) {
        DocumentReader documents = new DocumentReader(schemas);
        SeededRandom chance = new SeededRandom(seed);
        Journal journal = new Journal(config.journalSize(), Journal.MAX_BYTES);
        EventBus events = new EventBus(most -> newest(journal.snapshot().exchanges(), most));
        AdjustableClock clock = new AdjustableClock(config.clock(), () -> events.changed(EventBus.State.CLOCK));
        TokenSigner seal = new TokenSigner(chance.hex("token", "", 0) + chance.hex("token", "", 1));
        ApiKeyRegistry keys = new ApiKeyRegistry(config.keys(), config.chatbot());
        KeyStateStore states = new KeyStateStore();
        Linter linter = new Linter();
        ActiveInventory inventory =
                new ActiveInventory(config.inventory().map(documents::inventory).orElseGet(Inventory::shipped));
        LocationResolver locator =
                new LocationResolver(config.geo().map(documents::countries).orElseGet(IpCountryTable::builtIn));

        String folder = config.revision().label() + "/";
        ResponseMetadataFactory stamps = new ResponseMetadataFactory(clock, chance);
        UrlFactory links = new UrlFactory(config.publicUrl(), seal);
        SspApi ssp = new SspApi(stamps);
        LegacyApi legacy = new LegacyApi(stamps, links);
        ScenarioSelector selection = new ScenarioSelector(scenarios, config.scenario());
        CorsFilter cors = new CorsFilter(new OriginPolicy(config.allowedOrigins()), links, selection);

        HttpHandler bids = new BidEndpoint(
                ssp,
                new BidDecider(inventory, chance, config.exploration()),
                new BidWriter(links, stamps, chance),
                locator);
        HttpHandler ads = new GetAdEndpoint(legacy, new ProductWriter(links, stamps, chance), inventory);

        Filter checks = new ApiKeyFilter(keys, states)
                .then(new RateLimitFilter(config.rateLimit(), cors))
                .then(new OriginFilter(cors))
                .then(new ScenarioFilter(
                        scenarios, selection, chance, new SampleResponses(ssp, legacy, links, inventory)))
                .then(new BodyValidationFilter(schemas, folder, config.bodyLimit()));

        Router router = new Router(ssp, legacy, cors).get(UrlFactory.LANDING, ssp, new LandingEndpoint(landing));
        if (upstream.isPresent()) {
            TrackingLinkRewriter real =
                    new TrackingLinkRewriter(links, config.recordFrom().orElseThrow());
            UpstreamResponseReader answers = new UpstreamResponseReader(schemas, folder, stamps, real);
            new ProxyEndpoint(upstream.get(), answers, cors, states, config.bodyLimit()).routes(router, ssp, legacy);
        } else {
            router.post(VendorEndpoint.BID_REQUEST.path(), ssp, checks.wrap(bids))
                    .post(VendorEndpoint.GET_AD.path(), legacy, checks.wrap(ads))
                    .get(UrlFactory.CLICK, ssp, new TrackingEndpoint(TrackingToken.Kind.CLICK, seal, states))
                    .get(UrlFactory.VIEW, ssp, new TrackingEndpoint(TrackingToken.Kind.VIEW, seal, states))
                    .get(UrlFactory.PRODUCT, legacy, new TrackingEndpoint(TrackingToken.Kind.PRODUCT, seal, states));
        }
        SecretRedactor secrets = upstream.isPresent() ? SecretRedactor.ofRealTraffic() : new SecretRedactor(keys);

        Consumer<Exchange> listener = witness.andThen(exchange -> events.publish(() -> ExchangeSummary.of(exchange)));
        this.floors = new JournalFilter(
                        journal,
                        new ExchangeFactory(secrets, stamps, selection),
                        new MockHeaders(selection, stamps, config.identify()),
                        linter,
                        listener)
                .wrap(router);
        this.controls = new Admin(
                new ProviderStateTokens(seal, states, config.publicUrl()),
                documents,
                clock,
                scenarios,
                selection,
                inventory,
                keys,
                states,
                stamps,
                journal,
                linter,
                config.revision(),
                scenarioProblems,
                events,
                new ProviderStateJournal(journal, secrets, stamps, selection, listener),
                upstream.isPresent());
    }

    private static List<EventBus.Event> newest(List<Exchange> exchanges, int most) {
        return exchanges.subList(Math.max(0, exchanges.size() - most), exchanges.size()).stream()
                .map(ExchangeSummary::of)
                .toList();
    }

    @Override
    public Response handle(RequestContext call) {
        return floors.handle(call);
    }

    /** @return what an operator can look at and change while the double runs */
    public Admin controls() {
        return controls;
    }
}
