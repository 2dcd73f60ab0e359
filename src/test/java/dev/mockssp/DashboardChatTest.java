package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** The chat to try: a conversation with ads, its settings, its scenario and its links to the exchanges. */
@Tag("long")
class DashboardChatTest extends DashboardTestCase {

    private static final String SHOES = "Which running shoes are good for a first marathon?";

    @BeforeEach
    void openChat() {
        browser.open(ssp.baseUrl() + "/#/try", DESKTOP, false);
        browser.untilText("#chat-opener", "Opener");
    }

    /** Writes a message and waits until it is known whether an ad came. */
    private void say(String text, int turn) {
        browser.one("#chat-message").sendKeys(text + Keys.ENTER);
        concluded(turn);
    }

    private void concluded(int turn) {
        browser.untilText("#chat-turn-" + turn + " .turn-note", "Turn " + turn);
    }

    private String note(int turn) {
        return browser.text("#chat-turn-" + turn + " .turn-note");
    }

    private String mark(int turn) {
        return browser.one(".strip li:nth-child(" + turn + ") button").getDomAttribute("aria-label");
    }

    private String key() {
        return browser.one(".chat-controls [name=key]").getDomProperty("value");
    }

    private Exchange newest(String endpoint) {
        List<Exchange> all = ssp.requests().stream()
                .filter(one -> one.endpoint().equals(endpoint))
                .toList();
        return all.get(all.size() - 1);
    }

    private void go(String hash) {
        browser.run("location.hash = '" + hash + "'");
    }

    @Test
    void pacingIsSeenOverTheTurns() {
        browser.type("[name=ad_offset]", "2");
        browser.type("[name=max_frequency]", "2");
        say(SHOES, 1);
        say("And shoes for the winter?", 2);
        say("I run on trails, too", 3);
        say("Which shoes would you buy?", 4);
        assertThat(note(1)).contains("paced", "ad offset not reached: turn 1 is before ad_offset 2");
        assertThat(note(2)).contains("ad", "contextual");
        assertThat(note(3)).contains("paced", "max frequency not reached: 1 of 2 turns since the last ad");
        assertThat(mark(4)).startsWith("Turn 4: ad");
        browser.untilCount(".turn-mark.paced", 2);
        browser.untilCount(".log article", 2);
        assertThat(browser.text(".chat-head")).contains("4 turns: 2 ads · 2 paced");
        assertThat(newest("bid-request").request().text())
                .contains("\"role\":\"assistant\"", "Which shoes would you buy?");
    }

    @Test
    void aStagingKeyIsNotPaced() {
        browser.type("[name=max_frequency]", "5");
        browser.click("[name=environment][value=staging]");
        browser.untilText("#chat-environment-hint", "pacing and relevance do not apply");
        assertThat(key()).startsWith("staging-chat-");
        say("What is the meaning of life?", 1);
        say("And of everything else?", 2);
        browser.untilCount(".turn-mark.ad", 2);
    }

    @Test
    void aTurnWithoutAMatchSaysSo() {
        say("What is the meaning of life?", 1);
        assertThat(note(1)).contains("no ad", "no campaign won", "not relevant");
        assertThat(mark(1)).startsWith("Turn 1: no ad");
    }

    @Test
    void theSettingsReachTheRequest() {
        browser.type("[name=max_headline_chars]", "40");
        browser.type("[name=experiment_tag]", "late_ads");
        browser.type("[name=country]", "DE");
        browser.click("[name=image_enabled]");
        browser.click("[name=force]");
        say(SHOES, 1);
        Exchange exchange = newest("bid-request");
        assertThat(exchange.request().text())
                .contains(
                        "\"max_headline_chars\":40",
                        "\"experiment_tag\":\"late_ads\"",
                        "\"image_enabled\":false",
                        "\"force\":true")
                .doesNotContain("ad_offset", "max_frequency");
        assertThat(exchange.client().country()).hasValue("DE");
        assertThat(exchange.source()).isEqualTo(Source.DASHBOARD);
        assertThat(exchange.experimentTag()).hasValue("late_ads");
        browser.untilCount(".log article", 1);
        assertThat(browser.count(".log article img")).isZero();
    }

