package dev.mockssp.engine.state;

import dev.mockssp.access.ApiKey;
import dev.mockssp.core.RequestContext;
import dev.mockssp.journal.Exchange;
import dev.mockssp.scenario.ScenarioLibrary;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Selects the scenario of a request, the most specific first: its header, the suffix of its API key, the binding of the
 * key, the active scenario. Thread-safe.
 */
public final class ScenarioSelector {

    public static final String HEADER = "X-Mock-Scenario";

    private final ScenarioLibrary library;
    private final String start;
    private final Map<String, String> bindings = new ConcurrentHashMap<>();
    private volatile Exchange.ScenarioChoice active;

    public ScenarioSelector(ScenarioLibrary library, String start) {
        this.library = library;
        this.start = start;
        this.active = asActive(start);
    }

    /** @return the selected name, even if no such scenario exists, and what selected it; the first use decides */
    public Exchange.ScenarioChoice choose(RequestContext call) {
        Optional<Exchange.ScenarioChoice> known = call.find(Exchange.ScenarioChoice.class);
        if (known.isPresent()) {
            return known.get();
        }
        Exchange.ScenarioChoice made = chosen(call);
        call.put(Exchange.ScenarioChoice.class, made);
        return made;
    }

    private Exchange.ScenarioChoice chosen(RequestContext call) {
        Optional<String> header = call.request().headers().first(HEADER);
        if (header.isPresent()) {
            return new Exchange.ScenarioChoice(header.get().strip(), "header");
        }
        Optional<ApiKey> key = call.find(ApiKey.class);
        return key.isPresent() ? chosen(key.get()) : active;
    }

    private Exchange.ScenarioChoice chosen(ApiKey key) {
        if (key.scenario().isPresent()) {
            return new Exchange.ScenarioChoice(key.scenario().get(), "key");
        }
        String bound = bindings.get(key.name());
        return bound == null ? active : new Exchange.ScenarioChoice(bound, "binding");
    }

    private static Exchange.ScenarioChoice asActive(String name) {
        return new Exchange.ScenarioChoice(name, "active");
    }

    /** @return whether the active scenario rejects origins; no other scenario applies to a preflight */
    public boolean refusesOrigin(String endpoint) {
        return library.find(active.name())
                .filter(scenario -> scenario.refusesOrigin(endpoint))
                .isPresent();
    }

    public String start() {
        return start;
    }

    public String active() {
        return active.name();
    }

    public void activate(String name) {
        active = asActive(name);
    }

    /** @return the bindings, with unmasked keys */
    public Map<String, String> bindings() {
        return new TreeMap<>(bindings);
    }

    public void bind(String keyName, String name) {
        bindings.put(keyName, name);
    }

    public void unbind(String keyName) {
        bindings.remove(keyName);
    }

    public void unbindAll() {
        bindings.clear();
    }

    public boolean uses(String name) {
        return active.name().equals(name) || bindings.containsValue(name);
    }

    public void reset() {
        active = asActive(start);
        bindings.clear();
    }
}
