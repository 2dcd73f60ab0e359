package dev.mockssp.cli;

import dev.mockssp.exchange.ConfigurationException;
import dev.mockssp.pact.Broker;
import dev.mockssp.pact.BrokerAddress;
import dev.mockssp.pact.BrokerPact;
import dev.mockssp.pact.Publication;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mock-ssp pact publish}: brings pacts to a Pact Broker. */
final class PactPublish {

    /** How long each request to a broker may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String URL = "--broker-url";
    private static final String TOKEN = "--token";
    private static final String USER = "--user";
    private static final String PASSWORD = "--password";
    private static final String VERSION = "--version";
    private static final String BRANCH = "--branch";
    private static final String TAG = "--tag";
    private static final Map<String, String> VARIABLES = Map.of(
            URL, "MOCK_SSP_BROKER_URL",
            TOKEN, "MOCK_SSP_BROKER_TOKEN",
            USER, "MOCK_SSP_BROKER_USER",
            PASSWORD, "MOCK_SSP_BROKER_PASSWORD");

    private final ParseResult command;
    private final Map<String, String> environment;

    private PactPublish(ParseResult command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    static void addOptions(CommandSpec command) {
        add(command, URL, "URL", "The Pact Broker");
        add(command, TOKEN, "T", "Bearer token");
        add(command, USER, "U", "Name for basic authentication");
        add(command, PASSWORD, "P", "Password of that name");
        PactCommand.add(command, VERSION, "V", "Version of the publisher's code, such as a commit.");
        PactCommand.add(command, BRANCH, "B", "Branch that the version is of.");
        command.addOption(OptionSpec.builder(TAG)
                .paramLabel("T")
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Tag of the version. Repeatable.")
                .build());
        PactCommand.add(
                command, PactCommand.CONSUMER, "NAME", "Writes the pacts of this publisher, in place of files.");
        PactCommand.add(command, PactCommand.SPEC, "3|4", "With " + PactCommand.CONSUMER + ": version to write. [4]");
        command.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE|DIR")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Pact files, or folders of them.")
                .build());
    }

    private static void add(CommandSpec command, String flag, String label, String help) {
        PactCommand.add(command, flag, label, help + "; or " + VARIABLES.get(flag) + " in the environment.");
    }

    static void run(ParseResult command, Map<String, String> environment, PrintStream out) {
        new PactPublish(command, environment).run(out);
    }

    private void run(PrintStream out) {
        BrokerAddress address = address();
        Publication publication = new Publication(
                given(VERSION).orElseThrow(() -> needs(VERSION + " V")),
                given(BRANCH),
                command.matchedOptionValue(TAG, List.of()));
        List<String> paths = command.matchedPositionalValue(0, List.of());
        Optional<String> consumer = given(PactCommand.CONSUMER);
        if (consumer.isPresent() != paths.isEmpty()) {
            throw needs("files to publish, or " + PactCommand.CONSUMER + " NAME to write them, and not both");
        }
        List<BrokerPact> pacts = consumer.map(name -> PactCommand.files(command, environment, name).stream()
                        .map(BrokerPact::of)
                        .toList())
                .orElseGet(() ->
                        distinct(files(paths).stream().map(BrokerPact::read).toList()));
        Broker broker = new Broker(address, PATIENCE);
        for (BrokerPact pact : pacts) {
            broker.publish(pact, publication).forEach(out::println);
            out.flush();
        }
    }

    /** A broker keeps one pact of two parties for each version. */
    private static List<BrokerPact> distinct(List<BrokerPact> pacts) {
        Map<String, BrokerPact> byParties = new LinkedHashMap<>();
        for (BrokerPact pact : pacts) {
            BrokerPact first = byParties.putIfAbsent(pact.parties(), pact);
            if (first != null && !first.json().equals(pact.json())) {
                throw new ConfigurationException("pact publish: " + first.from() + " and " + pact.from()
                        + " are different pacts of " + pact.parties() + "; expected one of the two");
            }
        }
        return List.copyOf(byParties.values());
    }

    private BrokerAddress address() {
        String url = given(URL).orElseThrow(() -> needs(URL + " URL"));
        boolean byFlag = flag(TOKEN).or(() -> flag(USER)).isPresent();
        Optional<String> token =
                (byFlag ? flag(TOKEN) : given(TOKEN)).map(text -> sendable(TOKEN, text, "[\\x21-\\x7e]+"));
        Optional<String> user =
                (byFlag ? flag(USER) : given(USER)).map(text -> sendable(USER, text, "[^\\p{Cntrl}:]+"));
        if (token.isPresent() && user.isPresent()) {
            throw needs("a token or a user, not both");
        }
        if (user.isEmpty() && flag(PASSWORD).isPresent()) {
            throw needs(USER + " U with " + PASSWORD);
        }
        Optional<String> password = user.flatMap(
                name -> Optional.of(given(PASSWORD).orElseThrow(() -> needs(PASSWORD + " P with a user"))));
        return new BrokerAddress(
                http(url), token, user, password.map(text -> sendable(PASSWORD, text, "[^\\p{Cntrl}]*")));
    }

    /** A complaint never repeats the secret. */
    private static String sendable(String flag, String text, String pattern) {
        if (!text.matches(pattern)) {
            throw new ConfigurationException(
                    flag + " cannot be sent: expected one line of characters that a header can carry");
        }
        return text;
    }

    private static URI http(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below: its message would show the text, and with it a password in the URL
        }
        throw new ConfigurationException(
                URL + " is no http URL without a user; expected such as https://broker.example");
    }

    private static List<Path> files(List<String> paths) {
        List<Path> files = new ArrayList<>();
        for (String given : paths) {
            Path path = PactCommand.path("FILE|DIR", given);
            if (!Files.exists(path)) {
                throw new ConfigurationException("pact publish: " + path + " does not exist");
            }
            List<Path> found = Files.isDirectory(path) ? pacts(path) : List.of(path);
            if (found.isEmpty()) {
                throw Failure.of(path + " has no file whose name ends in .json");
            }
            files.addAll(found);
        }
        return files;
    }

    private static List<Path> pacts(Path folder) {
        try {
            return inside(folder).stream()
                    .filter(file -> file.toString().endsWith(".json"))
                    .toList();
        } catch (IOException e) {
            throw Failure.of(folder + " cannot be read: " + Failure.fileReason(e));
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Optional<String> flag(String name) {
        return PactCommand.value(command, name);
    }

    /** A flag's value, else that of its variable. */
    private Optional<String> given(String name) {
        return flag(name)
                .or(() -> Optional.ofNullable(VARIABLES.get(name)).map(environment::get))
                .filter(text -> !text.isBlank());
    }

    private static ConfigurationException needs(String what) {
        return new ConfigurationException("pact publish needs " + what);
    }
}
