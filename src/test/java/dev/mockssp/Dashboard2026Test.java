package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.Exchange;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** The ads of revision 2026 in the chat and in the preview: image and text mode, pixels, and polls with their votes. */
@Tag("long")
class Dashboard2026Test extends DashboardTestCase {

    private static final String SHOES = "Which running shoes are good for a first marathon?";

    @Override
    Settings settings() {
        return Settings.of(Option.REVISION, "2026");
    }

    private void openChat(String scenario, Dimension size, boolean dark) {
        browser.driver().get("about:blank");
        browser.open(ssp.baseUrl() + "/#/try", size, dark);
        browser.until("polls are on", () -> browser.one("[name=polls]").isSelected());
        browser.run("document.querySelector('.chat-side').open = true");
        withoutPrompts();
        if (!scenario.isEmpty()) {
            browser.choose(".chat-controls [name=scenario]", scenario);
            browser.untilText("#chat-binding", "is bound to " + scenario);
        }
    }

    /** Their pixels would be among those of the ad. */
    private void withoutPrompts() {
        browser.untilText("#chat-opener", "Opener");
        browser.click("[name=openers]");
        browser.click("#chat-new");
        browser.until("no prompts", () -> browser.count("#chat-opener") == 0);
        ssp.reset();
    }

    private void say(String text) {
        browser.one("#chat-message").sendKeys(text + Keys.ENTER);
        browser.untilText("#chat-turn-1 .turn-note", "Turn 1");
    }

    private List<Exchange> seen(String endpoint) {
        return ssp.requests().stream()
                .filter(one -> one.endpoint().equals(endpoint))
                .toList();
    }

