package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Chance;
import dev.mockssp.exchange.Fault;
import dev.mockssp.exchange.Filter;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.Play;
import dev.mockssp.scenario.Player;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.scenario.Subject;
import dev.mockssp.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Plays the scenario's step: failures and faults answer here, all else goes on to the body (contract.md section 3). */
final class ScenarioFloor implements Filter {

    private final ScenarioLibrary library;
    private final Selection selection;
    private final Chance chance;
    private final Responder sample;

    /** @param sample what a broken answer would have been; leaves no trace in the key's state */
    ScenarioFloor(ScenarioLibrary library, Selection selection, Chance chance, Responder sample) {
        this.library = library;
        this.selection = selection;
        this.chance = chance;
        this.sample = sample;
    }

    @Override
    public Responder around(Responder next) {
        return call -> {
            Exchange.Choice choice = selection.choose(call);
            Optional<Scenario> scenario = library.find(choice.name());
            if (scenario.isEmpty()) {
                return call.get(Dialect.class).error(call, Check.SCENARIO, 400, library.unknown(choice.name()));
            }
            Play play = play(call, scenario.get());
            call.note(Play.class, play);
            Reply reply = answer(call, play.behaviour(), next);
            return play.delay().isZero() ? reply : new Reply.Late(reply, play.delay());
        };
    }

    private Play play(Call call, Scenario scenario) {
        KeyState state = call.get(KeyState.class);
        Subject subject = new Subject(
                call.get(Dialect.class).endpoint(),
                state.keyName(),
                call.request().headers(),
                () -> ParsedBody.of(call).json());
        // not the state's lock, under which an auction may be held just now
        synchronized (state.cursor) {
            return Player.play(scenario, state.cursor, subject, chance);
        }
    }

    private Reply answer(Call call, Behaviour behaviour, Responder next) {
        if (behaviour instanceof Behaviour.Fail fail) {
            return fail(call, fail);
        }
        if (behaviour instanceof Behaviour.Break broken) {
            return broken(call, broken.fault());
        }
        return next.answer(call);
    }

    private static Reply fail(Call call, Behaviour.Fail fail) {
        Dialect dialect = call.get(Dialect.class);
        String message = fail.message().orElseGet(() -> StandardMessages.of(fail.status(), dialect));
        Reply.Json envelope = fail.error()
                .map(error -> dialect.error(call, Check.SCENARIO, fail.status(), message, error))
                .orElseGet(() -> dialect.error(call, Check.SCENARIO, fail.status(), message));
        return fail.body()
                .map(body -> replaced(envelope, body, fail.headers()))
                .orElse(envelope)
                .with(withoutType(fail.headers()));
    }

    private static Reply replaced(Reply.Json envelope, JsonNode body, Headers headers) {
        boolean text = body.isString();
        byte[] bytes = text ? body.stringValue().getBytes(StandardCharsets.UTF_8) : Wire.write(body);
        String type = headers.first("Content-Type").orElse(text ? "text/plain" : "application/json");
        return new Reply.Raw(envelope.status(), Headers.none(), type, bytes);
    }

    private static Headers withoutType(Headers headers) {
        return Headers.of(headers.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase("Content-Type"))
                .toList());
    }

    private Reply broken(Call call, Fault fault) {
        Reply whole = sample.answer(call);
        call.note(Check.class, Check.SCENARIO).note(Outcome.class, Outcome.of(Outcome.Kind.FAULT, fault.label()));
        return fault == Fault.MALFORMED_JSON ? cut((Reply.Json) whole) : new Reply.Broken(fault, whole);
    }

    /** Cut inside the last string, so that no lenient parser can close what is open and go on. */
    private static Reply cut(Reply.Json whole) {
        byte[] bytes = Wire.write(whole.value());
        return new Reply.Raw(
                whole.status(), whole.headers(), "application/json", Arrays.copyOf(bytes, bytes.length * 2 / 3));
    }
}
