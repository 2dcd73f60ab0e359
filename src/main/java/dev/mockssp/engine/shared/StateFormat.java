package dev.mockssp.engine.shared;

/** The format of the shared state. */
public final class StateFormat {

    /** Replicas share a state only if they write the same format. Raise it whenever the format changes. */
    public static final String VERSION = "1";

    private StateFormat() {}
}
