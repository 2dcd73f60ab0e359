package dev.mockssp.cli;

import dev.mockssp.core.ConfigurationException;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command {@code help}. */
final class HelpCommand {

    private HelpCommand() {}

    static void addParameters(CommandSpec command) {
        command.usageMessage().customSynopsis("mock-ssp help [COMMAND]...");
        command.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The command, such as report or pact write. Without it, the help of all.")
                .build());
    }

    /**
     * @param root all commands
     * @throws ConfigurationException if there is no such command
     */
    static void run(CommandLine root, ParseResult result, PrintStream out) {
        CommandLine command = root;
        for (String name : result.matchedPositionalValue(0, List.<String>of())) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new ConfigurationException("help: " + UsageErrors.unknown(name, command.getCommandSpec()));
            }
            command = next;
        }
        command.usage(out, root.getColorScheme());
    }
}
