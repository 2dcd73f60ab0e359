package dev.mockssp;

import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real traffic is written down without keys, tokens and addresses, even where the real service repeats them. */
@Timeout(60)
class RecordedSecretsTest {

    private static final String ADDRESS = "203.0.113.77";
    private static final String ECHO = """
            {"requestId":"api_req_1","timestamp":"2025-11-24T21:51:52.240297Z","totalTime":0.1,"status":"error",
             "message":"Unknown key %1$s of 203.0.113.77","data":{"bid":null,"l":"%3$s","b":"%4$s","c":"%5$s",
             "who":"me@people.example at 198.51.100.9 or 2001:db8::77, at 21:51:52","u":"%2$s?token=tok-Secret1&a=1",
             "p":"%2$s/api/v1/message/redirect/tok-Secret2"},
             "error":{"type":"HTTPException","code":401,"%1$s":"%1$s"}}""";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private String key;
    private Path record;
    private FakeUpstream elsewhere;
    private MockSsp ssp;

    @BeforeEach
    void start() {
        record = folder.resolve("record.jsonl");
    }

    private void start(String secret) throws Exception {
        key = secret;
        elsewhere = FakeUpstream.answering(
                401,
                "application/json",
                ECHO.formatted(
                        secret,
                        "https://ads.example",
                        secret.toUpperCase(Locale.ROOT),
                        base64(secret),
                        base64("me:" + secret + ":x")),
                "X-Echo",
                "Bearer " + secret,
                "Set-Cookie",
                "session=" + secret,
                "X-Seen-From",
                ADDRESS);
        ssp = MockSsp.start(
                Settings.of(Option.PORT, 0)
                        .with(Option.LOG, "json")
                        .with(Option.RECORD, record)
                        .with(Option.RECORD_FROM, elsewhere.baseUrl())
                        .config(),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        ssp.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-QxZvWq-live", "staging-QxZvWq-key", "production_QxZvWq", "QxZvWq/+=\"quoted\""})
    void nothingOfAKeyIsKept(String secret) throws Exception {
        start(secret.replace("\"", ""));
        Client client = new Client(ssp);
        String body = SHOES.replace("running shoes", "my key is " + key);
        Client.Answer response = client.bid(key, body, "X-Forwarded-For", ADDRESS + ", 10.1.2.3");
        client.send("POST", BID + "?key=" + key.replaceAll("[+/=]", "x"), SHOES, "thrad-api-key", key);
        client.ad(key, "{}");
        client.get("/api/v1/tracking/redirect?token=tok-Secret3");
        client.get("/api/v1/message/redirect/tok-Secret4");

        assertThat(response.text()).as("the caller gets what was answered").contains(key, "tok-Secret1", ADDRESS);
        assertThat(elsewhere.received().get(0).header("thrad-api-key")).isEqualTo(key);
        assertThat(elsewhere.received().get(0).header("X-Forwarded-For")).contains(ADDRESS);

        String kept = client.get("/__admin/requests").text()
                + client.get("/__admin/requests.har").text()
                + client.get("/__admin/requests.jsonl").text()
                + client.get("/__admin/report").text()
                + client.get("/__admin/report.html").text()
                + client.get("/__admin/recorded/scenario").text()
                + log.toString(StandardCharsets.UTF_8)
                + Files.readString(record)
                + events();
        assertThat(kept)
                .contains("Unknown key (key-not-kept)", "not-kept", "21:51:52")
                .doesNotContain("me@people", "198.51.100.9", "2001:db8::77")
                .doesNotContain(key.toUpperCase(Locale.ROOT), base64(key).substring(0, 12))
                .doesNotContain(base64("me:" + key + ":x").substring(4, 12))
                .doesNotContain(key, "QxZvWq", "tok-Secret", ADDRESS, "10.1.2.3");
    }

    /** The first live events, which replay the newest exchanges. */
    private String events() throws IOException {
        StringBuilder seen = new StringBuilder();
        try (InputStream in =
                URI.create(ssp.baseUrl() + "/__admin/events?replay=10").toURL().openStream()) {
            byte[] part = new byte[64 << 10];
            while (seen.toString().split("event: exchange", -1).length <= 5) {
                int read = in.read(part);
                seen.append(new String(part, 0, read, StandardCharsets.UTF_8));
            }
        }
        return seen.toString();
    }
}
