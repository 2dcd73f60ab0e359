package dev.mockssp.drift;

import dev.mockssp.contract.Interaction;
import dev.mockssp.core.Headers;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.engine.redaction.RejectedKeys;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.upstream.BoundedHttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Sends to a target what the contract sends, one request after the other, at most five a second. */
public final class DriftCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Target target;
    private final DriftRequests requests;
    private final ResponseComparison comparison;
    private final RejectedKeys keys;
    private final BoundedHttpClient client;
    private final RequestThrottle throttle;
    private final Optional<StateChanges> states;

    /**
     * @param schemas what bodies are judged by
     * @param sleeper how time passes
     * @throws dev.mockssp.core.ConfigurationException when the target's file of certificates holds none
     */
    public DriftCheck(Target target, SchemaLibrary schemas, Sleeper sleeper) {
        this.target = target;
        this.requests = new DriftRequests(target);
        this.comparison = new ResponseComparison(schemas, target);
        this.keys = target.keys();
        this.client = new BoundedHttpClient("The target", target.ca(), "--ca", PATIENCE);
        this.throttle = new RequestThrottle(sleeper);
        this.states = target.states()
                .map(url -> new StateChanges(
                        url, target, request -> response(request).statusCode()));
    }

    /**
     * @param contract what to ask
     * @return a verdict for each interaction, in the same order
     * @throws UpstreamException when the target or its state URL cannot be reached or does not answer in time, when the
     *     latter rejects the state {@code default}, or when the target says that the key is a production key that is
     *     not meant to be used
     * @throws NotTheApiException when every response is HTML, 404 or 503, or TLS fails
     */
    public List<InteractionResult> run(List<Interaction> contract) {
        return run(contract, verdict -> {});
    }

    /**
     * @param contract what to ask
     * @param progress is told of each verdict, as soon as it is known that the target may be the API
     * @return as {@link #run(List)}
     * @throws UpstreamException as {@link #run(List)}
     * @throws NotTheApiException as {@link #run(List)}
     */
    public List<InteractionResult> run(List<Interaction> contract, Consumer<InteractionResult> progress) {
        requireStates(contract);
        List<InteractionResult> results = new ArrayList<>();
        int told = 0;
        boolean like = false;
        for (Interaction interaction : contract) {
            InteractionResult result = verdict(interaction, contract);
            results.add(result);
            like |= result.likeTheApi();
            while (like && told < results.size()) {
                progress.accept(results.get(told++));
            }
        }
        if (!like && results.stream().anyMatch(verdict -> verdict.kind() != InteractionResult.Kind.NOT_DRIVABLE)) {
            throw NotTheApiException.everyResponse();
        }
        results.subList(told, results.size()).forEach(progress);
        return results;
    }

    /** Every provider has the state that needs nothing done: one that rejects it is not asked at the right place. */
    private void requireStates(List<Interaction> contract) {
        Optional<Interaction> first = contract.stream()
                .filter(interaction -> interaction.state().isDefault())
                .filter(interaction -> interaction.request().origin().isEmpty())
                .findFirst();
        if (states.isEmpty() || first.isEmpty()) {
            return;
        }
        Optional<UpstreamException> problem = problem(first.get());
        if (problem.isPresent()) {
            // the state URL is wrong, or all of the target is
            if (!judged(first.get(), first.get().request().body()).likeTheApi()) {
                throw NotTheApiException.everyResponse();
            }
            throw problem.get();
        }
    }

    private Optional<UpstreamException> problem(Interaction interaction) {
        try {
            return states.orElseThrow()
                    .setUp(interaction)
                    .map(refusal -> UpstreamException.unreachable(
                            refusal + " " + target.states().orElseThrow() + "; nothing was checked"));
        } catch (UpstreamException e) {
            if (e.tls()) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    private InteractionResult verdict(Interaction interaction, List<Interaction> contract) {
        Optional<String> missing = target.lacks(interaction);
        if (missing.isPresent()) {
            return InteractionResult.notDrivable(interaction, missing.get());
        }
        // what it sends first, when it needs a URL of the target's
        Interaction first = interaction
                .request()
                .link()
                .map(link -> source(interaction, link, contract))
                .orElse(interaction);
        if (states.isEmpty()) {
            return StatelessRequests.body(first, target.production())
                    .map(body -> judged(interaction, first, body))
                    .orElseGet(() -> InteractionResult.notDrivable(
                            interaction,
                            "it needs the state \"" + interaction.state().scenario()
                                    + "\", which nobody outside can bring about; --state-url names who can"));
        }
        Optional<String> refusal = states.get().setUp(interaction);
        if (refusal.isPresent()) {
            return InteractionResult.notDrivable(interaction, refusal.get());
        }
        InteractionResult result = judged(interaction, first, first.request().body());
        states.get().tearDown(interaction);
        return result;
    }

    private static Interaction source(Interaction interaction, Interaction.Link link, List<Interaction> contract) {
        return contract.stream()
                .filter(one ->
                        one.provider() == interaction.provider() && one.name().equals(link.source()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the contract has no " + link.source()));
    }

    private InteractionResult judged(Interaction interaction, Interaction first, JsonNode body) {
        return interaction.request().link().isEmpty()
                ? judged(interaction, body)
                : judged(
                        interaction,
                        () -> requests.following(
                                interaction.request().link().get(), response(requests.of(first, body))));
    }

    private InteractionResult judged(Interaction interaction, JsonNode body) {
        return judged(interaction, () -> requests.of(interaction, body));
    }

    private interface Prepared {
        HttpRequest request() throws DriftRequests.NoLinkException;
    }

    private InteractionResult judged(Interaction interaction, Prepared prepared) {
        try {
            ActualResponse actual = seen(response(prepared.request()));
            refuseProduction(actual);
            List<Drift> drifts =
                    comparison.drifts(interaction, actual).stream().map(this::blanked).toList();
            return InteractionResult.judged(interaction, actual, drifts);
        } catch (DriftRequests.NoLinkException e) {
            return InteractionResult.notDrivable(interaction, keys.removeFrom(e.getMessage()));
        } catch (UpstreamException e) {
            if (e.tls()) {
                throw new NotTheApiException(e.getMessage());
            }
            if (!e.reached()) {
                throw e;
            }
            if (e.late()) {
                // the others would be as late, each after as long
                throw UpstreamException.unreachable("the target does not answer: " + e.getMessage());
            }
            return InteractionResult.brokenOff(
                    interaction,
                    new Drift("status", Integer.toString(interaction.answer().status()), e.getMessage()));
        }
    }

    private Drift blanked(Drift drift) {
        return new Drift(keys.removeFrom(drift.field()), keys.removeFrom(drift.expected()), keys.removeFrom(drift.seen()));
    }

    private HttpResponse<byte[]> response(HttpRequest request) {
        throttle.await();
        return client.ask(request);
    }

    private ActualResponse seen(HttpResponse<byte[]> response) {
        List<Headers.Field> fields = response.headers().map().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> new Headers.Field(keys.removeFrom(entry.getKey()), keys.removeFrom(value))))
                .toList();
        return new ActualResponse(response.statusCode(), Headers.of(fields), keys.removeFrom(response.body()));
    }

    /** A server may know better than the name of the key. */
    private void refuseProduction(ActualResponse actual) {
        boolean says = actual.headers().fields().stream()
                .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).endsWith("environment")
                        && field.value().equalsIgnoreCase("production"));
        if (says && !target.productionMeant()) {
            throw UpstreamException.unreachable(
                    "The target says that the key is a production key; nothing more was asked."
                            + " --i-know-this-is-production allows it");
        }
    }
}
