package dev.mockssp.cli.command;

import java.util.Optional;

/** The version of the jar. */
public final class Version {

    private Version() {}

    /** @return such as {@code mock-ssp 0.1.0} */
    public static String line() {
        return "mock-ssp " + current();
    }

    /** @return such as {@code 0.1.0}; {@code (development)} if the classes are not in a jar */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(development)");
    }
}
