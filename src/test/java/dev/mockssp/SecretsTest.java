package dev.mockssp;

import static dev.mockssp.Client.AD;
import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.server.BindFailedException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Valid keys are masked and unknown keys are stored nowhere, wherever a request has them. */
@Timeout(60)
class SecretsTest {

    private static final String REAL = "sk-QxZvWq-live";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() throws BindFailedException {
        Config config = Settings.of(Option.PORT, 0)
                .with(Option.LOG, "json")
                .with(Option.KEY, "partner-key-0001=production")
                .config();
        ssp = MockSsp.start(config, new PrintStream(log, true, StandardCharsets.UTF_8));
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    /** Everything that a user of the admin API or a reader of the log can see. */
    private String seen() throws Exception {
        int exchanges = client.get("/__admin/requests").json().get("matched").intValue();
        Await.until(
                "a line for each exchange",
                () -> Optional.of(log.toString(StandardCharsets.UTF_8))
                        .filter(lines -> lines.lines().count() >= exchanges));
        return client.get("/__admin/requests").text()
                + client.get("/__admin/scenarios").text()
                + client.get("/__admin/health").text()
                + log.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "thrad-api-key",
        "thrads-api-key",
        "Authorization",
        "Cookie",
        "X-Api-Key",
        "apikey",
        "X-Auth-Token",
        "X-Client-Secret"
    })
    void inAHeaderOfEitherEndpoint(String header) throws Exception {
        for (String path : new String[] {BID, AD, "/nowhere"}) {
            client.send("POST", path, SHOES, header, REAL, "Content-Type", "application/json");
            client.send("POST", path, SHOES, header, "Bearer " + REAL, "Content-Type", "application/json");
        }
        assertThat(seen()).doesNotContain("QxZvWq").contains("characters, not kept");
    }

