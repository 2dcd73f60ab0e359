package dev.mockssp.engine.state;

import java.util.Locale;
import java.util.Optional;

/**
 * What a setting is about.
 *
 * @param kind the kind of setting
 * @param name the name of the scenario that is defined, empty for the other kinds
 * @param key the API key that is bound or that owns the scenario, empty for the others
 */
public record Setting(Kind kind, String name, String key) {

    /** The kinds of settings. */
    public enum Kind {
        /** The value is the name of the active scenario. */
        ACTIVE_SCENARIO,
        /** The value is the name of the scenario that a key is bound to. */
        BINDING,
        /** The value is the JSON of a scenario that was added at run time. */
        SCENARIO,
        /** The value is the JSON of an inventory. */
        INVENTORY,
        /** The value is a {@link ClockSetting} as text. */
        CLOCK;

        private String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static final Setting ACTIVE_SCENARIO = new Setting(Kind.ACTIVE_SCENARIO, "", "");
    public static final Setting INVENTORY = new Setting(Kind.INVENTORY, "", "");
    public static final Setting CLOCK = new Setting(Kind.CLOCK, "", "");

    /** @param keyName the API key that is bound */
    public static Setting binding(String keyName) {
        return new Setting(Kind.BINDING, "", keyName);
    }

    /**
     * @param name the name of a scenario that was added at run time
     * @param keyName the API key that owns it; empty if all keys see it
     */
    public static Setting scenario(String name, Optional<String> keyName) {
        return new Setting(Kind.SCENARIO, name, keyName.orElse(""));
    }

    /** @return the API key that owns the scenario; empty if all keys see it */
    public Optional<String> owner() {
        return Optional.of(key).filter(owner -> !owner.isEmpty());
    }

    /** @return a text that {@link #parse} turns into this setting again; it has the API key in full, so do not log it */
    public String text() {
        return kind.label() + ":" + name.replace("%", "%25").replace(":", "%3A") + ":" + key;
    }

    /**
     * @param text what {@link #text} has returned
     * @throws IllegalArgumentException if it is no such text
     */
    public static Setting parse(String text) {
        String[] parts = text.split(":", 3);
        for (Kind kind : Kind.values()) {
            if (parts.length == 3 && kind.label().equals(parts[0])) {
                String name = parts[1].replace("%3A", ":").replace("%25", "%");
                return new Setting(kind, name, parts[2]);
            }
        }
        throw new IllegalArgumentException("not a setting that this version of mock-ssp knows");
    }
}
