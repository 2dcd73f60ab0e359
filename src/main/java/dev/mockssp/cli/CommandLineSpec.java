package dev.mockssp.cli;

import dev.mockssp.cli.command.ServerOptions;
import dev.mockssp.cli.command.Version;
import dev.mockssp.cli.pact.PactCommand;
import dev.mockssp.cli.pact.PactPublishCommand;
import dev.mockssp.cli.report.ReportCommand;
import dev.mockssp.cli.validate.ValidateCommand;
import dev.mockssp.config.Option;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands as a picocli model, created from the one list of options. */
final class CommandLineSpec {

    static final String SERVE = "serve";
    static final String SCENARIOS = "scenarios";
    static final String REPORT = "report";
    static final String MIGRATE = "migrate";
    static final String DRIFT = "drift";
    static final String PACT = "pact";
    static final String MCP = "mcp";
    static final String VALIDATE = "validate";
    static final String HELP = "help";
    static final String VERSION = "version";
    static final String COMPLETION = "completion";
    static final Set<String> ALL =
            Set.of(SERVE, SCENARIOS, VALIDATE, REPORT, MIGRATE, DRIFT, PACT, MCP, HELP, VERSION, COMPLETION);

    private static final List<Option> OF_SCENARIOS = List.of(Option.SCENARIOS, Option.INVENTORY, Option.CONFIG);
    static final List<Option> OF_REPORT = List.of(Option.RULE, Option.ADMIN_TOKEN, Option.CONFIG);
    private static final List<Option> OF_PACT = List.of(Option.SCENARIOS, Option.INVENTORY, Option.REVISION);
    private static final List<Option> OF_VALIDATE =
            List.of(Option.SCENARIOS, Option.SCENARIO_JSON, Option.INVENTORY, Option.GEO, Option.KEY, Option.CONFIG);
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
                        "       mock-ssp validate [OPTION]... [FILE|DIR]...",
                        "       mock-ssp report [OPTION]...",
                        "       mock-ssp migrate FILE --from REVISION --to REVISION [OPTION]...",
                        "       mock-ssp drift [OPTION]...",
                        "       mock-ssp pact write|publish [OPTION]...",
                        "       mock-ssp mcp [--url URL] [OPTION]...",
                        "       mock-ssp help [COMMAND]...",
                        "       mock-ssp version",
                        "       mock-ssp completion bash|zsh");
        root.usageMessage().footer(footer());
        root.addSubcommand(
                SERVE, command("mock-ssp serve", "Start the mock server; the default command.", Option.all()));
        CommandSpec scenarios =
                command("mock-ssp scenarios", "List the scenarios: name and description.", OF_SCENARIOS);
        ScenariosCommand.addOptions(scenarios);
        root.addSubcommand(SCENARIOS, scenarios);
        CommandSpec validate = command(
                "mock-ssp validate", "Check scenarios, inventories and other files, without a server.", OF_VALIDATE);
        ValidateCommand.addParameters(validate);
        root.addSubcommand(VALIDATE, validate);
        CommandSpec report = command("mock-ssp report", "Print the report of a running mock server.", OF_REPORT);
        ReportCommand.addOptions(report);
        root.addSubcommand(REPORT, report);
        CommandSpec migrate = command(
                "mock-ssp migrate", "List what in a recording breaks in a later revision of the API.", List.of());
        MigrateCommand.addParameters(migrate);
        root.addSubcommand(MIGRATE, migrate);
        CommandSpec drift = command("mock-ssp drift", "Check whether a server fulfils the contract.", List.of());
        DriftCommand.addOptions(drift);
        root.addSubcommand(DRIFT, drift);
        root.addSubcommand(PACT, pact());
        CommandSpec mcp = command(
                "mock-ssp mcp",
                "Let a coding assistant use a mock server, by standard input and output.",
                Option.all());
        McpCommand.addOptions(mcp);
        root.addSubcommand(MCP, mcp);
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
        OF_PACT.forEach(option -> write.addOption(ServerOptions.spec(option)));
        CommandSpec publish = command("mock-ssp pact publish", "Publish pacts to a Pact Broker.", List.of());
        PactPublishCommand.addOptions(publish);
        OF_PACT.forEach(option -> publish.addOption(ServerOptions.spec(option)));
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
            "in the configuration file, as \"rate-limit\". Flags override the environment, which overrides the file."
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
        options.forEach(option -> command.addOption(ServerOptions.spec(option)));
        return command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help and exit.")
                .build());
    }
}
