package dev.mockssp;

import static dev.mockssp.Client.NOTHING;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The states that Pact verifiers request. */
class ProviderStatesTest {

    private static final String STATES = "/__admin/pact/states";
    private static final String KEY = "production-pact";
    private static final String OTHER = "production-other";
    private static final MockSsp SSP = MockSsp.start(Settings.of(Option.CLOCK, "2025-11-24T21:51:52Z")
            .with(Option.RATE_LIMIT, 3)
            .with(Option.SCENARIO, "always-fill"));

    private final Client client = new Client(SSP);

    @BeforeEach
    void reset() {
        SSP.reset();
    }

    @AfterAll
    static void stop() {
        SSP.close();
    }

    @Test
    void everyScenarioIsAState() {
        SSP.admin()
                .scenarios()
                .put(
                        "mine",
                        "{\"description\": \"x\", \"steps\": [{\"auction\": {}}]}".getBytes(StandardCharsets.UTF_8));

        assertThat(SSP.admin().scenarios().library().names())
                .contains("mine", "timeout")
                .allSatisfy(name -> {
                    JsonNode done = state("{'state':'" + name + "'}");
                    assertThat(done.get("state").stringValue()).isEqualTo(name);
                    assertThat(SSP.scenario().name()).isEqualTo(name);
                });
    }

