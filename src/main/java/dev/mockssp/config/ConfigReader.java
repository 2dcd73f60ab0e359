package dev.mockssp.config;

import static dev.mockssp.config.Option.*;

import dev.mockssp.config.value.ApiKeySpec;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.Problems;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

    /**
     * A configuration, without the values of the configuration file that are not valid.
     *
     * @param reading the configuration
     * @param file the configuration file, if there is one
     * @param problems what is wrong with the file
     */
    public record Check(Reading reading, Optional<Path> file, List<Problem> problems) {
        public Check {
            problems = List.copyOf(problems);
        }
    }

    /** The configuration file of a folder, read when {@code --config} is not set. */
    public static final String DEFAULT_FILE = ".mock-ssp.json";

    /** The value of {@code --config} for no file. */
    private static final String NO_FILE = "none";

    private ConfigReader() {}

    /**
     * Reads the options without a default configuration file.
     *
     * @param flags the values of the flags on the command line, even if they equal the default
     * @param environment all environment variables; those that do not begin with {@code MOCK_SSP_} are ignored
     * @return the configuration, and warnings about {@code MOCK_SSP_} variables that are not options
     * @throws ConfigurationException if a value is not valid; the message is one line with the option, its source, the
     *     value and what is allowed
     */
    public static Reading read(Map<Option, List<String>> flags, Map<String, String> environment) {
        return reading(check(flags, environment, Optional.empty()));
    }

    /**
     * Reads the options; without {@code --config}, those of the file {@link #DEFAULT_FILE} too, if the folder has it.
     *
     * @param flags as {@link #read(Map, Map)}
     * @param environment as {@link #read(Map, Map)}
     * @param folder the working directory
     * @throws ConfigurationException as {@link #read(Map, Map)}
     */
    public static Reading read(Map<Option, List<String>> flags, Map<String, String> environment, Path folder) {
        return reading(check(flags, environment, folder));
    }

    private static Reading reading(Check check) {
        if (!check.problems().isEmpty()) {
            throw ConfigurationException.of(check.problems());
        }
        return check.reading();
    }

    /**
     * Reads the levels of integration rules alone, from the same sources as {@link #read(Map, Map, Path)}.
     *
     * @throws ConfigurationException if the file or a level is not valid
     */
    public static List<RuleSetting> readRules(
            Map<Option, List<String>> flags, Map<String, String> environment, Path folder) {
        OptionValues explicit = OptionValues.ofFlags(flags)
                .over(EnvironmentVariables.read(environment).values());
        Problems problems = new Problems();
        OptionValues file = file(explicit, defaultFile(folder))
                .map(path -> ConfigFile.read(path, problems))
                .orElse(OptionValues.none());
        if (!problems.all().isEmpty()) {
            throw ConfigurationException.of(problems.all());
        }
        return RuleParser.read(explicit.over(file).all(RULE));
    }

    /**
     * Reads the token that a client of a mock server sends, from the same sources as {@link #read(Map, Map, Path)}. What
     * else is wrong with the file does not matter.
     *
     * @throws ConfigurationException if the token is not valid
     */
    public static Optional<AdminToken> readAdminToken(
            Map<Option, List<String>> flags, Map<String, String> environment, Path folder) {
        OptionValues explicit = OptionValues.ofFlags(flags)
                .over(EnvironmentVariables.read(environment).values());
        return explicit.maybe(ADMIN_TOKEN)
                .or(() -> file(explicit, defaultFile(folder))
                        .map(path -> ConfigFile.read(path, new Problems()))
                        .flatMap(file -> file.maybe(ADMIN_TOKEN)))
                .map(AdminToken::of);
    }

    private static Optional<Path> defaultFile(Path folder) {
        return Optional.of(folder.resolve(DEFAULT_FILE)).filter(Files::exists);
    }

    /** Returns the file of {@code --config}, or else the default file, if there is one. */
    private static Optional<OptionValue> file(OptionValues explicit, Optional<Path> defaultFile) {
        Optional<OptionValue> chosen = explicit.maybe(CONFIG);
        if (chosen.isPresent()) {
            return chosen.filter(path -> !path.text().equals(NO_FILE));
        }
        return defaultFile.map(path -> OptionValue.of(DEFAULT_FILE, path.toString()));
    }

    /**
     * Reads the options as {@link #read(Map, Map, Path)}, and finds all problems of the configuration file.
     *
     * @return the configuration without the values of the file that are not valid, and the problems
     * @throws ConfigurationException if a value of another source is not valid, or the file cannot be read
     */
    public static Check check(Map<Option, List<String>> flags, Map<String, String> environment, Path folder) {
        return check(flags, environment, defaultFile(folder));
    }

    private static Check check(
            Map<Option, List<String>> flags, Map<String, String> environment, Optional<Path> defaultFile) {
        EnvironmentVariables variables = EnvironmentVariables.read(environment);
        OptionValues explicit = OptionValues.ofFlags(flags).over(variables.values());
        Optional<OptionValue> path = file(explicit, defaultFile);
        Problems problems = new Problems();
        OptionValues file = path.map(it -> ConfigFile.read(it, problems)).orElse(OptionValues.none());
        while (true) {
            try {
                Reading reading = new Reading(config(explicit.over(file)), variables.warnings());
                return new Check(reading, path.map(OptionValue::path), problems.all());
            } catch (ConfigurationException e) {
                Optional<Option> invalid = e.pointer().flatMap(ConfigFile::optionAt);
                if (invalid.isEmpty() || file.all(invalid.get()).isEmpty()) {
                    throw withOthers(e, problems);
                }
                e.problems().forEach(problems::add);
                file = file.without(invalid.get());
            }
        }
    }

    private static ConfigurationException withOthers(ConfigurationException e, Problems problems) {
        return ConfigurationException.of(
                Stream.concat(problems.all().stream(), e.problems().stream()).toList());
    }

    private static Config config(OptionValues values) {
        Revision revision = ScalarParser.revision(values.one(REVISION));
        ChatbotSettings chatbot =
                ApiKeySpecParser.chatbot(option -> Optional.of(values.one(option)), ChatbotSettings.NONE);
        List<ApiKeySpec> keys = ApiKeySpecParser.read(values.all(KEY), chatbot, revision);
        return new Config(
                UrlParser.host(values.one(HOST)),
                ScalarParser.port(PORT, values.one(PORT)),
                TlsParser.read(values),
                scenario(values.one(SCENARIO)),
                values.maybe(SCENARIOS).map(PathParser::folder),
                values.maybe(SCENARIO_JSON).map(InlineScenarioParser::read).orElse(Map.of()),
                values.maybe(INVENTORY).map(PathParser::file),
                keys,
                values.all(ALLOWED_ORIGIN).stream()
                        .map(UrlParser::origin)
                        .distinct()
                        .toList(),
                values.all(ALLOWED_HOST).stream()
                        .map(HostNameParser::name)
                        .distinct()
                        .toList(),
                values.maybe(ADMIN_TOKEN).map(token -> adminToken(token, keys)),
                values.maybe(RATE_LIMIT)
                        .map(value -> OptionalInt.of(ScalarParser.integer(value, 0)))
                        .orElse(OptionalInt.empty()),
                values.maybe(FLOOR)
                        .map(value -> OptionalLong.of(ScalarParser.cents(value)))
                        .orElse(OptionalLong.empty()),
                chatbot,
                ScalarParser.chance(values.one(EXPLORATION)),
                values.maybe(PUBLIC_URL).map(UrlParser::publicUrl),
                values.maybe(GEO).map(PathParser::file),
                values.maybe(SEED).map(ScalarParser::seed).map(OptionalLong::of).orElse(OptionalLong.empty()),
                values.maybe(CLOCK).map(ScalarParser::instant),
                revision,
                ScalarParser.isOn(values.one(IDENTITY_ONLY)),
                ScalarParser.log(values.one(LOG)),
                ScalarParser.bytes(values.one(BODY_LIMIT)),
                ScalarParser.integer(values.one(JOURNAL_SIZE), 1),
                RuleParser.read(values.all(RULE)),
                values.maybe(RECORD).map(PathParser::writable),
                values.maybe(RECORD_FROM).map(url -> upstream(values, url)),
                values.maybe(UPSTREAM_CA).map(file -> upstreamCa(values, file)),
                StateParser.read(values),
                ScalarParser.isOn(values.one(IDENTIFY)),
                values.maybe(READY_FILE).map(PathParser::writable),
                ScalarParser.isOn(values.one(STOP_WITH_STDIN)),
                ScalarParser.isOn(values.one(MCP)),
                values.sources());
    }

    private static AdminToken adminToken(OptionValue value, List<ApiKeySpec> keys) {
        AdminToken token = AdminToken.of(value);
        // The journal shows parts of API keys. After a plus, a key may have a scenario.
        String asKey = token.text().replaceFirst("\\+.*", "");
        if (keys.stream().anyMatch(key -> key.name().equals(asKey))) {
            throw value.errorWithoutText("the token is an API key of " + KEY.flag() + " too; choose another");
        }
        return token;
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
