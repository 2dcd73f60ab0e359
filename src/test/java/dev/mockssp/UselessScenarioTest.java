package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static dev.mockssp.client.Steps.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockssp.client.MockSspClient;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.client.ScriptStep;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.LogFormat;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.engine.journaling.ServerLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A scenario that cannot do what it says is rejected or warned of, however it gets in. */
@Timeout(60)
class UselessScenarioTest {

    private static final String NO_CAMPAIGN =
            "{'description':'d','steps':[{'when':{'first':1},'fill':{'campaign':'fleetmoor-road-runer'}},{'fill':{'campaign':'zzz'}}]}";
    private static final String SHADOWED = "{'description':'d','steps':[{'fill':{}},{'no_bid':{}}]}";

    @TempDir
    private Path folder;

    @Test
    void aPutIsRejectedWithAllProblems() {
        try (MockSsp ssp = MockSsp.start()) {
            Client.Answer answer = new Client(ssp).put("/__admin/scenarios/mine", NO_CAMPAIGN);
            assertThat(answer.status()).isEqualTo(400);
            JsonNode error = answer.json().get("error");
            assertThat(error.get("message").stringValue())
                    .startsWith("the scenario: /steps/0/fill/campaign: the inventory has no campaign")
                    .contains("did you mean \"fleetmoor-road-runner\"?")
                    .endsWith("(and 1 more problem)");
            assertThat(error.get("pointer").stringValue()).isEqualTo("/steps/0/fill/campaign");
            assertThat(error.get("allowed").get(0).stringValue()).isEqualTo("fleetmoor-road-runner");
            assertThat(error.get("problems")).hasSize(2);
            assertThat(error.at("/problems/1/pointer").stringValue()).isEqualTo("/steps/1/fill/campaign");
            assertThat(new Client(ssp).get("/__admin/scenarios/mine").status()).isEqualTo(404);
        }
    }

    @Test
    void allViolationsOfTheSchemaAreTold() {
        try (MockSsp ssp = MockSsp.start()) {
            JsonNode error = new Client(ssp)
                    .put("/__admin/scenarios/mine", "{'steps':[{'fail':{'status':200}},{'brake':{}}]}")
                    .json()
                    .get("error");
            assertThat(error.get("problems")
                            .valueStream()
                            .map(it -> it.get("pointer").stringValue()))
                    .contains("/description", "/steps/0/fail/status", "/steps/1/brake");
        }
    }

    /** Else each correction would show the next mistake. */
    @Test
    void theMistakesOfAllChecksAreToldAtOnce() {
        String all = "{'steps':[{'fail':{'status':200}},{'fill':{'campaign':'zzz'}},"
                + "{'when':{'headers':{'X-A':'('}},'fill':{}},{'when':{'chance':0},'fill':{}},"
                + "{'fill':{'format':'nothing'}},{'fill':{}},{'no_bid':{}}]}";
        try (MockSsp ssp = MockSsp.start()) {
            JsonNode error =
                    new Client(ssp).put("/__admin/scenarios/mine", all).json().get("error");
            assertThat(error.get("problems")
                            .valueStream()
                            .map(it -> it.get("pointer").stringValue()))
                    .contains(
                            "/description",
                            "/steps/0/fail/status",
                            "/steps/1/fill/campaign",
                            "/steps/2/when/headers/X-A",
                            "/steps/4/fill/format")
                    .doesNotContain("/steps/6");
        }
    }

