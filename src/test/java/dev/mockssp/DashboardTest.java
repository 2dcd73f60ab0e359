package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Drives the dashboard in a real browser. */
@Tag("long")
class DashboardTest extends DashboardTestCase {

    private static final Dimension PHONE = new Dimension(360, 800);

    @Test
    void whatTheFormSendsArrivesInTheListWithoutAReload() {
        browser.run("window.marker = 'the same page'");
        send("200 Bid successful");
        browser.until("a row arrives", () -> browser.count("#rows li") == 1);
        assertThat(browser.text("#rows li")).contains("fill", "POST bid-request", "200", "default");
        browser.untilText("#detail-heading", "POST /api/v1/ssp/bid-request");
        assertThat(browser.count("#rows li[aria-selected=true]")).isEqualTo(1);
        assertThat(browser.run("return window.marker")).isEqualTo("the same page");
        assertThat(ssp.requests()).hasSize(1);
    }

    @Test
    void whatOthersSendArrivesToo() throws Exception {
        SampleTraffic.bid(ssp, "production-key", "What is the meaning of life?");
        browser.untilText("#rows", "no-bid");
        browser.click("#rows li");
        browser.untilText(".checks", "Auction");
        assertThat(browser.text(".checks .decided")).contains("Auction", "no campaign won");
        assertThat(browser.count(".checks .passed")).isEqualTo(7);
    }

    @Test
    void aScenarioIsSwitchedForEveryKeyAndForOne() {
        browser.click("nav [data-go=control]");
        browser.click("[data-name=no-bid]");
        browser.untilText("#active-scenario", "no-bid");
        assertThat(ssp.admin().scenarios().active()).isEqualTo("no-bid");
        browser.click("[name=scope][value=key]");
        browser.type("#scope-key-name", "staging-one");
        browser.click("[data-name=server-error]");
        browser.untilText("#bindings", "server-error");
        assertThat(ssp.admin().scenarios().scenarioFor("staging-one")).isEqualTo("server-error");
        assertThat(ssp.admin().scenarios().active()).isEqualTo("no-bid");
        browser.click("#scope-unbind");
        browser.until(
                "the binding ends",
                () -> ssp.admin().scenarios().scenarioFor("staging-one").equals("no-bid"));
        browser.untilText("#control-result", "The binding is removed.");
        browser.click("#scope-unbind");
        browser.untilText("#control-result", "The key had no binding.");
    }

    @Test
    void aLongListOfBindingsEndsWithTheNumberOfTheOthers() {
        for (int i = 0; i < 103; i++) {
            ssp.use("slow", "staging-" + i);
        }
        browser.click("nav [data-go=control]");
        browser.untilText("#bindings", "and 3 more");
        assertThat(browser.count("#bindings li")).isEqualTo(101);
    }

    @Test
    void aSwitchFromElsewhereIsSeen() {
        ssp.use("slow");
        browser.untilText("#active-scenario", "slow");
        ssp.reset();
        browser.untilText("#active-scenario", "default");
    }

    @Test
    void theAuctionIsExplained() throws Exception {
        SampleTraffic.bid(ssp, "production-key", "Which running shoes are good for a first marathon?");
        browser.click("#rows li");
        browser.until("the auction is there", () -> browser.count("#auction") == 1);
        assertThat(browser.one("#auction table").isDisplayed()).isFalse();
        browser.click("#auction summary");
        browser.until("the table shows", () -> browser.one("#auction table").isDisplayed());
        int campaigns = ssp.admin().inventory().campaigns().size();
        assertThat(browser.count("#auction tbody tr")).isEqualTo(campaigns);
        assertThat(browser.text("#auction tbody tr.won")).contains("won").containsPattern("\\$\\d+\\.\\d\\d");
        assertThat(browser.text("#auction")).contains("not relevant", "outbid", "filtered");
    }

    @Test
    void whatTheLinterFindsIsShown() throws Exception {
        SampleTraffic.raw(
                ssp,
                "/api/v1/ssp/bid-request",
                SampleTraffic.body("jane.doe@mail.example"),
                Map.of("thrad-api-key", "staging-key"));
        browser.untilText("#rows .mark.error", "error");
        browser.choose("#filter-outcome", "with findings");
        browser.click("#rows li");
        browser.untilText(".findings", "email-in-messages");
        assertThat(browser.text(".findings")).contains("error", "Source: ");
    }

