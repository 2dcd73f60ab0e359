package dev.mockssp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.value.TlsSettings.CertificateFiles;
import dev.mockssp.core.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsParserTest {

    private static final Settings ON = Settings.of(Option.TLS_PORT, 7443);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void create() throws Exception {
        file = Files.createFile(folder.resolve("server.pem"));
    }

    private static void assertWrong(Settings settings, String message) {
        assertThatThrownBy(settings::config)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void isOffByDefault() {
        assertThat(Settings.none().config().tls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_CERT,server.pem",
        "TLS_KEY,server.pem",
        "TLS_CA_OUT,ca.pem",
        "TLS_NAME,ads.example",
    })
    void withoutAPortTheOtherOptionsAreOfNoUse(Option option, String value) {
        assertWrong(Settings.of(option, value), option.flag() + ": \"" + value + "\" has no effect without --tls-port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "on", ""})
    void thePortIsAPort(String port) {
        assertWrong(
                Settings.of(Option.TLS_PORT, port),
                "--tls-port: \"" + port + "\" is not valid; expected a whole number from 0 to 65535");
    }

    @Test
    void thePortIsNotThePlainOne() {
        assertWrong(
                ON.with(Option.PORT, 7443),
                "--tls-port: \"7443\" is the port of --port as well; expected another one, or 0 for a free one");
        assertWrong(
                Settings.of(Option.TLS_PORT, 7777),
                "--tls-port: \"7777\" is the port of --port as well; expected another one, or 0 for a free one");
        Config free = Settings.of(Option.TLS_PORT, 0).with(Option.PORT, 0).config();
        assertThat(free.tls().orElseThrow().port()).isZero();
    }

    @Test
    void aCertificateHasItsKey() {
        CertificateFiles files = new CertificateFiles(file, file);
        Settings both = ON.with(Option.TLS_CERT, file).with(Option.TLS_KEY, file);
        assertThat(both.config().tls().orElseThrow().files()).contains(files);
        assertWrong(
                ON.with(Option.TLS_CERT, file),
                "--tls-cert: \"" + file + "\" needs its private key; expected --tls-key FILE too");
        assertWrong(ON.with(Option.TLS_KEY, file), "--tls-key: \"" + file + "\" has no effect without --tls-cert");
        assertWrong(
                both.with(Option.TLS_KEY, "/no/such"),
                "--tls-key: \"/no/such\" does not exist; expected an existing path");
        assertWrong(both.with(Option.TLS_CERT, folder), "--tls-cert: \"" + folder + "\" is a folder; expected a file");
        assertWrong(
                both.with(Option.TLS_NAME, "ads.example"),
                "--tls-name: \"ads.example\" cannot be combined with --tls-cert, which replaces the generated certificate");
        assertWrong(
                both.with(Option.TLS_CA_OUT, "ca.pem"),
                "--tls-ca-out: \"ca.pem\" cannot be combined with --tls-cert, which replaces the generated certificate");
    }

    @Test
    void theFileOfTheAuthorityIsInAFolderThatExists() {
        assertWrong(
                ON.with(Option.TLS_CA_OUT, "/no/such/ca.pem"),
                "--tls-ca-out: \"/no/such/ca.pem\" is not a file in an existing folder; expected one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://ads.example",
                "ads.example:443",
                "ads..example",
                ".example",
                "-ads.example",
                "*",
                "a*.example",
                "ads.*.example",
                "256.0.0.1",
                "1.2.3",
                "1.2.3.4.5",
                "::1::2",
                "fe80::1%eth0",
                "[::1]",
                "bücher.example"
            })
    void aNameIsAHostNameOrAnAddress(String name) {
        assertWrong(
                ON.with(Option.TLS_NAME, name),
                "--tls-name: \"" + name + "\" is not valid; expected a host name or an IP address such as ads.example,"
                        + " *.ads.example, 192.0.2.1 or 2001:db8::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mock-ssp", "a.b-c.d_e.example", "*.ads.example", "192.0.2.1", "2001:db8::1", "::ffff:1.2.3.4"})
    void namesAreAdded(String name) {
        assertThat(ON.with(Option.TLS_NAME, name).config().tls().orElseThrow().names())
                .containsExactly("localhost", "127.0.0.1", "::1", "ssp.thrads.ai", "dev.thrads.ai", name);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,10.1.2.3",
        "build-host,build-host",
        "2001:DB8::1,2001:db8::1",
        "0.0.0.0,",
        "::,",
        "127.0.0.1,",
        "fe80::1%eth0,"
    })
    void theHostIsANameToo(String host, String more) {
        assertThat(ON.with(Option.HOST, host).config().tls().orElseThrow().names())
                .hasSize(more == null ? 5 : 6)
                .endsWith(more == null ? "dev.thrads.ai" : more);
    }

    @Test
    void theTlsPortIsNoRealService() {
        assertWrong(
                ON.with(Option.RECORD_FROM, "https://127.0.0.1:7443"),
                "--record-from: \"https://127.0.0.1:7443\" is the URL of this mock server itself; expected the URL of another"
                        + " service");
    }
}
