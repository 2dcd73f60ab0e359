package dev.mockssp.cli;

import dev.mockssp.cli.command.CliException;
import dev.mockssp.cli.command.ServerOptions;
import dev.mockssp.cli.command.Version;
import dev.mockssp.cli.pact.PactCommand;
import dev.mockssp.cli.report.ReportCommand;
import dev.mockssp.cli.serve.ServeCommand;
import dev.mockssp.cli.validate.ValidateCommand;
import dev.mockssp.config.AdminToken;
import dev.mockssp.config.Config;
import dev.mockssp.config.ConfigReader;
import dev.mockssp.config.Option;
import dev.mockssp.config.RuleSetting;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.drift.Sleeper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line as a function of arguments and environment. Errors are printed as one line, never as a stack trace. */
public final class Cli {

    private static final int OK = 0;
    private static final int FAILED = 1;
    static final int MISUSED = 2;

    private static final Path WORKING_DIRECTORY = Path.of("");

    private final Sleeper sleeper;
    private final Path folder;

    public Cli() {
        this(Sleeper.REAL);
    }

    /** @param sleeper waits between requests to other servers */
    public Cli(Sleeper sleeper) {
        this(sleeper, WORKING_DIRECTORY);
    }

    /**
     * @param sleeper waits between requests to other servers
     * @param folder the folder whose {@code .mock-ssp.json} is read when {@code --config} is not set
     */
    Cli(Sleeper sleeper, Path folder) {
        this.sleeper = sleeper;
        this.folder = folder;
    }

    /**
     * Runs a command. {@code serve} returns when the mock server was stopped, or when the thread is interrupted.
     *
     * @param arguments the arguments
     * @param environment the environment variables
     * @param output receives the output of the command, in UTF-8
     * @param err receives warnings and errors, a line each, starting with {@code mock-ssp: }
     * @return the exit code: 0 on success, 2 for an error in arguments or configuration, 3 if the target of {@code drift}
     *     is not the API, 1 for any other failure
     */
    public int run(String[] arguments, Map<String, String> environment, OutputStream output, PrintStream err) {
        String[] args = SwitchFlags.withValues(arguments);
        try {
            Optional<Map<Option, List<String>>> flags = PlainFlags.of(args);
            return flags.isPresent()
                    ? serve(read(flags.get(), environment, err), output, err)
                    : execute(CommandLineSpec.line(), args, environment, output, err);
        } catch (ParameterException e) {
            return printError(err, UsageErrors.of(e), MISUSED);
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> printError(err, problem.line(), MISUSED));
            return MISUSED;
        } catch (CliException e) {
            printError(err, e.getMessage(), e.exitCode());
            e.details().forEach(line -> err.println("    " + line));
            err.flush();
            return e.exitCode();
        } catch (RuntimeException e) {
            return printError(
                    err,
                    "failed: " + CliException.reason(e) + " (" + e.getClass().getSimpleName() + ")",
                    FAILED);
        }
    }

    private int execute(
            CommandLine line, String[] args, Map<String, String> environment, OutputStream output, PrintStream err) {
        ParseResult result = line.parseArgs(args);
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        boolean helps = CommandLine.printHelpIfRequested(result.asCommandLineList(), out, err, line.getColorScheme());
        if (!helps && isServe(result)) {
            return serve(read(ServerOptions.flags(result), environment, err), output, err);
        }
        if (!helps && isCommand(result, CommandLineSpec.MCP)) {
            McpCommand.run(
                    result.subcommand(),
                    () -> read(ServerOptions.flags(result), environment, err),
                    () -> token(result, environment),
                    System.in,
                    output,
                    err);
            return OK;
        }
        int exitCode = helps ? OK : print(result, environment, out, err);
        if (out.checkError()) {
            throw CliException.of("the output cannot be written: the disk is full, or its reader has ended");
        }
        return exitCode;
    }

    /** Runs a command that prints a result and ends. */
    private int print(ParseResult result, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (isCommand(result, CommandLineSpec.REPORT)) {
            return ReportCommand.run(result.subcommand(), rules(result, environment), token(result, environment), out)
                    ? FAILED
                    : OK;
        }
        if (isCommand(result, CommandLineSpec.MIGRATE)) {
            return MigrateCommand.run(result.subcommand(), out) ? FAILED : OK;
        }
        if (isCommand(result, CommandLineSpec.VALIDATE)) {
            return ValidateCommand.run(result.subcommand(), environment, folder, out) ? FAILED : OK;
        }
        if (isCommand(result, CommandLineSpec.DRIFT)) {
            return DriftCommand.run(result.subcommand(), environment, out, sleeper) ? FAILED : OK;
        }
        if (isCommand(result, CommandLineSpec.PACT)) {
            PactCommand.run(result.subcommand(), environment, folder, out, sleeper::sleep);
        } else if (isCommand(result, CommandLineSpec.HELP)) {
            HelpCommand.run(result.commandSpec().commandLine(), result.subcommand(), out);
        } else if (isCommand(result, CommandLineSpec.VERSION)) {
            out.println(Version.line());
        } else if (isCommand(result, CommandLineSpec.COMPLETION)) {
            CompletionCommand.run(result.subcommand(), out);
        } else {
            ScenariosCommand.run(result.subcommand(), read(ServerOptions.flags(result), environment, err), out);
        }
        return OK;
    }

    private static boolean isServe(ParseResult result) {
        return !result.hasSubcommand() || isCommand(result, CommandLineSpec.SERVE);
    }

    private static int serve(Config config, OutputStream output, PrintStream err) {
        ServeCommand.run(config, System.in, output, err);
        return OK;
    }

    /** Only these options of the mock server are options of {@code report} too. */
    private List<RuleSetting> rules(ParseResult result, Map<String, String> environment) {
        Map<Option, List<String>> flags = ServerOptions.flags(result);
        flags.keySet().retainAll(CommandLineSpec.OF_REPORT);
        return ConfigReader.readRules(flags, environment, folder);
    }

    /** The token of the mock server that a command uses. */
    private Optional<AdminToken> token(ParseResult result, Map<String, String> environment) {
        return ConfigReader.readAdminToken(ServerOptions.flags(result), environment, folder);
    }

    Config read(Map<Option, List<String>> flags, Map<String, String> environment, PrintStream err) {
        ConfigReader.Reading reading = ConfigReader.read(flags, environment, folder);
        reading.warnings().forEach(warning -> printError(err, warning, OK));
        return reading.config();
    }

    private static boolean isCommand(ParseResult result, String name) {
        return result.hasSubcommand()
                && result.subcommand().commandSpec().name().endsWith(name);
    }

    static int printError(PrintStream err, String message, int exitCode) {
        err.println("mock-ssp: " + message.replaceAll("\\R|\\p{Cntrl}", " "));
        err.flush();
        return exitCode;
    }
}