    @Test
    void aWrongSettingIsRejectedByTheMockServer() {
        browser.type("[name=max_headline_chars]", "10");
        say(SHOES, 1);
        assertThat(note(1)).contains("failed", "400", "max_headline_chars");
    }

    @Test
    void theScenarioOfThisChatEndsWhenItIsLeft() throws Exception {
        browser.choose(".chat-controls [name=scenario]", "rate-limited");
        browser.untilText("#chat-binding", "is bound to rate-limited");
        assertThat(ssp.admin().selection().scenarioFor(key())).isEqualTo("rate-limited");
        say(SHOES, 1);
        assertThat(note(1)).contains("failed", "429 Rate limit exceeded");
        assertThat(SampleTraffic.bid(ssp, "production-key", SHOES).statusCode()).isEqualTo(200);

        String key = key();
        go("#/exchanges");
        browser.until(
                "the binding ends",
                () -> ssp.admin().selection().scenarioFor(key).equals("default"));
        browser.driver().navigate().back();
        browser.until(
                "it is bound again",
                () -> ssp.admin().selection().scenarioFor(key).equals("rate-limited"));
        browser.driver().get("about:blank");
        browser.until(
                "it ends with the page",
                () -> ssp.admin().selection().scenarioFor(key).equals("default"));
    }

    @Test
    void aBindingThatEndsElsewhereIsNotShownAnyMore() {
        browser.choose(".chat-controls [name=scenario]", "no-bid");
        browser.untilText("#chat-binding", "is bound to no-bid");
        ssp.reset();
        browser.until("it ends", () -> browser.text("#chat-binding").isEmpty());
        assertThat(browser.one(".chat-controls [name=scenario]").getDomProperty("value"))
                .isEmpty();
    }

    @Test
    void anotherKeyTakesTheScenarioWithIt() {
        browser.choose(".chat-controls [name=scenario]", "no-bid");
        browser.untilText("#chat-binding", "is bound to no-bid");
        String before = key();
        browser.click("[name=environment][value=staging]");
        browser.untilText("#chat-binding", "staging-chat-");
        assertThat(ssp.admin().selection().scenarioFor(key())).isEqualTo("no-bid");
        assertThat(ssp.admin().selection().scenarioFor(before)).isEqualTo("default");
    }

    @Test
    void theChatDoesNotWaitForTheAd() {
        browser.choose(".chat-controls [name=scenario]", "timeout");
        browser.untilText("#chat-binding", "is bound to timeout");
        browser.one("#chat-message").sendKeys(SHOES + Keys.ENTER);
        browser.until(
                "the assistant replies",
                () -> browser.text("#chat-turn-1 .assistant").length() > 5);
        assertThat(mark(1)).isEqualTo("Turn 1: waiting");
        concluded(1);
        assertThat(note(1)).contains("failed", "No response came in time", "Exchange");
    }

    @Test
    void aFaultLeadsToItsExchange() {
        browser.choose(".chat-controls [name=scenario]", "connection-reset");
        browser.untilText("#chat-binding", "is bound to connection-reset");
        say(SHOES, 1);
        assertThat(note(1)).contains("failed", "This is how a browser sees a simulated fault");
        browser.click("#chat-turn-1 a[href*=exchanges]");
        browser.untilText("#detail-body", "connection-reset");
    }

    @Test
    void theExchangeIsAClickAwayAndBackIsTheChat() {
        say(SHOES, 1);
        browser.click("#chat-turn-1 a[href*=exchanges]");
        browser.untilText("#detail-body", newest("bid-request").id());
        browser.driver().navigate().back();
        browser.until("the chat is back", () -> browser.one("#chat-turn-1").isDisplayed());
        say("And shoes for the winter?", 2);
        assertThat(newest("bid-request").request().text()).contains(SHOES);
    }