    @ParameterizedTest
    @CsvSource({
        "thrad-api-key=" + REAL,
        "a=b&api_key=" + REAL + "&c=d",
        "%61pi%4Bey=" + REAL,
        "access_token=" + REAL,
        "key=" + REAL + "=QxZvWq",
        "x=%ZZ&key=" + REAL,
    })
    void inTheQuery(String query) throws Exception {
        client.send(
                "POST",
                BID + "?" + query.replace("%ZZ", "%25"),
                SHOES,
                "Referer",
                "https://a.example/?" + "key=" + REAL);
        assertThat(seen()).doesNotContain("QxZvWq");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "{'thrad-api-key':'" + REAL + "','userId':'u'}",
                "{'headers':{'Thrad-API-Key':[ '" + REAL + "']},'userId':'" + REAL + "'}",
                "{'config':{'thrads-api-key':'" + REAL + "'}",
                "['thrads-api-key' : '" + REAL + "', broken"
            })
    void inTheBody(String body) throws Exception {
        client.send("POST", BID, body, "Content-Type", "application/json");
        client.bid("staging-key", body);
        assertThat(seen()).doesNotContain("QxZvWq").contains("(key-not-kept)");
        assertThat(client.get("/__admin/report").text())
                .contains("real-key-sent", "in the body", "other-endpoint-header", "anywhere else gets a 401");
    }

    @Test
    void aKeyOfTheDoubleInTheBodyIsNoRealOne() {
        client.send("POST", BID, "{'thrad-api-key':'staging-key','a':null}", "Content-Type", "application/json");
        assertThat(client.newest().get("findings").toString())
                .contains("other-endpoint-header")
                .doesNotContain("real-key-sent");
    }

    @Test
    void whatIsNoSecretIsKept() {
        client.send("GET", BID + "?a=b&page=2", "", "Referer", "https://a.example/?page=2", "X-Request-Id", "r1");
        assertThat(client.newest().at("/request/query").stringValue()).isEqualTo("a=b&page=2");
        assertThat(client.newest().at("/request/headers/Referer").stringValue()).endsWith("?page=2");
        assertThat(client.newest().at("/request/headers/X-Request-Id").stringValue())
                .isEqualTo("r1");
        client.get("/api/v1/tracking/view?token=forged");
        assertThat(client.newest().at("/request/query").stringValue()).isEqualTo("token=forged");
    }

    @Test
    void aKeyOfTheDoubleIsMaskedWhereverItStands() throws Exception {
        client.put("/__admin/scenario", "{'name':'slow','key':'partner-key-0001'}");
        client.bid("partner-key-0001+no-bid", SHOES);
        client.ad("staging-suite-17", "{}", "thrad-api-key", "partner-key-0001");
        client.send("POST", BID + "?key=partner-key-0001", SHOES);
        client.get("/__admin/requests?key=partner-key-0001");
        assertThat(seen())
                .doesNotContain("partner-key-0001", "staging-suite-17")
                .contains("part…01", "part…01+no-bid", "stag…17");
    }

    @TempDir
    private Path folder;

    private String kept() throws Exception {
        return seen()
                + client.get("/__admin/requests.har").text()
                + client.get("/__admin/requests.jsonl").text()
                + client.get("/__admin/report").text()
                + String.join(
                        "",
                        ssp.admin().events().newest(1000).stream()
                                .map(EventBus.Event::data)
                                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'userId':'REAL','chatId':'c-REAL','messages':[{'role':'user','content':'my key is REAL, REAL.'}]}",
                "{'userId':'u1','REAL':1,'messages':'REAL'}",
                "{'userId':'u1','chatId':'\\u0073\\u006B-QxZv\\u0057q-live'}",
                "no JSON, but REAL\u0001REAL",
                "{'api_key':'REAL'",
            })
    void aRefusedKeyIsNotKeptWhereTheBodyRepeatsIt(String body) throws Exception {
        Path file = folder.resolve("recorded.jsonl");
        ssp.close();
        ssp = MockSsp.start(
                Settings.of(Option.PORT, 0)
                        .with(Option.LOG, "json")
                        .with(Option.RECORD, file.toString())
                        .config(),
                new PrintStream(log, true, StandardCharsets.UTF_8));
        client = new Client(ssp);
        client.bid(REAL, body.replace("REAL", REAL), "X-User-Country", REAL, "X-Mock-Scenario", REAL);
        client.ad(REAL + "+no-bid", body.replace("REAL", REAL), "X-Other", "see " + REAL);
        client.send("POST", BID + "?key=" + REAL, body.replace("REAL", REAL));
        client.bid("staging-key", body.replace("REAL", REAL), "Authorization", "Bearer " + REAL);
        assertThat(kept() + Files.readString(file))
                .doesNotContain("QxZv", "u0057q-live")
                .contains("(key-not-kept)");
        assertThat(client.get("/__admin/requests").text()).contains("real-key-sent");
    }

    @Test
    void norWherePathQueryOrAnswerDo() throws Exception {
        client.send(
                "POST",
                "/api/" + REAL + "?a=" + REAL + "&%73k-QxZvWq%2dlive=1",
                SHOES,
                "thrad-api-key",
                REAL,
                "X-A",
                REAL);
        client.send("sk-QxZvWq-live", BID, "", "thrads-api-key", REAL);
        assertThat(kept()).doesNotContain("QxZv").contains("/api/(key-not-kept)");
    }

    @Test
    void aBodyThatRepeatsNoKeyIsKeptAsItWasSent() {
        for (String key : new String[] {"r", "use", "user", "ole", "content", "e-"}) {
            client.bid(key, SHOES);
        }
        assertThat(client.get("/__admin/requests")
                        .json()
                        .at("/requests/0/request/body/userId")
                        .stringValue())
                .isEqualTo("u1");
        String all = client.get("/__admin/requests").text();
        assertThat(all.split("userId\":\"u1", -1)).hasSizeGreaterThan(6);
        assertThat(all)
                .contains("\"role\":\"user\"", "\"role\":\"(key-not-kept)\"", "(key-not-kept)\":\"running shoes");
    }

    @Test
    void whatIsNoKeyIsNotLookedFor() {
        client.bid("staging-key", SHOES.replace("u1", "user-0815"), "Cookie", "user-0815", "X-Session-Id", "user-0815");
        client.bid("partner-key-0001", SHOES.replace("u1", "partner-key-0001"));
        assertThat(client.get("/__admin/requests").text()).contains("user-0815").doesNotContain("(key-not-kept)");
    }

    @Test
    void aKeyOfThisServerStaysReadableInPathAndBody() {
        client.send(
                "POST",
                "/token/partner-key-0001;api_key=staging-suite-17",
                SHOES.replace("}]}", "}],'apiKey':'staging-suite-17','auth':['partner-key-0001+no-bid']}"),
                "X-Context",
                "token=production-1");
        assertThat(client.newest().get("request").toString())
                .contains("/token/partner-key-0001;api_key=staging-suite-17", "\"apiKey\":\"staging-suite-17\"")
                .contains("[\"partner-key-0001+no-bid\"]", "token=production-1")
                .doesNotContain("not-kept");
    }

    @Test
    void aShortValueIsMaskedInItsOwnPlaceOnly() {
        client.bid("staging-key", SHOES.replace("u1'", "abc','password':'abc','pass':true,'pw':17"));
        assertThat(client.newest().at("/request/body").toString())
                .startsWith(
                        "{\"userId\":\"abc\",\"password\":\"(key-not-kept)\",\"pass\":true,\"pw\":\"(key-not-kept)\"");
    }

    @Test
    void whatAScenarioRespondsWithIsSentUnchanged() {
        client.put(
                "/__admin/scenarios/own-body",
                "{'description':'d','steps':[{'fail':{'status':400,'body':{'token':'abcdefgh','see':'sk-12345678'}}}]}");
        Client.Answer answer = client.bid("staging-key+own-body", SHOES.replace("}]}", "}],'token':'sk-12345678'}"));
        assertThat(answer.text()).isEqualTo("{\"token\":\"abcdefgh\",\"see\":\"sk-12345678\"}");
        assertThat(client.newest().at("/response/body").toString())
                .isEqualTo("{\"token\":\"abcdefgh\",\"see\":\"(key-not-kept)\"}");
    }

    @Test
    void aBodyWithVeryManySecretsIsNotKept() throws Exception {
        StringBuilder tokens = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            tokens.append("'sk-").append(100_000 + i).append("',");
        }
        client.bid("staging-key", SHOES.replace("}]}", "}],'auth':[" + tokens + "1]}"));
        assertThat(client.newest().at("/request/body").stringValue())
                .matches("\\(\\d+ bytes with 30001 keys and credentials, not kept\\)");
        assertThat(seen()).doesNotContain("sk-1");
    }
}
