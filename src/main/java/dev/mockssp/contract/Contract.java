package dev.mockssp.contract;

import static java.util.Objects.requireNonNull;

import dev.mockssp.auction.Inventory;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Revision;
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
import dev.mockssp.scenario.library.ScenarioFolder;
import dev.mockssp.scenario.library.ScenarioLibrary;
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
 * The documented outcomes of both endpoints, as mock-ssp returns them. Each request runs in a separate engine in
 * memory, with a fixed seed and a frozen clock. So the contract always matches the server, and the same scenarios,
 * schemas and campaigns produce the same contract.
 */
public final class Contract {

    /**
     * The API key of the requests. No other client uses it, so a state of this key does not disturb other test suites.
     */
    public static final String KEY = "staging-pact";

    /** The web origin of requests that are rejected because of it; it is never registered. */
    public static final String FOREIGN_ORIGIN = "https://unregistered.invalid";

    /** The web origin of requests from a registered page; mock-ssp registers it. */
    public static final String REGISTERED_ORIGIN = "http://localhost:3000";

    private static final String BASE = "http://127.0.0.1:7777";
    private static final Instant NOW = Instant.parse("2025-11-24T21:51:52.240297Z");
    private static final Duration PROCESSING_TIME = Duration.ofNanos(2_134_000);

    private final SchemaLibrary schemas;
    private final ScenarioLibrary scenarios;
    private final Optional<Inventory> inventory;
    private final Revision revision;

    /**
     * @param schemas the schemas of the responses
     * @param scenarios the scenarios, which are the provider states
     * @param inventory the campaigns; the built-in ones when empty
     * @param revision the revision of the vendor API
     */
    public Contract(
            SchemaLibrary schemas, ScenarioLibrary scenarios, Optional<Inventory> inventory, Revision revision) {
        this.schemas = requireNonNull(schemas, "schemas");
        this.scenarios = requireNonNull(scenarios, "scenarios");
        this.inventory = requireNonNull(inventory, "inventory");
        this.revision = requireNonNull(revision, "revision");
    }

    /**
     * @param config names the user's scenarios and campaigns
     * @param schemas the schemas of the responses
     * @return the contract of a mock server with this configuration
     * @throws ConfigurationException when a file that the configuration names is invalid
     */
    public static Contract of(Config config, SchemaLibrary schemas) {
        DocumentReader documents = new DocumentReader(schemas);
        ScenarioLibrary scenarios = config.scenarios()
                .map(folder -> ScenarioFolder.open(folder, documents::scenario, problem -> {}))
                .map(folder -> new ScenarioLibrary(documents::scenario, folder))
                .orElseGet(() -> new ScenarioLibrary(documents::scenario));
        return new Contract(schemas, scenarios, documents.inventory(config), config.revision());
    }

    /** @return the revision of the vendor API */
    public Revision revision() {
        return revision;
    }

    /**
     * @return every documented outcome, once
     * @throws ConfigurationException when a custom scenario replaces a built-in one and its response cannot be part of
     *     a contract: there is none, it is not JSON, or it violates the schema
     */
    public List<Interaction> interactions() {
        return ContractCase.all(revision).stream().map(this::interaction).toList();
    }

    /**
     * @param provider one of the two providers
     * @param name the name of one of its documented outcomes, such as {@code fill}
     * @return that outcome
     * @throws ConfigurationException as {@link #interactions()}
     */
    public Interaction interaction(Provider provider, String name) {
        return ContractCase.all(revision).stream()
                .filter(it -> it.provider() == provider && it.name().equals(name))
                .findFirst()
                .map(this::interaction)
                .orElseThrow(() -> new IllegalArgumentException("the contract has no " + name));
    }

    /**
     * @param provider one of the two providers
     * @return its documented outcomes
     * @throws ConfigurationException as {@link #interactions()}
     */
    public List<Interaction> interactions(Provider provider) {
        return ContractCase.all(revision).stream()
                .filter(contractCase -> contractCase.provider() == provider)
                .map(this::interaction)
                .toList();
    }

