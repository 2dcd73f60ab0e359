package dev.mockssp.engine.admin.settings;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.auction.Inventory;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.ClockSetting;
import dev.mockssp.engine.state.Setting;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary.Entry;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the settings that any replica has saved to this one. The states of the keys are not touched: the replica that made
 * the change has changed them. A setting that is not valid here, such as a scenario of another version, is logged once and
 * skipped. Thread-safe.
 */
public final class SettingsReplica {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsReplica.class);

    private final LocalSettings settings;
    private final DocumentReader documents;
    private final ApiKeyRegistry keys;
    private final EventBus events;
    private final Set<Setting> skipped = new HashSet<>();

    /**
     * @param settings the settings of this replica
     * @param documents reads scenarios and inventories
     * @param keys the API keys that are valid here
     * @param events publishes what has changed here
     */
    public SettingsReplica(LocalSettings settings, DocumentReader documents, ApiKeyRegistry keys, EventBus events) {
        this.settings = settings;
        this.documents = documents;
        this.keys = keys;
        this.events = events;
    }

    /**
     * Applies settings; those that are applied already stay.
     *
     * @param changes the new value of each setting; empty if it has none any more
     */
    public void apply(Map<Setting, Optional<String>> changes) {
        Set<EventBus.State> changed = EnumSet.noneOf(EventBus.State.class);
        synchronized (settings) {
            // what is removed gives its memory to what is added
            changes.forEach((setting, value) -> {
                if (value.isEmpty()) {
                    skipped.remove(setting);
                    if (settings.restore(setting)) {
                        changed.add(stateOf(setting));
                    }
                }
            });
            changes.forEach((setting, value) -> {
                if (value.isPresent() && applied(setting, value.get())) {
                    changed.add(stateOf(setting));
                }
            });
        }
        publish(changed);
    }

    /**
     * Applies settings, and restores the others. Those that are applied already stay.
     *
     * @param all all settings that differ from those of the start
     */
    public void applyAll(Map<Setting, Optional<String>> all) {
        synchronized (settings) {
            Map<Setting, Optional<String>> changes = new HashMap<>();
            settings.all().forEach(setting -> changes.put(setting, Optional.empty()));
            changes.putAll(all);
            apply(changes);
        }
    }

    private void publish(Set<EventBus.State> changed) {
        // the clock publishes its changes itself
        changed.stream().filter(state -> state != EventBus.State.CLOCK).forEach(events::changed);
    }

    private static EventBus.State stateOf(Setting setting) {
        return switch (setting.kind()) {
            case ACTIVE_SCENARIO -> EventBus.State.SCENARIO;
            case BINDING -> EventBus.State.BINDING;
            case SCENARIO -> EventBus.State.SCENARIOS;
            case INVENTORY -> EventBus.State.INVENTORY;
            case CLOCK -> EventBus.State.CLOCK;
        };
    }

    /** @return whether that changes something here */
    private boolean applied(Setting setting, String value) {
        try {
            if (!setting.key().isEmpty()) {
                if (keys.find(setting.key()).isEmpty()) {
                    throw RejectedException.unknownKey();
                }
            }
            boolean changed = switch (setting.kind()) {
                case ACTIVE_SCENARIO -> activated(value);
                case BINDING -> bound(setting.key(), value);
                case SCENARIO -> defined(setting, value);
                case INVENTORY -> stocked(value);
                case CLOCK -> set(ClockSetting.parse(value));
            };
            skipped.remove(setting);
            return changed;
        } catch (ConfigurationException | RejectedException e) {
            if (skipped.add(setting)) {
                LOG.warn("A setting of another replica is not applied here: {}: {}", shown(setting), line(e));
            }
            return false;
        }
    }

    private static String line(RuntimeException e) {
        return MessageText.line(e.getMessage());
    }

    private static String shown(Setting setting) {
        String key = setting.key().isEmpty() ? "" : " of the key " + ApiKeyRegistry.mask(setting.key());
        return switch (setting.kind()) {
            case ACTIVE_SCENARIO -> "the active scenario";
            case BINDING -> "the binding" + key;
            case SCENARIO -> "the scenario " + setting.name() + key;
            case INVENTORY -> "the inventory";
            case CLOCK -> "the clock";
        };
    }

    private boolean activated(String name) {
        boolean changes = !settings.selector.active().equals(name);
        settings.selector.activate(name);
        return changes;
    }

    private boolean bound(String keyName, String name) {
        boolean changes = !settings.selector.binding(keyName).equals(Optional.of(name));
        settings.selector.bind(keyName, name);
        return changes;
    }

    private boolean defined(Setting setting, String json) {
        Scenario scenario = documents.scenario(setting.name(), bytes(json), "the scenario");
        Optional<Scenario> before = settings.library
                .runtime()
                .filter(entry -> entry.scenario().name().equals(setting.name())
                        && entry.key().equals(setting.owner()))
                .findFirst()
                .map(Entry::scenario);
        settings.define(scenario, setting.owner(), () -> {});
        return !before.map(Scenario::toJson).equals(Optional.of(scenario.toJson()));
    }

    private boolean stocked(String json) {
        Inventory inventory = documents.inventory(bytes(json), "the inventory");
        boolean changes = !inventory.toJson().equals(settings.inventory.get().toJson());
        if (changes) {
            settings.inventory.put(inventory);
        }
        return changes;
    }

    private boolean set(ClockSetting clock) {
        boolean changes = !settings.clock.setting().equals(clock);
        if (changes) {
            settings.clock.set(clock);
        }
        return changes;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
