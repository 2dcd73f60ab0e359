package dev.mockssp.drift;

import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import dev.mockssp.engine.RefusedKeys;
import dev.mockssp.engine.UpstreamException;
import dev.mockssp.exchange.Headers;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.upstream.Asker;
import dev.mockssp.wire.Wire;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a target what the contract asks, one request after the other, at most five a second. */
public final class DriftCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Target target;
    private final Judge judge;
    private final RefusedKeys keys;
    private final Asker asker;
    private final Pace pace;

    /**
     * @param schemas what bodies are judged by
     * @param waiter how time passes
     * @throws dev.mockssp.exchange.ConfigurationException when the target's file of certificates holds none
     */
    public DriftCheck(Target target, SchemaLibrary schemas, Waiter waiter) {
        this.target = target;
        this.judge = new Judge(schemas);
        this.keys = target.keys();
        this.asker = new Asker("The target", target.ca(), "--ca", PATIENCE);
        this.pace = new Pace(waiter);
    }

    /**
     * @param contract what to ask
     * @return a verdict for each interaction, in the same order
     * @throws UpstreamException when the target or its state URL cannot be reached or does not answer in time, when the
     *     latter refuses the state {@code default}, or when the target says that the key is a production key that is
     *     not meant to be used
     */
    public List<Verdict> run(List<Interaction> contract) {
        return run(contract, verdict -> {});
    }

    /**
     * @param contract what to ask
     * @param progress is told of each verdict as it comes
     * @return as {@link #run(List)}
     * @throws UpstreamException as {@link #run(List)}
     */
    public List<Verdict> run(List<Interaction> contract, Consumer<Verdict> progress) {
        requireStates(contract);
        List<Verdict> verdicts = new ArrayList<>();
        for (Interaction interaction : contract) {
            Verdict verdict = target.states().isPresent() ? inState(interaction) : fromOutside(interaction);
            verdicts.add(verdict);
            progress.accept(verdict);
        }
        return verdicts;
    }

    /** Every provider has the state that needs nothing done: one that refuses it is not asked at the right place. */
    private void requireStates(List<Interaction> contract) {
        if (target.states().isEmpty()) {
            return;
        }
        contract.stream()
                .filter(interaction -> interaction.state().isDefault())
                .findFirst()
                .flatMap(interaction -> state(interaction, "setup"))
                .ifPresent(refusal -> {
                    throw UpstreamException.unreachable(
                            refusal + " " + target.states().orElseThrow() + "; nothing was checked");
                });
    }

    private Verdict fromOutside(Interaction interaction) {
        return BlackBox.body(interaction, target.production())
                .map(body -> Verdict.judged(interaction, drifts(interaction, body)))
                .orElseGet(() -> Verdict.notDrivable(
                        interaction,
                        "it needs the state \"" + interaction.state().scenario()
                                + "\", which nobody outside can bring about; --state-url names who can"));
    }

    private Verdict inState(Interaction interaction) {
        Optional<String> refusal = state(interaction, "setup");
        if (refusal.isPresent()) {
            return Verdict.notDrivable(interaction, refusal.get());
        }
        List<Drift> drifts = drifts(interaction, interaction.request().body());
        state(interaction, "teardown");
        return Verdict.judged(interaction, drifts);
    }

    /** @return why the state was refused, empty when it was taken */
    private Optional<String> state(Interaction interaction, String action) {
        ObjectNode body = Wire.MAPPER
                .createObjectNode()
                .put("state", interaction.state().scenario())
                .put("action", action);
        ObjectNode params = body.putObject("params");
        interaction.state().params().forEach(params::put);
        if (params.has("key")) {
            params.put("key", target.key(interaction.provider()));
        }
        HttpRequest request = HttpRequest.newBuilder(target.states().orElseThrow())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.write(body)))
                .build();
        int status = stateStatus(request);
        return status / 100 == 2
                ? Optional.empty()
                : Optional.of("the state \"" + interaction.state().scenario() + "\" was answered with " + status
                        + " at --state-url");
    }

    private int stateStatus(HttpRequest request) {
        try {
            return send(request).status();
        } catch (UpstreamException e) {
            throw UpstreamException.unreachable("--state-url " + request.uri() + ": " + e.getMessage());
        }
    }

    private List<Drift> drifts(Interaction interaction, JsonNode body) {
        try {
            Seen seen = send(request(interaction, body));
            refuseProduction(seen);
            return judge.drifts(interaction, seen).stream().map(this::blanked).toList();
        } catch (UpstreamException e) {
            if (!e.reached()) {
                throw e;
            }
            if (e.late()) {
                // the others would be as late, each after as long
                throw UpstreamException.unreachable("the target does not answer: " + e.getMessage());
            }
            return List.of(
                    new Drift("status", Integer.toString(interaction.answer().status()), e.getMessage()));
        }
    }

    private Drift blanked(Drift drift) {
        return new Drift(keys.blankedIn(drift.field()), keys.blankedIn(drift.expected()), keys.blankedIn(drift.seen()));
    }

    private HttpRequest request(Interaction interaction, JsonNode body) {
        Interaction.Request asked = interaction.request();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.base() + asked.path()))
                .method(asked.method(), HttpRequest.BodyPublishers.ofByteArray(Wire.write(body)));
        Provider provider = interaction.provider();
        asked.headers().forEach((name, value) -> {
            boolean key = name.equalsIgnoreCase(provider.keyHeader());
            request.header(name, key ? target.key(provider) : value);
        });
        return request.build();
    }

    private Seen send(HttpRequest request) {
        pace.await();
        HttpResponse<byte[]> answer = asker.ask(request);
        List<Headers.Field> fields = answer.headers().map().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> new Headers.Field(keys.blankedIn(entry.getKey()), keys.blankedIn(value))))
                .toList();
        return new Seen(answer.statusCode(), Headers.of(fields), keys.blankedIn(answer.body()));
    }

    /** A server may know better than the name of the key. */
    private void refuseProduction(Seen seen) {
        boolean says = seen.headers().fields().stream()
                .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).endsWith("environment")
                        && field.value().equalsIgnoreCase("production"));
        if (says && !target.productionMeant()) {
            throw UpstreamException.unreachable(
                    "The target says that the key is a production key; nothing more was asked."
                            + " --i-know-this-is-production allows it");
        }
    }
}
