package dev.mockssp.cli;

import dev.mockssp.config.Option;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The commands as a picocli model, created from the one list of options. */
final class CommandLineSpec {

    static final String SERVE = "serve";
    static final String SCENARIOS = "scenarios";
    static final String REPORT = "report";
    static final String DRIFT = "drift";
    static final String PACT = "pact";
    static final String HELP = "help";
    static final String VERSION = "version";
    static final String COMPLETION = "completion";
    static final Set<String> ALL = Set.of(SERVE, SCENARIOS, REPORT, DRIFT, PACT, HELP, VERSION, COMPLETION);

    private static final List<Option> OF_SCENARIOS = List.of(Option.SCENARIOS, Option.INVENTORY, Option.CONFIG);
    private static final List<Option> OF_PACT = List.of(Option.SCENARIOS, Option.INVENTORY);
    private static final int WIDTH = 110;

    private CommandLineSpec() {}

    static CommandLine line() {
        CommandSpec root = command("mock-ssp", "A local mock server of an ad exchange for chatbots.", Option.all())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print the version and exit.")
                        .build());
        root.version(Version.line());
        root.usageMessage()
                .customSynopsis(
                        "mock-ssp [serve] [OPTION]...",
                        "       mock-ssp scenarios [OPTION]...",
                        "       mock-ssp report [OPTION]...",
                        "       mock-ssp drift [OPTION]...",
                        "       mock-ssp pact write|publish [OPTION]...",
                        "       mock-ssp help [COMMAND]...",
                        "       mock-ssp version",
                        "       mock-ssp completion bash|zsh");
        root.usageMessage().footer(footer());
        root.addSubcommand(
                SERVE, command("mock-ssp serve", "Start the mock server; the default command.", Option.all()));
        root.addSubcommand(
                SCENARIOS, command("mock-ssp scenarios", "List the scenarios: name and description.", OF_SCENARIOS));
        CommandSpec report = command("mock-ssp report", "Print the report of a running mock server.", List.of());
        ReportCommand.addOptions(report);
        root.addSubcommand(REPORT, report);
        CommandSpec drift = command("mock-ssp drift", "Check whether a server fulfils the contract.", List.of());
        DriftCommand.addOptions(drift);
        root.addSubcommand(DRIFT, drift);
        root.addSubcommand(PACT, pact());
        CommandSpec help = command("mock-ssp help", "Print the help of a command.", List.of());
        HelpCommand.addParameters(help);
        root.addSubcommand(HELP, help);
        root.addSubcommand(VERSION, command("mock-ssp version", "Print the version.", List.of()));
        CommandSpec completion =
                command("mock-ssp completion", "Print a script that completes commands and options.", List.of());
        CompletionCommand.addParameters(completion);
        root.addSubcommand(COMPLETION, completion);
        return new CommandLine(root)
                .setExpandAtFiles(false)
                .setAllowSubcommandsAsOptionParameters(true) // --scenarios scenarios
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }

    private static CommandSpec pact() {
        CommandSpec write = command("mock-ssp pact write", "Write the contract as Pact files.", List.of());
        PactCommand.addWriteOptions(write);
        OF_PACT.forEach(option -> write.addOption(spec(option)));
        CommandSpec publish = command("mock-ssp pact publish", "Publish pacts to a Pact Broker.", List.of());
        PactPublishCommand.addOptions(publish);
        OF_PACT.forEach(option -> publish.addOption(spec(option)));
        publish.usageMessage().customSynopsis("mock-ssp pact publish [OPTION]... [FILE|DIR]...");
        CommandSpec pact = command("mock-ssp pact", "The contract as Pact files: write or publish them.", List.of());
        pact.usageMessage().customSynopsis("mock-ssp pact write|publish [OPTION]...");
        pact.addSubcommand(PactCommand.WRITE, write);
        return pact.addSubcommand(PactCommand.PUBLISH, publish);
    }

    private static String[] footer() {
        return new String[] {
            "",
            "Each option can also be set as an environment variable, such as MOCK_SSP_RATE_LIMIT for --rate-limit, or",
            "in the --config file, as \"rate-limit\". Flags override the environment, which overrides the file."
        };
    }

    private static CommandSpec command(String name, String description, List<Option> options) {
        CommandSpec command = CommandSpec.create().name(name);
        command.usageMessage()
                .description(description)
                .sortOptions(false)
                .synopsisHeading("Usage: ")
                .customSynopsis(name + " [OPTION]...")
                .commandListHeading("%nCommands:%n")
                .optionListHeading("%nOptions:%n");
        options.forEach(option -> command.addOption(spec(option)));
        return command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help and exit.")
                .build());
    }

    // Without defaults, so that an absent flag does not override the environment.
    private static OptionSpec spec(Option option) {
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
    static Map<Option, List<String>> flags(ParseResult result) {
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
