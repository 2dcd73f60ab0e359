package dev.mockssp.config;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.MessageText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A value as the user wrote it.
 *
 * @param place the option and where it was given, as it stands at the start of a message
 * @param text the value
 * @param folder what a relative path in it starts from
 */
record OptionValue(String place, String text, Path folder) {

    private static final Path HERE = Path.of("");

    static OptionValue byFlag(Option option, String text) {
        return new OptionValue(option.flag(), text, HERE);
    }

    static OptionValue byVariable(Option option, String text) {
        return new OptionValue(option.flag() + " (from " + option.variable() + ")", text, HERE);
    }

    static OptionValue byDefault(Option option, String text) {
        return new OptionValue(option.flag() + " (default)", text, HERE);
    }

    /** A part of this value, with a name of its own. */
    OptionValue part(String name, String partText) {
        return new OptionValue(place + ", " + name, partText, folder);
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
        return new ConfigurationException(place + ": " + MessageText.quotedLine(text) + " " + reason);
    }
}
