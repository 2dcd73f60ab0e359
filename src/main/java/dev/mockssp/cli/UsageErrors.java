package dev.mockssp.cli;

import dev.mockssp.core.text.SpellingSuggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes an error in the arguments in one line. */
final class UsageErrors {

    private static final String HELP = " (mock-ssp --help lists what there is)";

    private UsageErrors() {}

    static String of(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0), command);
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()
                && missing.getMissing().get(0) instanceof OptionSpec option) {
            return option.longestName() + " needs a value: " + option.longestName() + " " + option.paramLabel();
        }
        if (e instanceof OverwrittenOptionException overwritten
                && overwritten.getOverwritten() instanceof OptionSpec option) {
            return option.longestName() + " is given more than once; expected only once";
        }
        return e.getMessage();
    }

    /** @return the message about an argument that a command does not have */
    static String unknown(String argument, CommandSpec command) {
        boolean option = argument.startsWith("-");
        String word = option ? argument.split("=", 2)[0] : argument;
        List<String> known = new ArrayList<>(
                option ? command.optionsMap().keySet() : command.subcommands().keySet());
        String what = option ? "unknown option " : command.subcommands().isEmpty() ? "unexpected " : "unknown command ";
        Optional<String> meant = word.equals("--json") && known.contains("--format")
                ? Optional.of("--format json")
                : SpellingSuggestion.of(word, known);
        return what + word + meant.map(it -> ": did you mean " + it + "?").orElse("") + HELP;
    }
}
