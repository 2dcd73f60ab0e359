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

/**
 * Reads the options. A flag takes precedence over an environment variable, then the configuration file, then the
 * default.
 */
public final class ConfigReader {

    /**
     * A configuration and the warnings about its sources.
     *
     * @param config the configuration
     * @param warnings one line for each ignored environment variable
     */
    public record Reading(Config config, List<String> warnings) {
        public Reading {
            warnings = List.copyOf(warnings);
        }
    }

    private ConfigReader() {}

    /**
     * @param flags the values of the flags on the command line, even if they equal the default
     * @param environment all environment variables; those that do not begin with {@code MOCK_SSP_} are ignored
     * @return the configuration, and warnings about {@code MOCK_SSP_} variables that are not options
     * @throws ConfigurationException if a value is not valid; the message is one line with the option, its source, the
     *     value and what is allowed
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
                ScalarParser.port(PORT, values.one(PORT)),
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
                values.all(ALLOWED_HOST).stream()
                        .map(HostNameParser::name)
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
                values.maybe(RECORD_FROM).map(url -> upstream(values, url)),
                values.maybe(UPSTREAM_CA).map(file -> upstreamCa(values, file)),
                ScalarParser.isOn(values.one(IDENTIFY)),
                values.sources());
    }

    private static URI upstream(OptionValues values, OptionValue url) {
        values.maybe(SCENARIO).ifPresent(scenario -> {
            throw scenario.error("cannot be combined with " + RECORD_FROM.flag() + ", which plays no scenario");
        });
        List<OptionValue> ports = Stream.concat(Stream.of(values.one(PORT)), values.maybe(TLS_PORT).stream())
                .toList();
        return UrlParser.upstream(url, values.one(HOST), ports);
    }

    private static Path upstreamCa(OptionValues values, OptionValue file) {
        if (values.maybe(RECORD_FROM).isEmpty()) {
            throw file.error("has no effect without " + RECORD_FROM.flag());
        }
        return PathParser.file(file);
    }

    // The scenario library checks that the scenario exists.
    private static String scenario(OptionValue name) {
        if (name.text().isBlank()) {
            throw name.invalid("the name of a scenario");
        }
        return name.text();
    }
}
