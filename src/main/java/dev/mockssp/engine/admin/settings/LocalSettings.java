package dev.mockssp.engine.admin.settings;

import static java.util.Objects.requireNonNull;

import dev.mockssp.auction.Inventory;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.state.ActiveInventory;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.ClockSetting;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.engine.state.Setting;
import dev.mockssp.engine.state.SettingsStore;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What can be set while this replica runs: active scenario, bindings, scenarios, inventory, clock. Each operation saves its
 * change for all replicas, then applies it to this one. It holds the lock of this object meanwhile, and so does
 * {@link SettingsReplica}: what another replica saves later is applied later. Thread-safe.
 *
 * <p>Each operation throws a {@link dev.mockssp.core.StateUnavailableException} when it cannot save; nothing has changed then.
 */
public final class LocalSettings {

    final ScenarioLibrary library;
    final ScenarioSelector selector;
    final ActiveInventory inventory;
    final AdjustableClock clock;
    private final ScenarioMemory scenarioMemory;
    private final SettingsStore store;

    /**
     * @param memory limits the bytes of the scenarios that are added at run time
     * @param store saves the settings for all replicas
     */
    public LocalSettings(
            ScenarioLibrary library,
            ScenarioSelector selector,
            ActiveInventory inventory,
            AdjustableClock clock,
            MemoryBudget memory,
            SettingsStore store) {
        this.library = requireNonNull(library, "library");
        this.selector = requireNonNull(selector, "selector");
        this.inventory = requireNonNull(inventory, "inventory");
        this.clock = requireNonNull(clock, "clock");
        this.scenarioMemory = new ScenarioMemory(memory);
        this.store = requireNonNull(store, "store");
    }

    /** @return all scenarios; change them only with this object */
    public ScenarioLibrary library() {
        return library;
    }

    /** @return selects the scenario of a request; change it only with this object */
    public ScenarioSelector selector() {
        return selector;
    }

    /** @return the active inventory */
    public Inventory inventory() {
        return inventory.get();
    }

    /**
     * Makes a scenario the active one.
     *
     * @param name its name
     */
    public synchronized void activate(String name) {
        save(List.of(), Map.of(Setting.ACTIVE_SCENARIO, name));
        selector.activate(name);
    }

    /**
     * Makes a scenario the active one and removes all bindings.
     *
     * @param name its name
     */
    public synchronized void activateOnly(String name) {
        List<Setting> bindings = bindings().toList();
        save(bindings, Map.of(Setting.ACTIVE_SCENARIO, name));
        bindings.forEach(this::restore);
        selector.activate(name);
    }

    /**
     * Binds a key to a scenario.
     *
     * @param keyName an API key without a scenario suffix
     * @param name the name of the scenario
     * @throws dev.mockssp.core.RejectedException when there is no memory for the binding
     */
    public synchronized void bind(String keyName, String name) {
        selector.bind(keyName, name, () -> save(List.of(), Map.of(Setting.binding(keyName), name)));
    }

    /**
     * Adds or replaces a scenario.
     *
     * @param scenario the scenario
     * @param keyName the key that it belongs to, without a scenario suffix; empty if all keys see it
     * @throws dev.mockssp.core.RejectedException when there is no memory for the scenario
     */
    public synchronized void putScenario(Scenario scenario, Optional<String> keyName) {
        Setting setting = Setting.scenario(scenario.name(), keyName);
        define(
                scenario,
                keyName,
                () -> save(List.of(), Map.of(setting, scenario.toJson().toString())));
    }

    /** @param wanted replaces the active inventory */
    public synchronized void putInventory(Inventory wanted) {
        save(List.of(), Map.of(Setting.INVENTORY, wanted.toJson().toString()));
        inventory.put(wanted);
    }

    /** @param change returns the new setting for the present one; may run several times */
    synchronized void setClock(UnaryOperator<ClockSetting> change) {
        clock.set(store.saveClock(clock, change));
    }

    /**
     * Removes bindings and scenarios, and restores other settings of the start.
     *
     * @param removed what to remove or restore
     * @return whether this changes something here
     */
    public synchronized boolean remove(List<Setting> removed) {
        save(removed, Map.of());
        boolean changed = false;
        for (Setting setting : removed) {
            changed |= restore(setting);
        }
        return changed;
    }

    /** Restores the active scenario of the start and removes all bindings. */
    public synchronized void resetSelection() {
        remove(Stream.concat(Stream.of(Setting.ACTIVE_SCENARIO), bindings()).toList());
    }

    /** Restores all settings of the start. */
    public synchronized void reset() {
        remove(all());
    }

    private Stream<Setting> bindings() {
        return selector.bindings().keySet().stream().map(Setting::binding);
    }

    /** @return all settings that may differ from those of the start */
    synchronized List<Setting> all() {
        Stream<Setting> single = Stream.of(Setting.ACTIVE_SCENARIO, Setting.INVENTORY, Setting.CLOCK);
        Stream<Setting> scenarios =
                library.runtime().map(entry -> Setting.scenario(entry.scenario().name(), entry.key()));
        return Stream.of(single, bindings(), scenarios).flatMap(part -> part).toList();
    }

    private void save(List<Setting> removed, Map<Setting, String> values) {
        Map<Setting, Optional<String>> changes = new HashMap<>();
        removed.forEach(setting -> changes.put(setting, Optional.empty()));
        values.forEach((setting, value) -> changes.put(setting, Optional.of(value)));
        store.save(changes);
    }

    /**
     * Adds or replaces a scenario for this replica.
     *
     * @param save runs when there is memory for the scenario, and before it has an effect; if it throws, nothing changes
     * @throws dev.mockssp.core.RejectedException when there is no memory for the scenario
     */
    void define(Scenario scenario, Optional<String> keyName, Runnable save) {
        String name = scenario.name();
        scenarioMemory.reserve(name, keyName, scenario, save);
        keyName.ifPresentOrElse(key -> library.put(name, key, scenario), () -> library.put(name, scenario));
    }

    /**
     * Removes a binding or scenario, or restores another setting of the start, for this replica.
     *
     * @return whether this changes something
     */
    boolean restore(Setting setting) {
        return switch (setting.kind()) {
            case ACTIVE_SCENARIO -> {
                String before = selector.active();
                selector.activate(selector.start());
                yield !before.equals(selector.start());
            }
            case BINDING -> selector.unbind(setting.key());
            case SCENARIO -> {
                scenarioMemory.release(setting.name(), setting.owner());
                yield setting.owner()
                        .map(key -> library.remove(setting.name(), key))
                        .orElseGet(() -> library.remove(setting.name()));
            }
            case INVENTORY -> {
                Inventory before = inventory.get();
                inventory.reset();
                yield before != inventory.get();
            }
            case CLOCK -> {
                ClockSetting before = clock.setting();
                clock.reset();
                yield !before.equals(clock.setting());
            }
        };
    }
}
