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
    private final ResponseComparison judge;
    private final RejectedKeys keys;
    private final BoundedHttpClient asker;
    private final RequestThrottle pace;
    private final Optional<StateChanges> states;

    /**
     * @param schemas what bodies are judged by
     * @param waiter how time passes
     * @throws dev.mockssp.core.ConfigurationException when the target's file of certificates holds none
     */
    public DriftCheck(Target target, SchemaLibrary schemas, Sleeper waiter) {
        this.target = target;
        this.requests = new DriftRequests(target);
        this.judge = new ResponseComparison(schemas, target);
        this.keys = target.keys();
        this.asker = new BoundedHttpClient("The target", target.ca(), "--ca", PATIENCE);
        this.pace = new RequestThrottle(waiter);
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
        List<InteractionResult> verdicts = new ArrayList<>();
        int told = 0;
        boolean like = false;
        for (Interaction interaction : contract) {
            InteractionResult verdict = verdict(interaction, contract);
            verdicts.add(verdict);
            like |= verdict.likeTheApi();
            while (like && told < verdicts.size()) {
                progress.accept(verdicts.get(told++));
            }
        }
        if (!like && verdicts.stream().anyMatch(verdict -> verdict.kind() != InteractionResult.Kind.NOT_DRIVABLE)) {
            throw NotTheApiException.everyResponse();
        }
        verdicts.subList(told, verdicts.size()).forEach(progress);
        return verdicts;
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
        InteractionResult verdict = judged(interaction, first, first.request().body());
        states.get().tearDown(interaction);
        return verdict;
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
            ActualResponse seen = seen(response(prepared.request()));
            refuseProduction(seen);
            List<Drift> drifts =
                    judge.drifts(interaction, seen).stream().map(this::blanked).toList();
            return InteractionResult.judged(interaction, seen, drifts);
        } catch (DriftRequests.NoLinkException e) {
            return InteractionResult.notDrivable(interaction, keys.blankedIn(e.getMessage()));
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
        return new Drift(keys.blankedIn(drift.field()), keys.blankedIn(drift.expected()), keys.blankedIn(drift.seen()));
    }

    private HttpResponse<byte[]> response(HttpRequest request) {
        pace.await();
        return asker.ask(request);
    }

    private ActualResponse seen(HttpResponse<byte[]> response) {
        List<Headers.Field> fields = response.headers().map().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> new Headers.Field(keys.blankedIn(entry.getKey()), keys.blankedIn(value))))
                .toList();
        return new ActualResponse(response.statusCode(), Headers.of(fields), keys.blankedIn(response.body()));
    }

    /** A server may know better than the name of the key. */
    private void refuseProduction(ActualResponse seen) {
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
