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
    private volatile Exchange.Choice active;

    Selection(ScenarioLibrary library, String start) {
        this.library = library;
        this.start = start;
        this.active = asActive(start);
    }

    /** The name that was chosen, known or not, and by what; the same for the whole of a call, whoever asks first. */
    Exchange.Choice choose(Call call) {
        Optional<Exchange.Choice> known = call.noted(Exchange.Choice.class);
        if (known.isPresent()) {
            return known.get();
        }
        Exchange.Choice made = chosen(call);
        call.note(Exchange.Choice.class, made);
        return made;
    }

    private Exchange.Choice chosen(Call call) {
        Optional<String> header = call.request().headers().first(HEADER);
        if (header.isPresent()) {
            return new Exchange.Choice(header.get().strip(), "header");
        }
        Optional<ApiKey> key = call.noted(ApiKey.class);
        return key.isPresent() ? chosen(key.get()) : active;
    }

    private Exchange.Choice chosen(ApiKey key) {
        if (key.scenario().isPresent()) {
            return new Exchange.Choice(key.scenario().get(), "key");
        }
        String bound = bindings.get(key.name());
        return bound == null ? active : new Exchange.Choice(bound, "binding");
    }

    private static Exchange.Choice asActive(String name) {
        return new Exchange.Choice(name, "active");
    }

    /** Whether the active scenario, the only one that reaches a preflight, refuses origins. */
    boolean refusesOrigin(String endpoint) {
        return library.find(active.name())
                .filter(scenario -> scenario.refusesOrigin(endpoint))
                .isPresent();
    }

    String start() {
        return start;
    }

    String active() {
        return active.name();
    }

    void activate(String name) {
        active = asActive(name);
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
        return active.name().equals(name) || bindings.containsValue(name);
    }

    void reset() {
        active = asActive(start);
        bindings.clear();
    }
}
