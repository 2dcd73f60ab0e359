package dev.mockssp.engine;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.KeyRing;
import dev.mockssp.engine.RefusedException.Reason;
import dev.mockssp.lint.Linter;
import dev.mockssp.scenario.ScenarioLibrary;
import java.util.Optional;

/**
 * The states that Pact verifiers ask for: every scenario is one. A state also makes a new beginning, so that no
 * interaction sees the traces of another: rate windows, chats, step counters, budgets, clicks and what the integration
 * rules remember are forgotten. Journal, handed-out tokens, clock and inventory stay. Safe for use by several threads.
 */
public final class ProviderStates {

    /** The state of an interaction that names none. */
    public static final String NONE = "default";

    private final ScenarioLibrary library;
    private final Selection selection;
    private final KeyRing keys;
    private final KeyStates states;
    private final Linter linter;
    private final LiveEvents events;
    private final boolean recording;

    ProviderStates(
            ScenarioLibrary library,
            Selection selection,
            KeyRing keys,
            KeyStates states,
            Linter linter,
            LiveEvents events,
            boolean recording) {
        this.recording = recording;
        this.library = library;
        this.selection = selection;
        this.keys = keys;
        this.states = states;
        this.linter = linter;
        this.events = events;
    }

    /**
     * Begins a state. For all keys, it becomes the active scenario, and all bindings end; for one key, that key is bound.
     *
     * @param state a scenario's name; an empty one means {@link #NONE}
     * @param key the only key that it is for, with or without a scenario's suffix; empty for all
     * @return the name of the key that it is for, without a suffix
     * @throws RefusedException when there is no such scenario, the key is not valid here, or a real service answers in
     *     place of scenarios
     */
    public synchronized Optional<String> setUp(String state, Optional<String> key) {
        String name = known(state);
        key.map(this::nameOf).ifPresentOrElse(only -> selection.bind(only, name), () -> {
            selection.unbindAll();
            selection.activate(name);
        });
        renew(key);
        return key.map(this::nameOf);
    }

    /**
     * Ends a state: the scenario is the one of the start again, or the key's binding ends.
     *
     * @param state as for {@link #setUp}
     * @param key as for {@link #setUp}
     * @return as {@link #setUp}
     * @throws RefusedException as {@link #setUp}
     */
    public synchronized Optional<String> tearDown(String state, Optional<String> key) {
        known(state);
        key.map(this::nameOf).ifPresentOrElse(selection::unbind, selection::reset);
        renew(key);
        return key.map(this::nameOf);
    }

    private void renew(Optional<String> key) {
        key.map(this::nameOf)
                .ifPresentOrElse(
                        only -> {
                            states.renew(only);
                            linter.forget(KeyStates.idOf(only));
                        },
                        () -> {
                            states.renewAll();
                            linter.reset();
                            events.changed(LiveEvents.State.SCENARIO);
                        });
        events.changed(LiveEvents.State.BINDING);
    }

    private String known(String state) {
        if (recording) {
            throw RefusedException.recording();
        }
        String name = state.isEmpty() ? NONE : state;
        if (library.find(name).isEmpty()) {
            throw new RefusedException(
                    Reason.UNKNOWN_SCENARIO,
                    "A provider state is the name of a scenario. " + library.unknown(name),
                    library.names());
        }
        return name;
    }

    private String nameOf(String key) {
        return keys.find(key).map(ApiKey::name).orElseThrow(RefusedException::unknownKey);
    }
}