    @Test
    void aBadFileNameDoesNotHideTheContent() throws Exception {
        write("No.json", "{'description':'d','steps':[{'fail':{'status':200}},{'fill':{'campaign':'zzz'}}]}");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> MockSsp.start(Settings.of(Option.SCENARIOS, folder)))
                .satisfies(e -> assertThat(e.problems().stream().map(Problem::line))
                        .anySatisfy(line -> assertThat(line).contains("the file name is not allowed"))
                        .anySatisfy(line -> assertThat(line).contains("/steps/0/fail/status"))
                        .anySatisfy(line -> assertThat(line).contains("/steps/1/fill/campaign")));
    }

    @Test
    void onlyAScenarioOfTheRunCanBeRemovedAndTheMessageSaysWhereItComesFrom() throws Exception {
        write("mine.json", "{'description':'d','steps':[{'fill':{}}]}");
        Settings settings = Settings.of(Option.SCENARIOS, folder)
                .with(Option.SCENARIO_JSON, "{\"inline\":{\"description\":\"d\",\"steps\":[{\"fill\":{}}]}}");
        try (MockSsp ssp = MockSsp.start(settings)) {
            Client client = new Client(ssp);
            assertThat(client.delete("/__admin/scenarios/no-bid").text()).contains("is built in; only scenarios");
            assertThat(client.delete("/__admin/scenarios/mine").text()).contains("comes from a file; only");
            assertThat(client.delete("/__admin/scenarios/inline").text()).contains("comes from --scenario-json; only");
        }
    }

    @Test
    void aScenarioWithoutStepsIsRejected() {
        try (MockSsp ssp = MockSsp.start()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> ssp.putScenario(ScenarioScript.named("mine")))
                    .withMessage("the scenario: /steps must not be empty");
        }
    }

    @Test
    void aScriptIsRejectedHereAndOverHttp() {
        ScriptStep<?> prompt = fill().campaign("fleetmoor-road-runner").whenHeader("X-A", "(");
        ScenarioScript script = ScenarioScript.of(fill().campaign("fleetmor"), prompt);
        try (MockSsp ssp = MockSsp.start()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> ssp.use(ScenarioScript.of(fill().campaign("fleetmor"))))
                    .withMessageContaining("no campaign \"fleetmor\"");
            ConfigurationException here = caught(() -> ssp.putScenario(script));
            ConfigurationException remote =
                    caught(() -> MockSspClient.at(ssp.baseUrl()).putScenario(script));
            assertThat(remote.getMessage()).isEqualTo(here.getMessage());
            assertThat(remote.problems()).hasSameSizeAs(here.problems());
        }
    }

    private static ConfigurationException caught(Runnable action) {
        try {
            action.run();
            throw new AssertionError("nothing was thrown");
        } catch (ConfigurationException e) {
            return e;
        }
    }

    @Test
    void warningsAreInTheResponseTheListAndTheScenario() {
        try (MockSsp ssp = MockSsp.start()) {
            Client client = new Client(ssp);
            JsonNode put = client.put("/__admin/scenarios/mine", SHADOWED).json();
            assertThat(put.at("/problems/0/severity").stringValue()).isEqualTo("warning");
            assertThat(put.at("/problems/0/pointer").stringValue()).isEqualTo("/steps/1");
            assertThat(client.get("/__admin/scenarios/mine").json().get("problems"))
                    .isEqualTo(put.get("problems"));
            JsonNode all = client.get("/__admin/scenarios?limit=1000").json().at("/scenarios");
            assertThat(all).contains(put);
            assertThat(client.put("/__admin/scenarios/fine", "{'description':'d','steps':[{'fill':{}}]}")
                            .json()
                            .has("problems"))
                    .isFalse();
        }
    }

    @Test
    void aKeyThatIsNotValidIsAWarning() {
        String scenario = "{'description':'d','steps':[{'when':{'key':'%s'},'fill':{}}]}";
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.KEY, "acme-1=production"))) {
            Client client = new Client(ssp);
            for (String valid : new String[] {"acme-1", "acme*", "a*", "stag*", "staging-x*", "*", "production"}) {
                assertThat(client.put("/__admin/scenarios/mine", scenario.formatted(valid))
                                .json()
                                .has("problems"))
                        .as(valid)
                        .isFalse();
            }
            JsonNode put = client.put("/__admin/scenarios/mine", scenario.formatted("acme-2*"))
                    .json();
            assertThat(put.at("/problems/0/message").stringValue())
                    .contains("/steps/0/when/key: no valid key is \"acme-2*\"", "--key");
        }
    }

    @Test
    void aFormatThatTheCampaignLacksIsRejected() {
        try (MockSsp ssp = MockSsp.start()) {
            String ad = AdminTraffic.campaign("own", "'dsp':'x'").toString();
            Client.Answer answer = new Client(ssp)
                    .put(
                            "/__admin/scenarios/mine",
                            "{'description':'d','steps':[{'fill':{'ad':" + ad + ",'format':'sponsored_prompt'}}]}");
            assertThat(answer.text()).contains("/steps/0/fill/format is sponsored_prompt, which the ad does not have");
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void anInventoryThatLacksTheCampaignIsAProblemOfTheFile() throws Exception {
        write("mine.json", "{'description':'d','steps':[{'fill':{'campaign':'fleetmoor-road-runner'}}]}");
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.SCENARIOS, folder))) {
            Client client = new Client(ssp);
            assertThat(client.get("/__admin/scenarios").json().get("problems")).isEmpty();
            client.put("/__admin/inventory", "{'campaigns':[]}");
            JsonNode problem = client.get("/__admin/scenarios").json().at("/problems/0");
            assertThat(problem.get("severity").stringValue()).isEqualTo("error");
            assertThat(problem.get("message").stringValue()).startsWith("scenario mine: /steps/0/fill/campaign: ");
            client.post("/__admin/reset", "");
            assertThat(client.get("/__admin/scenarios").json().get("problems")).isEmpty();
        }
    }

    @Test
    void theStartTellsTheProblemsOfAllFiles() throws Exception {
        write("a.json", "{'description':");
        write("b.json", NO_CAMPAIGN);
        write("c.json", "{'description':'d','steps':[]}");
        Path inventory = Files.writeString(folder.resolve("inventory.txt"), "{\"campaigns\": [{}]}");
        Path geo = Files.writeString(folder.resolve("geo.txt"), "{\"10.0.0.0/8\": \"XX\", \"1.2.3.4/99\": \"DE\"}");
        Settings settings = Settings.of(Option.SCENARIOS, folder)
                .with(Option.INVENTORY, inventory)
                .with(Option.GEO, geo)
                .with(Option.SCENARIO_JSON, "{\"inline\": {\"description\": \"d\", \"steps\": []}}");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> MockSsp.start(settings))
                .satisfies(e -> assertThat(e.problems().stream().map(Problem::line))
                        .anySatisfy(line -> assertThat(line).contains("--inventory: ", "/campaigns/0/id is required"))
                        .anySatisfy(line -> assertThat(line).contains("--geo: ", "/10.0.0.0~18 \"XX\""))
                        .anySatisfy(line -> assertThat(line).contains("--geo: ", "\"1.2.3.4/99\" is not a network"))
                        .anySatisfy(line -> assertThat(line).contains("a.json: ", "line 1"))
                        .anySatisfy(line -> assertThat(line).contains("c.json: ", "/steps must not be empty"))
                        .anySatisfy(line -> assertThat(line).contains("--scenario-json, inline: /steps"))
                        .noneSatisfy(line -> assertThat(line).contains("no campaign")));
    }

    @Test
    void aWarningIsALineOfTheLog() throws Exception {
        Path file = write("mine.json", SHADOWED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ServerLog log = new ServerLog(LogFormat.TEXT, out);
        Settings settings = Settings.of(Option.SCENARIOS, folder).with(Option.PORT, 0);
        try (MockSsp ssp = MockSsp.start(settings.config(), log)) {
            assertThat(new Client(ssp)
                            .get("/__admin/scenarios")
                            .json()
                            .at("/problems/0/message")
                            .stringValue())
                    .startsWith("scenario mine: /steps/1 is never played");
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("warning: " + file + ": /steps/1 is never played");
    }

    @Test
    void aReloadIsCheckedWithTheActiveInventory() throws Exception {
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.SCENARIOS, folder))) {
            Client client = new Client(ssp);
            client.put("/__admin/inventory", "{'campaigns':[" + AdminTraffic.campaign("mine", "'dsp':'x'") + "]}");
            write("good.json", "{'description':'d','steps':[{'fill':{'campaign':'mine'}}]}");
            write("bad.json", NO_CAMPAIGN);
            Await.until(
                    "the reload",
                    () -> Optional.of(client.get("/__admin/scenarios"))
                            .filter(list -> list.text().contains("\"good\"")
                                    && list.json().get("problems").size() == 2));
            assertThat(client.bid("staging-key+good", SHOES).text()).contains("\"dsp\":\"x\"");
        }
    }

    private Path write(String name, String json) throws Exception {
        return Files.writeString(folder.resolve(name), json.replace('\'', '"'));
    }
}
