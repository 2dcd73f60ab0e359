package dev.mockssp;

import static dev.mockssp.Client.AD;
import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.http.CannotListenException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys are masked and unknown keys are kept nowhere, wherever they were put. */
@Timeout(60)
class SecretsTest {

    private static final String REAL = "sk-QxZvWq-live";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() throws CannotListenException {
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

    /** All that an operator, or whoever reads the log, can see. */
    private String seen() {
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
    void inAHeaderOfEitherEndpoint(String header) {
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
    void inTheQuery(String query) {
        client.send(
                "POST",
                BID + "?" + query.replace("%ZZ", "%25"),
                SHOES,
                "Referer",
                "https://a.example/?" + "key=" + REAL);
        assertThat(seen()).doesNotContain("QxZvWq");
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
    void aKeyOfTheDoubleIsMaskedWhereverItStands() {
        client.put("/__admin/scenario", "{'name':'slow','key':'partner-key-0001'}");
        client.bid("partner-key-0001+no-bid", SHOES);
        client.ad("staging-suite-17", "{}", "thrad-api-key", "partner-key-0001");
        client.send("POST", BID + "?key=partner-key-0001", SHOES);
        client.get("/__admin/requests?key=partner-key-0001");
        assertThat(seen())
                .doesNotContain("partner-key-0001", "staging-suite-17")
                .contains("part…01", "part…01+no-bid", "stag…17");
    }
}
