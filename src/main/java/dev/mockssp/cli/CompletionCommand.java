package dev.mockssp.cli;

import dev.mockssp.config.Option;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.io.File;
import java.io.PrintStream;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command {@code completion}: a script for the shell, which picocli generates. It is the same for both shells. */
final class CompletionCommand {

    private static final List<String> SHELLS = List.of("bash", "zsh");

    private CompletionCommand() {}

    static void addParameters(CommandSpec command) {
        command.usageMessage().customSynopsis("mock-ssp completion bash|zsh");
        command.addPositional(PositionalParamSpec.builder()
                .paramLabel("bash|zsh")
                .arity("0..1")
                .type(String.class)
                .completionCandidates(SHELLS)
                .description("The shell. In its start file: source <(mock-ssp completion bash)")
                .build());
    }

    /** @throws ConfigurationException if the shell is missing or unknown */
    static void run(ParseResult result, PrintStream out) {
        String shell = result.matchedPositionalValue(0, "");
        if (!SHELLS.contains(shell)) {
            throw new ConfigurationException((shell.isEmpty()
                            ? "completion needs a shell"
                            : "completion: " + MessageText.quoted(shell) + " is unknown")
                    + "; expected one of " + String.join(", ", SHELLS));
        }
        CommandLine line = CommandLineSpec.line();
        addCandidates(line);
        out.print(AutoComplete.bash("mock-ssp", line));
        out.flush();
    }

    private static void addCandidates(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        for (OptionSpec option : List.copyOf(command.options())) {
            if (option.arity().max() > 0) {
                command.remove(option);
                command.addOption(withCandidates(option));
            }
        }
        line.getSubcommands().values().forEach(CompletionCommand::addCandidates);
    }

    /** The label of a value says what it can be: {@code FILE}, {@code DIR} or a choice such as {@code on|off}. */
    private static OptionSpec withCandidates(OptionSpec option) {
        String label = option.paramLabel();
        OptionSpec.Builder builder =
                OptionSpec.builder(option.names()).paramLabel(label).arity("1");
        if (label.equals("FILE") || label.equals("DIR")) {
            builder.type(File.class);
        } else if (label.matches("[a-z0-9|-]+")) {
            builder.completionCandidates(List.of(label.split("\\|")));
        } else if (option.longestName().equals(Option.SCENARIO.flag())) {
            builder.completionCandidates(new ScenarioLibrary(DocumentReader::builtInScenario).names());
        }
        return builder.build();
    }
}
