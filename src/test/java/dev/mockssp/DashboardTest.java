package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drives the dashboard in a real browser. */
@Tag("long")
class DashboardTest extends DashboardTestCase {

    @Test
    void whatOthersSendArrivesToo() throws Exception {
        SampleTraffic.bid(ssp, "production-key", "What is the meaning of life?");
        browser.untilText("#rows", "no-bid");
        browser.click("#rows li");
        browser.untilText(".checks", "Auction");
        assertThat(browser.text(".checks .decided")).contains("Auction", "no campaign won");
        browser.untilCount(".checks .passed", 7);
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
        browser.click("#tab-auction");
        browser.until("the table shows", () -> browser.one("#auction table").isDisplayed());
        int campaigns =
                ssp.admin().inventory().in(Revision.R2025_11).campaigns().size();
        browser.untilCount("#auction tbody tr", campaigns);
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
        browser.untilText("#count", "1 of 1");
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
        browser.untilCount(".checks .skipped", 6);
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
    void theClockIsFrozenAdvancedAndReleased() {
        browser.click("nav [data-go=scenarios]");
        browser.until("the clock", () -> browser.count("#clock-freeze [name=at]") == 1);
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
        browser.click("nav [data-go=scenarios]");
        browser.until("the reset", () -> browser.count("#reset-all") == 1);
        browser.click("#reset-all");
        browser.click("#sure-yes");
        browser.untilText("#active-scenario", "default");
        browser.click("nav [data-go=exchanges]");
        browser.until("no rows", () -> browser.count("#rows li") == 0);
        assertThat(ssp.requests()).isEmpty();
    }
}