    private void bothPixelsAreSentOnce() {
        browser.untilText("#chat-turn-1 .turn-note", "viewed for the DSP");
        browser.until(
                "both pixels",
                () -> browser.count("#chat-turn-1 [data-event='viewed']") == 1
                        && seen("view").size() == 2);
        assertThat(seen("view")).extracting(one -> one.response().status()).containsOnly(200);
        assertThat(seen("view").stream().mapToInt(one -> one.outcome().impressions()))
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aMessageHasAnImageAndBothItsPixelsAreSentWhenItIsSeen() {
        openChat("", DESKTOP, false);
        say(SHOES);
        browser.until("the ad", () -> browser.count("#chat-turn-1 article img.image") == 1);
        assertThat(browser.count("#chat-turn-1 .text-mode")).isZero();
        bothPixelsAreSentOnce();
    }

    @Test
    void aMessageWithoutAnImageHasALogo() {
        openChat("text-placement", DESKTOP, false);
        say(SHOES);
        browser.until("the ad", () -> browser.count("#chat-turn-1 article.text-mode img.logo") == 1);
        assertThat(browser.count("#chat-turn-1 img.image")).isZero();
        bothPixelsAreSentOnce();
    }

    @Test
    void aPollIsVotedOnAndShowsTheVotes() {
        openChat("sponsored-poll", DESKTOP, false);
        say(SHOES);
        browser.until("the poll", () -> browser.count("#chat-turn-1 .poll-options button") >= 2);
        int options = browser.count("#chat-turn-1 .poll-options button");
        assertThat(browser.count("#chat-turn-1 .poll a")).isZero();
        bothPixelsAreSentOnce();
        browser.click("#chat-turn-1 .poll-options button:nth-child(2)");
        browser.until("the votes", () -> browser.count("#chat-turn-1 .poll-results li") == options);
        assertThat(browser.text("#chat-turn-1 .poll-results li:nth-child(2)")).contains("your vote", " %");
        assertThat(browser.text("#chat-turn-1 .poll-note")).matches("\\d+ votes");
        assertThat(browser.count("#chat-turn-1 .poll a.action")).isEqualTo(1);
        browser.untilText("#chat-turn-1 .turn-note", "voted");
        assertThat(seen("poll-vote")).hasSize(1);
        assertThat(seen("poll-vote").get(0).request().text()).contains("\"option_id\":\"1\"");
        assertThat(seen("bid-request").get(0).request().text()).contains("sponsored_poll");
    }

    @Test
    void aCountryIsSentWithDeviceAndTimeZone() {
        openChat("", DESKTOP, false);
        browser.type("[name=country]", "US");
        say(SHOES);
        assertThat(browser.text("#chat-turn-1 .turn-note")).startsWith("ad");
        assertThat(seen("bid-request").get(0).client().country()).hasValue("US");
    }

    @Test
    void thePreviewSaysTheModeAndWhenEachPixelWasSent() {
        scenario("text-placement");
        send("200 Bid successful");
        browser.until("a preview", () -> browser.count("#preview iframe") == 1);
        assertThat(browser.text("#preview figcaption")).startsWith("Sponsored message, text mode");
        browser.until(
                "the logo",
                () -> browser.inFrame("return document.querySelector('.text-mode img.logo').naturalWidth > 0")
                        .equals("true"));
        assertThat(browser.count("#preview .ping")).isEqualTo(2);
        browser.click("#preview .ping:nth-of-type(1)");
        browser.untilText("#preview .row", "Pixel of the DSP: viewed");
        browser.click("#preview .ping:nth-of-type(2)");
        browser.untilText("#preview .row", "Pixel of the exchange: viewed");
        browser.until("both events", () -> browser.count("#events .tag") == 2);
        assertThat(browser.text("#events li:nth-child(2)")).containsPattern("view .*\\d+ m?s after the request");
    }

    @Test
    void aPollInThePreviewIsVotedOnInEachDocumentedForm() {
        scenario("poll-legacy-errors");
        send("200 Bid successful");
        browser.until("a poll", () -> browser.count("#preview .poll-options button") >= 2);
        assertThat(browser.text("#preview figcaption")).startsWith("Sponsored poll");
        browser.click("#preview .poll-options button:nth-child(1)");
        browser.untilText("#preview .poll-results", "your vote");
        browser.run("location.hash = '#/try/raw'");
        browser.click("#raw-result a");
        browser.driver().navigate().refresh();
        browser.until("the poll again", () -> browser.count("#preview .poll-options button") >= 2);
        browser.click("#preview .poll-options button:nth-child(2)");
        browser.untilText("#preview .poll-note", "This poll had your vote already");
        assertThat(browser.text("#preview .poll-results")).doesNotContain("your vote");
    }

    @Test
    void aVoteThatFailsSaysWhyAndCanBeRepeated() {
        openChat("sponsored-poll", DESKTOP, false);
        say(SHOES);
        browser.until("the poll", () -> browser.count("#chat-turn-1 .poll-options button") >= 2);
        ssp.reset();
        browser.click("#chat-turn-1 .poll-options button:nth-child(1)");
        browser.untilText("#chat-turn-1 .poll-note", "The vote failed: 404 Link expired or not found");
        browser.until(
                "it can be repeated",
                () -> browser.one("#chat-turn-1 .poll-options button").isEnabled());
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatAnAdvertiserWritesInAPollIsOnlyText() {
        openChat("", DESKTOP, false);
        List<String> found = (List<String>) browser.driver().executeAsyncScript("""
                const done = arguments[0];
                import('/__admin/ui/poll.js').then(({ poll }) => {
                  const made = poll({ advertiser: '<b>x</b>', question: '<img src=x onerror=window.__pwned=1>',
                    options: [{ id: '0', text: '<script>window.__pwned=1</script>' }, { id: '1', text: null }] });
                  document.body.append(made);
                  done([...made.querySelectorAll('b, script, img')].map(String).concat(made.textContent));
                });
                """);
        assertThat(found).hasSize(1);
        assertThat(found.get(0)).contains("<script>", "onerror");
        assertThat(browser.run("return typeof window.__pwned")).isEqualTo("undefined");
    }

    @ParameterizedTest
    @CsvSource({"360,780,true", "768,1024,false", "1440,900,true", "1920,1080,false"})
    void aPollIsEasyToUse(int width, int height, boolean dark) {
        openChat("sponsored-poll", new Dimension(width, height), dark);
        say(SHOES);
        browser.until("the poll", () -> browser.count("#chat-turn-1 .poll-options button") >= 2);
        assertThat(browser.violations()).isEmpty();
        browser.one("#chat-turn-1 .poll-options button:nth-child(2)").sendKeys(Keys.ENTER);
        browser.until("the votes", () -> browser.count("#chat-turn-1 .poll-results li") >= 2);
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
