package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.cli.Cli;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The levels of integration rules, wherever findings are shown. */
class RuleLevelsTest {

    private static final String TYPO = Client.SHOES.replace("'chatId'", "'chat_id':1,'chatId'");

    @TempDir
    private Path folder;

    private static MockSsp start(String... rules) {
        Settings settings = Settings.none();
        for (String rule : rules) {
            settings = settings.with(Option.RULE, rule);
        }
        return MockSsp.start(settings.with(Option.PORT, 0));
    }

    private static JsonNode report(Client client, String query) {
        return client.get("/__admin/report" + query).json();
    }

    private static int count(JsonNode report, String severity) {
        return report.at("/findings/" + severity).intValue();
    }

    @Test
    void aRuleThatIsOffIsNowhereButTheReportSaysSo() throws Exception {
        Path record = folder.resolve("record.jsonl");
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.RULE, "unknown-field=off")
                .with(Option.RULE, "forwarded-for-missing=off")
                .with(Option.RULE, "timestamps-missing=off")
                .with(Option.RECORD, record))) {
            Client client = new Client(ssp);
            client.bid("staging-a", TYPO);
            client.bid("staging-b", TYPO);

            JsonNode all = report(client, "");
            assertThat(all.get("findings").toString()).isEqualTo("{\"error\":0,\"warning\":0,\"info\":0}");
            assertThat(all.get("suppressed").valueStream().map(JsonNode::toString))
                    .contains("{\"rule\":\"unknown-field\",\"by\":\"--rule unknown-field=off\",\"count\":2}");
            assertThat(report(client, "?key=staging-a")
                            .at("/suppressed/0/count")
                            .intValue())
                    .isEqualTo(1);
            assertThat(client.get("/__admin/requests").json().at("/requests/0/findings"))
                    .isEmpty();
            assertThat(Files.readString(record)).contains("\"findings\":[]").doesNotContain("unknown-field");
            assertThat(client.get("/__admin/report.xml").text())
                    .contains("<skipped message=\"2 suppressed by --rule unknown-field=off\"");
            assertThat(client.get("/__admin/report.html").text()).contains("--rule unknown-field=off");
            assertThat(cli("report", "--url", ssp.baseUrl(), "--fail-on", "info"))
                    .startsWith("0 ")
                    .contains("suppressed unknown-field (2) by --rule unknown-field=off");
        }
    }

    @Test
    void whatIsSuppressedOutlivesAResetButNotTheReport() {
        try (MockSsp ssp = start("unknown-field=off")) {
            Client client = new Client(ssp);
            client.bid("staging-a", TYPO);
            client.send("POST", "/__admin/reset", "");
            assertThat(report(client, "").at("/suppressed/0/count").intValue()).isEqualTo(1);
            client.send("DELETE", "/__admin/report?key=staging-a", "");
            assertThat(report(client, "").get("suppressed")).isEmpty();
        }
    }

    @Test
    void aRuleGoesUpAndDown() {
        try (MockSsp ssp = start("unknown-field=error", "timestamps-missing=warning", "forwarded-for-missing=off")) {
            Client client = new Client(ssp);
            client.bid("staging-a", TYPO);
            JsonNode report = report(client, "");
            assertThat(count(report, "error")).isEqualTo(1);
            assertThat(count(report, "warning")).isEqualTo(1);
            assertThat(report.at("/rules/0/rule").stringValue()).isEqualTo("unknown-field");
            assertThat(cli("report", "--url", ssp.baseUrl())).startsWith("1 ");
        }
    }

    @Test
    void aLevelOfAKeyWinsAndTheReportHasBoth() {
        try (MockSsp ssp =
                start("unknown-field=info", "staging-a:unknown-field=error", "staging-c:unknown-field=off")) {
            Client client = new Client(ssp);
            for (String key : new String[] {"staging-a", "staging-b", "staging-c"}) {
                client.bid(key, TYPO);
            }
            assertThat(report(client, "")
                            .get("rules")
                            .valueStream()
                            .filter(rule -> rule.get("rule").stringValue().equals("unknown-field"))
                            .map(rule -> rule.get("severity").stringValue() + " " + rule.get("count")))
                    .containsExactly("error 1", "info 1");
            assertThat(report(client, "").at("/suppressed/0/by").stringValue())
                    .isEqualTo("--rule staging-c:unknown-field=off");
        }
    }

    @Test
    void rulesAboutARunHaveLevelsToo() {
        try (MockSsp ssp = start("bid-never-viewed=off", "key-not-seen=off")) {
            Client client = new Client(ssp);
            client.bid("staging-a", Client.SHOES, "X-Mock-Scenario", "sponsored-prompts");
            JsonNode report = report(client, "");
            assertThat(report.toString()).doesNotContain("never viewed");
            assertThat(report.at("/suppressed/0/rule").stringValue()).isEqualTo("bid-never-viewed");
            assertThat(report(client, "?key=staging-z").at("/findings/error").intValue())
                    .isZero();
        }
    }

    @Test
    void schemaFindingsOfARealServiceHaveLevelsToo() {
        try (MockSsp service = MockSsp.start();
                MockSsp recorder = MockSsp.start(
                        Settings.of(Option.RECORD_FROM, service.baseUrl()).with(Option.RULE, "schema-request=off"))) {
            Client client = new Client(recorder);
            client.bid("staging-a", "{}");
            JsonNode report = report(client, "");
            assertThat(report.get("rules").toString()).doesNotContain("schema-request");
            assertThat(report.at("/suppressed").toString()).contains("schema-request");
        }
    }

    @Test
    void theCommandHasLevelsOfItsOwn() {
        try (MockSsp ssp = start("forwarded-for-missing=off", "timestamps-missing=off")) {
            new Client(ssp).bid("staging-a", TYPO);
            String[] report = {"report", "--url", ssp.baseUrl(), "--rule", "unknown-field=error"};
            assertThat(cli(report)).startsWith("1 ").contains("error unknown-field (1)");
            assertThat(cli("report", "--url", ssp.baseUrl(), "--fail-on", "info", "--rule", "unknown-field=off"))
                    .startsWith("0 ")
                    .contains("suppressed unknown-field (1) by --rule unknown-field=off");
            assertThat(cli("report", "--url", ssp.baseUrl(), "--fail-on", "info", "--rule", "b:unknown-field=off"))
                    .startsWith("1 ");
        }
    }

    @Test
    void theCommandAppliesTheLevelsOfAKeyThatIsNamedWithASuffix() {
        try (MockSsp ssp = start("forwarded-for-missing=off", "timestamps-missing=off")) {
            new Client(ssp).bid("staging-a+no-bid", TYPO);
            for (String rule : new String[] {"staging-a:unknown-field=error", "staging-a+slow:unknown-field=error"}) {
                String[] report = {"report", "--url", ssp.baseUrl(), "--key", "staging-a+no-bid", "--rule", rule};
                assertThat(cli(report)).as(rule).startsWith("1 ").contains("error unknown-field (1)");
            }
        }
    }

    @Test
    void theCommandRejectsAnUnknownRuleOfAKeyInAReportOfAllToo() {
        try (MockSsp ssp = start()) {
            new Client(ssp).bid("staging-a", TYPO);
            assertThat(cli("report", "--url", ssp.baseUrl(), "--rule", "acme:unknown-feld=off"))
                    .startsWith("2 ")
                    .contains("--rule: \"acme:unknown-feld=off\" has an unknown rule; the nearest are unknown-field");
        }
    }

    /** The mock server and the command may read the same file. */
    @Test
    void theCommandKeepsLevelsOfSingleKeysInAReportOfAll() {
        String[] levels = {"forwarded-for-missing=off", "unknown-field=info", "staging-a:unknown-field=error"};
        try (MockSsp ssp = start(levels)) {
            new Client(ssp).bid("staging-a", TYPO);
            String rule = "--rule";
            String[] report = {"report", "--url", ssp.baseUrl(), rule, levels[1], rule, levels[2]};
            assertThat(cli(report)).startsWith("1 ").contains("error unknown-field (1)");
        }
    }

    @Test
    void anUnknownRuleIsAnErrorThatNamesTheNearest() {
        assertThatThrownBy(() -> start("forwarded-for-mising=off"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("--rule: \"forwarded-for-mising=off\" has an unknown rule;"
                        + " the nearest are forwarded-for-missing, ");
        assertThatThrownBy(() -> start("acme:unknown-field=off"))
                .hasMessageContaining("has a key that is not valid here");
        assertThatThrownBy(() -> MockSsp.start(Settings.of(Option.RECORD_FROM, "http://127.0.0.1:1")
                        .with(Option.RULE, "staging-a:unknown-field=off")))
                .hasMessageContaining("--rule: \"staging-a:unknown-field=off\" sets a level for one key;");
    }

    private static String cli(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exitCode = new Cli().run(args, Map.of(), printed, printed);
        return exitCode + " " + out.toString(StandardCharsets.UTF_8);
    }
}
