package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A request of the user to the admin API is rejected. The message is one line for the user. */
public final class RejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it is rejected. */
    public enum Reason {
        /** There is no scenario of that name. */
        UNKNOWN_SCENARIO,
        /** The key is not valid here. */
        UNKNOWN_KEY,
        /** The target exists, but cannot be changed now. */
        CONFLICT,
        /** There is no memory for it. */
        FULL
    }

    private final Reason reason;
    private final transient List<String> allowed;

    /** @param allowed the allowed values, empty if they are not a list */
    public RejectedException(Reason reason, String message, List<String> allowed) {
        super(message);
        this.reason = requireNonNull(reason, "reason");
        this.allowed = List.copyOf(allowed);
    }

    public static RejectedException unknownKey() {
        return new RejectedException(
                Reason.UNKNOWN_KEY,
                "The key is not valid here; allowed: keys that start with staging or production, and those set with"
                        + " --key",
                List.of());
    }

    public static RejectedException recording() {
        return new RejectedException(
                Reason.CONFLICT,
                "No scenario is played while requests are forwarded to --record-from; start mock-ssp" + " without it",
                List.of());
    }

    public Reason reason() {
        return reason;
    }

    /** @return the allowed values, empty if they are not a list */
    public List<String> allowed() {
        return allowed;
    }
}
