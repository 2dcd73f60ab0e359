package dev.mockssp.contract;

import static java.util.Objects.requireNonNull;

import dev.mockssp.auction.Inventory;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.PlayedStep;
import dev.mockssp.scenario.ScenarioFolder;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The documented outcomes of both endpoints, as the double itself gives them: each is asked of an engine of its own, in
 * memory, with a seed and a frozen clock. So contract and server cannot differ, and the same scenarios, schemas and
 * campaigns make the same contract.
 */
public final class Contract {

    /** The key that the requests carry. Nobody else uses it, so a state of this key disturbs no other suite. */
    public static final String KEY = "staging-pact";

    /** The web origin of the requests that are refused for it; never registered. */
    public static final String FOREIGN_ORIGIN = "https://unregistered.invalid";

    /** The web origin of the requests that come from a registered page; mock-ssp has it registered. */
    public static final String REGISTERED_ORIGIN = "http://localhost:3000";

    private static final String BASE = "http://127.0.0.1:7777";
    private static final Instant NOW = Instant.parse("2025-11-24T21:51:52.240297Z");
    private static final Duration TAKES = Duration.ofNanos(2_134_000);

    private final SchemaLibrary schemas;
    private final ScenarioLibrary scenarios;
    private final Optional<Inventory> inventory;

    /**
     * @param schemas the schemas that answers obey
     * @param scenarios the scenarios that are the provider's states
     * @param inventory the campaigns to fill with; the shipped ones when empty
     */
    public Contract(SchemaLibrary schemas, ScenarioLibrary scenarios, Optional<Inventory> inventory) {
        this.schemas = requireNonNull(schemas, "schemas");
        this.scenarios = requireNonNull(scenarios, "scenarios");
        this.inventory = requireNonNull(inventory, "inventory");
    }

    /**
     * @param config names the user's own scenarios and campaigns
     * @param schemas the schemas that answers obey
     * @return the contract of a double that is started so
     * @throws ConfigurationException when a file that the configuration names is broken
     */
    public static Contract of(Config config, SchemaLibrary schemas) {
        DocumentReader documents = new DocumentReader(schemas);
        ScenarioLibrary scenarios = config.scenarios()
                .map(folder -> ScenarioFolder.open(folder, documents::scenario, problem -> {}))
                .map(folder -> new ScenarioLibrary(documents::scenario, folder))
                .orElseGet(() -> new ScenarioLibrary(documents::scenario));
        return new Contract(schemas, scenarios, config.inventory().map(documents::inventory));
    }

    /**
     * @return every documented outcome, once
     * @throws ConfigurationException when a scenario of the user's own, in the place of a shipped one, answers nothing
     *     that a contract can be about: not at all, no JSON, or what breaks the schema
     */
    public List<Interaction> interactions() {
        return ContractCase.all().stream().map(this::ask).toList();
    }

    /**
     * @param provider one of the two
     * @return its documented outcomes
     * @throws ConfigurationException as {@link #interactions()}
     */
    public List<Interaction> interactions(Provider provider) {
        return ContractCase.all().stream()
                .filter(outcome -> outcome.provider() == provider)
                .map(this::ask)
                .toList();
    }

    private Interaction ask(ContractCase outcome) {
        Config config = Settings.of(Option.CLOCK, NOW)
                .with(Option.SCENARIO, outcome.scenario())
                .with(Option.IDENTIFY, "off")
                .config();
        Engine engine = new Engine(
                config,
                1,
                schemas,
                scenarios,
                List::of,
                call -> Response.Bytes.empty(404, Headers.none()),
                exchange -> {});
        inventory.ifPresent(campaigns -> engine.admin().putInventory(Json.write(campaigns.toJson())));

        String folder = config.revision().label();
        Interaction.Request request = new InteractionRequests(schemas, folder).of(outcome);
        RequestContext context = new RequestContext(sent(request, engine), NOW.minus(TAKES));
        Interaction.Answer answer = answer(outcome, engine.handle(context), folder);
        Interaction.State state = new Interaction.State(outcome.scenario(), Map.of("key", KEY));
        return new Interaction(
                outcome.provider(), outcome.name(), outcome.description(), state, request, answer, guarantee(context));
    }

    private static Request sent(Interaction.Request request, Engine engine) {
        String token = request.link()
                .map(link ->
                        engine.admin().providerStateTokens().issue(KEY, BASE).get(link.tokenName()))
                .orElse(Interaction.Link.EXAMPLE);
        return new Request(
                request.method(),
                request.path().replace(Interaction.Link.EXAMPLE, token),
                request.query().replace(Interaction.Link.EXAMPLE, token),
                request.headers(),
                request.body().isMissingNode() ? new byte[0] : Json.write(request.body()),
                false,
                "127.0.0.1",
                BASE);
    }

    private Interaction.Answer answer(ContractCase outcome, Response response, String folder) {
        Response now = response;
        while (now instanceof Response.Delayed delayed) {
            now = delayed.reply();
        }
        if (!(now instanceof Response.Bytes raw)) {
            throw unfit(outcome, "it answers nothing");
        }
        if (raw.body().length == 0) {
            return new Interaction.Answer(raw.status(), raw.headers(), MissingNode.getInstance(), Optional.empty());
        }
        Headers headers = raw.headers().with("Content-Type", raw.contentType());
        if (raw.contentType().startsWith("image/")) {
            return new Interaction.Answer(raw.status(), headers, BinaryNode.valueOf(raw.body()), Optional.empty());
        }
        String schema = outcome.provider().schema(folder, raw.status() == 200 ? "response" : "error");
        JsonNode body = json(outcome, raw.body());
        List<Violation> violations = schemas.check(schema, body);
        if (!violations.isEmpty()) {
            throw unfit(
                    outcome,
                    "its answer breaks " + schema + ": " + violations.get(0).message());
        }
        return new Interaction.Answer(raw.status(), headers, body, Optional.of(schema));
    }

    private static JsonNode json(ContractCase outcome, byte[] body) {
        try {
            return Json.read(body);
        } catch (MalformedJsonException e) {
            throw unfit(outcome, "its answer is no JSON");
        }
    }

    private static ConfigurationException unfit(ContractCase outcome, String reason) {
        return new ConfigurationException("scenario \"" + outcome.scenario() + "\" cannot be part of a contract, as \""
                + outcome.description() + "\" with " + outcome.provider().label() + ": " + reason);
    }

    private static Interaction.Guarantee guarantee(RequestContext context) {
        Optional<Behaviour> played = context.find(PlayedStep.class).map(PlayedStep::behaviour);
        boolean creative = played.filter(Behaviour.Fill.class::isInstance)
                .map(Behaviour.Fill.class::cast)
                .filter(fill -> fill.ad().isPresent() || fill.campaign().isPresent())
                .isPresent();
        Set<String> headers = played.filter(Behaviour.Fail.class::isInstance)
                .map(Behaviour.Fail.class::cast)
                .map(fail -> fail.headers().fields().stream()
                        .map(field -> field.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        return new Interaction.Guarantee(creative, headers);
    }
}