    @Test
    void whereTheDecisionFellIsShown() throws Exception {
        SampleTraffic.bid(ssp, "no-such-key", "Hello");
        browser.click("#rows li");
        browser.untilText("#detail-body .decided", "API key");
        assertThat(browser.text(".checks .skipped")).contains("not reached");
        assertThat(browser.count(".checks .skipped")).isEqualTo(6);
        assertThat(browser.count("#preview")).isZero();
    }

    /** Pact verifiers show only "404". */
    @Test
    void aProviderStateIsShownWithTheReasonWhenItIsRejected() throws Exception {
        Client pact = new Client(ssp);
        pact.post("/__admin/pact/states", "{'state':'no-bid','params':{'key':'staging-pact'}}");
        pact.post("/__admin/pact/states", "{'state':'No Bids'}");
        browser.until("two rows", () -> browser.count("#rows li") == 2);
        assertThat(browser.text("#rows li:last-child")).contains("state", "POST provider-state", "200", "is bound to");

        browser.choose("#filter-outcome", "rejected");
        browser.until("one of them", () -> browser.count("#rows li") == 1);
        assertThat(browser.text("#rows li")).contains("404", "Unknown scenario \"No Bids\"");
        browser.click("#rows li");
        browser.untilText("#detail-body .verdict", "did you mean \"no-bid\"?");
        assertThat(browser.count(".checks")).isZero();
        browser.untilText("#announcer", "2 exchanges, 1 error");
        assertThat(browser.violations()).isEmpty();
    }

    @Test
    void theListIsWalkedThroughWithTheKeyboard() throws Exception {
        for (String text : List.of("one", "two", "three")) {
            SampleTraffic.bid(ssp, "staging-key", text);
        }
        browser.until("three rows", () -> browser.count("#rows li") == 3);
        WebElement list = browser.one("#rows");
        list.sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        String second = browser.one("#rows li:nth-child(2)").getDomAttribute("id");
        assertThat(list.getDomAttribute("aria-activedescendant")).isEqualTo(second);
        list.sendKeys(Keys.END, Keys.ARROW_DOWN);
        assertThat(list.getDomAttribute("aria-activedescendant")).isEqualTo("x1");
        list.sendKeys(Keys.ENTER);
        browser.until(
                "the heading has the focus",
                () -> "detail-heading"
                        .equals(browser.driver().switchTo().activeElement().getDomAttribute("id")));
    }

