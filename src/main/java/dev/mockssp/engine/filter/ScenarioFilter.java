package dev.mockssp.engine.filter;

import dev.mockssp.access.ApiKey;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Fault;
import dev.mockssp.core.Filter;
import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.ErrorMessages;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.PlayedStep;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioPlayer;
import dev.mockssp.scenario.TriggerInput;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Plays the scenario's step. Errors and faults are returned here; other steps pass on to body validation (contract.md
 * section 3).
 */
public final class ScenarioFilter implements Filter {

    private final ScenarioLibrary library;
    private final ScenarioSelector selector;
    private final SeededRandom random;
    private final HttpHandler sample;

    /** @param sample creates the response that a fault breaks; does not change the key's state */
    public ScenarioFilter(ScenarioLibrary library, ScenarioSelector selector, SeededRandom random, HttpHandler sample) {
        this.library = library;
        this.selector = selector;
        this.random = random;
        this.sample = sample;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> {
            Exchange.ScenarioChoice choice = selector.choose(context);
            String key = context.require(ApiKey.class).name();
            Optional<Scenario> scenario = library.find(choice.name(), key);
            if (scenario.isEmpty()) {
                return context.require(VendorApi.class)
                        .error(context, DecidedBy.SCENARIO, 400, library.unknown(choice.name(), key));
            }
            Optional<String> mismatch = scenario.get()
                    .mismatch("this key", context.require(ApiKey.class).revision());
            if (mismatch.isPresent()) {
                return context.require(VendorApi.class).error(context, DecidedBy.SCENARIO, 400, mismatch.get());
            }
            PlayedStep playedStep;
            try {
                playedStep = play(context, scenario.get());
            } catch (ConfigurationException e) {
                return context.require(VendorApi.class).error(context, DecidedBy.SCENARIO, 400, e.getMessage());
            }
            context.put(PlayedStep.class, playedStep);
            Response response = respond(context, playedStep.behaviour(), next);
            return playedStep.delay().isZero() ? response : new Response.Delayed(response, playedStep.delay());
        };
    }

    private PlayedStep play(RequestContext context, Scenario scenario) {
        KeyState state = context.require(KeyState.class);
        TriggerInput input = new TriggerInput(
                context.require(VendorApi.class).endpoint().label(),
                context.require(ApiKey.class).name(),
                context.request().headers(),
                () -> ParsedBody.of(context).json());
        // the step counters have a lock of their own, because an auction may hold the lock of the state
        synchronized (state.stepCounters) {
            return ScenarioPlayer.play(scenario, state.stepCounters, input, random);
        }
    }

    private Response respond(RequestContext context, Behaviour behaviour, HttpHandler next) {
        if (behaviour instanceof Behaviour.Fail fail) {
            return fail(context, fail);
        }
        if (behaviour instanceof Behaviour.Break fault) {
            return fault(context, fault.fault());
        }
        return next.handle(context);
    }

    private static Response fail(RequestContext context, Behaviour.Fail fail) {
        VendorApi api = context.require(VendorApi.class);
        String message = fail.message().orElseGet(() -> ErrorMessages.of(fail.status(), api));
        Response.Json envelope = fail.error()
                .map(error -> api.error(context, DecidedBy.SCENARIO, fail.status(), message, error))
                .orElseGet(() -> api.error(context, DecidedBy.SCENARIO, fail.status(), message));
        return fail.body()
                .map(body -> replaced(envelope, body, fail.headers()))
                .orElse(envelope)
                .with(fail.headers().without("Content-Type"));
    }

    private static Response replaced(Response.Json envelope, JsonNode body, Headers headers) {
        boolean text = body.isString();
        byte[] bytes = text ? body.stringValue().getBytes(StandardCharsets.UTF_8) : Json.write(body);
        String type = headers.first("Content-Type").orElse(text ? "text/plain" : "application/json");
        return new Response.Bytes(envelope.status(), Headers.none(), type, bytes);
    }

    private Response fault(RequestContext context, Fault fault) {
        Response whole = sample.handle(context);
        context.put(DecidedBy.class, DecidedBy.SCENARIO)
                .put(Outcome.class, Outcome.of(Outcome.Kind.FAULT, fault.label()));
        return fault == Fault.MALFORMED_JSON ? truncated((Response.Json) whole) : new Response.Faulty(fault, whole);
    }

    /** Cuts inside the last string, so that a lenient parser cannot complete the JSON. */
    private static Response truncated(Response.Json whole) {
        byte[] bytes = Json.write(whole.value());
        return new Response.Bytes(
                whole.status(), whole.headers(), "application/json", Arrays.copyOf(bytes, bytes.length * 2 / 3));
    }
}
