package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends the token of the admin API to the vendor's endpoints by mistake finds it stored nowhere. */
@Timeout(60)
class AdminTokenSecretsTest {

    private static final String TOKEN = "s3cret/token+of~the-admin-API";
    private static final String BEARER = "Bearer " + TOKEN;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path record;
    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        record = folder.resolve("record.jsonl");
        ssp = MockSsp.start(
                Settings.of(Option.PORT, 0)
                        .with(Option.LOG, "json")
                        .with(Option.ADMIN_TOKEN, TOKEN)
                        .with(Option.RECORD, record)
                        .config(),
                new PrintStream(log, true, UTF_8));
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    private String get(String path) {
        return client.send("GET", path, "", "Authorization", BEARER).text();
    }

    /** The replay of an exchange. */
    private String event() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + "/__admin/events?replay=1"))
                .header("Authorization", BEARER)
                .build();
        try (InputStream in = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("event: exchange") < 0 || !text.toString().endsWith("\n\n")) {
                text.append((char) in.read());
            }
            return text.toString();
        }
    }

    private void assertStoredNowhere() throws Exception {
        assertThat(ssp.requests()).hasSize(1);
        String id = ssp.requests().get(0).id();
        List<String> seen = List.of(
                get("/__admin/requests"),
                get("/__admin/requests/" + id),
                get("/__admin/requests/" + id + "/step"),
                get("/__admin/requests.har"),
                get("/__admin/requests.jsonl"),
                get("/__admin/summaries"),
                get("/__admin/report"),
                get("/__admin/report.html"),
                get("/__admin/recorded/scenario"),
                event(),
                Files.readString(record));
        ssp.close(); // writes the rest of the log
        for (String text : seen) {
            assertHidden(text);
        }
        assertHidden(log.toString(UTF_8));
    }

    private static void assertHidden(String text) {
        assertThat(text)
                .isNotEmpty()
                .doesNotContain(TOKEN, URLEncoder.encode(TOKEN, UTF_8), TOKEN.replace("/", "\\/"))
                .doesNotContain("the-admin-API", Base64.getEncoder().encodeToString(TOKEN.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "thrad-api-key", "X-Api-Key", "X-Anything", "Cookie", "X-Mock-Scenario"})
    void inAHeader(String header) throws Exception {
        client.send("POST", Client.BID, Client.SHOES, header, BEARER, "Content-Type", "application/json");
        assertStoredNowhere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userId':'%s','chatId':'c1','messages':[{'role':'user','content':'running shoes'}]}",
                "{'userId':'u1','chatId':'c1','messages':[{'role':'user','content':'my token is %s, is it not?'}]}",
                "{'userId':'u1','chatId':'c1','%s':1,'messages':[{'role':'user','content':'running shoes'}]}",
                "not JSON: %s",
                ""
            })
    void inABody(String body) throws Exception {
        String text = body.isEmpty()
                ? "{'userId':'" + Base64.getEncoder().encodeToString(TOKEN.getBytes(UTF_8)) + "'}"
                : body.formatted(TOKEN);
        Client.Answer answer = client.bid("staging-a", text);
        if (answer.status() >= 400) {
            assertHidden(answer.text());
        }
        assertStoredNowhere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nowhere?x=%s", "/api/v1/nowhere?Authorization=Bearer%%20%s", "/api/%s"})
    void inAUrl(String path) throws Exception {
        Client.Answer answer = client.get(path.formatted(URLEncoder.encode(TOKEN, UTF_8)));
        assertHidden(answer.text());
        assertStoredNowhere();
    }

    /** The journal records the requests of Pact verifiers, also those that are refused. */
    @ParameterizedTest
    @ValueSource(strings = {BEARER, BEARER + "x"})
    void inARequestForAProviderState(String authorization) {
        client.send("POST", "/__admin/pact/states", "{'state':'no-bid'}", "Authorization", authorization);
        assertThat(get("/__admin/requests?endpoint=provider-state")).contains("/__admin/pact/states");
        assertHidden(get("/__admin/requests?endpoint=provider-state"));
    }
}