    /** The requests of the verifiers of Pact JVM, Rust and JavaScript. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'state':'no-bid'}",
                "{'state':'no-bid','params':{}}",
                "{'action':'setup','params':{},'state':'no-bid'}",
                "{'state':'no-bid','params':null,'action':null}"
            })
    void takesWhatVerifiersSend(String body) {
        assertThat(state(body).toString()).isEqualTo("{\"state\":\"no-bid\",\"action\":\"setup\"}");
        assertThat(message(KEY, SHOES)).isEqualTo("No bids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'state':''}", "{'state':null,'params':{}}", ""})
    void noStateIsTheDefaultScenario(String body) {
        state(body);

        assertThat(SSP.scenario().name()).isEqualTo("default");
    }

    @Test
    void takesAQueryInPlaceOfABody() {
        assertThat(client.post(STATES + "?state=no-bid&action=setup&key=" + KEY, "")
                        .status())
                .isEqualTo(200);
        assertThat(message(KEY, SHOES)).isEqualTo("No bids");
        assertThat(message(OTHER, SHOES)).isEqualTo("Bid successful");
    }

    @Test
    void aStateCanBeForOneKey() {
        JsonNode done = state("{'state':'no-bid','params':{'key':'" + KEY + "'}}");

        assertThat(done.get("key").stringValue()).isEqualTo(KEY);
        assertThat(message(KEY, SHOES)).isEqualTo("No bids");
        assertThat(message(OTHER, SHOES)).isEqualTo("Bid successful");
    }

    @Test
    void aStateForAllIsForKeysThatWereBound() {
        SSP.use("server-error", KEY);
        state("{'state':'no-bid'}");

        assertThat(message(KEY, SHOES)).isEqualTo("No bids");
    }

    @Test
    void teardownPutsBackTheStart() {
        state("{'state':'no-bid'}");
        state("{'state':'no-bid','action':'teardown'}");
        assertThat(SSP.scenario().name()).isEqualTo("always-fill");

        state("{'state':'no-bid','params':{'key':'" + KEY + "'},'action':'setup'}");
        state("{'state':'no-bid','params':{'key':'" + KEY + "'},'action':'teardown'}");
        assertThat(message(KEY, SHOES)).isEqualTo("Bid successful");
    }

    @Test
    void oneInteractionLeavesNothingForTheNext() {
        String production = "{'userId':'u','chatId':'c','config':{'max_frequency':2},"
                + "'messages':[{'role':'user','content':'running shoes'}]}";
        for (int interaction = 0; interaction < 3; interaction++) {
            state("{'state':'default'}");
            // the same turn of the same chat, the third of three requests: pacing and rate limit are reset
            assertThat(message(KEY, production)).isEqualTo("Bid successful");
            assertThat(message(KEY, production)).startsWith("Pacing");
            assertThat(client.bid(KEY, NOTHING).header("X-RateLimit-Remaining")).isEqualTo("0");

            state("{'state':'recovering'}");
            assertThat(client.bid(KEY, SHOES).status()).isEqualTo(500);
        }
    }

    @Test
    void aStateOfOneKeyRenewsThatKeyAlone() {
        client.bid(KEY, SHOES);
        client.bid(OTHER, SHOES);
        state("{'state':'default','params':{'key':'" + KEY + "'}}");

        assertThat(client.bid(KEY, SHOES).header("X-RateLimit-Remaining")).isEqualTo("2");
        assertThat(client.bid(OTHER, SHOES).header("X-RateLimit-Remaining")).isEqualTo("1");
    }

    @Test
    void theJournalAndItsLinksOutliveAState() {
        String url = client.bid(KEY, SHOES).json().at("/data/bid/url").stringValue();
        state("{'state':'no-bid'}");
        client.bid(KEY, SHOES);

        assertThat(client.get(url).status()).isEqualTo(302);
        assertThat(SSP.requests())
                .extracting(exchange -> exchange.id())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"No Bid,no-bid", "no_bid,no-bid", "Server Error,server-error", "nobid,no-bid"})
    void anUnknownStateIsToldWithTheList(String state, String meant) {
        for (String action : new String[] {"setup", "teardown"}) {
            Client.Answer response = client.post(STATES, "{'state':'" + state + "','action':'" + action + "'}");

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.json().at("/error/message").stringValue())
                    .contains("Unknown scenario \"" + state + "\"; did you mean \"" + meant + "\"?");
            assertThat(response.json().at("/error/allowed").valueStream().map(JsonNode::stringValue))
                    .contains(meant)
                    .hasSize(5);
        }
        assertThat(SSP.scenario().name()).isEqualTo("always-fill");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | object",
                "{'state':7} | /state",
                "{'action':'begin'} | /action",
                "{'params':{'key':''}} | /params/key",
                "{'params':{'key':'nobody'}} | key is not valid",
                "{'state':'no-bid','params':{'key':'staging-*'}} | write each key in full",
                "{'state':'no-bid','params':{'key':'" + KEY + "'},'key':'" + OTHER + "'} | /params/key",
                "{'state':'no-bid','key':''} | /key"
            })
    void whatIsNoStateIsRefused(String body, String says) {
        Client.Answer response = client.post(STATES, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).contains(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'state':'no-bid','params':{'Key':'K'}} | /params/Key | key",
                "{'state':'no-bid','params':{'KEY':'K'}} | /params/KEY | key",
                "{'state':'no-bid','params':{'apiKey':'K'}} | /params/apiKey | key",
                "{'state':'no-bid','params':{'api_key':'K'}} | /params/api_key | key",
                "{'state':'no-bid','params':{'publisherkey':'K'}} | /params/publisherkey | key",
                "{'state':'no-bid','params':{'key':'K','sortKey':'x'}} | /params/sortKey | key",
                "{'state':'no-bid','params':{'thrad-api-key':'K'}} | /params/thrad-api-key | key",
                "{'state':'no-bid','params':{'kye':'K'}} | /params/kye | key",
                "{'state':'no-bid','param':{'key':'K'}} | /param | params",
                "{'state':'no-bid','Params':{'key':'K'}} | /Params | params",
                "{'state':'no-bid','parameters':{'key':'K'}} | /parameters | params",
                "{'state':'no-bid','parameter':{'key':'K'}} | /parameter | params",
                "{'state':'no-bid','paramters':{'key':'K'}} | /paramters | params",
                "{'state':'no-bid','parametres':{'key':'K'}} | /parametres | params",
                "{'state':'no-bid','params':{},'parametres':{'key':'K'}} | /parametres | params",
                "{'state':'no-bid','apiKey':'K'} | /apiKey | key",
                "{'state':'no-bid','Action':'teardown'} | /Action | action",
                "{'state':'no-bid','actoin':'teardown'} | /actoin | action",
                "{'State':'no-bid'} | /State | state",
                "{'states':['no-bid']} | /states | state",
                "{'state':'no-bid','states':['no-bid']} | /states | state",
                "{'name':'no-bid'} | /name | state",
                "{'providerState':'no-bid'} | /providerState | state",
                "{'scenario':'no-bid'} | /scenario | state"
            })
    void aMisspeltNameChangesNothing(String body, String pointer, String meant) {
        Client.Answer response = client.post(STATES, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/pointer").stringValue()).isEqualTo(pointer);
        assertThat(response.json().at("/error/message").stringValue())
                .contains(pointer + " is unknown; did you mean \"" + meant + "\"?");
        assertThat(response.json().at("/error/allowed").valueStream().map(JsonNode::stringValue))
                .contains(meant);
        assertThat(SSP.scenario().name()).isEqualTo("always-fill");
        assertThat(message(KEY, SHOES)).isEqualTo("Bid successful");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?state=no-bid&Key=K | Query parameter \"Key\" is unknown; did you mean \"key\"? Allowed: state, action, key",
                "?state=no-bid&apiKey=K | did you mean \"key\"?",
                "?State=no-bid | did you mean \"state\"?",
                "?name=no-bid | did you mean \"state\"?",
                "?state=no-bid&params=%7B%22key%22:%22staging-a%22%7D | \"params\" is unknown. Allowed: state, action, key",
                "?state=no-bid&userId=7 | \"userId\" is unknown. Allowed: state, action, key",
                "?state=no-bid&action=begin | Allowed: setup, teardown",
                "?state=no-bid&key= | key is empty",
                "?state=no-bid&key=staging-a&key=staging-b | only once"
            })
    void aMisspeltQueryChangesNothing(String query, String says) {
        Client.Answer response = client.post(STATES + query, "");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/message").stringValue()).contains(says);
        assertThat(SSP.scenario().name()).isEqualTo("always-fill");
    }

    /** Names that are like no known one, at each level. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'state':'no-bid','consumer':'chat'} | /consumer | state, params, action, key",
                "{'state':'no-bid','params':{'userId':7}} | /params/userId | key",
                "{'state':'no-bid','params':{'params':{'key':'K'}}} | /params/params | key",
                "{'state':'no-bid','params':{'state':'slow'}} | /params/state | key",
                "{'state':'no-bid','a/b':1} | /a~1b | state, params, action, key"
            })
    void anUnknownNameIsRejectedWithThoseThatAreAllowed(String body, String pointer, String allowed) {
        Client.Answer response = client.post(STATES, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/pointer").stringValue()).isEqualTo(pointer);
        assertThat(response.json().at("/error/message").stringValue())
                .isEqualTo(pointer + " is unknown. Allowed: " + allowed);
        assertThat(SSP.scenario().name()).isEqualTo("always-fill");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'state':'no-bid','key':'" + KEY + "'}", "{'state':'no-bid'}"})
    void aKeyBesideTheStateOrInTheUrlIsTheSame(String body) {
        String url = body.contains("key") ? STATES : STATES + "?key=" + KEY;
        Client.Answer response = client.post(url, body);

        assertThat(response.json().path("key").stringValue())
                .as(response.text())
                .isEqualTo(KEY);
        assertThat(message(KEY, SHOES)).isEqualTo("No bids");
        assertThat(message(OTHER, SHOES)).isEqualTo("Bid successful");
    }

    private JsonNode state(String body) {
        Client.Answer response = client.post(STATES, body);
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        return response.json();
    }

    private String message(String key, String body) {
        return client.bid(key, body).json().get("message").stringValue();
    }

    @Test
    void theKeyThatWasBoundIsEchoedWithoutItsSuffix() {
        try (MockSsp bound = MockSsp.start(Settings.of(Option.PORT, 0))) {
            assertThat(new Client(bound)
                            .post("/__admin/pact/states", "{'state':'no-bid','params':{'key':'staging-a+slow'}}")
                            .json()
                            .path("key")
                            .stringValue())
                    .isEqualTo("staging-a");
        }
    }
}
