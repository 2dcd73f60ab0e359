package dev.mockssp.cli.pact;

import dev.mockssp.cli.command.CommandOptions;
import dev.mockssp.config.UrlParser;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.pact.broker.BrokerAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * URL and credential of a Pact Broker: from flags, else from the variables of mock-ssp, else from those of Pact's tools. A
 * message names the source of a value, and never contains a secret.
 */
final class BrokerSettings {

    static final String URL = "--broker-url";
    private static final String TOKEN = "--token";
    private static final String USER = "--user";
    private static final String PASSWORD = "--password";

    /** The variables of each flag: ours, which win, and those of Pact's tools. */
    private static final Map<String, List<String>> VARIABLES = Map.of(
            URL, List.of("MOCK_SSP_BROKER_URL", "PACT_BROKER_BASE_URL"),
            TOKEN, List.of("MOCK_SSP_BROKER_TOKEN", "PACT_BROKER_TOKEN"),
            USER, List.of("MOCK_SSP_BROKER_USER", "PACT_BROKER_USERNAME"),
            PASSWORD, List.of("MOCK_SSP_BROKER_PASSWORD", "PACT_BROKER_PASSWORD"));

    private static final int FLAG = 0;
    private static final int LEVELS = 3;

    private final ParseResult command;
    private final Map<String, String> environment;

    /** A value, and the flag or variable that it comes from. */
    private record Given(String value, String source) {}

    BrokerSettings(ParseResult command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    static void addOptions(CommandSpec command) {
        add(command, URL, "URL", "The Pact Broker");
        add(command, TOKEN, "T", "Bearer token");
        add(command, USER, "U", "Name for basic authentication");
        add(command, PASSWORD, "P", "Password of that name");
    }

    private static void add(CommandSpec command, String flag, String label, String help) {
        CommandOptions.add(
                command, flag, label, help + "; or " + String.join(", ", VARIABLES.get(flag)) + " in the environment.");
    }

    /** @throws ConfigurationException if a value is missing, ambiguous or cannot be sent */
    BrokerAddress address() {
        Given url = first(URL).orElseThrow(() -> needs(URL + " URL"));
        int level = credentialLevel();
        Optional<Given> token = at(level, TOKEN).map(it -> sendable(it, "[\\x21-\\x7e]+"));
        Optional<Given> user = at(level, USER).map(it -> sendable(it, "[^\\p{Cntrl}:]+"));
        if (token.isPresent() && user.isPresent()) {
            throw needs("a token or a user, not both: it was given "
                    + token.get().source() + " and " + user.get().source());
        }
        if (user.isEmpty() && at(FLAG, PASSWORD).isPresent()) {
            throw needs(USER + " U with " + PASSWORD);
        }
        Optional<Given> password = user.map(name -> sendable(
                first(PASSWORD).orElseThrow(() -> needs(PASSWORD + " P with the user of " + name.source())),
                "[^\\p{Cntrl}]*"));
        return new BrokerAddress(
                UrlParser.baseUrl(url.source(), url.value()),
                token.map(Given::value),
                user.map(Given::value),
                password.map(Given::value));
    }

    /** A credential of one source hides those of all later sources. */
    private int credentialLevel() {
        return Stream.iterate(FLAG, level -> level < LEVELS, level -> level + 1)
                .filter(level -> at(level, TOKEN).isPresent() || at(level, USER).isPresent())
                .findFirst()
                .orElse(LEVELS - 1);
    }

    private Optional<Given> first(String flag) {
        return Stream.iterate(FLAG, level -> level < LEVELS, level -> level + 1)
                .flatMap(level -> at(level, flag).stream())
                .findFirst();
    }

    private Optional<Given> at(int level, String flag) {
        String source = level == FLAG ? flag : VARIABLES.get(flag).get(level - 1);
        Optional<String> value =
                level == FLAG ? CommandOptions.value(command, flag) : Optional.ofNullable(environment.get(source));
        return value.filter(text -> !text.isBlank()).map(text -> new Given(text, source));
    }

    private static Given sendable(Given given, String pattern) {
        if (!given.value().matches(pattern)) {
            throw new ConfigurationException(
                    given.source() + " cannot be sent: expected one line of characters that a header can carry");
        }
        return given;
    }

    private static ConfigurationException needs(String what) {
        return new ConfigurationException("pact publish needs " + what);
    }
}
