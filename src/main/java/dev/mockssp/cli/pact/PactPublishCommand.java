package dev.mockssp.cli.pact;

import dev.mockssp.cli.command.CliException;
import dev.mockssp.cli.command.CommandOptions;
import dev.mockssp.config.UrlParser;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.pact.broker.Broker;
import dev.mockssp.pact.broker.BrokerAddress;
import dev.mockssp.pact.broker.BrokerConnection;
import dev.mockssp.pact.broker.Publication;
import dev.mockssp.pact.broker.PublishablePact;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mock-ssp pact publish}: publishes pacts to a Pact Broker. */
public final class PactPublishCommand {

    /** The timeout of each request to a broker. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String VERSION = "--version";
    private static final String BRANCH = "--branch";
    private static final String TAG = "--tag";
    private static final String BUILD_URL = "--build-url";
    private static final String DETECT = "--auto-detect-version-properties";
    private static final String CA = BrokerConnection.CA;
    private static final String RETRIES = "--retries";
    private static final String VERBOSE = "--verbose";
    private static final int USUAL_RETRIES = 3;
    private static final int MAX_RETRIES = 20;

    private final ParseResult command;
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final VersionProperties detected;

    private PactPublishCommand(ParseResult command, Map<String, String> environment, Path workingDirectory) {
        this.command = command;
        this.environment = environment;
        this.workingDirectory = workingDirectory;
        this.detected = new VersionProperties(environment);
    }

    public static void addOptions(CommandSpec command) {
        BrokerSettings.addOptions(command);
        CommandOptions.add(command, VERSION, "V", "Version of the publisher's code, such as a commit.");
        CommandOptions.add(command, BRANCH, "B", "Branch of the version.");
        CommandOptions.addRepeatable(command, TAG, "T", "Tag of the version. Repeatable.");
        CommandOptions.add(command, BUILD_URL, "URL", "Page of the build that wrote the pacts.");
        flag(
                command,
                DETECT,
                "Take version, branch and build URL from the variables of the CI service, or else from git, unless"
                        + " options set them.");
        CommandOptions.add(command, CA, "FILE", "PEM file of additional certificates to trust.");
        CommandOptions.add(
                command,
                RETRIES,
                "N",
                "How often a request is repeated after a connection failure or the status 408, 429 or 5xx. ["
                        + USUAL_RETRIES + "]");
        flag(command, VERBOSE, "Print the broker's debug notices, and where detected values come from.");
        CommandOptions.add(
                command, PactCommand.CONSUMER, "NAME", "Writes the pacts of this publisher, in place of files.");
        CommandOptions.add(
                command, PactCommand.SPEC, "3|4", "With " + PactCommand.CONSUMER + ": version to write. [4]");
        command.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE|DIR")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Pact files, or folders of them.")
                .build());
    }

    private static void flag(CommandSpec command, String name, String help) {
        command.addOption(OptionSpec.builder(name).description(help).build());
    }

    static void run(
            ParseResult command,
            Map<String, String> environment,
            Path workingDirectory,
            PrintStream out,
            Consumer<Duration> pause) {
        new PactPublishCommand(command, environment, workingDirectory).run(out, pause);
    }

    private void run(PrintStream out, Consumer<Duration> pause) {
        BrokerAddress address = new BrokerSettings(command, environment).address();
        BrokerConnection connection =
                new BrokerConnection(TIMEOUT, flag(CA).map(file -> CommandOptions.path(CA, file)), retries(), pause);
        boolean verbose = command.matchedOptionValue(VERBOSE, false);
        List<String> sources = new ArrayList<>();
        Publication publication = publication(sources);
        List<PublishablePact> pacts = pacts();
        Broker broker = new Broker(address, connection);
        List<String> published = broker.publish(pacts, publication, verbose);
        if (verbose) {
            sources.forEach(out::println);
        }
        published.forEach(out::println);
        out.flush();
    }

    private Publication publication(List<String> sources) {
        boolean detect = command.matchedOptionValue(DETECT, false);
        VersionProperties.Property version = property(VERSION, detect, detected::commit, sources)
                .orElseThrow(() -> detect
                        ? new ConfigurationException(DETECT + " found no commit; looked at "
                                + VersionProperties.sources() + ". Give one with " + VERSION + " V")
                        : needs(VERSION + " V, or " + DETECT));
        Optional<VersionProperties.Property> branch = property(BRANCH, detect, detected::branch, sources);
        Optional<VersionProperties.Property> build = property(BUILD_URL, detect, detected::buildUrl, sources);
        build.ifPresent(url -> UrlParser.page(url.source(), url.value()));
        return new Publication(
                version.value(),
                branch.map(VersionProperties.Property::value),
                build.map(VersionProperties.Property::value),
                CommandOptions.values(command, TAG));
    }

    /** The value of an option, else the detected one, which is printed. */
    private Optional<VersionProperties.Property> property(
            String option,
            boolean detect,
            Supplier<Optional<VersionProperties.Property>> search,
            List<String> sources) {
        Optional<VersionProperties.Property> given =
                flag(option).map(value -> new VersionProperties.Property(value, option));
        if (given.isPresent() || !detect) {
            return given;
        }
        Optional<VersionProperties.Property> property = search.get();
        property.ifPresent(it -> sources.add(option + " " + it.value() + ", from " + it.source()));
        return property;
    }

