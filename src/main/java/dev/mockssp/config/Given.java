package dev.mockssp.config;

import dev.mockssp.exchange.ConfigurationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A value as the user wrote it.
 *
 * @param place the option and where it was given, as it stands at the start of a message
 * @param text the value
 * @param folder what a relative path in it starts from
 */
record Given(String place, String text, Path folder) {

    private static final Path HERE = Path.of("");

    static Given byFlag(Option option, String text) {
        return new Given(option.flag(), text, HERE);
    }

    static Given byVariable(Option option, String text) {
        return new Given(option.flag() + " (from " + option.variable() + ")", text, HERE);
    }

    static Given byDefault(Option option, String text) {
        return new Given(option.flag() + " (default)", text, HERE);
    }

    /** A part of this value, with a name of its own. */
    Given part(String name, String partText) {
        return new Given(place + ", " + name, partText, folder);
    }

    /** This value as a path. */
    Path path() {
        if (text.isBlank()) {
            throw wrong("a path");
        }
        try {
            return folder.resolve(text);
        } catch (InvalidPathException e) {
            throw wrong("a path");
        }
    }

    /** The complaint that this value is none of what is allowed. */
    ConfigurationException wrong(String expected) {
        return refused("is wrong; expected " + expected);
    }

    /** The complaint about this value in words of the caller's own. */
    ConfigurationException refused(String reason) {
        return new ConfigurationException(place + ": " + Quote.of(text) + " " + reason);
    }
}
