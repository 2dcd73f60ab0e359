package dev.mockssp.engine;

import dev.mockssp.config.Config;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.Problem;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.ProviderStateJournal;
import dev.mockssp.engine.admin.ProviderStateTokens;
import dev.mockssp.engine.admin.ProviderStates;
import dev.mockssp.engine.admin.ScenarioAdmin;
import dev.mockssp.engine.endpoint.BidDecider;
import dev.mockssp.engine.endpoint.BidEndpoint;
import dev.mockssp.engine.endpoint.BidWriter;
import dev.mockssp.engine.endpoint.GetAdEndpoint;
import dev.mockssp.engine.endpoint.LandingEndpoint;
import dev.mockssp.engine.endpoint.PollEndpoint;
import dev.mockssp.engine.endpoint.ProductWriter;
import dev.mockssp.engine.endpoint.TrackingEndpoint;
import dev.mockssp.engine.filter.ApiKeyFilter;
import dev.mockssp.engine.filter.BodySizeFilter;
import dev.mockssp.engine.filter.BodyValidationFilter;
import dev.mockssp.engine.filter.EndUserHeadersFilter;
import dev.mockssp.engine.filter.OriginFilter;
import dev.mockssp.engine.filter.RateLimitFilter;
import dev.mockssp.engine.filter.Router;
import dev.mockssp.engine.filter.SampleResponses;
import dev.mockssp.engine.filter.ScenarioFilter;
import dev.mockssp.engine.filter.SourceFilter;
import dev.mockssp.engine.journaling.ExchangeFactory;
import dev.mockssp.engine.journaling.JournalFilter;
import dev.mockssp.engine.journaling.MockHeaders;
import dev.mockssp.engine.proxy.ProxyEndpoint;
import dev.mockssp.engine.proxy.TrackingLinkRewriter;
import dev.mockssp.engine.proxy.UpstreamResponseReader;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.InMemoryStore;
import dev.mockssp.engine.state.StateStore;
import dev.mockssp.engine.state.StateStoreFactory;
import dev.mockssp.journal.Exchange;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.tracking.TrackingToken;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The vendor's API without a network: takes a request and returns a response. A request passes the filter chain in the
 * contract's order (contract.md 1.3): path and method, API key, rate limit and origin, scenario, body. The endpoint
 * then applies pacing and runs the auction. The outermost filter writes the exchange to the journal.
 *
 * <p>Thread-safe.
 */
public final class Engine implements HttpHandler, AutoCloseable {

    private final HttpHandler chain;
    private final Admin admin;
    private final StateStore store;

    /**
     * Creates an engine that simulates the vendor and remembers everything in memory. See the last constructor for the
     * parameters.
     *
     * @throws dev.mockssp.core.ConfigurationException when a file that the configuration names is invalid
     */
    public Engine(
            Config config,
            long seed,
            SchemaLibrary schemas,
            ScenarioLibrary scenarios,
            Supplier<List<Problem>> scenarioProblems,
            HttpHandler landing,
            Consumer<Exchange> listener) {
        this(config, seed, schemas, scenarios, scenarioProblems, landing, Optional.empty(), listener, () -> 0);
    }

    /**
     * Creates an engine that remembers everything in memory. See the last constructor for the parameters.
     *
     * @throws dev.mockssp.core.ConfigurationException when a file that the configuration names is invalid
     */
    public Engine(
            Config config,
            long seed,
            SchemaLibrary schemas,
            ScenarioLibrary scenarios,
            Supplier<List<Problem>> scenarioProblems,
            HttpHandler landing,
            Optional<HttpHandler> upstream,
            Consumer<Exchange> listener,
            LongSupplier droppedLogLines) {
        this(
                config,
                seed,
                schemas,
                scenarios,
                scenarioProblems,
                landing,
                upstream,
                listener,
                droppedLogLines,
                InMemoryStore::new);
    }

    /**
     * @param config the configuration at the start
     * @param seed the seed of all ids and random decisions
     * @param schemas the schemas for request bodies and documents
     * @param scenarios the available scenarios
     * @param scenarioProblems returns the problems of the user's scenario files that are currently invalid
     * @param landing serves the landing page of the built-in campaigns' ads
     * @param upstream sends requests to the upstream instead of simulating it; throws an {@link UpstreamException}
     * @param listener receives every exchange before the response is sent
     * @param droppedLogLines returns how many lines of the log could not be written
     * @param stores creates what remembers keys and requests
     * @throws dev.mockssp.core.ConfigurationException when a file that the configuration names is invalid
     */
    public Engine(
            Config config,
            long seed,
            SchemaLibrary schemas,
            ScenarioLibrary scenarios,
            Supplier<List<Problem>> scenarioProblems,
            HttpHandler landing,
            Optional<HttpHandler> upstream,
            Consumer<Exchange> listener,
            LongSupplier droppedLogLines,
            StateStoreFactory stores) {
        Components components = new Components(config, seed, schemas, scenarios, stores, droppedLogLines);
        this.store = components.store;
        Router router = new Router(components.ssp, components.legacy, components.cors)
                .get(VendorPaths.LANDING, components.ssp, new LandingEndpoint(landing));
        upstream.ifPresentOrElse(
                it -> addProxyRoutes(router, components, it), () -> addSimulatedRoutes(router, components));
        SecretRedactor secrets = upstream.isPresent()
                ? SecretRedactor.forUpstreamTraffic(config.adminToken())
                : new SecretRedactor(components.keys, config.adminToken());
        this.chain = new JournalFilter(
                        components.store,
                        components.keys,
                        new ExchangeFactory(secrets, components.metadataFactory, components.selector),
                        new MockHeaders(components.selector, components.metadataFactory, config.identify()),
                        components.metadataFactory,
                        components.linter,
                        router.withoutEndpoint(),
                        listener)
                .wrap(router);
        this.admin = admin(components, scenarioProblems, secrets, listener, upstream.isPresent(), droppedLogLines);
        this.store.start(admin.replica());
    }

