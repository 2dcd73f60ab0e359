package dev.mockssp;

import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A scenario that is put with a key belongs to that key. */
@Timeout(60)
class KeyedScenarioTest {

    private static final String FAILS = "{%s'description':'d','steps':[{'fail':{'status':%d}}]}";

    private MockSsp ssp;
    private Client client;
    private int builtIn;

    @BeforeEach
    void start() {
        ssp = MockSsp.start();
        client = new Client(ssp);
        builtIn = client.get("/__admin/scenarios").json().get("matched").intValue();
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    private static String scenario(int status) {
        return FAILS.formatted("", status);
    }

    private static String scenario(String key, int status) {
        return FAILS.formatted("'key':'" + key + "',", status);
    }

    private int status(String key, String scenario) {
        return client.bid(key, SHOES, "X-Mock-Scenario", scenario).status();
    }

    @Test
    void keysDoNotOverwriteEachOthersScenarios() {
        assertThat(client.put("/__admin/scenarios/same", scenario("staging-a", 501))
                        .status())
                .isEqualTo(201);
        assertThat(client.put("/__admin/scenarios/same", scenario("staging-b", 502))
                        .status())
                .isEqualTo(201);

        assertThat(status("staging-a", "same")).isEqualTo(501);
        assertThat(status("staging-b", "same")).isEqualTo(502);
        assertThat(client.ad("staging-b+same", PRODUCT).status()).isEqualTo(502);
        Client.Answer other = client.bid("staging-c", SHOES, "X-Mock-Scenario", "same");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text()).contains("Scenario \\\"same\\\" belongs to another key");
        assertThat(client.bid("staging-c", SHOES, "X-Mock-Scenario", "sane").text())
                .contains("Unknown scenario")
                .contains(builtIn + " scenarios");
        assertThat(client.put("/__admin/scenarios/same", scenario("staging-a", 503))
                        .status())
                .isEqualTo(200);
        assertThat(status("staging-a", "same")).isEqualTo(503);
    }

    @Test
    void itShadowsASharedOneForThatKey() {
        client.put("/__admin/scenarios/no-bid", scenario("staging-a", 501));
        client.put("/__admin/scenario", "{'name':'no-bid'}");

        assertThat(client.bid("staging-a", SHOES).status()).isEqualTo(501);
        assertThat(client.bid("staging-b", SHOES).status()).isEqualTo(200);

        assertThat(client.delete("/__admin/scenarios/no-bid?key=staging-a").status())
                .isEqualTo(204);
        assertThat(client.bid("staging-a", SHOES).status()).isEqualTo(200);
        assertThat(client.delete("/__admin/scenarios/no-bid?key=staging-a").status())
                .isEqualTo(404);
    }

    @Test
    void onlyItsKeyCanBeBoundToIt() {
        client.put("/__admin/scenarios/mine", scenario("staging-a", 501));

        assertThat(client.put("/__admin/scenario", "{'name':'mine','key':'staging-a'}")
                        .status())
                .isEqualTo(200);
        assertThat(client.put("/__admin/scenario", "{'name':'mine','key':'staging-b'}")
                        .status())
                .isEqualTo(404);
        assertThat(client.put("/__admin/scenario", "{'name':'mine'}").status()).isEqualTo(404);
        assertThat(client.bid("staging-a", SHOES).status()).isEqualTo(501);
        assertThat(client.delete("/__admin/scenarios/mine?key=staging-a").status())
                .isEqualTo(409);
        assertThat(client.put("/__admin/scenario", "{'name':'min','key':'staging-a'}")
                        .text())
                .contains("did you mean \\\"mine\\\"");
    }

