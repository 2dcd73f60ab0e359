package dev.mockssp.config;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The value of an option, not yet parsed.
 *
 * @param place the option and its source, as at the start of an error message
 * @param source the environment variable, or the file and the JSON pointer; empty for a flag or a default
 * @param pointer the JSON pointer in a configuration file; empty for other sources
 * @param text the value as the user wrote it
 * @param folder the folder that a relative path starts from
 */
public record OptionValue(String place, Optional<String> source, Optional<String> pointer, String text, Path folder) {

    private static final Path WORKING_DIRECTORY = Path.of("");

    static OptionValue byFlag(Option option, String text) {
        return new OptionValue(option.flag(), Optional.empty(), Optional.empty(), text, WORKING_DIRECTORY);
    }

    public static OptionValue byVariable(Option option, String text) {
        String source = option.variable();
        return new OptionValue(place(option, source), Optional.of(source), Optional.empty(), text, WORKING_DIRECTORY);
    }

    static OptionValue byDefault(Option option, String text) {
        return new OptionValue(
                option.flag() + " (default)", Optional.empty(), Optional.empty(), text, WORKING_DIRECTORY);
    }

    /**
     * @param source the file and the JSON pointer
     * @param folder the folder of the file
     */
    static OptionValue inFile(String source, String pointer, Option option, String text, Path folder) {
        return new OptionValue(place(option, source), Optional.of(source), Optional.of(pointer), text, folder);
    }

    /** Returns the start of an error message about a value. */
    static String place(Option option, String source) {
        return option.flag() + " (from " + source + ")";
    }

    /** @param place the option and its source */
    public static OptionValue of(String place, String text) {
        return new OptionValue(place, Optional.empty(), Optional.empty(), text, WORKING_DIRECTORY);
    }

    /** Returns a part of this value as a value with a name. */
    OptionValue part(String name, String partText) {
        return new OptionValue(place + ", " + name, source, pointer, partText, folder);
    }

    /** Returns this value as a path. */
    Path path() {
        if (text.isBlank()) {
            throw invalid("a path");
        }
        try {
            return folder.resolve(text);
        } catch (InvalidPathException e) {
            boolean ascii = text.chars().allMatch(c -> c < 128);
            throw invalid(ascii ? "a path" : "a path; other than ASCII needs a UTF-8 locale, such as LC_ALL=C.UTF-8");
        }
    }

    /** Creates the error for a value that is not one of those expected. */
    ConfigurationException invalid(String expected) {
        return error("is not valid; expected " + expected);
    }

    /** Creates the error for this value with a reason. */
    ConfigurationException error(String reason) {
        return errorWithoutText(MessageText.quotedLine(text) + " " + reason);
    }

    /** Creates the error for this value with a reason, without its text, which can contain a secret. */
    public ConfigurationException errorWithoutText(String reason) {
        String message = place + ": " + reason;
        return pointer.map(at -> new ConfigurationException(message, at))
                .orElseGet(() -> new ConfigurationException(message));
    }
}