    @Test
    void theListIsFilteredAndPaused() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", "shoes");
        SampleTraffic.bid(ssp, "production-key", "What is the meaning of life?");
        SampleTraffic.bid(ssp, "wrong", "shoes");
        browser.until("three rows", () -> browser.count("#rows li") == 3);
        browser.choose("#filter-outcome", "no-bid");
        browser.until("one of them", () -> browser.count("#rows li") == 1);
        browser.choose("#filter-outcome", "any outcome");
        browser.one("#filter-text").sendKeys("401");
        browser.until("the refused one", () -> browser.text("#rows").contains("Unknown API key"));
        assertThat(browser.count("#rows li")).isEqualTo(1);
        browser.one("#filter-text").sendKeys(Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE);
        browser.until("three rows", () -> browser.count("#rows li") == 3);
        browser.click("#pause");
        SampleTraffic.bid(ssp, "staging-key", "shoes");
        browser.untilText("#pause", "Resume (1 new)");
        assertThat(browser.count("#rows li")).isEqualTo(3);
        browser.click("#pause");
        browser.until("four rows", () -> browser.count("#rows li") == 4);
    }

    @Test
    void theClockIsFrozenAdvancedAndReleased() {
        browser.click("nav [data-go=control]");
        browser.type("#clock-freeze [name=at]", "2025-11-24T21:51:52Z");
        browser.click("#clock-freeze button");
        browser.untilText("#clock-now", "2025-11-24 21:51:52 UTC");
        browser.click("#clock-advance button");
        browser.untilText("#clock-now", "2025-11-24 21:52:52 UTC");
        assertThat(ssp.clock().instant()).isEqualTo(Instant.parse("2025-11-24T21:52:52Z"));
        browser.click("#clock-release");
        browser.untilText("#clock-state", "real time");
        assertThat(ssp.clock().frozen()).isFalse();
    }

    @Test
    void everythingIsResetAfterAQuestion() throws Exception {
        ssp.use("no-bid");
        SampleTraffic.bid(ssp, "staging-key", "shoes");
        browser.until("a row", () -> browser.count("#rows li") == 1);
        browser.click("nav [data-go=control]");
        browser.click("#reset-all");
        browser.click("#sure-yes");
        browser.untilText("#active-scenario", "default");
        browser.until("no rows", () -> browser.count("#rows li") == 0);
        assertThat(ssp.requests()).isEmpty();
    }

    @Test
    void afterAResetNothingPointsAtWhatIsGone() {
        send("200 Bid successful");
        browser.until("the row is active", () -> browser.one("#rows").getDomAttribute("aria-activedescendant") != null);
        browser.untilText("#announcer", "1 exchange");
        browser.untilText("#detail-heading", "POST /api/v1/ssp/bid-request");
        ssp.reset();
        browser.untilText("#gone", "no longer has this exchange");
        assertThat(browser.one("#rows").getDomAttribute("aria-activedescendant"))
                .isNull();
        browser.untilText("#announcer", "No exchanges");
        send("200 Bid successful");
        browser.until("it is replaced", () -> browser.count("#gone") == 0);
    }

    @Test
    void aFilteredOutRowIsNotTheActiveOne() {
        send("200 Bid successful");
        browser.until("the row is active", () -> browser.one("#rows").getDomAttribute("aria-activedescendant") != null);
        browser.choose("#filter-outcome", "no-bid");
        browser.until("no row", () -> browser.count("#rows li") == 0);
        assertThat(browser.one("#rows").getDomAttribute("aria-activedescendant"))
                .isNull();
    }

    @Test
    void theCountSaysWhatItCovers() throws Exception {
        ssp.use("always-fill");
        for (int i = 0; i < 1_050; i++) {
            SampleTraffic.bid(ssp, i < 1_040 ? "staging-" + i % 60 : "wrong", "Hello");
        }
        browser.untilText("#count", "newest 200 of 1,050");
        browser.choose("#filter-outcome", "fill");
        browser.untilText("#count", "990 found in the newest 1,000 of 1,050, 200 shown");
        browser.choose("#filter-outcome", "error");
        browser.untilText("#count", "10 found in the newest 1,000 of 1,050");
        browser.choose("#filter-outcome", "click");
        browser.untilText("#count", "none matches in the newest 1,000 of 1,050");
        browser.open(ssp.baseUrl() + "/", DESKTOP, false);
        browser.untilText("#count", "newest 200 of 1,050");
        browser.choose("#filter-outcome", "fill");
        browser.untilText("#count", "990 found in the newest 1,000 of 1,050, 200 shown");
    }

    @ParameterizedTest
    @CsvSource({"1440,900,false", "1440,900,true", "360,800,false", "360,800,true", "1000,700,false"})
    void nothingOnThePageIsHardToUse(int width, int height, boolean dark) throws Exception {
        SampleTraffic.bid(ssp, "production-key", "Which running shoes are good for a first marathon?");
        SampleTraffic.bid(ssp, "wrong", "shoes");
        ssp.use("hostile-creative", "staging-two");
        browser.open(ssp.baseUrl() + "/__admin/ui", new Dimension(width, height), dark);
        browser.until("rows", () -> browser.count("#rows li") == 2);
        Set<String> found = new java.util.TreeSet<>();
        for (String view : List.of("list", "try", "control")) {
            browser.run("document.querySelector('nav [data-go=" + view + "]').click();"
                    + "document.querySelectorAll('#try details').forEach(one => one.open = true)");
            found.addAll(browser.violations());
        }
        browser.run("document.querySelector('nav [data-go=list]').click()");
        browser.click("#rows li:last-child");
        browser.until("the auction is there", () -> browser.count("#auction") == 1);
        browser.run("document.querySelector('#auction').open = true");
        found.addAll(browser.violations());
        browser.run("document.querySelector('.copies button').click()");
        found.addAll(browser.violations());
        assertThat(found).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void onAPhoneOnePartIsSeenAtATime() {
        browser.open(ssp.baseUrl() + "/", PHONE, false);
        assertThat(browser.one("#try").isDisplayed()).isFalse();
        browser.click("nav [data-go=try]");
        send("200 Bid successful");
        browser.click("#try-show");
        browser.until("the exchange is seen", () -> browser.one("#detail").isDisplayed());
        assertThat(browser.one("#try").isDisplayed()).isFalse();
        browser.click(".back button");
        browser.until("the list is seen", () -> browser.one("#rows li").isDisplayed());
    }
}
