package dev.mockssp.engine;

import dev.mockssp.access.KeyRing;
import dev.mockssp.access.OriginPolicy;
import dev.mockssp.auction.Inventory;
import dev.mockssp.config.Config;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Chance;
import dev.mockssp.exchange.Filter;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.geo.CountryTable;
import dev.mockssp.geo.Locator;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Journal;
import dev.mockssp.lint.Linter;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.tracking.Ticket;
import dev.mockssp.tracking.TokenSeal;
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
public final class Engine implements Responder {

    private final Responder floors;
    private final Controls controls;

    /**
     * Makes a double that imitates the vendor; the parameters are those of the other constructor.
     *
     * @throws dev.mockssp.exchange.ConfigurationException when a file that the configuration names is broken
     */
    public Engine(
            Config config,
            long seed,
            SchemaLibrary schemas,
            ScenarioLibrary scenarios,
            Supplier<List<String>> scenarioProblems,
            Responder landing,
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
     * @throws dev.mockssp.exchange.ConfigurationException when a file that the configuration names is broken
     */
    public Engine(
            Config config,
            long seed,
            SchemaLibrary schemas,
            ScenarioLibrary scenarios,
            Supplier<List<String>> scenarioProblems,
            Responder landing,
            Optional<Responder> upstream,
            Consumer<Exchange> witness) {
        Documents documents = new Documents(schemas);
        Chance chance = new Chance(seed);
        Journal journal = new Journal(config.journalSize(), Journal.MOST_BYTES);
        LiveEvents events = new LiveEvents(most -> newest(journal.snapshot().exchanges(), most));
        AdjustableClock clock = new AdjustableClock(config.clock(), () -> events.changed(LiveEvents.State.CLOCK));
        TokenSeal seal = new TokenSeal(chance.hex("token", "", 0) + chance.hex("token", "", 1));
        KeyRing keys = new KeyRing(config.keys(), config.chatbot());
        KeyStates states = new KeyStates();
        Linter linter = new Linter();
        InventoryShelf inventory =
                new InventoryShelf(config.inventory().map(documents::inventory).orElseGet(Inventory::shipped));
        Locator locator = new Locator(config.geo().map(documents::countries).orElseGet(CountryTable::builtIn));

        String folder = config.revision().label() + "/";
        Stamps stamps = new Stamps(clock, chance);
        Links links = new Links(config.publicUrl(), seal);
        SspDialect ssp = new SspDialect(stamps);
        LegacyDialect legacy = new LegacyDialect(stamps, links);
        Selection selection = new Selection(scenarios, config.scenario());
        Cors cors = new Cors(new OriginPolicy(config.allowedOrigins()), links, selection);

        Responder bids = new BidEndpoint(
                ssp,
                new BidDecider(inventory, chance, config.exploration()),
                new BidWriter(links, stamps, chance),
                locator);
        Responder ads = new GetAdEndpoint(legacy, new ProductWriter(links, stamps, chance), inventory);

        Filter checks = new KeyCheck(keys, states)
                .then(new RateCheck(config.rateLimit(), cors))
                .then(new OriginCheck(cors))
                .then(new ScenarioFloor(scenarios, selection, chance, new Samples(ssp, legacy, links, inventory)))
                .then(new BodyCheck(schemas, folder, config.bodyLimit()));

        Router router = new Router(ssp, legacy, cors).get(Links.LANDING, ssp, new LandingEndpoint(landing));
        if (upstream.isPresent()) {
            RealLinks real = new RealLinks(links, config.recordFrom().orElseThrow());
            RealAnswers answers = new RealAnswers(schemas, folder, stamps, real);
            new Passage(upstream.get(), answers, cors, states, config.bodyLimit()).routes(router, ssp, legacy);
        } else {
            router.post("/api/v1/ssp/bid-request", ssp, checks.around(bids))
                    .post("/api/v1/message/get-ad", legacy, checks.around(ads))
                    .get(Links.CLICK, ssp, new TrackingEndpoint(Ticket.Kind.CLICK, seal, states))
                    .get(Links.VIEW, ssp, new TrackingEndpoint(Ticket.Kind.VIEW, seal, states))
                    .get(Links.PRODUCT, legacy, new TrackingEndpoint(Ticket.Kind.PRODUCT, seal, states));
        }
        Secrets secrets = upstream.isPresent() ? Secrets.ofRealTraffic() : new Secrets(keys);

        Consumer<Exchange> listener = witness.andThen(exchange -> events.publish(() -> ExchangeEvent.of(exchange)));
        this.floors = new Journaling(
                        journal,
                        new Recording(secrets, stamps, selection),
                        new Identity(selection, stamps, config.identify()),
                        linter,
                        listener)
                .around(router);
        this.controls = new Controls(
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

    private static List<LiveEvents.Event> newest(List<Exchange> exchanges, int most) {
        return exchanges.subList(Math.max(0, exchanges.size() - most), exchanges.size()).stream()
                .map(ExchangeEvent::of)
                .toList();
    }

    @Override
    public Reply answer(Call call) {
        return floors.answer(call);
    }

    /** @return what an operator can look at and change while the double runs */
    public Controls controls() {
        return controls;
    }
}
