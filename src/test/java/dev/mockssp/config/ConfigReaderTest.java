package dev.mockssp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.ConfigReader.Reading;
import dev.mockssp.config.value.ApiKeySpec;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Environment;
import dev.mockssp.config.value.LogFormat;
import dev.mockssp.config.value.Revision;
import dev.mockssp.config.value.RuleLevel;
import dev.mockssp.config.value.TlsSettings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

    @TempDir
    Path folder;

    @Test
    void withoutAnyOptionAllIsAtItsDefault() {
        Reading reading = ConfigReader.read(Map.of(), Map.of("PATH", "/bin", "OTHER_PORT", "1"));

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.config())
                .isEqualTo(new Config(
                        "127.0.0.1",
                        7777,
                        Optional.empty(),
                        "default",
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        ChatbotSettings.NONE,
                        0.0,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Revision.R2025_11,
                        false,
                        LogFormat.TEXT,
                        1048576,
                        10000,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        false,
                        true,
                        new OptionSources(Map.of(), Optional.empty())));
    }

    @Test
    void aServiceOfKubernetesDoesNotMatterWhereThePortIsAFlag() {
        Map<String, String> environment = Map.of(
                "MOCK_SSP_SERVICE_HOST", "10.0.0.7",
                "MOCK_SSP_SERVICE_PORT", "7777",
                "MOCK_SSP_SERVICE_PORT_HTTP", "7777",
                "MOCK_SSP_PORT", "tcp://10.0.0.7:7777",
                "MOCK_SSP_PORT_7777_TCP", "tcp://10.0.0.7:7777",
                "MOCK_SSP_PORT_7777_TCP_PROTO", "tcp",
                "MOCK_SSP_PORT_7777_TCP_PORT", "7777",
                "MOCK_SSP_PORT_7777_TCP_ADDR", "10.0.0.7");

        Reading reading = ConfigReader.read(Map.of(Option.PORT, List.of("7777")), environment);

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.config().port()).isEqualTo(7777);
    }

    @Test
    void everyOptionArrives() throws IOException {
        Path geo = Files.createFile(folder.resolve("geo.json"));
        Config config = Settings.of(Option.PORT, 0)
                .with(Option.HOST, "[::1]")
                .with(Option.TLS_PORT, 7443)
                .with(Option.TLS_CA_OUT, folder.resolve("ca.pem"))
                .with(Option.TLS_NAME, "*.Ads.example")
                .with(Option.TLS_NAME, "192.0.2.1")
                .with(Option.SCENARIOS, folder)
                .with(Option.SCENARIO_JSON, "{\"mine\": {}}")
                .with(Option.INVENTORY, geo)
                .with(Option.KEY, "a=staging")
                .with(Option.KEY, "b=production")
                .with(Option.ALLOWED_ORIGIN, "https://Shop.example:443")
                .with(Option.ALLOWED_HOST, "Mock.ads.example.")
                .with(Option.ALLOWED_HOST, "mock.shop.example")
                .with(Option.ADMIN_TOKEN, "a-token-of-the-admin-api")
                .with(Option.RATE_LIMIT, 0)
                .with(Option.FLOOR, 2.25)
                .with(Option.AD_OFFSET, 1)
                .with(Option.MAX_FREQUENCY, 2)
                .with(Option.MAX_HEADLINE_CHARS, 30)
                .with(Option.IMAGE_ENABLED, "off")
                .with(Option.EXPLORATION, 0.25)
                .with(Option.PUBLIC_URL, "https://ads.example/base/")
                .with(Option.GEO, geo)
                .with(Option.SEED, -5)
                .with(Option.CLOCK, "2025-11-24T22:51:52+01:00")
                .with(Option.REVISION, "2025-11")
                .with(Option.IDENTITY_ONLY, "on")
                .with(Option.LOG, "off")
                .with(Option.BODY_LIMIT, "512k")
                .with(Option.JOURNAL_SIZE, 1)
                .with(Option.RULE, "a:country-not-iso=off")
                .with(Option.RECORD, folder.resolve("record.jsonl"))
                .with(Option.RECORD_FROM, "https://ssp.example/v9/")
                .with(Option.UPSTREAM_CA, geo)
                .with(Option.IDENTIFY, false)
                .with(Option.READY_FILE, folder.resolve("ready.json"))
                .with(Option.STOP_WITH_STDIN, true)
                .with(Option.MCP, "off")
                .config();

        ChatbotSettings chatbot = new ChatbotSettings(1, 2, OptionalInt.of(30), false);
        assertThat(config)
                .isEqualTo(new Config(
                        "::1",
                        0,
                        Optional.of(new TlsSettings(
                                7443,
                                Optional.empty(),
                                Optional.of(folder.resolve("ca.pem").toAbsolutePath()),
                                List.of(
                                        "localhost",
                                        "127.0.0.1",
                                        "::1",
                                        "ssp.thrads.ai",
                                        "dev.thrads.ai",
                                        "*.ads.example",
                                        "192.0.2.1"))),
                        "default",
                        Optional.of(folder),
                        Map.of("mine", Json.MAPPER.createObjectNode()),
                        Optional.of(geo),
                        List.of(
                                new ApiKeySpec("a", Environment.STAGING, chatbot, Revision.R2025_11),
                                new ApiKeySpec("b", Environment.PRODUCTION, chatbot, Revision.R2025_11)),
                        List.of("https://shop.example"),
                        List.of("mock.ads.example", "mock.shop.example"),
                        Optional.of(AdminToken.of("a-token-of-the-admin-api")),
                        OptionalInt.of(0),
                        OptionalLong.of(225),
                        chatbot,
                        0.25,
                        Optional.of(URI.create("https://ads.example/base")),
                        Optional.of(geo),
                        OptionalLong.of(-5),
                        Optional.of(Instant.parse("2025-11-24T21:51:52Z")),
                        Revision.R2025_11,
                        true,
                        LogFormat.OFF,
                        524288,
                        1,
                        List.of(new RuleSetting(
                                Optional.of("a"),
                                "country-not-iso",
                                RuleLevel.OFF,
                                "a:country-not-iso=off",
                                Optional.empty())),
                        Optional.of(folder.resolve("record.jsonl")),
                        Optional.of(URI.create("https://ssp.example/v9")),
                        Optional.of(geo),
                        Optional.empty(),
                        false,
                        Optional.of(folder.resolve("ready.json")),
                        true,
                        false,
                        new OptionSources(Map.of(), Optional.empty())));
    }

    @Test
    void aScenarioArrivesUnlessTheRealServiceIsAsked() {
        Settings slow = Settings.of(Option.SCENARIO, "slow");
        assertThat(slow.config().scenario()).isEqualTo("slow");
        assertThatThrownBy(() ->
                        slow.with(Option.RECORD_FROM, "https://ssp.example").config())
                .hasMessageContainingAll("--scenario", "--record-from");
    }

    @ParameterizedTest(name = "flag {0}, variable {1}, file {2}: {3}")
    @CsvSource({
        " , , , 40",
        " , , 3, 3",
        " , 2, , 2",
        " , 2, 3, 2",
        "1, , , 1",
        "1, , 3, 1",
        "1, 2, 3, 1",
        "40, 2, 3, 40",
        " , 40, 3, 40",
        " , '', 3, 3",
    })
    void flagBeforeVariableBeforeFileBeforeDefault(String flag, String variable, String file, int expected)
            throws IOException {
        Settings flags = flag == null ? Settings.none() : Settings.of(Option.RATE_LIMIT, flag);
        if (file != null) {
            flags = flags.with(Option.CONFIG, write("{\"rate-limit\": " + file + "}"));
        }
        Map<String, String> environment = variable == null ? Map.of() : Map.of("MOCK_SSP_RATE_LIMIT", variable);

        assertThat(ConfigReader.read(flags.values(), environment).config().rateLimit(Revision.R2025_11))
                .isEqualTo(expected);
    }

    @Test
    void aListHidesTheListOfTheNextSourceAsAWhole() throws IOException {
        Settings flags = Settings.of(Option.KEY, "flag=staging")
                .with(
                        Option.CONFIG,
                        write("{\"key\": [\"file=staging\"], \"allowed-origin\": [\"http://file.example\"]}"));
        Map<String, String> environment =
                Map.of("MOCK_SSP_KEY", "env=staging", "MOCK_SSP_ALLOWED_ORIGIN", "http://a.example, http://b.example,");

        Config config = ConfigReader.read(flags.values(), environment).config();

        assertThat(config.keys()).extracting(ApiKeySpec::name).containsExactly("flag");
        assertThat(config.allowedOrigins()).containsExactly("http://a.example", "http://b.example");
    }

    @Test
    void theFileItselfCanBeNamedByAVariable() throws IOException {
        Map<String, String> environment =
                Map.of("MOCK_SSP_CONFIG", write("{\"port\": 1}").toString());

        assertThat(ConfigReader.read(Map.of(), environment).config().port()).isEqualTo(1);
    }

    @Test
    void aVariableThatIsNoOptionIsAWarning() {
        Map<String, String> environment =
                Map.of("MOCK_SSP_PROT", "1", "MOCK_SSP_XYZ", "1", "MOCK_SSP_EMPTY", "", "mock_ssp_port", "x");

        assertThat(ConfigReader.read(Map.of(), environment).warnings())
                .containsExactly(
                        "the environment variable MOCK_SSP_PROT is not an option and is ignored"
                                + " (did you mean MOCK_SSP_PORT?)",
                        "the environment variable MOCK_SSP_XYZ is not an option and is ignored");
    }

    @Test
    void anOptionThatIsNotRepeatableIsGivenOnce() {
        assertThatThrownBy(() -> ConfigReader.read(Map.of(Option.PORT, List.of("1", "2")), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--port is given 2 times; expected only once");
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("config.json"), json);
    }
}
