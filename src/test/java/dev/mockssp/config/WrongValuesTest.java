package dev.mockssp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mockssp.core.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "PORT~abc~\"abc\" is not valid; expected a whole number from 0 to 65535",
                "PORT~``~\"\" is not valid; expected a whole number from 0 to 65535",
                "PORT~-1~\"-1\" is not valid; expected a whole number from 0 to 65535",
                "PORT~65536~\"65536\" is not valid; expected a whole number from 0 to 65535",
                "PORT~1.5~\"1.5\" is not valid; expected a whole number from 0 to 65535",
                "PORT~1e999999999~\"1e999999999\" is not valid; expected a whole number from 0 to 65535",
                "HOST~``~\"\" is not valid; expected a host name or an IP address such as 127.0.0.1, 0.0.0.0 or ::1",
                "HOST~http://a~\"http://a\" is not valid; expected a host name or an IP address such as 127.0.0.1, 0.0.0.0 or ::1",
                "SCENARIO~` `~\" \" is not valid; expected the name of a scenario",
                "RATE_LIMIT~-1~\"-1\" is not valid; expected a whole number of at least 0",
                "RATE_LIMIT~2147483648~\"2147483648\" is not valid; expected a whole number of at least 0",
                "AD_OFFSET~-1~\"-1\" is not valid; expected a whole number of at least 0",
                "MAX_FREQUENCY~x~\"x\" is not valid; expected a whole number of at least 0",
                "MAX_HEADLINE_CHARS~29~\"29\" is not valid; expected a whole number of at least 30, or none",
                "IMAGE_ENABLED~yes~\"yes\" is not valid; expected on or off",
                "EXPLORATION~1.1~\"1.1\" is not valid; expected a number from 0 to 1",
                "EXPLORATION~-0.1~\"-0.1\" is not valid; expected a number from 0 to 1",
                "EXPLORATION~NaN~\"NaN\" is not valid; expected a number from 0 to 1",
                "SEED~x~\"x\" is not valid; expected a whole number of at most 64 bits",
                "SEED~9223372036854775808~\"9223372036854775808\" is not valid; expected a whole number of at most 64 bits",
                "CLOCK~now~\"now\" is not valid; expected an instant from 1970 to 9999 such as 2025-11-24T21:51:52Z",
                "CLOCK~+10000-01-01T00:00:00Z~\"+10000-01-01T00:00:00Z\" is not valid; expected an instant from 1970 to 9999 such as 2025-11-24T21:51:52Z",
                "FLOOR~-1~\"-1\" is not valid; expected dollars from 0 to 1000000 with at most two decimals",
                "FLOOR~1.005~\"1.005\" is not valid; expected dollars from 0 to 1000000 with at most two decimals",
                "REVISION~2024~\"2024\" is not valid; expected 2025-11, 2026 (did you mean \"2026\"?)",
                "REVISION~2025-12~\"2025-12\" is not valid; expected 2025-11, 2026 (did you mean \"2025-11\"?)",
                "LOG~jsno~\"jsno\" is not valid; expected text, json, off (did you mean \"json\"?)",
                "BODY_LIMIT~0~\"0\" is not valid; expected a number of bytes from 1 to 1073741824, or one such as 512k or 1m",
                "BODY_LIMIT~1g~\"1g\" is not valid; expected a number of bytes from 1 to 1073741824, or one such as 512k or 1m",
                "BODY_LIMIT~9999999999m~\"9999999999m\" is not valid; expected a number of bytes from 1 to 1073741824, or one such as 512k or 1m",
                "JOURNAL_SIZE~0~\"0\" is not valid; expected a whole number of at least 1",
                "IDENTIFY~1~\"1\" is not valid; expected on or off",
                "SCENARIO_JSON~[]~\"[]\" is not an object; expected an object of scenario names and scenario files, such as {\"name\": {\"description\": …, \"steps\": […]}}",
                "SCENARIO_JSON~{\"steps\":[]}~\"{\"steps\":[]}\" is a scenario without its name; expected an object of scenario names and scenario files, such as {\"name\": {\"description\": …, \"steps\": […]}}",
                "SCENARIOS~/no/such~\"/no/such\" does not exist; expected an existing path",
                "INVENTORY~/no/such~\"/no/such\" does not exist; expected an existing path",
                "INVENTORY~``~\"\" is not valid; expected a path",
                "GEO~.~\".\" is a folder; expected a file",
                "SCENARIOS~pom.xml~\"pom.xml\" is not a folder; expected a folder",
                "CONFIG~nowhere.json~\"nowhere.json\" does not exist; expected an existing path",
            })
    void theMessageSaysWhatIsAllowed(Option option, String value, String message) {
        assertWrong(option, value, option.flag() + ": " + message);
    }

    @Test
    void aPublicUrlHasNoUserInformationAndItsPasswordIsNotRepeated() {
        assertWrong(
                Option.PUBLIC_URL,
                "https://user:secret@ads.example",
                "--public-url: a URL with user information (the part before the @) is not allowed; expected one such as"
                        + " https://ads.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ads.example",
                "ftp://ads.example",
                "https://ads.example?x",
                "https://ads.example#x",
                "https://",
                "/path",
                "http://ads.example:65536",
                "http://a b",
            })
    void aPublicUrlIsAbsoluteAndPlain(String url) {
        assertWrong(
                Option.PUBLIC_URL,
                url,
                "--public-url: \"" + url
                        + "\" is not valid; expected an absolute http or https URL without query and fragment, such as https://ads.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "https://shop.example/",
                "https://shop.example/path",
                "https://shop.example:65536",
                "https://user@shop.example",
                "null",
                "None",
                "",
            })
    void anOriginIsSchemeHostAndPort(String origin) {
        assertWrong(
                Option.ALLOWED_ORIGIN,
                origin,
                "--allowed-origin: \"" + origin
                        + "\" is not valid; expected an origin scheme://host[:port] without a path, such as https://shop.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.shop.example"})
    void aWildcardOriginIsExplained(String origin) {
        assertWrong(
                Option.ALLOWED_ORIGIN,
                origin,
                "--allowed-origin: \"" + origin
                        + "\" has a wildcard, which the vendor does not support either;"
                        + " expected one origin for each option, such as https://shop.example");
    }

    @ParameterizedTest
    @CsvSource({
        "http://Shop.example:80,http://shop.example",
        "HTTPS://shop.example:8443,https://shop.example:8443",
        "http://shop.example:443,http://shop.example:443",
        "http://[::1]:3000,http://[::1]:3000",
        "capacitor://localhost,capacitor://localhost"
    })
    void anOriginIsKeptAsBrowsersSendIt(String given, String kept) {
        assertThat(Settings.of(Option.ALLOWED_ORIGIN, given).config().allowedOrigins())
                .containsExactly(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://mock.example",
                "mock.example:7777",
                "mock.example/",
                "*.mock.example",
                "mock..example",
                ".",
                "999.1.1.1",
                "b\u00fccher.example",
                " ",
                ""
            })
    void anAllowedHostIsAName(String host) {
        assertWrong(
                Option.ALLOWED_HOST,
                host,
                "--allowed-host: \"" + host
                        + "\" is not valid; expected a host name without scheme, port and wildcard, such as"
                        + " mock.ads.example");
    }

    @ParameterizedTest
    @CsvSource({"512k,524288", "1m,1048576", "1M,1048576", "7,7", "1024m,1073741824"})
    void aSizeMayHaveAUnit(String given, int bytes) {
        assertThat(Settings.of(Option.BODY_LIMIT, given).config().bodyLimit()).isEqualTo(bytes);
    }

    @Test
    void aPublicUrlLosesTheSlashAtItsEnd() {
        assertThat(Settings.of(Option.PUBLIC_URL, "http://ads.example:8080/")
                        .config()
                        .publicUrl())
                .contains(URI.create("http://ads.example:8080"));
    }

    @Test
    void theVariableIsNamed() {
        assertThatThrownBy(() -> ConfigReader.read(Map.of(), Map.of("MOCK_SSP_PORT", "abc")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "--port (from MOCK_SSP_PORT): \"abc\" is not valid; expected a whole number from 0 to 65535");
    }

    @Test
    void aFileWithoutPermissionIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("geo.json"));
        assumeTrue(
                file.toFile().setReadable(false) && !Files.isReadable(file),
                "the user who runs this test may read every file, as root may");

        assertWrong(
                Option.GEO,
                file.toString(),
                "--geo: \"" + file + "\" cannot be read; expected a path with read permission");
    }

    @Property
    void whateverTheValueTheMessageIsOneLine(@ForAll Option option, @ForAll String value) {
        try {
            ConfigReader.read(Map.of(option, List.of(value)), Map.of());
        } catch (ConfigurationException e) {
            assertThat(e.getMessage()).startsWith(option.flag()).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029]");
        }
    }

    private static void assertWrong(Option option, String value, String message) {
        assertThatThrownBy(() -> Settings.of(option, value).config())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