    @Test
    void aNewChatHasAnotherIdAndPrompts() {
        say(SHOES, 1);
        String first = newest("bid-request").client().chatId().orElseThrow();
        browser.click("#chat-new");
        browser.untilText("#chat-opener", "Opener");
        assertThat(browser.count(".strip li")).isZero();
        say(SHOES, 1);
        assertThat(newest("bid-request").client().chatId()).isNotEmpty().isNotEqualTo(Optional.of(first));
    }

    @Test
    void aClickFollowsTheTrackingLink() {
        say(SHOES, 1);
        String chat = browser.driver().getWindowHandle();
        browser.click("#chat-turn-1 .chat-ad a");
        browser.untilText("#chat-turn-1 .turn-note", "clicked");
        browser.until(
                "the click is recorded",
                () -> ssp.requests().stream().anyMatch(one -> one.endpoint().equals("click")));
        browser.until(
                "the landing page opens",
                () -> ssp.requests().stream().anyMatch(one -> one.endpoint().equals("landing")));
        for (String window : browser.driver().getWindowHandles()) {
            if (!window.equals(chat)) {
                browser.driver().switchTo().window(window).close();
            }
        }
        browser.driver().switchTo().window(chat);
        browser.cdp("Page.bringToFront", Map.of());
    }

    @Test
    void whatAnAdvertiserWritesIsOnlyText() {
        browser.choose(".chat-controls [name=scenario]", "hostile-creative");
        browser.untilText("#chat-binding", "is bound to hostile-creative");
        say("<img src=x onerror=window.__pwned=1>", 1);
        browser.until("the ad", () -> browser.count("#chat-turn-1 article") == 1);
        assertThat(browser.text("#chat-turn-1 article")).contains("<");
        assertThat(browser.run("return window.__pwned")).isNull();
        assertThat(browser.count("#chat-turn-1 script, #chat-turn-1 iframe, #chat-turn-1 [onerror]"))
                .isZero();
    }

    @Test
    void theKeyboardIsEnough() {
        browser.click("#main");
        for (int i = 0; i < 40 && !focused("id").equals("chat-message"); i++) {
            press(Keys.TAB);
        }
        assertThat(focused("id")).isEqualTo("chat-message");
        press(SHOES, Keys.chord(Keys.SHIFT, Keys.ENTER), "For a beginner.", Keys.ENTER);
        concluded(1);
        assertThat(browser.text("#chat-turn-1 .user")).isEqualTo(SHOES + "\nFor a beginner.");
        for (int i = 0; i < 40 && !focused("href").contains("exchanges/"); i++) {
            press(Keys.chord(Keys.SHIFT, Keys.TAB));
        }
        press(Keys.ENTER);
        browser.untilText("#detail-body", "Replay");
    }

    private String focused(String attribute) {
        String value = browser.driver().switchTo().activeElement().getDomAttribute(attribute);
        return value == null ? "" : value;
    }

    private void press(CharSequence... keys) {
        browser.driver().switchTo().activeElement().sendKeys(keys);
    }

    @ParameterizedTest
    @CsvSource({"1440,900,false", "1440,900,true", "360,780,false", "360,780,true", "768,1024,true", "1920,1080,false"})
    void nothingInTheChatIsHardToUse(int width, int height, boolean dark) {
        browser.driver().get("about:blank");
        browser.open(ssp.baseUrl() + "/#/try", new Dimension(width, height), dark);
        browser.until("the settings", () -> browser.count(".chat-side") == 1);
        browser.run("document.querySelector('.chat-side').open = true");
        browser.type("[name=max_frequency]", "2");
        say(SHOES, 1);
        say("And shoes for the winter?", 2);
        browser.run("document.querySelector('[name=scenario]').value = 'server-error';"
                + "document.querySelector('[name=scenario]').dispatchEvent(new Event('change', { bubbles: true }))");
        browser.untilText("#chat-binding", "is bound to server-error");
        say("What is the meaning of life?", 3);
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(browser.run("const note = document.querySelector('#chat-turn-3 .turn-note').getBoundingClientRect();"
                        + "return note.bottom <= document.querySelector('.composer').getBoundingClientRect().top + 1"))
                .as("the newest turn is above the composer")
                .isEqualTo(true);
    }
}
