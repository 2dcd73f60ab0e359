package dev.mockssp.drift;

import dev.mockssp.contract.Interaction;
import dev.mockssp.core.ConfigurationException;
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

/** Sends the requests of the contract to a target, one after the other, at most five per second. */
public final class DriftCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Target target;
    private final DriftRequests requests;
    private final ResponseComparison comparison;
    private final RejectedKeys keys;
    private final BoundedHttpClient client;
    private final RequestThrottle throttle;
    private final Optional<StateChanges> states;

    /**
     * @param schemas the schemas of the bodies
     * @param sleeper waits between requests
     * @throws ConfigurationException when the target's file of certificates contains none
     */
    public DriftCheck(Target target, SchemaLibrary schemas, Sleeper sleeper) {
        this(target, schemas, sleeper, TIMEOUT);
    }

    /**
     * @param schemas the schemas of the bodies
     * @param sleeper waits between requests
     * @param timeout how long a response may take
     * @throws ConfigurationException when the target's file of certificates contains none
     */
    public DriftCheck(Target target, SchemaLibrary schemas, Sleeper sleeper, Duration timeout) {
        this.target = target;
        this.requests = new DriftRequests(target);
        this.comparison = new ResponseComparison(schemas, target);
        this.keys = target.keys();
        this.client = new BoundedHttpClient("The target", target.ca(), "--ca", timeout);
        this.throttle = new RequestThrottle(sleeper);
        this.states = target.states().map(url -> new StateChanges(url, target, request -> actual(response(request))));
    }

    /**
     * @param contract the interactions to check
     * @return a result for each interaction, in the same order
     * @throws UpstreamException when the target or its state URL cannot be reached or does not respond in time, when
     *     the state URL rejects the state {@code default}, or when the target identifies the key as a production key
     *     without permission to use one
     * @throws NotTheApiException when every response is HTML, 404, 503 or not HTTP, or TLS fails
     * @throws ConfigurationException when the state URL responds with a page
     */
    public List<InteractionResult> run(List<Interaction> contract) {
        return run(contract, result -> {});
    }

    /**
     * @param contract the interactions to check
     * @param progress receives each result as soon as the target may be the API
     * @return as {@link #run(List)}
     * @throws UpstreamException as {@link #run(List)}
     * @throws NotTheApiException as {@link #run(List)}
     * @throws ConfigurationException as {@link #run(List)}
     */
    public List<InteractionResult> run(List<Interaction> contract, Consumer<InteractionResult> progress) {
        requireStates(contract);
        List<InteractionResult> results = new ArrayList<>();
        int reported = 0;
        boolean mayBeApi = false;
        for (Interaction interaction : contract) {
            InteractionResult result = check(interaction, contract);
            results.add(result);
            mayBeApi |= result.mayBeApi();
            while (mayBeApi && reported < results.size()) {
                progress.accept(results.get(reported++));
            }
        }
        if (!mayBeApi && results.stream().anyMatch(result -> result.kind() != InteractionResult.Kind.NOT_DRIVABLE)) {
            throw NotTheApiException.everyResponse();
        }
        results.subList(reported, results.size()).forEach(progress);
        return results;
    }

    /**
     * Detects the revision of the vendor API that the target speaks, with at most two requests.
     *
     * @param filled an interaction of any revision that gets an ad
     * @return the revision, and what shows it
     * @throws UpstreamException when the target cannot be reached or does not respond in time, or identifies the key as
     *     a production key without permission to use one
     */
    public DetectedRevision detect(Interaction filled) {
        if (states.isPresent() && problem(filled).isPresent()) {
            return DetectedRevision.unknown("--state-url rejects a state"); // the check reports why
        }
        try {
            DetectedRevision detected = new RevisionProbe(
                            requests.of(filled, filled.request().body()))
                    .detect(request -> {
                        ActualResponse actual = actual(response(request));
                        rejectProductionKey(actual);
                        return actual;
                    });
            states.ifPresent(changes -> changes.tearDown(filled));
            return detected;
        } catch (UpstreamException e) {
            requireResponse(e);
            return DetectedRevision.unknown(e.getMessage());
        }
    }

    /** Ends the check if no other request can get a response. */
    private static void requireResponse(UpstreamException e) {
        if (e.tls()) {
            throw new NotTheApiException(e.getMessage());
        }
        if (!e.reached()) {
            throw e;
        }
        if (e.late()) {
            // all other requests would take as long
            throw UpstreamException.unreachable("the target does not respond: " + e.getMessage());
        }
    }

    /** Every provider accepts the default state. If it is rejected, the state URL is wrong. */
    private void requireStates(List<Interaction> contract) {
        Optional<Interaction> first = contract.stream()
                .filter(interaction -> interaction.state().isDefault())
                .filter(interaction -> interaction.request().origin().isEmpty())
                .findFirst();
        if (states.isEmpty() || first.isEmpty()) {
            return;
        }
        Optional<RuntimeException> problem = problem(first.get());
        if (problem.isPresent()) {
            // either only the state URL is wrong, or the whole target
            if (!compare(first.get(), first.get().request().body()).mayBeApi()) {
                throw NotTheApiException.everyResponse();
            }
            throw problem.get();
        }
    }

    private Optional<RuntimeException> problem(Interaction interaction) {
        try {
            return states.orElseThrow()
                    .setUp(interaction)
                    .map(rejection -> UpstreamException.unreachable(
                            rejection + " " + target.states().orElseThrow() + "; nothing was checked"));
        } catch (ConfigurationException e) {
            return Optional.of(e);
        } catch (UpstreamException e) {
            if (e.late()) {
                // the target would probably take as long
                throw e;
            }
            return Optional.of(e);
        }
    }

    private InteractionResult check(Interaction interaction, List<Interaction> contract) {
        Optional<String> missing = target.missingFor(interaction);
        if (missing.isPresent()) {
            return InteractionResult.notDrivable(interaction, missing.get());
        }
        // the first request to send when a tracking URL must come from the target
        Interaction first = interaction
                .request()
                .link()
                .map(link -> source(interaction, link, contract))
                .orElse(interaction);
        if (states.isEmpty()) {
            return StatelessRequests.body(first, target.production())
                    .map(body -> compare(interaction, first, body))
                    .orElseGet(() -> InteractionResult.notDrivable(
                            interaction,
                            "it needs the state \"" + interaction.state().scenario()
                                    + "\", which only a provider state can cause; set --state-url"));
        }
        Optional<String> rejection = states.get().setUp(interaction);
        if (rejection.isPresent()) {
            return InteractionResult.notDrivable(interaction, rejection.get());
        }
        InteractionResult result = compare(interaction, first, first.request().body());
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

    private InteractionResult compare(Interaction interaction, Interaction first, JsonNode body) {
        return interaction.request().link().isEmpty()
                ? compare(interaction, body)
                : compare(interaction, () -> requests.trackingRequest(interaction, response(requests.of(first, body))));
    }

    private InteractionResult compare(Interaction interaction, JsonNode body) {
        return compare(interaction, () -> requests.of(interaction, body));
    }

    private interface Prepared {
        HttpRequest request() throws DriftRequests.NoLinkException;
    }

    private InteractionResult compare(Interaction interaction, Prepared prepared) {
        try {
            ActualResponse actual = actual(response(prepared.request()));
            rejectProductionKey(actual);
            List<Drift> drifts = comparison.drifts(interaction, actual).stream()
                    .map(this::redacted)
                    .toList();
            return InteractionResult.compare(interaction, actual, drifts);
        } catch (DriftRequests.NoLinkException e) {
            return InteractionResult.notDrivable(interaction, keys.removeFrom(e.getMessage()));
        } catch (UpstreamException e) {
            requireResponse(e);
            return InteractionResult.aborted(
                    interaction,
                    new Drift("status", Integer.toString(interaction.response().status()), e.getMessage()),
                    e.http());
        }
    }

    private Drift redacted(Drift drift) {
        return new Drift(
                keys.removeFrom(drift.field()), keys.removeFrom(drift.expected()), keys.removeFrom(drift.seen()));
    }

    private HttpResponse<byte[]> response(HttpRequest request) {
        throttle.await();
        return client.send(request);
    }

    private ActualResponse actual(HttpResponse<byte[]> response) {
        List<Headers.Field> fields = response.headers().map().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> new Headers.Field(keys.removeFrom(entry.getKey()), keys.removeFrom(value))))
                .toList();
        return new ActualResponse(response.statusCode(), Headers.of(fields), keys.removeFrom(response.body()));
    }

    /**
     * The target may know from the key's registration that it is a production key, even if its name does not say so.
     */
    private void rejectProductionKey(ActualResponse actual) {
        boolean says = actual.headers().fields().stream()
                .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).endsWith("environment")
                        && field.value().equalsIgnoreCase("production"));
        if (says && !target.productionAllowed()) {
            throw UpstreamException.unreachable(
                    "The target says that the key is a production key; no more requests were sent."
                            + " --i-know-this-is-production allows it");
        }
    }
}
