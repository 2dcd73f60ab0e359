package dev.mockssp.cli.pact;

import dev.mockssp.cli.command.CliException;
import dev.mockssp.cli.command.CommandOptions;
import dev.mockssp.cli.command.ServerOptions;
import dev.mockssp.config.ConfigReader;
import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Provider;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.pact.PactFile;
import dev.mockssp.pact.PactGenerator;
import dev.mockssp.pact.PactSpec;
import dev.mockssp.pact.broker.PublishException;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code mock-ssp pact write} and {@code mock-ssp pact publish}: the contract as Pact files. */
public final class PactCommand {

    public static final String WRITE = "write";
    public static final String PUBLISH = "publish";

    static final String CONSUMER = "--consumer";
    static final String SPEC = "--spec";
    private static final String OUT = "--out";

    private PactCommand() {}

    public static void addWriteOptions(CommandSpec command) {
        CommandOptions.add(command, CONSUMER, "NAME", "The publisher, as the contract names it.");
        CommandOptions.add(command, OUT, "DIR", "Folder to write to; it is made when it does not exist.");
        CommandOptions.add(command, SPEC, "3|4", "Version of the Pact specification. [4]");
    }

    /**
     * @param result the arguments after {@code mock-ssp pact}
     * @param pause waits before a request to a broker is repeated
     * @throws CliException if files cannot be written, or the broker rejects them
     */
    public static void run(
            ParseResult result,
            Map<String, String> environment,
            Path workingDirectory,
            PrintStream out,
            Consumer<Duration> pause) {
        if (!result.hasSubcommand()) {
            throw new ConfigurationException("pact needs a command: mock-ssp pact write or mock-ssp pact publish");
        }
        ParseResult command = result.subcommand();
        try {
            if (command.commandSpec().name().endsWith(WRITE)) {
                write(command, environment, workingDirectory, out);
            } else {
                PactPublishCommand.run(command, environment, workingDirectory, out, pause);
            }
        } catch (PublishException e) {
            throw CliException.of(e);
        } catch (UnsupportedOperationException e) {
            throw CliException.of(e.getMessage());
        }
    }

    private static void write(
            ParseResult command, Map<String, String> environment, Path workingDirectory, PrintStream out) {
        String consumer = required(command, CONSUMER);
        Path folder = CommandOptions.path(OUT, required(command, OUT));
        for (PactFile file : files(command, environment, workingDirectory, consumer)) {
            out.println(write(folder, file));
        }
        out.flush();
    }

    /** @return the files that the options of a command select */
    static List<PactFile> files(
            ParseResult command, Map<String, String> environment, Path workingDirectory, String consumer) {
        PactSpec spec = spec(command);
        SchemaLibrary schemas = SchemaLibrary.shared();
        Contract contract = Contract.of(
                ConfigReader.read(ServerOptions.flags(command), environment, workingDirectory)
                        .config(),
                schemas);
        PactGenerator pacts = new PactGenerator(schemas, contract);
        return Arrays.stream(Provider.values())
                .map(provider -> pacts.write(consumer, provider, spec))
                .toList();
    }

    public static PactSpec spec(ParseResult command) {
        return PactSpec.of(CommandOptions.choice(command, SPEC, PactSpec.labels()))
                .orElseThrow();
    }

    private static Path write(Path folder, PactFile file) {
        Path path = folder.resolve(file.name());
        try {
            Files.createDirectories(folder);
            requireOwn(path, file);
            return Files.writeString(path, file.json());
        } catch (FileAlreadyExistsException e) {
            throw CliException.of(path + " cannot be written: " + e.getFile() + " is a file, not a folder");
        } catch (IOException e) {
            throw CliException.of(path + " cannot be written: " + CliException.writeReason(path, e));
        }
    }

    /** Two names can give the same file name; the pact of another consumer must not be overwritten. */
    private static void requireOwn(Path path, PactFile file) throws IOException {
        if (!Files.isRegularFile(path)) {
            return;
        }
        try {
            Optional<String> before = Json.read(ByteOrderMark.readFile(path))
                    .at("/consumer/name")
                    .stringValueOpt()
                    .filter(name -> !name.equals(file.consumer()));
            if (before.isPresent()) {
                throw CliException.of(
                        path + " is the pact of another consumer, \"" + before.get() + "\"; write to another folder");
            }
        } catch (MalformedJsonException e) {
            // not a pact: the rest of an interrupted write
        }
    }

    private static String required(ParseResult command, String flag) {
        return CommandOptions.value(command, flag)
                .orElseThrow(() -> new ConfigurationException(
                        "pact write needs " + flag + " " + (flag.equals(OUT) ? "DIR" : "NAME")));
    }
}
