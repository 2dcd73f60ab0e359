package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.json.Json;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** TLS of a mock server inside the test's own process. */
@Timeout(60)
class TlsTest {

    private static final Settings TLS = Settings.of(Option.TLS_PORT, 0);

    @TempDir
    private Path folder;

    private static HttpResponse<String> send(SSLContext trust, String url, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        }
        HttpClient client = HttpClient.newBuilder().sslContext(trust).build();
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode bid(SSLContext trust, String url) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                trust,
                url + Client.BID,
                Client.SHOES,
                "thrad-api-key",
                MockSsp.STAGING_KEY,
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body().getBytes()).at("/data/bid");
    }

    @Test
    void aBidOverTlsHasUrlsOfTheTlsPort() throws Exception {
        try (MockSsp ssp = MockSsp.start(TLS)) {
            SSLContext trust = Trust.only(ssp.caCertificate());
            assertThat(ssp.httpsUrl()).matches("https://127\\.0\\.0\\.1:\\d+").isNotEqualTo(ssp.baseUrl());
            JsonNode bid = bid(trust, ssp.httpsUrl());
            assertThat(bid.get("url").stringValue()).startsWith(ssp.httpsUrl() + "/");
            assertThat(bid.get("image_url").stringValue()).startsWith(ssp.httpsUrl() + "/");

            HttpResponse<String> click = send(trust, bid.get("url").stringValue(), "");
            assertThat(click.statusCode()).isEqualTo(302);
            String landing = click.headers().firstValue("Location").orElseThrow();
            assertThat(landing).startsWith(ssp.httpsUrl() + "/landing/");
            assertThat(send(trust, landing, "").statusCode()).isEqualTo(200);
            assertThat(send(trust, bid.get("image_url").stringValue(), "").statusCode())
                    .isEqualTo(200);

            assertThat(bid(trust, ssp.baseUrl()).get("url").stringValue()).startsWith(ssp.baseUrl() + "/");
            assertThat(ssp.requests()).hasSize(4);
        }
    }

    @Test
    void thePublicUrlWins() throws Exception {
        try (MockSsp ssp = MockSsp.start(TLS.with(Option.PUBLIC_URL, "http://ads.example/base"))) {
            assertThat(bid(Trust.only(ssp.caCertificate()), ssp.httpsUrl())
                            .get("url")
                            .stringValue())
                    .startsWith("http://ads.example/base/");
        }
    }

    @Test
    void theClockMayStandStillInThePast() throws Exception {
        try (MockSsp ssp = MockSsp.start(TLS.with(Option.CLOCK, "2001-01-01T00:00:00Z"))) {
            assertThat(bid(Trust.only(ssp.caCertificate()), ssp.httpsUrl()).has("url"))
                    .isTrue();
        }
    }

    @Test
    void theCertificateHasTheHostAndMoreNames() throws Exception {
        Settings settings = TLS.with(Option.HOST, "127.0.0.5").with(Option.TLS_NAME, "*.Ads.example");
        try (MockSsp ssp = MockSsp.start(settings)) {
            assertThat(ssp.httpsUrl()).startsWith("https://127.0.0.5:");
            assertThat(bid(Trust.only(ssp.caCertificate()), ssp.httpsUrl()).has("url"))
                    .isTrue();
        }
        try (MockSsp ssp = MockSsp.start(TLS.with(Option.HOST, "0.0.0.0"))) {
            SSLContext trust = Trust.only(ssp.caCertificate());
            assertThat(bid(trust, ssp.httpsUrl()).has("url")).isTrue();
            String other = ssp.httpsUrl().replace("127.0.0.1", "127.0.0.5");
            assertThatThrownBy(() -> bid(trust, other)).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aClientThatTrustsAnotherRunIsNotServed() throws Exception {
        try (MockSsp ssp = MockSsp.start(TLS);
                MockSsp other = MockSsp.start(TLS)) {
            SSLContext trust = Trust.only(other.caCertificate());
            assertThat(bid(trust, other.httpsUrl()).has("url")).isTrue();
            assertThatThrownBy(() -> bid(trust, ssp.httpsUrl())).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void theAuthorityIsWrittenAndServed() throws Exception {
        Path file = folder.resolve("ca.pem");
        try (MockSsp ssp = MockSsp.start(TLS.with(Option.TLS_CA_OUT, file))) {
            assertThat(file).hasContent(ssp.caCertificate());
            Client.Answer answer = new Client(ssp).get("/__admin/ca.pem");
            assertThat(answer.text()).isEqualTo(ssp.caCertificate());
            assertThat(answer.header("Content-Type")).isEqualTo("application/pem-certificate-chain");

            int taken = URI.create(ssp.httpsUrl()).getPort();
            Settings second = Settings.of(Option.TLS_PORT, taken).with(Option.TLS_CA_OUT, file);
            assertThatThrownBy(() -> MockSsp.start(second))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + taken);
            assertThat(file).as("the file of the server that runs").hasContent(ssp.caCertificate());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidSo() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("ca.pem"), folder.resolve("gone/ca.pem"));
        assertThatThrownBy(() -> MockSsp.start(TLS.with(Option.TLS_CA_OUT, link)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "--tls-ca-out: \"" + link + "\" cannot be written; expected a file that this user may write");
    }

    @Test
    void withoutTlsThereIsNoAuthority() {
        try (MockSsp ssp = MockSsp.start()) {
            assertThatThrownBy(ssp::httpsUrl)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Option.TLS_PORT");
            assertThatThrownBy(ssp::caCertificate)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Option.TLS_PORT");
            Client.Answer answer = new Client(ssp).get("/__admin/ca.pem");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().at("/error/code").stringValue()).isEqualTo("no-ca");
            assertThat(answer.json().at("/error/message").stringValue()).contains("--tls-port", "--tls-cert");
        }
    }

    /** Others own those names. */
    @Test
    void theNamesOfTheCertificateAreNoHostsOfTheAdminApi() throws Exception {
        Settings settings = TLS.with(Option.TLS_NAME, "ads.example").with(Option.TLS_NAME, "mock.example");
        try (MockSsp ssp = MockSsp.start(settings.with(Option.ALLOWED_HOST, "mock.example"))) {
            for (String host : List.of("ssp.thrads.ai", "dev.thrads.ai:7443", "ads.example", "evil.example")) {
                RawClient.Answer rejected = get(ssp, "/__admin/clock", host, "https://" + host);
                assertThat(rejected.status()).as(host).isEqualTo(403);
                assertThat(rejected.body()).contains("foreign-host", "--allowed-host");
                assertThat(get(ssp, "/", host, "https://" + host).status()).isEqualTo(403);
            }
            assertThat(get(ssp, "/__admin/clock", "mock.example:7443", "https://mock.example:7443")
                            .status())
                    .isEqualTo(200);
            RawClient.Answer downgraded = get(ssp, "/__admin/clock", "mock.example", "http://mock.example");
            assertThat(downgraded.status()).isEqualTo(403);
            assertThat(downgraded.body()).contains("foreign-origin");
        }
    }

    @Test
    void theCertificateIsServedAtTheNamesOfTheVendor() throws Exception {
        try (MockSsp ssp = MockSsp.start(TLS)) {
            String request = "GET /__admin/ca.pem HTTP/1.1\r\nHost: ssp.thrads.ai\r\n\r\n";
            assertThat(RawClient.ask(URI.create(ssp.baseUrl()).getPort(), request)
                            .body())
                    .isEqualTo(ssp.caCertificate());
        }
    }

    private static RawClient.Answer get(MockSsp ssp, String path, String host, String origin) throws IOException {
        int port = URI.create(ssp.httpsUrl()).getPort();
        try (RawClient client = RawClient.overTls(port, Trust.only(ssp.caCertificate()))) {
            return client.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin + "\r\n\r\n")
                    .answer();
        }
    }

    @Test
    void aCertificateOfTheUserIsServed() throws Exception {
        Authority authority = Authority.in(folder);
        Path certificate = folder.resolve("server.pem");
        Path key = folder.resolve("server.key");
        Files.writeString(key, authority.serverKey());
        Settings settings = TLS.with(Option.TLS_CERT, certificate).with(Option.TLS_KEY, key);
        try (MockSsp ssp = MockSsp.start(settings)) {
            assertThat(bid(Trust.only(Files.readString(authority.pem())), ssp.httpsUrl())
                            .get("url")
                            .stringValue())
                    .startsWith(ssp.httpsUrl());
            assertThatThrownBy(ssp::caCertificate)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Option.TLS_CERT");
            assertThat(new Client(ssp).get("/__admin/ca.pem").status()).isEqualTo(404);
        }
        Settings wrong = settings.with(Option.TLS_KEY, certificate);
        assertThatThrownBy(() -> MockSsp.start(wrong))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("--tls-key", "server.pem", "holds no private key");
    }
}
