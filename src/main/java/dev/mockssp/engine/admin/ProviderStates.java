package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.RejectedException.Reason;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.engine.admin.settings.LocalSettings;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.KeyStates;
import dev.mockssp.engine.state.Setting;
import dev.mockssp.engine.state.StateStore;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The provider states of Pact verifiers: every scenario is one. A state change also resets rate windows, chats, step
 * counters, spend, clicks and the history of the integration rules, so that interactions do not influence each other.
 * Journal, issued tokens, clock and inventory stay. Thread-safe.
 */
public final class ProviderStates {

    /** The state of an interaction that names none. */
    public static final String NONE = "default";

    private final DocumentReader documents;
    private final LocalSettings settings;
    private final ScenarioLibrary library;
    private final AdminKeys keys;
    private final KeyStates states;
    private final LintHistories histories;
    private final EventBus events;
    private final boolean recording;

    public ProviderStates(
            DocumentReader documents,
            LocalSettings settings,
            ApiKeyRegistry keys,
            StateStore store,
            EventBus events,
            boolean recording) {
        this.documents = documents;
        this.recording = recording;
        this.settings = settings;
        this.library = settings.library();
        this.keys = new AdminKeys(keys);
        this.states = store.keys();
        this.histories = store.histories();
        this.events = events;
    }

    /**
     * Parses the request of a verifier.
     *
     * @param body the request body, may be empty
     * @param query the query parameters
     * @return the requested change
     * @throws dev.mockssp.core.ConfigurationException when the request is not valid or has an unknown name
     */
    public ProviderStateRequest read(byte[] body, Map<String, String> query) {
        return ProviderStateRequest.read(body, query, documents);
    }

    /**
     * Begins or ends a state. A state for all keys activates its scenario and removes all bindings. A state for one key
     * binds that key. The end of a state activates the scenario of the start, or unbinds the key.
     *
     * @param wanted the requested change
     * @return the change
     * @throws RejectedException when there is no such scenario, the key is not valid here, or the server forwards
     *     requests to an upstream
     */
    public synchronized ProviderStateChange change(ProviderStateRequest wanted) {
        String name = known(wanted);
        Optional<ApiKey> key = wanted.key().map(keys::find);
        Optional<String> keyName = key.map(ApiKey::name);
        if (wanted.teardown()) {
            keyName.ifPresentOrElse(only -> settings.remove(List.of(Setting.binding(only))), settings::resetSelection);
        } else {
            keyName.ifPresentOrElse(only -> settings.bind(only, name), () -> settings.activateOnly(name));
        }
        reset(keyName);
        return new ProviderStateChange(wanted, name, key, settings.selector().active());
    }

    private void reset(Optional<String> key) {
        key.ifPresentOrElse(
                only -> {
                    states.reset(only);
                    histories.forget(KeyStateStore.idOf(only));
                },
                () -> {
                    states.resetAll();
                    histories.clear();
                    events.changed(EventBus.State.SCENARIO);
                });
        events.changed(EventBus.State.BINDING);
    }

    private String known(ProviderStateRequest wanted) {
        if (recording) {
            throw RejectedException.recording();
        }
        String name = wanted.state().isEmpty() ? NONE : wanted.state();
        boolean ofKey = wanted.key()
                .flatMap(keys::nameIfValid)
                .flatMap(key -> library.find(name, key))
                .isPresent();
        if (!ofKey && library.find(name).isEmpty()) {
            throw new RejectedException(
                    Reason.UNKNOWN_SCENARIO,
                    library.unknown(name) + ". A provider state is the name of a scenario",
                    library.nearest(name));
        }
        return name;
    }
}
