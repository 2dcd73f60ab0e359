package dev.mockssp.cli;

import dev.mockssp.config.Config;
import dev.mockssp.config.ConfigReader;
import dev.mockssp.config.LogFormat;
import dev.mockssp.config.Option;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.drift.Sleeper;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line as a function of arguments and environment; what goes wrong is said in one line, never a trace. */
public final class Cli {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Launcher launcher;
    private final ScenarioPrinter scenarios;
    private final Sleeper sleeper;

    /**
     * @param launcher starts the double
     * @param scenarios tells the scenarios
     */
    public Cli(Launcher launcher, ScenarioPrinter scenarios) {
        this(launcher, scenarios, Sleeper.REAL);
    }

    /** @param waiter how time passes between requests to servers of somebody else's */
    public Cli(Launcher launcher, ScenarioPrinter scenarios, Sleeper sleeper) {
        this.launcher = launcher;
        this.scenarios = scenarios;
        this.sleeper = sleeper;
    }

    /**
     * Runs a command. {@code serve} returns when the double has been stopped.
     *
     * @param args the arguments
     * @param environment the environment variables
     * @param out gets what was asked for
     * @param err gets warnings and what went wrong, a line each, begun with {@code mock-ssp: }
     * @return the exit code: 0 when all went well, 2 for a mistake in arguments or configuration, 3 when
     *     the target of {@code drift} is not the API, 1 for what fails else
     */
    public int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            Optional<Map<Option, List<String>>> flags = PlainFlags.of(args);
            return flags.isPresent()
                    ? serve(read(flags.get(), environment, err), out, err)
                    : execute(CommandLineSpec.line(), args, environment, out, err);
        } catch (ParameterException e) {
            return printError(err, UsageErrors.of(e), MISUSED);
        } catch (ConfigurationException e) {
            return printError(err, e.getMessage(), MISUSED);
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
            CommandLine line, String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        ParseResult result = line.parseArgs(args);
        if (CommandLine.printHelpIfRequested(result.asCommandLineList(), out, err, line.getColorScheme())) {
            return OK;
        }
        if (isCommand(result, CommandLineSpec.REPORT)) {
            return ReportCommand.run(result.subcommand(), out) ? FAILED : OK;
        }
        if (isCommand(result, CommandLineSpec.DRIFT)) {
            return DriftCommand.run(result.subcommand(), environment, out, sleeper) ? FAILED : OK;
        }
        if (isCommand(result, CommandLineSpec.PACT)) {
            PactCommand.run(result.subcommand(), environment, out, sleeper::sleep);
            return OK;
        }
        Config config = read(CommandLineSpec.flags(result), environment, err);
        return isCommand(result, CommandLineSpec.SCENARIOS) ? list(config, out) : serve(config, out, err);
    }

    private static Config read(Map<Option, List<String>> flags, Map<String, String> environment, PrintStream err) {
        ConfigReader.Reading reading = ConfigReader.read(flags, environment);
        reading.warnings().forEach(warning -> printError(err, warning, OK));
        return reading.config();
    }

    private static boolean isCommand(ParseResult result, String name) {
        return result.hasSubcommand()
                && result.subcommand().commandSpec().name().endsWith(name);
    }

    private int list(Config config, PrintStream out) {
        List<ScenarioPrinter.Entry> entries = scenarios.of(config);
        int width = entries.stream().mapToInt(it -> it.name().length()).max().orElse(0);
        entries.forEach(
                it -> out.println(it.name() + " ".repeat(width - it.name().length()) + "  " + it.description()));
        out.flush();
        return OK;
    }

    private int serve(Config config, PrintStream out, PrintStream err) {
        try (Running running = started(config, out);
                ShutdownHook signal = ShutdownHook.install(running)) {
            // A log of JSON lines has to stay one.
            PrintStream banner = config.log() == LogFormat.JSON ? err : out;
            StartupBanner.lines(config, running).forEach(banner::println);
            banner.flush();
            running.awaitStop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return OK;
    }

    private Running started(Config config, PrintStream log) {
        try {
            return launcher.start(config, log);
        } catch (ConfigurationException e) {
            throw e;
        } catch (Exception e) {
            throw CliException.ofStart(config, e);
        }
    }

    private static int printError(PrintStream err, String message, int exitCode) {
        err.println("mock-ssp: " + message.replaceAll("\\R|\\p{Cntrl}", " "));
        err.flush();
        return exitCode;
    }
}
