package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class AdminErrorTest {

    /** A campaign that lacks only its price, and the brace at its end. */
    private static final String CAMPAIGN =
            "{'id':'a','dsp':'d','advertiser':'A','domain':'a.example','vertical':'v','formats':['sponsored_message'],"
                    + "'keywords':[],'headlines':['h'],'prompts':[],'description':null,'product':'p',"
                    + "'landing_url':'/landing/a','countries':[],'banned_words':[],";

    private static final SchemaLibrary SCHEMAS = SchemaLibrary.shared();
    private static MockSsp ssp;
    private static Client client;

    @BeforeAll
    static void start() {
        ssp = MockSsp.start();
        client = new Client(ssp);
    }

    @AfterAll
    static void stop() {
        ssp.close();
    }

    private static JsonNode error(Client.Answer response) {
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(SCHEMAS.check("admin/error.schema.json", response.json())).isEmpty();
        assertThat(response.json().at("/error/message").stringValue()).doesNotContain("\n", "\r");
        return response.json().get("error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "PUT    | /__admin/scenario | {'name':'nobid'}               | 404 | unknown-scenario",
                "PUT    | /__admin/scenario | {'name':'no-bid','key':'abc'}  | 400 | unknown-key",
                "PUT    | /__admin/scenario | {                              | 400 | invalid",
                "PUT    | /__admin/scenario | [                              | 400 | invalid",
                "PUT    | /__admin/scenario | null                           | 400 | invalid",
                "PUT    | /__admin/scenario | {'name':'slow','name':'flaky'} | 400 | invalid",
                "GET    | /__admin/scenario?key=abc | ~~                     | 400 | unknown-key",
                "DELETE | /__admin/scenario?key=abc | ~~                     | 400 | unknown-key",
                "GET    | /__admin/scenarios/none   | ~~                     | 404 | unknown-scenario",
                "DELETE | /__admin/scenarios/none   | ~~                     | 404 | unknown-scenario",
                "DELETE | /__admin/scenarios/slow   | ~~                     | 409 | conflict",
                "PUT    | /__admin/scenarios/Bad_Name | {'description':'d','steps':[]} | 400 | invalid",
                "PUT    | /__admin/scenarios/a%2Fb    | {'description':'d','steps':[]} | 400 | invalid",
                "PUT    | /__admin/scenarios/a%0Ab    | {'description':'d','steps':[]} | 400 | invalid",
                "GET    | /__admin/requests/none    | ~~                     | 404 | unknown-request",
                "GET    | /__admin/requests?nope=1  | ~~                     | 400 | invalid",
                "GET    | /__admin/requests?status=x | ~~                    | 400 | invalid",
                "GET    | /__admin/requests?limit=-1 | ~~                    | 400 | invalid",
                "GET    | /__admin/requests?limit=4294967295 | ~~            | 400 | invalid",
                "GET    | /__admin/requests?since=now | ~~                   | 400 | invalid",
                "GET    | /__admin/requests?key=abc | ~~                     | 400 | unknown-key",
                "GET    | /__admin/requests?outcome=filled | ~~              | 400 | invalid",
                "GET    | /__admin/requests?endpoint=bid | ~~                | 400 | invalid",
                "DELETE | /__admin/requests?limit=1 | ~~                     | 400 | invalid",
                "PUT    | /__admin/clock            | {'frozenAt':'soon'}    | 400 | invalid",
                "POST   | /__admin/clock/advance    | {'seconds':-1}         | 400 | invalid",
                "POST   | /__admin/clock/advance    | {'seconds':1e999999999} | 400 | invalid",
                "POST   | /__admin/reset            | {'key':'abc'}          | 400 | unknown-key",
                "POST   | /__admin/reset            | x                      | 400 | invalid",
                "PUT    | /__admin/inventory        | {}                     | 400 | invalid",
                "GET    | /__admin                  | ~~                     | 404 | not-found",
                "GET    | /__admin/                 | ~~                     | 404 | not-found",
                "GET    | /__admin/a%0Ab%E2%80%A8   | ~~                     | 404 | not-found",
                "BREW   | /__admin/coffee           | ~~                     | 404 | not-found",
                "OPTIONS | /__admin/reset           | ~~                     | 405 | method-not-allowed",
                "PATCH  | /__admin/scenario         | {}                     | 405 | method-not-allowed",
                "BREW   | /__admin/scenario         | ~~                     | 405 | method-not-allowed",
            })
    void everyErrorHasTheDocumentedForm(String method, String path, String body, int status, String code) {
        Client.Answer response = client.send(method, path, body);
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(error(response).get("code").stringValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "scenario     | {}                            | /name     | ",
                "scenario     | {'name':1}                    | /name     | ",
                "scenario     | {'name':'slow','for':'me'}    | /for      | name,key",
                "clock        | {'frozenAt':'9999-12-31T23:59:59-01:00'} | /frozenAt | ",
                "clock        | {'frozenAt':'0000-01-01T00:00:00+01:00'} | /frozenAt | ",
                "clock        | {'frozenAt':'2025-13-01T00:00:00Z'}      | /frozenAt | ",
                "scenarios/x  | {'description':'d','steps':[{'break':{'fault':'rest'}}]} | /steps/0/break/fault"
                        + " | connection-reset,empty-response,timeout,truncated-body,malformed-json",
                "scenarios/x  | {'description':'d','steps':[{}]} | /steps/0 | auction,fill,no_bid,fail,break",
                "scenarios/x  | {'description':'d','steps':[{'fail':{'status':200}}]} | /steps/0/fail/status | ",
                "scenarios/x  | {'description':'d','steps':[{'auction':{},'when':{'headers':{'a/b':'['}}}]}"
                        + " | /steps/0/when/headers/a~1b | ",
                "scenarios/x  | {'description':'d','steps':[{'auction':{},'delay_ms':{'min':2,'max':1}}]}"
                        + " | /steps/0/delay_ms | ",
                "inventory    | {'campaigns':7}               | /campaigns | ",
                "inventory    | {'campaigns':[" + CAMPAIGN + "'price':5.555}]} | /campaigns/0/price | ",
                "inventory    | {'campaigns':[" + CAMPAIGN
                        + "'price':5.55,'budget':0.000001}]} | /campaigns/0/budget | ",
                "scenarios/x  | {'description':'d','steps':[{'auction':{}},{'fill':{'ad':" + CAMPAIGN
                        + "'price':5.555}}}]}" + " | /steps/1/fill/ad/price | ",
            })
    void theErrorPointsAtThePlaceAndListsWhatIsAllowed(String route, String body, String pointer, String allowed) {
        JsonNode error = error(client.put("/__admin/" + route, body));
        assertThat(error.get("pointer").stringValue()).isEqualTo(pointer);
        List<String> choices =
                error.path("allowed").valueStream().map(JsonNode::stringValue).toList();
        assertThat(choices).isEqualTo(allowed == null ? List.of() : List.of(allowed.split(",")));
    }

    @Test
    void anUnknownRouteIsAnsweredWithThoseThereAre() {
        JsonNode error = error(client.get("/__admin/scenarois"));
        assertThat(error.get("allowed").valueStream().map(JsonNode::stringValue))
                .contains("GET /__admin/health", "PUT /__admin/scenarios/{name}", "POST /__admin/reset", "GET /livez")
                .doesNotHaveDuplicates()
                .allMatch(route -> route.matches("(GET|PUT|POST|DELETE) /\\S+"));
    }

    @Test
    void aWrongMethodIsAnsweredWithTheRightOnes() {
        Client.Answer response = client.post("/__admin/scenario", "{}");
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD", "PUT", "DELETE");
        assertThat(error(response).get("allowed").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder("GET", "HEAD", "PUT", "DELETE");
    }

    @Test
    void anUnknownScenarioIsAnsweredWithTheNearestNamesAndTheOneThatWasMeant() {
        JsonNode error = error(client.put("/__admin/scenario", "{'name':'nobid'}"));
        assertThat(error.get("message").stringValue()).contains("did you mean \"no-bid\"?");
        assertThat(error.get("allowed").valueStream().map(JsonNode::stringValue))
                .hasSize(5)
                .startsWith("no-bid");
    }

    @Test
    void anUnknownKeyIsNotRepeated() {
        Client.Answer response = client.get("/__admin/scenario?key=sk_live_4711");
        assertThat(response.text()).doesNotContain("4711");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        Client.Answer response = client.put("/__admin/inventory", " ".repeat((16 << 20) + 1));
        assertThat(response.status()).isEqualTo(413);
        assertThat(error(response).get("code").stringValue()).isEqualTo("payload-too-large");
        assertThat(response.text()).contains("longer than 16777216 bytes");
    }

    @Test
    void aBodyOfUnknownLengthThatIsTooLargeIsRefused() throws IOException {
        String response = chunked("PUT /__admin/inventory", 17);
        assertThat(response).startsWith("HTTP/1.1 413 ").contains("{\"error\":{\"code\":\"payload-too-large\"");
        assertThat(client.get("/__admin/health").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://localhost:7777"})
    void pagesOfOtherOriginsMayNotDriveTheDouble(String origin) {
        for (String path : List.of("/__admin/reset", "/__admin//reset", "/__admin/reset/", "/__admin/none")) {
            Client.Answer response = client.send("POST", path, "", "Origin", origin);
            assertThat(response.status()).isEqualTo(403);
            assertThat(error(response).get("code").stringValue()).isEqualTo("foreign-origin");
        }
    }

    @Test
    void itsOwnPagesMayDriveIt() {
        assertThat(client.send("POST", "/__admin/reset", "", "Origin", ssp.baseUrl())
                        .status())
                .isEqualTo(204);
    }

    private static String chunked(String line, int megabytes) throws IOException {
        try (Socket socket =
                new Socket("127.0.0.1", Integer.parseInt(ssp.baseUrl().split(":")[2]))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] part = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < megabytes; i++) {
                    socket.getOutputStream().write(part);
                }
                socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // the server may close the connection after an unwanted body; the response arrives all the same
            }
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