    private static void addSimulatedRoutes(Router router, Components components) {
        HttpHandler bids = new BidEndpoint(
                components.ssp,
                new BidDecider(
                        components.inventory,
                        components.random,
                        components.config.exploration(),
                        components.config::floorCents),
                new BidWriter(components.urls, components.metadataFactory, components.random),
                components.locationResolver);
        HttpHandler ads = new GetAdEndpoint(
                components.legacy,
                new ProductWriter(components.urls, components.metadataFactory, components.random),
                components.inventory);
        PollEndpoint polls = new PollEndpoint(components.signer);
        Filter filters = requestFilters(components);
        router.post(VendorEndpoint.BID_REQUEST.path(), components.ssp, filters.wrap(bids))
                .post(VendorEndpoint.GET_AD.path(), components.legacy, filters.wrap(ads))
                .get(VendorPaths.CLICK, components.ssp, tracking(TrackingToken.Kind.CLICK, components))
                .get(VendorPaths.VIEW, components.ssp, tracking(TrackingToken.Kind.VIEW, components))
                .get(VendorPaths.PRODUCT, components.legacy, tracking(TrackingToken.Kind.PRODUCT, components));
        if (components.config.revisions().contains(Revision.R2026)) {
            router.postAnyOrigin(
                            VendorPaths.POLL_VOTE,
                            "poll-vote",
                            components.ssp,
                            bodySize(components).wrap(polls.votes()))
                    .get(VendorPaths.POLL_RESULTS, components.ssp, polls.results());
        }
    }

    private static TrackingEndpoint tracking(TrackingToken.Kind kind, Components components) {
        return new TrackingEndpoint(kind, components.signer, components.config.revision());
    }

    private static Filter requestFilters(Components components) {
        SampleResponses samples =
                new SampleResponses(components.ssp, components.legacy, components.urls, components.inventory);
        return new ApiKeyFilter(components.keys)
                .then(new RateLimitFilter(components.config::rateLimit, components.cors))
                .then(new OriginFilter(components.cors))
                .then(new SourceFilter())
                .then(new ScenarioFilter(components.scenarios, components.selector, components.random, samples))
                .then(bodySize(components))
                .then(new EndUserHeadersFilter())
                .then(new BodyValidationFilter(components.schemas, components.config.identityOnly()));
    }

    private static Filter bodySize(Components components) {
        return new BodySizeFilter(components.config.bodyLimit());
    }

    private static void addProxyRoutes(Router router, Components components, HttpHandler upstream) {
        TrackingLinkRewriter linkRewriter = new TrackingLinkRewriter(
                components.urls,
                components.config.recordFrom().orElseThrow(),
                components.config.revision(),
                components.memory);
        UpstreamResponseReader responseReader = new UpstreamResponseReader(
                components.schemas,
                components.config.revision(),
                components.metadataFactory,
                linkRewriter,
                components.memory,
                components.levels);
        new ProxyEndpoint(upstream, responseReader, components.cors, components.config.bodyLimit())
                .routes(router, components.ssp, components.legacy);
    }

    private static Admin admin(
            Components components,
            Supplier<List<Problem>> scenarioProblems,
            SecretRedactor secrets,
            Consumer<Exchange> listener,
            boolean recording,
            LongSupplier droppedLogLines) {
        ScenarioAdmin scenarios = new ScenarioAdmin(
                components.documents,
                components.settings,
                scenarioProblems,
                components.keys,
                components.store.keys(),
                components.events,
                components.config.revision(),
                recording);
        ProviderStates providerStates = new ProviderStates(
                components.documents,
                components.settings,
                components.keys,
                components.store,
                components.events,
                recording);
        return new Admin(
                scenarios,
                providerStates,
                new ProviderStateJournal(
                        components.store, secrets, components.metadataFactory, components.selector, listener),
                new ProviderStateTokens(components.signer, components.store, components.config.publicUrl()),
                components.documents,
                components.settings,
                components.keys,
                components.store,
                components.history,
                components.linter,
                components.config.revision(),
                components.events,
                droppedLogLines,
                components.memory);
    }

    @Override
    public Response handle(RequestContext context) {
        return chain.handle(context);
    }

    /** @return the operations of the admin API */
    public Admin admin() {
        return admin;
    }

    /** Ends the use of the state. Call it after the last request. */
    @Override
    public void close() {
        store.close();
    }
}