    @Test
    void whoDoesNotSeeItIsToldThatItIsAKeys() {
        client.put("/__admin/scenarios/mine", scenario("staging-a", 501));

        assertThat(client.get("/__admin/scenarios/mine").status()).isEqualTo(404);
        for (Client.Answer answer : List.of(
                client.get("/__admin/scenarios/mine"),
                client.delete("/__admin/scenarios/mine"),
                client.put("/__admin/scenario", "{'name':'mine'}"))) {
            assertThat(answer.text()).contains("belongs to one key, and only that key sees it; name the key");
        }
        assertThat(client.put("/__admin/scenario", "{'name':'mine','key':'staging-b'}")
                        .text())
                .contains("belongs to another key");
        assertThat(client.post("/__admin/verify", "{'match':{'scenario':'mine'},'count':{'never':true}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aStepForAnotherKeyIsAProblem() {
        String steps = "{'key':'staging-a','description':'d','steps':[{'when':{'key':'%s'},'fill':{}}%s]}";
        Client.Answer useless = client.put("/__admin/scenarios/mine", steps.formatted("staging-b", ""));
        assertThat(useless.status()).isEqualTo(400);
        assertThat(useless.json().at("/error/pointer").stringValue()).isEqualTo("/steps/0/when/key");
        assertThat(client.put("/__admin/scenarios/mine", steps.formatted("staging-b*", ",{'fill':{}}"))
                        .json()
                        .at("/problems/0/message")
                        .stringValue())
                .contains("/steps/0/when/key is \"staging-b*\", but only the key that the scenario belongs to");
        assertThat(client.put("/__admin/scenarios/mine", steps.formatted("staging-*", ""))
                        .json()
                        .has("problems"))
                .isFalse();
        assertThat(client.put("/__admin/scenarios/mine", steps.formatted("staging-*", ",{'no_bid':{}}"))
                        .json()
                        .at("/problems/0/pointer")
                        .stringValue())
                .as("the condition always holds")
                .isEqualTo("/steps/1");
        assertThat(client.get("/__admin/scenarios/mine?key=staging-a")
                        .json()
                        .at("/problems/0/pointer")
                        .stringValue())
                .isEqualTo("/steps/1");
    }

    @Test
    void aRevisionThatTheKeyDoesNotHaveIsAnError() {
        String put = "{'key':'staging-a','revision':'2026','description':'d','steps':[{'fill':{}}]}";
        Client.Answer answer = client.put("/__admin/scenarios/mine", put);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/pointer").stringValue()).isEqualTo("/revision");
        assertThat(answer.text())
                .contains("/revision is 2026, but the key that the scenario belongs to has revision 2025-11");
    }

    @Test
    void aProviderStateOfTheKeyCanBeItsScenario() {
        client.put("/__admin/scenarios/mine", scenario("staging-a", 501));

        assertThat(client.post("/__admin/pact/states", "{'state':'mine','params':{'key':'staging-a'}}")
                        .status())
                .isEqualTo(200);
        assertThat(client.post("/__admin/pact/states", "{'state':'mine'}").status())
                .isIn(400, 404);
    }

    @Test
    void aKeyThatIsBoundToItsOwnDoesNotHoldTheSharedOne() {
        client.put("/__admin/scenarios/mine", scenario(500));
        client.put("/__admin/scenarios/mine", scenario("staging-a", 501));
        client.put("/__admin/scenario", "{'name':'mine','key':'staging-a'}");

        assertThat(client.delete("/__admin/scenarios/mine").status()).isEqualTo(204);
        assertThat(client.bid("staging-a", SHOES).status()).isEqualTo(501);
    }

    @Test
    void theResetOfTheKeyRemovesIt() {
        client.put("/__admin/scenarios/mine", scenario("staging-a", 501));
        client.put("/__admin/scenarios/mine", scenario("staging-aa", 502));
        client.put("/__admin/scenario", "{'name':'mine','key':'staging-a'}");

        client.post("/__admin/reset", "{'key':'staging-a'}");

        assertThat(client.bid("staging-a", SHOES).status()).isEqualTo(200);
        assertThat(status("staging-a", "mine")).isEqualTo(400);
        assertThat(status("staging-aa", "mine")).isEqualTo(502);
        client.post("/__admin/reset", "");
        assertThat(status("staging-aa", "mine")).isEqualTo(400);
    }

    @Test
    void itsMemoryCountsAndIsGivenBack() {
        long atStart = ssp.admin().memory().usedBytes();
        client.put("/__admin/scenarios/mine", scenario("staging-a", 501));
        long ofOne = ssp.admin().memory().usedBytes() - atStart;
        client.put("/__admin/scenarios/mine", scenario("staging-b", 501));
        assertThat(ofOne).isBetween(500L, 3_000L);
        assertThat(ssp.admin().memory().usedBytes() - atStart).isEqualTo(2 * ofOne);

        client.put("/__admin/scenarios/mine", scenario("staging-b", 502));
        assertThat(ssp.admin().memory().usedBytes() - atStart).isEqualTo(2 * ofOne);
        client.post("/__admin/reset", "{'key':'staging-a'}");
        assertThat(ssp.admin().memory().usedBytes() - atStart).isEqualTo(ofOne);
        client.delete("/__admin/scenarios/mine?key=staging-b");
        assertThat(ssp.admin().memory().usedBytes()).isEqualTo(atStart);
    }

    @Test
    void itIsListedWithItsKey() {
        JsonNode put = client.put("/__admin/scenarios/mine", scenario("staging-a-1+slow", 501))
                .json();
        client.put("/__admin/scenarios/no-bid", scenario("staging-a-1", 502));
        client.bid("staging-a-1", SHOES);
        JsonNode sender = client.newest().get("client");
        assertThat(put.get("key")).isEqualTo(sender.get("key"));
        assertThat(put.get("keyId")).isEqualTo(sender.get("keyId"));

        JsonNode all = client.get("/__admin/scenarios").json();
        assertThat(all.get("matched").intValue()).isEqualTo(builtIn + 2);
        assertThat(all.get("scenarios")).hasSize(builtIn + 2).contains(put);
        assertThat(all.get("scenarios").valueStream().filter(it -> !it.has("key")))
                .hasSize(builtIn);

        JsonNode ofKey = client.get("/__admin/scenarios?key=staging-a-1").json();
        assertThat(ofKey.get("matched").intValue()).isEqualTo(builtIn + 1);
        assertThat(ofKey.get("scenarios")).hasSize(builtIn + 1).contains(put);
        assertThat(ofKey.get("scenarios").valueStream().filter(it -> it.has("key")))
                .hasSize(2);
        assertThat(client.get("/__admin/scenarios?key=staging-b").json().get("scenarios"))
                .hasSize(builtIn);

        assertThat(client.get("/__admin/scenarios/mine").status()).isEqualTo(404);
        assertThat(client.get("/__admin/scenarios/mine?key=staging-a-1")
                        .json()
                        .at("/document/steps/0/fail/status")
                        .intValue())
                .isEqualTo(501);
        assertThat(all.toString()).doesNotContain("staging-a-1");
    }

    @Test
    void aKeyThatIsNotOneIsRejected() {
        assertThat(client.put("/__admin/scenarios/mine", scenario("acme", 501)).text())
                .contains("unknown-key");
        Client.Answer number = client.put("/__admin/scenarios/mine", "{'key':1,'description':'d','steps':[]}");
        assertThat(number.status()).isEqualTo(400);
        assertThat(number.json().at("/error/pointer").stringValue()).isEqualTo("/key");
        assertThat(client.put("/__admin/scenarios/mine", "{'key':'staging-a','description':'d','steps':[],'x':1}")
                        .text())
                .contains("/steps must not be empty", "/x is not allowed here");
    }

    @Test
    void eachKeyCountsItsOwnSteps() {
        client.put("/__admin/scenarios/flaky", scenario("staging-a", 501));
        client.put("/__admin/scenario", "{'name':'flaky'}");
        assertThat(client.bid("staging-b", SHOES).status()).isEqualTo(200);
        assertThat(client.bid("staging-b", SHOES).status()).isEqualTo(200);
        assertThat(client.bid("staging-b", SHOES).status()).isEqualTo(500);
    }
}
