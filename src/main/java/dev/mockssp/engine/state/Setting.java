package dev.mockssp.engine.state;

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
        /** The value is a setting of the clock. */
        CLOCK
    }
}
