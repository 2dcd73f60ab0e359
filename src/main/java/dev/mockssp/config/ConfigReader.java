package dev.mockssp.config;

import static dev.mockssp.config.Option.*;

import dev.mockssp.core.ConfigurationException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads the options: a flag wins over an environment variable, that over the configuration file, that over the default. */
public final class ConfigReader {

    /**
     * What the options come to.
     *
     * @param config what to start with
     * @param warnings a line each about what was ignored
     */
    public record Reading(Config config, List<String> warnings) {
        public Reading {
            warnings = List.copyOf(warnings);
        }
    }

    private ConfigReader() {}

    /**
     * @param flags the values of the flags that were given, even of those that equal a default
     * @param environment all environment variables; those that do not begin with {@code MOCK_SSP_} are not looked at
     * @return the configuration, and warnings about variables that are no options
     * @throws ConfigurationException when a value is wrong; says the option, where it was given, the value and what is
     *     allowed, in one line
     */
    public static Reading read(Map<Option, List<String>> flags, Map<String, String> environment) {
        EnvironmentVariables variables = EnvironmentVariables.read(environment);
        OptionValues explicit = OptionValues.ofFlags(flags).over(variables.values());
        OptionValues file = explicit.maybe(CONFIG).map(ConfigFile::read).orElse(OptionValues.none());
        return new Reading(config(explicit.over(file)), variables.warnings());
    }

    private static Config config(OptionValues values) {
        ChatbotSettings chatbot =
                ApiKeySpecParser.chatbot(option -> Optional.of(values.one(option)), ChatbotSettings.NONE);
        return new Config(
                UrlParser.host(values.one(HOST)),
                ScalarParser.integer(values.one(PORT), 0, 65535),
                TlsParser.read(values),
                scenario(values.one(SCENARIO)),
                values.maybe(SCENARIOS).map(PathParser::folder),
                values.maybe(SCENARIO_JSON).map(InlineScenarioParser::read).orElse(Map.of()),
                values.maybe(INVENTORY).map(PathParser::file),
                ApiKeySpecParser.read(values.all(KEY), chatbot),
                values.all(ALLOWED_ORIGIN).stream()
                        .map(UrlParser::origin)
                        .distinct()
                        .toList(),
                ScalarParser.integer(values.one(RATE_LIMIT), 0),
                chatbot,
                ScalarParser.chance(values.one(EXPLORATION)),
                values.maybe(PUBLIC_URL).map(UrlParser::publicUrl),
                values.maybe(GEO).map(PathParser::file),
                values.maybe(SEED).map(ScalarParser::seed).map(OptionalLong::of).orElse(OptionalLong.empty()),
                values.maybe(CLOCK).map(ScalarParser::instant),
                ScalarParser.revision(values.one(REVISION)),
                ScalarParser.log(values.one(LOG)),
                ScalarParser.bytes(values.one(BODY_LIMIT)),
                ScalarParser.integer(values.one(JOURNAL_SIZE), 1),
                values.maybe(RECORD).map(PathParser::writable),
                values.maybe(RECORD_FROM).map(given -> realService(values, given)),
                values.maybe(UPSTREAM_CA).map(given -> ofUpstream(values, given)),
                ScalarParser.isOn(values.one(IDENTIFY)));
    }

    private static URI realService(OptionValues values, OptionValue given) {
        values.maybe(SCENARIO).ifPresent(scenario -> {
            throw scenario.refused("is of no use with " + RECORD_FROM.flag() + ": no scenario is played");
        });
        List<OptionValue> ports = Stream.concat(Stream.of(values.one(PORT)), values.maybe(TLS_PORT).stream())
                .toList();
        return UrlParser.upstream(given, values.one(HOST), ports);
    }

    private static Path ofUpstream(OptionValues values, OptionValue given) {
        if (values.maybe(RECORD_FROM).isEmpty()) {
            throw given.refused("is of no use without " + RECORD_FROM.flag());
        }
        return PathParser.file(given);
    }

    // Whether a scenario of that name exists is for the library to say.
    private static String scenario(OptionValue given) {
        if (given.text().isBlank()) {
            throw given.wrong("the name of a scenario");
        }
        return given.text();
    }
}
