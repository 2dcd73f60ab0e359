package dev.mockssp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.value.StateSettings;
import dev.mockssp.core.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateOptionsTest {

    private static final String PASSWORD = "s3cr-et";

    @TempDir
    Path folder;

    private static StateSettings state(String url) {
        return Settings.of(Option.STATE, url).config().state().orElseThrow();
    }

    @Test
    void withoutTheOptionTheStateIsInMemory() {
        assertThat(Settings.none().config().state()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "redis://127.0.0.1:6379, false, 127.0.0.1, 6379, 0, redis://127.0.0.1:6379/0",
        "redis://cache, false, cache, 6379, 0, redis://cache:6379/0",
        "redis://cache/, false, cache, 6379, 0, redis://cache:6379/0",
        "REDISS://cache.example:1/15, true, cache.example, 1, 15, rediss://cache.example:1/15",
        "redis://[::1]:65535/3, false, ::1, 65535, 3, redis://[::1]:65535/3",
    })
    void aUrlSaysWhereTheStateIs(String url, boolean tls, String host, int port, int database, String address) {
        StateSettings state = state(url);
        assertThat(state.tls()).isEqualTo(tls);
        assertThat(state.host()).isEqualTo(host);
        assertThat(state.port()).isEqualTo(port);
        assertThat(state.database()).isEqualTo(database);
        assertThat(state.address()).isEqualTo(address);
        assertThat(state.user()).isEmpty();
        assertThat(state.password()).isEmpty();
        assertThat(state.prefix()).isEqualTo("mock-ssp");
        assertThat(state.ca()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "redis://team:s3cr-et@cache, team, s3cr-et",
        "redis://:s3cr-et@cache:7000/1, , s3cr-et",
        "redis://te%3Aam:s3%40c%2Fr%25:+e@cache, te:am, s3@c/r%:+e",
    })
    void aUrlCanHaveAUserAndAPassword(String url, String user, String password) {
        StateSettings state = state(url);
        assertThat(state.user()).isEqualTo(Optional.ofNullable(user));
        assertThat(state.password()).contains(password);
        assertThat(List.of(
                        state.toString(),
                        state.address(),
                        Settings.of(Option.STATE, url).config().toString()))
                .noneMatch(text -> text.contains("s3") || text.contains("am:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "``~this is not a URL",
                "cache:6379~this is not a URL",
                "user:s3cr-et@cache~this is not a URL",
                "valkey://user:s3cr-et@cache~the scheme \"valkey\" is not supported; expected redis:// or rediss://",
                "http://user:s3cr-et@cache~the scheme \"http\" is not supported; expected redis:// or rediss://",
                "redis://user:s3cr-et|@cache~this is not a valid URL; write special characters of the password as in %40",
                "redis://user:s3cr-et%@cache~this is not a valid URL",
                "redis://~this is not a valid URL",
                "redis:///0~the URL has no valid host and port",
                "redis://:s3cr-et/x@cache~the URL has no valid host and port",
                "redis://my_cache~the URL has no valid host and port; a host name has letters, digits, - and .",
                "redis://user:s3cr-et@cache:port~the URL has no valid host and port",
                "redis://user:s3cr-et@cache:0~the port is not from 1 to 65535",
                "redis://cache:65536~the port is not from 1 to 65535",
                "redis://s3cr-et@cache~the part before the @ has no password; write user:password@",
                "redis://user:@cache~the part before the @ has no password",
                "redis://user:s3cr-et@cache/db~the path is not the number of a database from 0 to 9999",
                "redis://cache/-1~the path is not the number of a database",
                "redis://cache/10000~the path is not the number of a database",
                "redis://cache/0/~the path is not the number of a database",
                "redis://cache/0?s3cr-et~the URL has a query or a fragment",
                "redis://cache#s3cr-et~the URL has a query or a fragment",
            })
    void aMistakeInTheUrlIsNamedWithoutThePassword(String url, String problem) throws Exception {
        Path file = Files.writeString(folder.resolve("options.json"), "{\"state\": \"" + url + "\"}");
        assertWrong(Map.of(Option.STATE, List.of(url)), Map.of(), "--state: " + problem);
        assertWrong(Map.of(), Map.of("MOCK_SSP_STATE", url), "--state (from MOCK_SSP_STATE): " + problem);
        assertWrong(
                Map.of(Option.CONFIG, List.of(file.toString())),
                Map.of(),
                "--state (from " + file + ", /state): " + problem);
    }

    private static void assertWrong(Map<Option, List<String>> flags, Map<String, String> environment, String message) {
        assertThatThrownBy(() -> ConfigReader.read(flags, environment))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("redis://")
                .hasMessageNotContaining(PASSWORD);
    }

    @Test
    void aValueOfAnotherTypeIsNotRepeated() throws Exception {
        Path file = Files.writeString(folder.resolve("options.json"), "{\"state\": [\"redis://:s3cr-et@cache\"]}");
        assertThatThrownBy(() -> Settings.of(Option.CONFIG, file).config())
                .hasMessageContaining("/state")
                .hasMessageNotContaining(PASSWORD);
    }

    @Test
    void thePrefixAndTheCertificatesBelongToTheState() throws Exception {
        Path ca = Files.createFile(folder.resolve("ca.pem"));
        Settings options = Settings.of(Option.STATE, "rediss://cache")
                .with(Option.STATE_PREFIX, "team-a:Mock.ssp_1")
                .with(Option.STATE_CA, ca);
        StateSettings state = options.config().state().orElseThrow();
        assertThat(state.prefix()).isEqualTo("team-a:Mock.ssp_1");
        assertThat(state.ca()).contains(ca);

        assertThatThrownBy(() -> options.with(Option.STATE, "redis://cache").config())
                .hasMessage("--state-ca: \"" + ca
                        + "\" has no effect with redis://, which uses no TLS; expected rediss://" + " in --state");
        assertThatThrownBy(() -> options.with(Option.STATE_CA, "nowhere").config())
                .hasMessage("--state-ca: \"nowhere\" does not exist; expected an existing path");
        assertThatThrownBy(() -> Settings.of(Option.STATE_CA, ca).config())
                .hasMessage("--state-ca: \"" + ca + "\" has no effect without --state");
        assertThatThrownBy(() -> Settings.of(Option.STATE_PREFIX, "team-a").config())
                .hasMessage("--state-prefix: \"team-a\" has no effect without --state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a{b}", "a*", "ä", "a\nb"})
    void aPrefixIsAName(String prefix) {
        assertThatThrownBy(() -> Settings.of(Option.STATE, "redis://cache")
                        .with(Option.STATE_PREFIX, prefix)
                        .config())
                .hasMessageStartingWith("--state-prefix: ")
                .hasMessageEndingWith("expected 1 to 64 letters, digits, -, _, . and : such as team-a");
    }

    @Test
    void aRecordingIsForOneServer() {
        assertThatThrownBy(() -> Settings.of(Option.STATE, "redis://:s3cr-et@cache")
                        .with(Option.RECORD_FROM, "https://ssp.example")
                        .config())
                .hasMessage("--state: cannot be combined with --record-from: one server alone records a service");
    }
}
