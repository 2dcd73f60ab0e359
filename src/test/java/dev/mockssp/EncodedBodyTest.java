package dev.mockssp;

import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.SHOES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.client.MockSspClient;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.export.ExchangeJsonReader;
import dev.mockssp.json.Json;
import dev.mockssp.server.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Bodies that are compressed or not UTF-8 get an error that says so, and the journal keeps their bytes. */
@Timeout(60)
class EncodedBodyTest {

    private static final byte[] PLAIN = SHOES.replace('\'', '"').getBytes(UTF_8);
    private static final String NOT_SUPPORTED =
            " is not supported: send the body as it is, in UTF-8 and without Content-Encoding";

    @TempDir
    private Path folder;

    private Path file;
    private MockSsp ssp;

    @BeforeEach
    void start() {
        file = folder.resolve("record.jsonl");
        ssp = MockSsp.start(Settings.of(Option.RECORD, file));
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    private RawClient.Answer post(String path, String keyHeader, String key, String headers, byte[] body)
            throws IOException {
        try (RawClient client = new RawClient(URI.create(ssp.baseUrl()).getPort())) {
            return client.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + keyHeader + ": " + key + "\r\n"
                            + headers + "Content-Length: " + body.length + "\r\n\r\n")
                    .send(body)
                    .answer();
        }
    }

    private RawClient.Answer bid(String headers, byte[] body) throws IOException {
        return post(BID, "thrad-api-key", "staging-1", headers, body);
    }

    private static JsonNode json(RawClient.Answer answer) {
        return Json.read(answer.body().getBytes(ISO_8859_1));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private JsonNode finding() {
        return new Client(ssp)
                .newest()
                .at("/findings")
                .valueStream()
                .filter(finding -> finding.get("rule").stringValue().equals("encoded-body"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCompressedBodyIsNamed() throws IOException {
        RawClient.Answer answer = bid("Content-Type: application/json\r\nContent-Encoding: gzip\r\n", gzip(PLAIN));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).get("message").stringValue()).isEqualTo("Content-Encoding gzip" + NOT_SUPPORTED);
        assertThat(json(answer).at("/error/details/0/rule").stringValue()).isEqualTo("media-type");
        assertThat(finding().get("severity").stringValue()).isEqualTo(Finding.Severity.WARNING.label());
        assertThat(finding().get("seen").stringValue()).isEqualTo("Content-Encoding gzip");
    }

    @Test
    void anotherCharsetIsNamed() throws IOException {
        RawClient.Answer answer = bid(
                "Content-Type: application/json; charset=utf-16le\r\n", new String(PLAIN, UTF_8).getBytes(UTF_16LE));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).get("message").stringValue()).isEqualTo("charset utf-16le" + NOT_SUPPORTED);
        assertThat(finding().get("seen").stringValue()).isEqualTo("charset utf-16le");
    }

    @Test
    void onTheLegacyEndpointItIsA422AsOtherErrorsOfTheBody() throws IOException {
        RawClient.Answer answer = post(
                Client.AD,
                "thrads-api-key",
                "staging-1",
                "Content-Type: application/json\r\nContent-Encoding: br\r\n",
                PLAIN);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(json(answer).at("/error/detail/0/msg").stringValue())
                .isEqualTo("Content-Encoding br" + NOT_SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json; charset=UTF-8\r\n",
                "Content-Type: application/json;charset=\"utf8\"\r\nContent-Encoding: identity\r\n",
                "Content-Type: application/json; profile=x\r\nContent-Encoding:\r\n",
            })
    void utf8WithoutACodingIsAccepted(String headers) throws IOException {
        assertThat(bid(headers, PLAIN).status()).isEqualTo(200);
        assertThat(ssp.requests().get(0).findings())
                .noneMatch(finding -> finding.rule().equals("encoded-body"));
    }

    @Test
    void theJournalTheRecordAndTheArchiveKeepTheBytes() throws IOException {
        byte[] body = gzip(PLAIN);
        bid("Content-Type: application/json\r\nContent-Encoding: gzip\r\n", body);
        String base64 = Base64.getEncoder().encodeToString(body);
        Client client = new Client(ssp);

        JsonNode request = client.newest().get("request");
        assertThat(request.get("body").stringValue()).isEqualTo(base64);
        assertThat(request.get("bodyEncoding").stringValue()).isEqualTo("base64");

        JsonNode data = client.get("/__admin/requests.har").json().at("/log/entries/0/request/postData");
        assertThat(data.get("text").stringValue()).isEqualTo(base64);
        assertThat(data.get("_encoding").stringValue()).isEqualTo("base64");

        Exchange recorded = ExchangeJsonReader.read(Json.read(Files.readAllBytes(file)));
        assertThat(recorded.request().body()).isEqualTo(body);
        assertThat(MockSspClient.at(ssp.baseUrl()).requests().get(0).request().body())
                .isEqualTo(body);
    }

    @Test
    void textHasNoEncoding() throws IOException {
        bid("Content-Type: application/json\r\n", "grüße".getBytes(UTF_8));
        Client client = new Client(ssp);

        assertThat(client.newest().at("/request/body").stringValue()).isEqualTo("grüße");
        assertThat(client.newest().get("request").has("bodyEncoding")).isFalse();
        assertThat(client.get("/__admin/requests.har").text()).doesNotContain("ncoding\":\"base64");
    }

    /** A rejected key may be a real one, and cannot be found in such a body. */
    @Test
    void whereTheKeyIsRejectedTheBytesAreNotKept() throws IOException {
        String key = "QxZvWq-live-9";
        byte[] body = gzip(("{\"userId\":\"" + key + "\"}").getBytes(UTF_8));
        post(BID, "thrad-api-key", key, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", body);
        assertThat(new Client(ssp).newest().at("/request/body").stringValue())
                .isEqualTo("(" + body.length + " bytes, not UTF-8 text, not kept)");

        byte[] utf16 = ("{\"userId\":\"" + key + "\"}").getBytes(UTF_16LE);
        post(BID, "thrad-api-key", key, "Content-Type: application/json; charset=utf-16le\r\n", utf16);
        assertThat(new Client(ssp).newest().at("/request/body").stringValue())
                .isEqualTo("(" + utf16.length + " bytes, not UTF-8 text, not kept)");
    }
}
