package dev.mockssp.engine.filter;

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
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.scenario.ScenarioPlayer;
import dev.mockssp.scenario.TriggerInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Plays the scenario's step: failures and faults answer here, all else goes on to the body (contract.md section 3). */
public final class ScenarioFilter implements Filter {

    private final ScenarioLibrary library;
    private final ScenarioSelector selection;
    private final SeededRandom chance;
    private final HttpHandler sample;

    /** @param sample what a broken answer would have been; leaves no trace in the key's state */
    public ScenarioFilter(
            ScenarioLibrary library, ScenarioSelector selection, SeededRandom chance, HttpHandler sample) {
        this.library = library;
        this.selection = selection;
        this.chance = chance;
        this.sample = sample;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return call -> {
            Exchange.ScenarioChoice choice = selection.choose(call);
            Optional<Scenario> scenario = library.find(choice.name());
            if (scenario.isEmpty()) {
                return call.require(VendorApi.class)
                        .error(call, DecidedBy.SCENARIO, 400, library.unknown(choice.name()));
            }
            PlayedStep play = play(call, scenario.get());
            call.put(PlayedStep.class, play);
            Response reply = answer(call, play.behaviour(), next);
            return play.delay().isZero() ? reply : new Response.Delayed(reply, play.delay());
        };
    }

    private PlayedStep play(RequestContext call, Scenario scenario) {
        KeyState state = call.require(KeyState.class);
        TriggerInput subject = new TriggerInput(
                call.require(VendorApi.class).endpoint().label(),
                state.keyName(),
                call.request().headers(),
                () -> ParsedBody.of(call).json());
        // not the state's lock, under which an auction may be held just now
        synchronized (state.cursor) {
            return ScenarioPlayer.play(scenario, state.cursor, subject, chance);
        }
    }

    private Response answer(RequestContext call, Behaviour behaviour, HttpHandler next) {
        if (behaviour instanceof Behaviour.Fail fail) {
            return fail(call, fail);
        }
        if (behaviour instanceof Behaviour.Break broken) {
            return broken(call, broken.fault());
        }
        return next.handle(call);
    }

    private static Response fail(RequestContext call, Behaviour.Fail fail) {
        VendorApi dialect = call.require(VendorApi.class);
        String message = fail.message().orElseGet(() -> ErrorMessages.of(fail.status(), dialect));
        Response.Json envelope = fail.error()
                .map(error -> dialect.error(call, DecidedBy.SCENARIO, fail.status(), message, error))
                .orElseGet(() -> dialect.error(call, DecidedBy.SCENARIO, fail.status(), message));
        return fail.body()
                .map(body -> replaced(envelope, body, fail.headers()))
                .orElse(envelope)
                .with(withoutType(fail.headers()));
    }

    private static Response replaced(Response.Json envelope, JsonNode body, Headers headers) {
        boolean text = body.isString();
        byte[] bytes = text ? body.stringValue().getBytes(StandardCharsets.UTF_8) : Json.write(body);
        String type = headers.first("Content-Type").orElse(text ? "text/plain" : "application/json");
        return new Response.Bytes(envelope.status(), Headers.none(), type, bytes);
    }

    private static Headers withoutType(Headers headers) {
        return Headers.of(headers.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase("Content-Type"))
                .toList());
    }

    private Response broken(RequestContext call, Fault fault) {
        Response whole = sample.handle(call);
        call.put(DecidedBy.class, DecidedBy.SCENARIO).put(Outcome.class, Outcome.of(Outcome.Kind.FAULT, fault.label()));
        return fault == Fault.MALFORMED_JSON ? cut((Response.Json) whole) : new Response.Faulty(fault, whole);
    }

    /** Cut inside the last string, so that no lenient parser can close what is open and go on. */
    private static Response cut(Response.Json whole) {
        byte[] bytes = Json.write(whole.value());
        return new Response.Bytes(
                whole.status(), whole.headers(), "application/json", Arrays.copyOf(bytes, bytes.length * 2 / 3));
    }
}