    private int retries() {
        String text = flag(RETRIES).orElse(Integer.toString(USUAL_RETRIES));
        if (!text.matches("\\d{1,2}") || Integer.parseInt(text) > MAX_RETRIES) {
            throw new ConfigurationException(
                    RETRIES + " is \"" + text + "\"; allowed is a whole number from 0 to " + MAX_RETRIES);
        }
        return Integer.parseInt(text);
    }

    private List<PublishablePact> pacts() {
        List<String> paths = command.matchedPositionalValue(0, List.of());
        Optional<String> consumer = flag(PactCommand.CONSUMER);
        PactCommand.spec(command);
        if (consumer.isPresent() != paths.isEmpty()) {
            throw needs("files to publish, or " + PactCommand.CONSUMER + " NAME to write them, and not both");
        }
        return consumer.map(name -> PactCommand.files(command, environment, workingDirectory, name).stream()
                        .map(PublishablePact::of)
                        .toList())
                .orElseGet(() -> ofOneConsumer(distinct(
                        files(paths).stream().map(PublishablePact::read).toList())));
    }

    /** A broker has one pact of two parties for each version. */
    private static List<PublishablePact> distinct(List<PublishablePact> pacts) {
        Map<String, PublishablePact> byParties = new LinkedHashMap<>();
        for (PublishablePact pact : pacts) {
            PublishablePact first = byParties.putIfAbsent(pact.parties(), pact);
            if (first != null && !first.json().equals(pact.json())) {
                throw new ConfigurationException("pact publish: " + first.from() + " and " + pact.from()
                        + " are different pacts of " + pact.parties() + "; expected one of the two");
            }
        }
        return List.copyOf(byParties.values());
    }

    /** A version belongs to one consumer, and a request to a broker contains pacts of one consumer. */
    private static List<PublishablePact> ofOneConsumer(List<PublishablePact> pacts) {
        PublishablePact first = pacts.get(0);
        pacts.stream()
                .filter(pact -> !pact.consumer().equals(first.consumer()))
                .findFirst()
                .ifPresent(other -> {
                    throw new ConfigurationException("pact publish: " + first.from() + " is a pact of \""
                            + first.consumer() + "\" and " + other.from() + " one of \"" + other.consumer()
                            + "\"; expected the pacts of one consumer, since a version belongs to one");
                });
        return pacts;
    }

    private static List<Path> files(List<String> paths) {
        List<Path> files = new ArrayList<>();
        for (String given : paths) {
            Path path = CommandOptions.path("FILE|DIR", given);
            if (!Files.exists(path)) {
                throw new ConfigurationException("pact publish: " + path + " does not exist");
            }
            List<Path> pacts = Files.isDirectory(path) ? pacts(path) : List.of(path);
            if (pacts.isEmpty()) {
                throw CliException.of(path + " has no file whose name ends in .json");
            }
            files.addAll(pacts);
        }
        return files;
    }

    private static List<Path> pacts(Path folder) {
        try {
            return inside(folder).stream()
                    .filter(file -> file.toString().endsWith(".json"))
                    .toList();
        } catch (IOException e) {
            throw CliException.of(folder + " cannot be read: " + CliException.fileReason(e));
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Optional<String> flag(String name) {
        return CommandOptions.value(command, name);
    }

    private static ConfigurationException needs(String what) {
        return new ConfigurationException("pact publish needs " + what);
    }
}
