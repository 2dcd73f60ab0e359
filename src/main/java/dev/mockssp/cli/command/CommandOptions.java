package dev.mockssp.cli.command;

import dev.mockssp.core.ConfigurationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of the commands that are not options of the mock server. */
public final class CommandOptions {

    private CommandOptions() {}

    public static void add(CommandSpec command, String flag, String label, String help) {
        command.addOption(OptionSpec.builder(flag)
                .paramLabel(label)
                .arity("1")
                .type(String.class)
                .description(help)
                .build());
    }

    public static void addRepeatable(CommandSpec command, String flag, String label, String help) {
        command.addOption(OptionSpec.builder(flag)
                .paramLabel(label)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(help)
                .build());
    }

    /**
     * @return the value of an option; empty if the option is not set
     * @throws ConfigurationException if the value is blank, for example because a variable of a script is not set
     */
    public static Optional<String> value(ParseResult command, String flag) {
        return Optional.ofNullable(command.matchedOptionValue(flag, (String) null))
                .map(text -> filled(command, flag, text));
    }

    /**
     * @return the values of a repeatable option
     * @throws ConfigurationException if one of them is blank
     */
    public static List<String> values(ParseResult command, String flag) {
        List<String> values = command.matchedOptionValue(flag, List.of());
        return values.stream().map(text -> filled(command, flag, text)).toList();
    }

    private static String filled(ParseResult command, String flag, String text) {
        if (text.isBlank()) {
            String label = command.commandSpec().findOption(flag).paramLabel();
            throw new ConfigurationException(flag + " is empty; expected " + flag + " " + label);
        }
        return text;
    }

    /**
     * @return one of the allowed values; the first one if the option is not set
     * @throws ConfigurationException if it is another value
     */
    public static String choice(ParseResult command, String flag, List<String> allowed) {
        String chosen = value(command, flag).orElse(allowed.get(0));
        if (!allowed.contains(chosen)) {
            throw new ConfigurationException(
                    flag + " is \"" + chosen + "\"; allowed is one of " + String.join(", ", allowed));
        }
        return chosen;
    }

    /** @throws ConfigurationException if the text is blank, which Java reads as the current folder, or not a path */
    public static Path path(String flag, String text) {
        if (text.isBlank()) {
            throw new ConfigurationException(flag + " is empty; expected a path");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ConfigurationException(flag + ": \"" + text + "\" is not a path");
        }
    }
}
