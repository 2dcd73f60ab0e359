package dev.mockssp.config;

import static dev.mockssp.config.Option.*;

import dev.mockssp.exchange.ConfigurationException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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
        Variables variables = Variables.read(environment);
        Values explicit = Values.ofFlags(flags).over(variables.values());
        Values file = explicit.maybe(CONFIG).map(ConfigFile::read).orElse(Values.none());
        return new Reading(config(explicit.over(file)), variables.warnings());
    }

    private static Config config(Values values) {
        ChatbotSettings chatbot = Keys.chatbot(option -> Optional.of(values.one(option)), ChatbotSettings.NONE);
        return new Config(
                Addresses.host(values.one(HOST)),
                Scalars.integer(values.one(PORT), 0, 65535),
                scenario(values.one(SCENARIO)),
                values.maybe(SCENARIOS).map(Paths::folder),
                values.maybe(SCENARIO_JSON).map(ScenarioTexts::read).orElse(Map.of()),
                values.maybe(INVENTORY).map(Paths::file),
                Keys.read(values.all(KEY), chatbot),
                values.all(ALLOWED_ORIGIN).stream()
                        .map(Addresses::origin)
                        .distinct()
                        .toList(),
                Scalars.integer(values.one(RATE_LIMIT), 0),
                chatbot,
                Scalars.chance(values.one(EXPLORATION)),
                values.maybe(PUBLIC_URL).map(Addresses::publicUrl),
                values.maybe(GEO).map(Paths::file),
                values.maybe(SEED).map(Scalars::seed).map(OptionalLong::of).orElse(OptionalLong.empty()),
                values.maybe(CLOCK).map(Scalars::instant),
                Scalars.revision(values.one(REVISION)),
                Scalars.log(values.one(LOG)),
                Scalars.bytes(values.one(BODY_LIMIT)),
                Scalars.integer(values.one(JOURNAL_SIZE), 1),
                values.maybe(RECORD).map(Paths::writable),
                values.maybe(RECORD_FROM).map(given -> realService(values, given)),
                values.maybe(UPSTREAM_CA).map(given -> ofUpstream(values, given)),
                Scalars.isOn(values.one(IDENTIFY)));
    }

    private static URI realService(Values values, Given given) {
        values.maybe(SCENARIO).ifPresent(scenario -> {
            throw scenario.refused("is of no use with " + RECORD_FROM.flag() + ": no scenario is played");
        });
        return Addresses.upstream(given, values.one(HOST), values.one(PORT));
    }

    private static Path ofUpstream(Values values, Given given) {
        if (values.maybe(RECORD_FROM).isEmpty()) {
            throw given.refused("is of no use without " + RECORD_FROM.flag());
        }
        return Paths.file(given);
    }

    // Whether a scenario of that name exists is for the library to say.
    private static String scenario(Given given) {
        if (given.text().isBlank()) {
            throw given.wrong("the name of a scenario");
        }
        return given.text();
    }
}