    private Interaction interaction(ContractCase contractCase) {
        Config config = Settings.of(Option.CLOCK, NOW)
                .with(Option.SCENARIO, contractCase.scenario())
                .with(Option.REVISION, revision.label())
                .with(Option.IDENTIFY, "off")
                .config();
        Engine engine = new Engine(
                config,
                1,
                schemas,
                scenarios,
                List::of,
                context -> Response.Bytes.empty(404, Headers.none()),
                exchange -> {});
        inventory.ifPresent(campaigns -> engine.admin().putInventory(Json.write(campaigns.toJson())));

        String folder = revision.label();
        Interaction.Request request = new InteractionRequests(schemas, folder).of(contractCase);
        RequestContext context = new RequestContext(sent(request, engine), NOW.minus(PROCESSING_TIME));
        Interaction.ExpectedResponse response = response(contractCase, engine.handle(context));
        Interaction.State state = new Interaction.State(contractCase.scenario(), Map.of("key", KEY));
        return new Interaction(
                contractCase.provider(),
                contractCase.name(),
                contractCase.description(),
                state,
                request,
                response,
                guarantee(context, request, response),
                contractCase.checksAbsentError());
    }

    private Request sent(Interaction.Request request, Engine engine) {
        String token = request.link()
                .map(link -> engine.admin()
                        .providerStateTokens()
                        .issue(KEY, revision, BASE)
                        .get(link.tokenName()))
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

    private Interaction.ExpectedResponse response(ContractCase contractCase, Response response) {
        Response now = response;
        while (now instanceof Response.Delayed delayed) {
            now = delayed.response();
        }
        if (!(now instanceof Response.Bytes raw)) {
            throw unusable(contractCase, "it returns no response");
        }
        if (raw.body().length == 0) {
            return new Interaction.ExpectedResponse(
                    raw.status(), raw.headers(), MissingNode.getInstance(), Optional.empty());
        }
        Headers headers = raw.headers().with("Content-Type", raw.contentType());
        if (raw.contentType().startsWith("image/")) {
            return new Interaction.ExpectedResponse(
                    raw.status(), headers, BinaryNode.valueOf(raw.body()), Optional.empty());
        }
        JsonNode body = json(contractCase, raw.body());
        String schema = schema(contractCase, raw.status(), body);
        List<Violation> violations = schemas.check(schema, body);
        if (!violations.isEmpty()) {
            throw unusable(
                    contractCase,
                    "its response violates " + schema + ": " + violations.get(0).message());
        }
        return new Interaction.ExpectedResponse(raw.status(), headers, body, Optional.of(schema));
    }

    private String schema(ContractCase contractCase, int status, JsonNode body) {
        boolean isTracking = revision == Revision.R2026 && body.has("detail");
        if (!contractCase.sent().isOfPoll() && !isTracking) {
            return contractCase.provider().schema(revision.label(), status == 200 ? "response" : "error");
        }
        return revision.schema(
                switch (status) {
                    case 200 -> "poll-results.schema.json";
                    case 422 -> "poll-validation-error.schema.json";
                    default -> "tracking-error.schema.json";
                });
    }

    private static JsonNode json(ContractCase contractCase, byte[] body) {
        try {
            return Json.read(body);
        } catch (MalformedJsonException e) {
            throw unusable(contractCase, "its response is not JSON");
        }
    }

    private static ConfigurationException unusable(ContractCase contractCase, String reason) {
        return new ConfigurationException("scenario \"" + contractCase.scenario()
                + "\" cannot be part of a contract, as \"" + contractCase.description() + "\" with "
                + contractCase.provider().label() + ": " + reason);
    }

    private Interaction.Guarantee guarantee(
            RequestContext context, Interaction.Request request, Interaction.ExpectedResponse response) {
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
        JsonNode bid = response.body().at("/data/bid");
        return revision == Revision.R2025_11 || !bid.isObject()
                ? new Interaction.Guarantee(creative, headers, Set.of(), Set.of())
                : new Interaction.Guarantee(creative, headers, kinds(request, bid, creative), pixels(bid, creative));
    }

    private static Set<String> kinds(Interaction.Request request, JsonNode bid, boolean creative) {
        boolean placed = creative || request.body().at("/config/image_enabled").isBoolean();
        return placed && bid.has("placement") ? Set.of("ad_format", "placement") : Set.of("ad_format");
    }

    /** Every message has the pixel of the exchange. Whether the DSP has one depends on the ad. */
    private static Set<String> pixels(JsonNode bid, boolean creative) {
        if (!bid.has("headline")) {
            return Set.of();
        }
        boolean ofDsp = creative && PixelRule.isIn(bid.path("url").stringValue(), PixelRule.DSP);
        return ofDsp ? Set.of(PixelRule.EXCHANGE, PixelRule.DSP) : Set.of(PixelRule.EXCHANGE);
    }
}
