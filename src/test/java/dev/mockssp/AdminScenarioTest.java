package dev.mockssp;

import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

@Timeout(60)
class AdminScenarioTest {

    private static final String GONE = "{'description':'Gone.','steps':[{'fail':{'status':410}}]}";

    private static final int MANY = 10_000;
    private static final int BUILT_IN = 31;

    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() {
        ssp = MockSsp.start();
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__admin/health", "/livez", "/readyz"})
    void healthTellsWhatRuns(String path) {
        client.put("/__admin/scenario", "{'name':'server-error'}");
        Client.Answer response = client.get(path);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.text())
                .startsWith(
                        "{\"status\":\"ok\",\"version\":\"" + MockSsp.VERSION
                                + "\",\"revision\":\"2025-11\",\"scenario\":\"server-error\",\"droppedLogLines\":0,\"memory\":{\"usedBytes\":");
        Client.Answer head = client.send("HEAD", path, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void theListNamesEveryScenarioWithItsLine() {
        JsonNode list = client.get("/__admin/scenarios").json();
        assertThat(list.get("name").stringValue()).isEqualTo("default");
        assertThat(list.get("problems")).isEmpty();
        assertThat(list.get("matched").intValue())
                .isEqualTo(list.get("scenarios").size());
        assertThat(list.get("scenarios")).hasSizeGreaterThanOrEqualTo(31).allSatisfy(entry -> {
            assertThat(entry.get("description").stringValue()).isNotBlank();
            assertThat(entry.get("origin").stringValue()).isEqualTo("built-in");
        });
    }

    @Test
    void aScenarioIsValidatedWithoutBeingAdded() {
        assertThat(client.put("/__admin/scenarios/gone?dryRun=true", GONE).status())
                .isEqualTo(200);
        Client.Answer wrong =
                client.put("/__admin/scenarios/gone?dryRun=true", "{'description':'x','steps':[{'fial':{}}]}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("fial");
        assertThat(client.get("/__admin/scenarios/gone").status()).isEqualTo(404);
        assertThat(client.put("/__admin/scenarios/gone?dryRun=false", GONE).status())
                .isEqualTo(201);
    }

    @Test
    void theStepsOfAScenarioAreCountedForEachKey() {
        client.put("/__admin/scenario", "{'name':'flaky'}");
        assertThat(client.get("/__admin/scenarios/flaky").json().get("progress"))
                .isEmpty();
        for (int i = 0; i < 4; i++) {
            client.bid("staging-a", SHOES);
        }
        client.bid("staging-b", SHOES);

        JsonNode progress = client.get("/__admin/scenarios/flaky").json().get("progress");
        assertThat(progress.findValuesAsString("keyId")).doesNotHaveDuplicates().hasSize(2);
        assertThat(progress.valueStream().map(one -> one.get("reached").toString()))
                .containsExactlyInAnyOrder("[4,3]", "[1,1]");
        client.put("/__admin/scenario", "{'name':'flaky'}");
        assertThat(client.get("/__admin/scenarios/flaky").json().get("progress"))
                .isEmpty();
    }

    @Test
    void aBindingEndsByTheIdentifierInTheList() {
        client.put("/__admin/scenario", "{'name':'no-bid','key':'staging-a'}");
        client.put("/__admin/scenario", "{'name':'slow','key':'staging-b'}");
        String keyId =
                client.get("/__admin/scenario").json().at("/bindings/0/keyId").stringValue();

        JsonNode left = client.delete("/__admin/scenario?keyId=" + keyId).json();
        assertThat(left.get("removed")).isEqualTo(BooleanNode.TRUE);
        assertThat(left.get("bindings").findValuesAsString("name")).containsExactly("slow");
        assertThat(client.delete("/__admin/scenario?keyId=" + keyId).json().get("removed"))
                .isEqualTo(BooleanNode.FALSE);
        assertThat(client.delete("/__admin/scenario?keyId=x&key=staging-b").status())
                .isEqualTo(400);
    }

    @Test
    void aScenarioCanBeReadAndPutAgainUnderAnotherName() {
        JsonNode document = client.get("/__admin/scenarios/flaky").json().get("document");
        assertThat(client.put("/__admin/scenarios/flaky-too", document.toString())
                        .status())
                .isEqualTo(201);
        assertThat(client.get("/__admin/scenarios/flaky-too").json().get("document"))
                .isEqualTo(document);
    }

    @Test
    void aScenarioThatWasPutHidesTheFileUntilItIsDeleted() {
        assertThat(client.put("/__admin/scenarios/no-bid", GONE).status()).isEqualTo(200);
        assertThat(client.get("/__admin/scenarios/no-bid").json().get("origin").stringValue())
                .isEqualTo("runtime");
        assertThat(client.bid("staging-key+no-bid", SHOES).status()).isEqualTo(410);
        assertThat(client.delete("/__admin/scenarios/no-bid").status()).isEqualTo(204);
        assertThat(client.bid("staging-key+no-bid", SHOES).status()).isEqualTo(200);
    }

    @Test
    void aScenarioInUseIsNotDeleted() {
        client.put("/__admin/scenarios/mine", GONE);
        client.put("/__admin/scenario", "{'name':'mine','key':'staging-a'}");
        assertThat(client.delete("/__admin/scenarios/mine").status()).isEqualTo(409);
        assertThat(client.bid("staging-a", SHOES).status()).isEqualTo(410);
        client.delete("/__admin/scenario?key=staging-a");
        assertThat(client.delete("/__admin/scenarios/mine").status()).isEqualTo(204);
        assertThat(client.get("/__admin/scenarios/mine").status()).isEqualTo(404);
    }

    @Test
    void aBrokenScenarioLeavesTheOneBeforeInForce() {
        client.put("/__admin/scenarios/mine", GONE);
        assertThat(client.put("/__admin/scenarios/mine", "{'description':'d'}").status())
                .isEqualTo(400);
        assertThat(client.bid("staging-key+mine", SHOES).status()).isEqualTo(410);
    }

    @Test
    void theMostSpecificChoiceWins() {
        assertThat(chosen("staging-a")).isEqualTo("default/active");
        client.put("/__admin/scenario", "{'name':'server-error'}");
        assertThat(chosen("staging-a")).isEqualTo("server-error/active");
        client.put("/__admin/scenario", "{'name':'no-bid','key':'staging-a'}");
        assertThat(chosen("staging-a")).isEqualTo("no-bid/binding");
        assertThat(chosen("staging-b")).isEqualTo("server-error/active");
        assertThat(chosen("staging-a+bad-request")).isEqualTo("bad-request/key");
        assertThat(chosen("staging-a+bad-request", "X-Mock-Scenario", "always-fill"))
                .isEqualTo("always-fill/header");
    }

    private String chosen(String key, String... headers) {
        String reported = client.bid(key, SHOES, headers).header("X-Mock-Scenario");
        client.ad(key, PRODUCT, headers);
        JsonNode scenario = client.newest().get("scenario");
        assertThat(scenario.get("name").stringValue()).isEqualTo(reported);
        return reported + "/" + scenario.get("by").stringValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-bit", "", " ", "No-Bid", "default,no-bid", "../default"})
    void anUnknownNameIsNeverAnotherScenario(String name) {
        for (Client.Answer response : new Client.Answer[] {
            client.bid("staging-key+" + name, SHOES), client.bid("staging-key", SHOES, "X-Mock-Scenario", name)
        }) {
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.json().get("message").stringValue())
                    .contains("There are 31 scenarios")
                    .hasSizeLessThan(250);
        }
    }

    @Test
    void aBindingBelongsToTheKeyWithoutItsSuffixAndShowsItMasked() {
        client.put("/__admin/scenario", "{'name':'no-bid','key':'staging-suite-1+slow'}");
        JsonNode put = client.put("/__admin/scenario", "{'name':'flaky','key':'staging-other-1'}")
                .json();
        assertThat(put.get("name").stringValue()).isEqualTo("flaky");
        assertThat(put.get("bindings")).hasSize(1);
        JsonNode shown = client.get("/__admin/scenario").json();
        assertThat(shown.get("bindings")).hasSize(2).contains(put.at("/bindings/0"));
        assertThat(shown.toString()).doesNotContain("staging-suite", "staging-other");
        JsonNode own = client.get("/__admin/scenario?key=staging-suite-1").json();
        assertThat(own.get("name").stringValue()).isEqualTo("no-bid");
        assertThat(own.get("bindings")).hasSize(1);
        assertThat(own.at("/bindings/0/name").stringValue()).isEqualTo("no-bid");
        assertThat(client.get("/__admin/scenario?key=staging-free").json().toString())
                .isEqualTo("{\"name\":\"default\",\"matched\":0,\"bindings\":[]}");
        client.bid("staging-suite-1", SHOES);
        JsonNode sender = client.newest().get("client");
        assertThat(shown.get("bindings").valueStream())
                .anyMatch(bound -> bound.get("keyId").equals(sender.get("keyId"))
                        && bound.get("key").equals(sender.get("key"))
                        && bound.get("name").stringValue().equals("no-bid"));
    }

    @Test
    void theDeletionOfABindingTellsWhetherThereWasOne() {
        client.put("/__admin/scenario", "{'name':'no-bid','key':'staging-a'}");
        assertThat(client.delete("/__admin/scenario?key=staging-aa").json().get("removed"))
                .isEqualTo(BooleanNode.FALSE);
        assertThat(client.delete("/__admin/scenario?key=staging-a").json().get("removed"))
                .isEqualTo(BooleanNode.TRUE);
        assertThat(client.delete("/__admin/scenario").json().has("removed")).isFalse();
    }

    /** No response grows with the number of scenarios or bindings, and none is lost. */
    @Test
    @Tag("long")
    @Timeout(600)
    void tenThousandScenariosAndBindingsAreListedInPages() {
        for (int i = 0; i < MANY; i++) {
            Client.Answer put = client.put("/__admin/scenarios/many-" + i, GONE);
            assertThat(put.status()).isEqualTo(201);
            assertThat(put.body()).hasSizeLessThan(200);
            Client.Answer bound =
                    client.put("/__admin/scenario", "{'name':'many-" + i + "','key':'staging-" + i + "'}");
            assertThat(bound.json().get("name").stringValue()).isEqualTo("many-" + i);
            assertThat(bound.body()).hasSizeLessThan(200);
        }
        for (Client.Answer all : List.of(
                client.get("/__admin/scenarios"),
                client.get("/__admin/scenario"),
                client.put("/__admin/scenario", "{'name':'default'}"),
                client.delete("/__admin/scenario"),
                client.get("/__admin/scenarios?limit=1000&offset=9000"))) {
            assertThat(all.json().get("matched").intValue()).isGreaterThanOrEqualTo(MANY);
            assertThat(all.body()).hasSizeLessThan(100_000);
        }
        assertThat(names("/__admin/scenarios", "scenarios")).hasSize(MANY + BUILT_IN);
        assertThat(names("/__admin/scenario", "bindings")).hasSize(MANY);
        assertThat(client.get("/__admin/scenario?key=staging-9999")
                        .json()
                        .at("/bindings/0/name")
                        .stringValue())
                .isEqualTo("many-9999");
        for (Client.Answer unknown : List.of(
                client.bid("staging-a+manyy-17", SHOES),
                client.bid("staging-a", SHOES, "X-Mock-Scenario", "manyy-17"),
                client.put("/__admin/scenario", "{'name':'manyy-17'}"),
                client.post("/__admin/pact/states", "{'state':'manyy-17'}"))) {
            assertThat(unknown.status()).isIn(400, 404);
            assertThat(unknown.text()).contains("many-17", "There are 10031 scenarios");
            assertThat(unknown.body()).hasSizeLessThan(600);
        }
        assertThat(client.bid("staging-77", SHOES).status()).isEqualTo(410);
    }

    /** The different names on all pages of a list. */
    private Set<String> names(String path, String list) {
        Set<String> names = new TreeSet<>();
        for (int offset = 0; offset <= MANY + BUILT_IN; offset += 1000) {
            client.get(path + "?limit=1000&offset=" + offset)
                    .json()
                    .get(list)
                    .forEach(entry -> names.add(entry.get("name").stringValue()));
        }
        return names;
    }

    @Test
    void choosingAScenarioStartsItsStepsAnew() {
        client.put("/__admin/scenario", "{'name':'recovering'}");
        assertThat(statuses(4)).containsExactly(500, 500, 200, 200);
        client.put("/__admin/scenario", "{'name':'recovering'}");
        assertThat(statuses(3)).containsExactly(500, 500, 200);
    }

    @Test
    void withoutAChoiceTheOneOfTheStartIsActiveAgain() {
        client.put("/__admin/scenario", "{'name':'slow'}");
        assertThat(client.delete("/__admin/scenario").json().get("name").stringValue())
                .isEqualTo("default");
    }

    @Test
    void keysDoNotDisturbOneAnother() {
        client.put("/__admin/scenario", "{'name':'flaky'}");
        for (String key : new String[] {"staging-a", "staging-b"}) {
            assertThat(client.bid(key, SHOES).status()).isEqualTo(200);
            assertThat(client.bid(key, SHOES).status()).isEqualTo(200);
            assertThat(client.bid(key, SHOES).status()).isEqualTo(500);
        }
    }

    private int[] statuses(int calls) {
        int[] result = new int[calls];
        for (int i = 0; i < calls; i++) {
            result[i] = client.send(
                            "POST", BID, SHOES, "thrad-api-key", "staging-key", "Content-Type", "application/json")
                    .status();
        }
        return result;
    }
}
