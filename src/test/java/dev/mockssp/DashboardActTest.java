package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import dev.mockssp.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;

/** What can be done with an exchange: send it again, copy it, save it. */
@Tag("long")
class DashboardActTest extends DashboardTestCase {

    private static final String SHOES = "Which running shoes are good for a first marathon?";

    private void open(Exchange exchange) {
        open(exchange.id());
    }

    private void open(String id) {
        browser.open(ssp.baseUrl() + "/#/exchanges/" + id, DESKTOP, false);
        browser.until("the actions", () -> browser.count(".actions .copies button") > 0);
        browser.until("the scenarios", () -> browser.count(".replay option") > 20 || browser.count(".replay") == 0);
    }

    private Exchange newest() {
        return ssp.requests().get(ssp.requests().size() - 1);
    }

    @Test
    void aRequestIsSentAgain() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        Exchange first = newest();
        open(first);
        browser.click("#replay");
        browser.untilText(".replayed", "Replayed: 200 Bid successful, as before");
        assertThat(ssp.requests()).hasSize(2);
        assertThat(newest().request().body()).isEqualTo(first.request().body());
        assertThat(newest().source()).isEqualTo(Source.REPLAY);
        browser.click(".replayed a");
        browser.untilText("#detail-body", newest().id());
    }

    @Test
    void itIsSentWithAnotherScenarioAndAnotherKey() throws Exception {
        SampleTraffic.raw(
                ssp,
                "/api/v1/ssp/bid-request",
                SampleTraffic.body(SHOES),
                Map.of("thrad-api-key", "staging-key+no-bid"));
        open(newest());
        browser.click("#replay");
        browser.untilText(".replayed", "Replayed: 200 No bids, as before");
        browser.choose(".replay [name=scenario]", "rate-limited");
        browser.click("#replay");
        browser.untilText(".replayed", "Replayed: 429 Rate limit exceeded; before: 200 No bids");
        browser.type(".replay [name=key]", "production-other");
        browser.choose(".replay [name=scenario]", "always-fill");
        browser.click("#replay");
        browser.untilText(".replayed", "Replayed: 200 Bid successful; before: 200 No bids");
        assertThat(newest().client().key()).startsWith("prod");
    }

    @Test
    void aFaultIsSentAgain() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        open(newest());
        browser.choose(".replay [name=scenario]", "connection-reset");
        browser.click("#replay");
        browser.untilText(".replayed", "This is how a browser sees a simulated fault");
    }

    @Test
    void aKeyRepeatsAndAKeyCopies() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        open(newest());
        browser.one("body").sendKeys("r");
        browser.untilText(".replayed", "Replayed: 200 Bid successful");
        browser.one("body").sendKeys("c");
        browser.until("the dialog", () -> browser.one("#copy").isDisplayed());
        assertThat(browser.one("#copy-text").getDomProperty("value")).startsWith("curl ");
    }

    @Test
    void theDialogSwitchesBetweenFormatsAndTakesAKey() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        open(newest());
        browser.click(".copies button");
        browser.type("#copy-key", "it's mine");
        assertThat(browser.one("#copy-text").getDomProperty("value")).contains("-H 'thrad-api-key: it'\\''s mine'");
        browser.click("#copy [role=group] button:nth-child(3)");
        browser.until(
                "Python",
                () -> browser.one("#copy-text").getDomProperty("value").startsWith("import json"));
        assertThat(browser.one("#copy-text").getDomProperty("value")).contains("\"thrad-api-key\": \"it's mine\"");
        browser.click("#copy [role=group] button:nth-child(4)");
        browser.untilText("#copy-note", "Save it as NAME.json");
        assertThat(browser.one("#copy-key").isDisplayed()).isFalse();
        browser.click("#copy-close");
        assertThat(browser.count("#copy")).isZero();
    }

    @Test
    void aTrackingLinkIsFollowedAgain() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        browser.open(ssp.baseUrl() + "/#/try", DESKTOP, false);
        browser.untilText("#chat-opener .turn-note", "viewed");
        Exchange view = ssp.requests().stream()
                .filter(one -> one.endpoint().equals("view"))
                .findFirst()
                .orElseThrow();
        open(view);
        browser.click("#replay");
        browser.untilText(".replayed", "Replayed: ");
        assertThat(browser.text(".replayed")).contains("200");
        browser.untilCount(".copies button", 3);
    }

    @Test
    void oneExchangeIsSaved() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        SampleTraffic.bid(ssp, "staging-key", "Hello");
        Exchange exchange = newest();
        open(exchange);
        assertThat(saved(".copies a[download='requests.jsonl']").lines())
                .singleElement()
                .asString()
                .contains(exchange.id());
        assertThat(Json.read(saved(".copies a[download='requests.har']").getBytes(UTF_8))
                        .at("/log/entries"))
                .hasSize(1);
    }

    @Test
    void whatASearchFindsIsSaved() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        SampleTraffic.bid(ssp, "wrong", "Hello");
        assertThat(saved("#exports a").lines()).hasSize(2);
        browser.run("location.hash = '#/exchanges?q=status:401'");
        browser.until(
                "the links follow the search", () -> saved("#exports a").lines().count() == 1);
        assertThat(saved("#exports a")).contains("Unknown API key");
    }

    /** What a link saves. */
    private String saved(String css) {
        return new Client(ssp).get(browser.one(css).getDomAttribute("href")).text();
    }

    @Test
    void aProviderStateIsNoRequest() {
        Client admin = new Client(ssp);
        admin.post("/__admin/pact/states", "{'state':'no-bid','params':{'key':'staging-pact'}}");
        open(admin.get("/__admin/requests").json().at("/requests/0/id").stringValue());
        assertThat(browser.count("#replay")).isZero();
        browser.untilCount(".copies button", 3);
    }

    @ParameterizedTest
    @CsvSource({"1440,900,false", "1440,900,true", "360,780,false", "360,780,true", "768,1024,true", "1920,1080,false"})
    void nothingInTheActionsIsHardToUse(int width, int height, boolean dark) throws Exception {
        SampleTraffic.bid(ssp, "production-key", SHOES);
        browser.driver().get("about:blank");
        browser.open(ssp.baseUrl() + "/#/exchanges/" + newest().id(), new Dimension(width, height), dark);
        browser.click("#replay");
        browser.untilText(".replayed", "Replayed");
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        browser.click(".copies button");
        browser.until("the dialog", () -> browser.one("#copy").isDisplayed());
        assertThat(browser.violations()).isEmpty();
    }
}
