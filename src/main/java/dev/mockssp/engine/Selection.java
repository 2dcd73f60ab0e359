package dev.mockssp.engine;

import dev.mockssp.access.ApiKey;
import dev.mockssp.exchange.Call;
import dev.mockssp.journal.Exchange;
import dev.mockssp.scenario.ScenarioLibrary;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which scenario a call gets, most specific first: its header, the suffix of its key, the binding of its key, the
 * active one. Safe for use by several threads.
 */
final class Selection {

    static final String HEADER = "X-Mock-Scenario";

    private final ScenarioLibrary library;
    private final String start;
    private final Map<String, String> bindings = new ConcurrentHashMap<>();
    private volatile String active;

    Selection(ScenarioLibrary library, String start) {
        this.library = library;
        this.start = start;
        this.active = start;
    }

    /** The name that was chosen, known or not, and by what; the same for the whole of a call, whoever asks first. */
    Exchange.Choice choose(Call call) {
        return call.noted(Exchange.Choice.class).orElseGet(() -> {
            Exchange.Choice made = chosen(call);
            call.note(Exchange.Choice.class, made);
            return made;
        });
    }

    private Exchange.Choice chosen(Call call) {
        Optional<String> header = call.request().headers().first(HEADER);
        if (header.isPresent()) {
            return new Exchange.Choice(header.get().strip(), "header");
        }
        Optional<ApiKey> key = call.noted(ApiKey.class);
        Optional<String> suffix = key.flatMap(ApiKey::scenario);
        if (suffix.isPresent()) {
            return new Exchange.Choice(suffix.get(), "key");
        }
        return key.map(ApiKey::name)
                .map(bindings::get)
                .map(name -> new Exchange.Choice(name, "binding"))
                .orElseGet(() -> new Exchange.Choice(active, "active"));
    }

    /** Whether the active scenario, the only one that reaches a preflight, refuses origins. */
    boolean refusesOrigin(String endpoint) {
        return library.find(active)
                .filter(scenario -> scenario.refusesOrigin(endpoint))
                .isPresent();
    }

    String start() {
        return start;
    }

    String active() {
        return active;
    }

    void activate(String name) {
        active = name;
    }

    /** The bindings, the keys in full. */
    Map<String, String> bindings() {
        return new TreeMap<>(bindings);
    }

    void bind(String keyName, String name) {
        bindings.put(keyName, name);
    }

    void unbind(String keyName) {
        bindings.remove(keyName);
    }

    void unbindAll() {
        bindings.clear();
    }

    boolean uses(String name) {
        return active.equals(name) || bindings.containsValue(name);
    }

    void reset() {
        active = start;
        bindings.clear();
    }
}
