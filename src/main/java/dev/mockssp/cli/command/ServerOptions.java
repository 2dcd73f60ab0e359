package dev.mockssp.cli.command;

import dev.mockssp.config.Option;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of the mock server on the command line. */
public final class ServerOptions {

    private ServerOptions() {}

    /** @return the option without a default, so that an absent flag does not override the environment */
    public static OptionSpec spec(Option option) {
        OptionSpec.Builder spec = OptionSpec.builder(option.flag())
                .paramLabel(option.placeholder())
                .arity("1")
                .description(description(option).replace("%", "%%"));
        return option.repeatable()
                ? spec.type(List.class).auxiliaryTypes(String.class).build()
                : spec.type(String.class).build();
    }

    private static String description(Option option) {
        return option.help()
                + option.defaultValue().map(value -> " [" + value + "]").orElse("");
    }

    /** @return the values of the flags before and after the name of the command */
    public static Map<Option, List<String>> flags(ParseResult result) {
        Map<Option, List<String>> flags = new EnumMap<>(Option.class);
        for (ParseResult level = result; level != null; level = level.subcommand()) {
            for (Option option : Option.all()) {
                if (level.hasMatchedOption(option.flag())) {
                    flags.computeIfAbsent(option, it -> new ArrayList<>())
                            .addAll(level.matchedOption(option.flag()).originalStringValues());
                }
            }
        }
        return flags;
    }
}
