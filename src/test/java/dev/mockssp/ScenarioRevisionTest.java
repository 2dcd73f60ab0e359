package dev.mockssp;

import static dev.mockssp.client.Steps.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.client.ScenarioScript;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A scenario of a revision is rejected for another one, however it is chosen, and warned of if it says none. */
@Timeout(60)
class ScenarioRevisionTest {

    private static final String FOR_2026 = "{'description':'d','revision':'2026','steps':[{'fill':{}}]}";
    private static final String FOR_ALL = "{'description':'d','steps':[{'fill':{}}]}";
    private static final String AD = "'dsp':'x','advertiser':'a','domain':'a.example','vertical':'v','price':7,"
            + "'keywords':[],'headlines':['h'],'prompts':[],'description':null,'product':'p',"
            + "'landing_url':'/landing/own','countries':[],'banned_words':[],'poll':{'question':'q','options':['a','b']}";

    @TempDir
    private Path folder;

    private final MockSsp ssp = MockSsp.start(Settings.of(Option.KEY, "new=production:revision=2026"));
    private final Client client = new Client(ssp);

    @AfterEach
    void close() {
        ssp.close();
    }

    private static void assertRejected(Client.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").stringValue())
                .contains("is for revision 2026 of the API", "has revision 2025-11");
    }

    @Test
    void choosingItForTheServerOrAKeyIsRejected() {
        client.put("/__admin/scenarios/mine", FOR_2026);
        assertRejected(client.put("/__admin/scenario", "{'name':'mine'}"));
        assertRejected(client.put("/__admin/scenario", "{'name':'mine','key':'production-a'}"));
        assertThat(client.put("/__admin/scenario", "{'name':'mine','key':'new'}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void replacingTheOneInUseIsRejected() {
        client.put("/__admin/scenarios/mine", FOR_ALL);
        client.put("/__admin/scenario", "{'name':'mine'}");
        assertRejected(client.put("/__admin/scenarios/mine", FOR_2026));
        client.put("/__admin/scenario", "{'name':'default'}");
        client.put("/__admin/scenario", "{'name':'mine','key':'production-a'}");
        assertRejected(client.put("/__admin/scenarios/mine", FOR_2026));
        client.put("/__admin/scenario", "{'name':'mine','key':'new'}");
        assertRejected(client.put("/__admin/scenarios/mine", FOR_2026));
    }

    @Test
    void addingItForAKeyIsRejected() {
        Client.Answer rejected =
                client.put("/__admin/scenarios/mine", FOR_2026.replace("}]}", "}],'key':'production-a'}"));
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.json().at("/error/message").stringValue())
                .contains("/revision is 2026", "the key that the scenario belongs to has revision 2025-11");
        assertThat(client.put("/__admin/scenarios/mine", FOR_2026.replace("}]}", "}],'key':'new'}"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aScriptIsRejectedToo() {
        ScenarioScript script = ScenarioScript.of(fill().asPoll()).forRevision(Revision.R2026);
        assertThatThrownBy(() -> ssp.use(script))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("revision 2026", "revision 2025-11");
        try (MockSsp later = MockSsp.start(Settings.of(Option.REVISION, "2026"))) {
            later.use(script);
            assertThat(new Client(later)
                            .bid("production-a", Client.SHOES)
                            .json()
                            .at("/data/bid/ad_format")
                            .stringValue())
                    .isEqualTo("sponsored_poll");
        }
    }

    @Test
    void theOptionIsRejected() throws Exception {
        Files.writeString(folder.resolve("mine.json"), FOR_2026.replace('\'', '"'));
        assertThatThrownBy(() ->
                        MockSsp.start(Settings.of(Option.SCENARIOS, folder).with(Option.SCENARIO, "mine")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("--scenario", "revision 2026", "revision 2025-11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/steps/0/fill/format # {'format':'sponsored_poll'}",
                "/steps/0/fill/variants # {'variants':['view-url-member']}",
                "/steps/0/fill/campaign # {'campaign':'hushhorn-poll'}",
                "/steps/0/fill/ad/formats # {'ad':{'id':'own','formats':['sponsored_poll'],%s}}",
                "/steps/0/fill/ad/since # {'ad':{'id':'own','formats':['sponsored_message'],'since':'2026',%s}}",
                "/steps/0/fill/ad/logo_url # {'ad':{'id':'own','formats':['sponsored_message'],'logo_url':'/l.png',%s}}"
            })
    void whatNeeds2026AndDoesNotSaySoIsWarnedOf(String example) {
        String pointer = example.substring(0, example.indexOf(" # "));
        String fill = example.substring(example.indexOf(" # ") + 3).replace("%s", AD);
        String scenario = "{'description':'d',%s'steps':[{'fill':" + fill + "}]}";
        JsonNode silent = client.put("/__admin/scenarios/mine", scenario.replace("%s", ""))
                .json();
        assertThat(silent.at("/problems/0/pointer").stringValue()).isEqualTo(pointer);
        assertThat(silent.at("/problems/0/message").stringValue())
                .endsWith("that only revision 2026 has, but the scenario has no revision; expected \"revision\":"
                        + " \"2026\"");
        JsonNode wrong = client.put("/__admin/scenarios/mine", scenario.replace("%s", "'revision':'2025-11',"))
                .json();
        assertThat(wrong.at("/problems/0/message").stringValue()).contains("the scenario is for revision 2025-11");
        JsonNode right = client.put("/__admin/scenarios/mine", scenario.replace("%s", "'revision':'2026',"))
                .json();
        assertThat(right.has("problems")).as(right.toString()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'when':{'endpoint':'get-ad'},'fill':{'ad':{'id':'own','formats':['sponsored_message'],'logo_url':'/l.png',%s}}}",
                "{'fill':{'ad':{'id':'own','formats':['sponsored_message'],%s}}}",
                "{'fill':{'ad':{'id':'own','formats':['sponsored_message','sponsored_poll'],%s}}}"
            })
    void whatEachRevisionHasIsNotWarnedOf(String step) {
        JsonNode put = client.put(
                        "/__admin/scenarios/mine", "{'description':'d','steps':[" + step.replace("%s", AD) + "]}")
                .json();
        assertThat(put.has("problems")).as(put.toString()).isFalse();
    }
}
