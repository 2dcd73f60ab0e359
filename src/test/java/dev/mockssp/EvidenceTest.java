package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.cli.Cli;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Evicted exchanges do not count as exchanges that never happened. */
@Timeout(60)
class EvidenceTest {

    private static final String MAIL = SHOES.replace("running shoes", "write to jo@mail.example");
    private static final String NEVER_MAIL =
            "{'match':{'body':[{'pointer':'/messages/0/content','matches':'mail'}]%s},'count':{'never':true}}";

    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.JOURNAL_SIZE, 2));
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    private void evictOneWithAnError() {
        client.bid("staging-a", MAIL);
        client.bid("staging-b", SHOES);
        client.bid("staging-b", SHOES);
    }

    private JsonNode verify(String verification) {
        return client.post("/__admin/verify", verification).json();
    }

    @Test
    void whatMustNotHaveBeenSentIsNotProvedByAGap() {
        evictOneWithAnError();

        JsonNode never = verify(NEVER_MAIL.formatted(""));
        assertThat(never.get("pass").booleanValue()).isFalse();
        assertThat(never.get("evicted").intValue()).isEqualTo(1);
        assertThat(never.get("message").stringValue()).contains("evicted 1", "--journal-size", "reset");
        assertThat(verify("{'match':{},'count':{'exactly':2}}").get("pass").booleanValue())
                .isFalse();
        assertThat(verify("{'match':{},'count':{'atMost':3}}").get("pass").booleanValue())
                .isFalse();
        JsonNode atLeast = verify("{'match':{},'count':{'atLeast':2}}");
        assertThat(atLeast.get("pass").booleanValue()).isTrue();
        assertThat(atLeast.get("message").stringValue()).endsWith("; the journal evicted 1 older exchange");
        assertThat(verify("{'inOrder':[{}]}").get("message").stringValue()).contains("evicted 1");
    }

    @Test
    void aGapOfOneKeyIsNotHeldAgainstAnother() {
        evictOneWithAnError();

        assertThat(verify(NEVER_MAIL.formatted(",'key':'staging-b'"))
                        .get("pass")
                        .booleanValue())
                .isTrue();
        assertThat(verify(NEVER_MAIL.formatted(",'key':'staging-a'"))
                        .get("pass")
                        .booleanValue())
                .isFalse();
        client.post("/__admin/reset", "{'key':'staging-a'}");
        assertThat(verify(NEVER_MAIL.formatted(",'key':'staging-a'"))
                        .get("pass")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void whoForgetsEverythingHasNoGap() {
        evictOneWithAnError();
        client.delete("/__admin/requests?status=200");
        assertThat(verify(NEVER_MAIL.formatted("")).get("pass").booleanValue()).isFalse();
        client.delete("/__admin/requests");
        assertThat(verify(NEVER_MAIL.formatted("")).get("pass").booleanValue()).isTrue();
    }

    @Test
    void findingsOutliveTheirExchanges() {
        evictOneWithAnError();

        JsonNode report = client.get("/__admin/report").json();
        assertThat(report.at("/findings/error").intValue()).isEqualTo(1);
        assertThat(report.toString()).contains("email-in-messages", "journal-evicted");
        assertThat(client.get("/__admin/report.html").text()).contains("email-in-messages (1)", "journal-evicted (1)");
        assertThat(client.get("/__admin/report.xml").text())
                .contains("1 more in exchanges that the journal evicted", "failures=\"1\"");
        assertThat(client.get("/__admin/report.xml?failOn=warning").text()).contains("the journal was full");
        assertThat(report()).startsWith("1 ").contains("the journal evicted 1 older exchange:");
        assertThat(ssp.report().rules())
                .filteredOn(result -> result.rule().id().equals("email-in-messages"))
                .singleElement()
                .satisfies(result -> assertThat(result.count()).isEqualTo(1));
    }

    @Test
    void aGapFailsABuildThatFailsOnWarnings() {
        client.bid("staging-a", SHOES, "X-User-Country", "US");
        client.delete("/__admin/requests?status=200");
        assertThat(report("--fail-on", "warning")).startsWith("0 ");
        for (int i = 0; i < 3; i++) {
            client.bid("staging-a", SHOES, "X-User-Country", "US");
        }
        assertThat(report("--fail-on", "error")).startsWith("0 ");
        assertThat(report("--fail-on", "warning")).startsWith("1 ");
    }

    @Test
    void anEmptyRunIsNoCleanRun() {
        assertThat(report()).startsWith("1 ").contains("there are no exchanges");
        assertThat(report("--min-exchanges", "0")).startsWith("0 ").contains("there are no exchanges");
        assertThat(report("--min-exchanges", "1")).startsWith("1 ").contains("--min-exchanges is 1");
        assertThat(report("--format", "junit")).startsWith("1 ").contains("name=\"min-exchanges\"", "failures=\"1\"");
        assertThat(report("--min-exchanges", "some")).startsWith("2 ");
        assertThat(report("--min-exchanges", "3000000000")).startsWith("2 ");
        assertThat(report("--min-exchanges", "-1")).startsWith("2 ");
        client.post("/api/v1/ssp/bid-requests", SHOES);
        client.get("/health");
        assertThat(report("--min-exchanges", "1")).startsWith("1 ").contains("found 0 ad requests");
        client.bid("staging-a", SHOES);
        assertThat(report("--min-exchanges", "1")).startsWith("0 ").doesNotContain("received no requests");
    }

    @Test
    void theReportSurvivesResetsAndDeletions() {
        client.bid("staging-a", MAIL);
        client.post("/__admin/reset", "{\"key\":\"staging-a\"}");
        client.bid("staging-a", SHOES);
        client.delete("/__admin/requests");
        client.bid("staging-b", MAIL);
        client.post("/__admin/reset", "");

        assertThat(client.get("/__admin/requests").text()).contains("\"matched\":0");
        assertThat(client.get("/__admin/report").json().at("/exchanges").intValue())
                .isEqualTo(3);
        JsonNode ofOneKey = client.get("/__admin/report?key=staging-a").json();
        assertThat(ofOneKey.at("/exchanges").intValue()).isEqualTo(2);
        assertThat(ofOneKey.at("/findings/error").intValue()).isEqualTo(1);
        assertThat(report()).startsWith("1 ").contains("email-in-messages (2)");
    }

    @Test
    void aReportIsDeletedOnRequestOnly() {
        client.bid("staging-a", MAIL);
        client.post("/__admin/reset", "{\"key\":\"staging-a\"}");
        client.bid("staging-b", MAIL);
        client.delete("/__admin/report?key=staging-a");
        assertThat(report("--key", "staging-a")).startsWith("1 ").contains("--min-exchanges is 1");
        assertThat(report("--key", "staging-b")).startsWith("1 ").contains("email-in-messages (1)");
        client.delete("/__admin/report");
        assertThat(report("--min-exchanges", "0")).startsWith("0 ");
    }

    @Test
    void aReportCanBeOfOneKey() {
        client.bid("staging-a", MAIL);
        client.bid("staging-b", SHOES);

        assertThat(client.get("/__admin/report?key=staging-b").text())
                .contains("\"exchanges\":1")
                .doesNotContain("email-in-messages");
        assertThat(client.get("/__admin/report.html?key=staging-b").text()).doesNotContain("email-in-messages");
        assertThat(client.get("/__admin/report.xml?key=staging-a&failOn=error").text())
                .contains("failures=\"1\"");
        assertThat(client.get("/__admin/report?key=nobody").status()).isEqualTo(400);
        assertThat(report("--key", "staging-b")).startsWith("0 ");
        assertThat(report("--key", "staging-a")).startsWith("1 ");
    }

    @Test
    void aSuffixIsNoOtherCaller() {
        client.bid("staging-q+server-error", SHOES);
        client.bid("staging-q", SHOES);
        assertThat(report()).contains("500 1x (retried 1x)");
    }

    /** Exit code and output of the command. */
    private String report(String... flags) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        Cli cli = new Cli();
        String[] args = new String[flags.length + 3];
        System.arraycopy(new String[] {"report", "--url", ssp.baseUrl()}, 0, args, 0, 3);
        System.arraycopy(flags, 0, args, 3, flags.length);
        int code = cli.run(args, Map.of(), both, both);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
