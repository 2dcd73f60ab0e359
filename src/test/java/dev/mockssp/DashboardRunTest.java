package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** The view of the run and the page of the report, in a real browser. */
@Tag("long")
class DashboardRunTest extends DashboardTestCase {

    private static final String BODY = """
            {"userId": "user-1", "chatId": "%s", "config": {"experiment_tag": "%s"},
             "messages": [{"role": "user", "content": "%s", "timestamp": "2025-11-24T10:00:00Z"}]}""";

    private void bid(String chat, String tag, String text, String scenario) throws Exception {
        SampleTraffic.raw(
                ssp,
                "/api/v1/ssp/bid-request",
                BODY.formatted(chat, tag, text),
                Map.of("thrad-api-key", "production-run", "X-Mock-Scenario", scenario));
    }

    private void traffic() throws Exception {
        for (int i = 0; i < 4; i++) {
            bid(
                    "chat-" + i,
                    i % 2 == 0 ? "button-blue" : "button-green",
                    "running shoes",
                    i == 3 ? "no-bid" : "always-fill");
        }
        bid("chat-9", "button-blue", "write to jo@mail.example", "server-error");
        bid("chat-9", "button-blue", "running shoes", "malformed-json");
    }

    private void openRun() {
        browser.run("location.hash = '#/run'");
        browser.until("the report is there", () -> browser.count("#run-report .report") == 1);
    }

    @Test
    void theChartsGrowWithTheRun() throws Exception {
        openRun();
        browser.untilText("#run-report", "There were no ad requests");
        traffic();
        browser.until("the charts are drawn", () -> browser.count("#run-report .chart svg[role=img]") == 3);
        browser.until(
                "the counts are complete",
                () -> "Outcomes over the run: 3 ads, 1 no-bid, 1 error, 1 fault"
                        .equals(browser.one("#run-report .chart:nth-child(2) svg")
                                .getDomAttribute("aria-label")));
        assertThat(browser.text("#run-report")).contains("button-blue", "button-green", "email-in-messages");
        browser.untilCount("#run-report rect.faults", 1);
        assertThat(browser.count("#run-report .severity.error")).isPositive();
    }

    @Test
    void twoExperimentsAreComparedSideBySide() throws Exception {
        traffic();
        openRun();
        browser.untilText("#run-report", "button-green");
        for (int chart : List.of(1, 2, 3, 4)) {
            assertThat(browser.text("#run-report section:nth-of-type(3) .chart:nth-child(" + chart + ")"))
                    .contains("button-blue", "button-green");
        }
        assertThat(browser.text("#run-report section:nth-of-type(3) table")).contains("button-green21", "50.0 %");
    }

    @Test
    void aFindingLeadsToItsExchange() throws Exception {
        traffic();
        openRun();
        browser.click("#run-report .findings a");
        browser.until(
                "the address names it",
                () -> String.valueOf(browser.run("return location.hash")).startsWith("#/exchanges/"));
        browser.until("the exchange is shown", () -> browser.one("#detail").isDisplayed());
    }

    @Test
    void whatUsersWroteStaysText() throws Exception {
        for (String text : SampleTraffic.EVIL) {
            bid(
                    "chat-evil",
                    Json.MAPPER
                            .writeValueAsString(text.substring(0, Math.min(30, text.length())))
                            .replaceAll("^\"|\"$", ""),
                    "x",
                    "always-fill");
        }
        openRun();
        browser.untilText("#run-report", "<script>");
        assertThat(browser.run("return window.__pwned")).isNull();
        assertThat(browser.count("#run-report script, #run-report iframe, #run-report img"))
                .isZero();
    }

    @Test
    void theReportOfOneKeyIsShownAndAWrongKeyExplained() throws Exception {
        traffic();
        openRun();
        browser.one("#run-key").sendKeys("staging-other", Keys.ENTER);
        browser.untilText("#run-report", "key-not-seen");
        browser.type("#run-key", "nonsense");
        browser.one("#run-key").sendKeys(Keys.ENTER);
        browser.untilText("#run-result", "The key is not valid here");
    }

    @Test
    void theReportIsEmptiedAfterAQuestion() throws Exception {
        traffic();
        openRun();
        browser.click("#run-empty");
        browser.one(".tools .danger").sendKeys(Keys.ENTER);
        browser.untilText("#run-result", "The report is empty.");
        browser.untilText("#run-report", "There are no exchanges");
        assertThat(ssp.requests()).isEmpty();
    }

    @Test
    void whatIsOpenStaysOpenWhileTheRunGoesOn() throws Exception {
        traffic();
        openRun();
        browser.click("#run-report summary");
        bid("chat-10", "button-blue", "running shoes", "always-fill");
        browser.untilText("#run-report", "4 ads, 1 without");
        assertThat(browser.run("return document.querySelector('#run-report details').open"))
                .isEqualTo(true);
        assertThat(browser.run("return document.activeElement.localName")).isEqualTo("summary");
    }

    @ParameterizedTest
    @CsvSource({"1440,900,false", "1440,900,true", "360,800,false", "360,800,true", "768,1024,true", "1920,1080,false"})
    void nothingIsHardToReadInTheDashboard(int width, int height, boolean dark) throws Exception {
        traffic();
        browser.open(ssp.baseUrl() + "/#/run", new Dimension(width, height), dark);
        browser.until("the charts are drawn", () -> browser.count("#run-report .chart svg[role=img]") == 3);
        browser.run("document.querySelector('#run-report details').open = true");
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"1440,900,false", "1440,900,true", "360,800,false", "360,800,true", "768,1024,true", "1920,1080,false"})
    void nothingIsHardToReadOnThePage(int width, int height, boolean dark) throws Exception {
        traffic();
        browser.page(ssp.baseUrl() + "/__admin/report.html", new Dimension(width, height), dark);
        browser.untilCount(".chart svg[role=img]", 3);
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void thePageIsForPaperToo() throws Exception {
        traffic();
        browser.page(ssp.baseUrl() + "/__admin/report.html", DESKTOP, true);
        browser.cdp("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            assertThat(browser.run("return getComputedStyle(document.querySelector('h1')).color"))
                    .isEqualTo("rgb(28, 34, 48)");
            assertThat(browser.one("details").isDisplayed()).isFalse();
            assertThat(browser.one(".chart svg").isDisplayed()).isTrue();
        } finally {
            browser.cdp("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    /** Together with what the whole dashboard shares, this must stay small on the wire. */
    @Test
    void thePageNeedsNothingElse() throws Exception {
        traffic();
        String page = SampleTraffic.get(ssp, "/__admin/report.html");
        assertThat(page).doesNotContain("<script", "<link", "src=", "@import", "url(");
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(60_000);
    }
}
