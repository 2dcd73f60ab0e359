package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.RejectedException.Reason;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.lint.Linter;
import dev.mockssp.scenario.ScenarioLibrary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states that Pact verifiers ask for: every scenario is one. A state also makes a new beginning, so that no
 * interaction sees the traces of another: rate windows, chats, step counters, budgets, clicks and what the integration
 * rules remember are forgotten. Journal, handed-out tokens, clock and inventory stay. Safe for use by several threads.
 */
public final class ProviderStates {

    /** The state of an interaction that names none. */
    public static final String NONE = "default";

    private final DocumentReader documents;
    private final ScenarioLibrary library;
    private final ScenarioSelector selection;
    private final ApiKeyRegistry keys;
    private final KeyStateStore states;
    private final Linter linter;
    private final EventBus events;
    private final boolean recording;

    ProviderStates(
            DocumentReader documents,
            ScenarioLibrary library,
            ScenarioSelector selection,
            ApiKeyRegistry keys,
            KeyStateStore states,
            Linter linter,
            EventBus events,
            boolean recording) {
        this.documents = documents;
        this.recording = recording;
        this.library = library;
        this.selection = selection;
        this.keys = keys;
        this.states = states;
        this.linter = linter;
        this.events = events;
    }

    /**
     * Reads what a verifier has sent.
     *
     * @param body the body, empty when the query says it all
     * @param query the query's parameters, each with all its values
     * @return what is asked for
     * @throws dev.mockssp.core.ConfigurationException when it is not valid, or a name in it is misspelt
     */
    public ProviderStateRequest read(byte[] body, Map<String, List<String>> query) {
        return ProviderStateRequest.read(body, query, documents);
    }

    /**
     * Begins or ends a state. A state for all keys becomes the active scenario, and all bindings end; a state for one key
     * is bound to that key. In the end, the scenario is the one of the start again, or the key's binding ends.
     *
     * @param wanted what is asked for
     * @return what has changed
     * @throws RejectedException when there is no such scenario, the key is not valid here, or a real service answers in
     *     place of scenarios
     */
    public synchronized ProviderStateChange change(ProviderStateRequest wanted) {
        String name = known(wanted.state());
        Optional<ApiKey> key = wanted.key().map(this::valid);
        Optional<String> keyName = key.map(ApiKey::name);
        if (wanted.teardown()) {
            keyName.ifPresentOrElse(selection::unbind, selection::reset);
        } else {
            keyName.ifPresentOrElse(only -> selection.bind(only, name), () -> {
                selection.unbindAll();
                selection.activate(name);
            });
        }
        renew(keyName);
        return new ProviderStateChange(wanted, name, key, selection.active());
    }

    private void renew(Optional<String> key) {
        key.ifPresentOrElse(
                only -> {
                    states.reset(only);
                    linter.forget(KeyStateStore.idOf(only));
                },
                () -> {
                    states.resetAll();
                    linter.reset();
                    events.changed(EventBus.State.SCENARIO);
                });
        events.changed(EventBus.State.BINDING);
    }

    private String known(String state) {
        if (recording) {
            throw RejectedException.recording();
        }
        String name = state.isEmpty() ? NONE : state;
        if (library.find(name).isEmpty()) {
            throw new RejectedException(
                    Reason.UNKNOWN_SCENARIO,
                    library.unknown(name) + ". A provider state is the name of a scenario",
                    library.names());
        }
        return name;
    }

    private ApiKey valid(String key) {
        return keys.find(key).orElseThrow(RejectedException::unknownKey);
    }
}
