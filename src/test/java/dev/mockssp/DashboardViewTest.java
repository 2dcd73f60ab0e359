package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** The views of the prompts in the chat to try. No test here opens another tab, which would hide the page. */
@Tag("long")
class DashboardViewTest extends DashboardTestCase {

    @Test
    void eachPromptIsViewedOnceWhenItWasSeen() {
        browser.open(ssp.baseUrl() + "/#/try", DESKTOP, false);
        browser.untilText("#chat-opener", "Opener");
        int prompts = browser.count("#chat-opener .chat-ad li");
        assertThat(prompts).isBetween(3, 5);
        browser.run("document.querySelector('.chat-scroll').scrollTo(0, 99999)");
        browser.untilText("#chat-opener .turn-note", prompts + " viewed");
        browser.one("#chat-message").sendKeys("Hello" + Keys.ENTER);
        browser.untilText("#chat-turn-1 .turn-note", "Turn 1");
        browser.run("document.querySelector('.chat-scroll').scrollTo(0, 0)");
        browser.one("#chat-message").sendKeys("Hello again" + Keys.ENTER);
        browser.untilText("#chat-turn-2 .turn-note", "Turn 2");
        assertThat(ssp.requests().stream().filter(one -> one.endpoint().equals("view")))
                .hasSize(prompts);
    }

    @Test
    void aPromptThatNobodySawIsNotViewed() {
        browser.open(ssp.baseUrl() + "/#/try", new Dimension(360, 500), false);
        browser.untilText("#chat-opener", "Opener");
        int prompts = browser.count("#chat-opener .chat-ad li");
        browser.run("document.querySelector('#chat-opener li').scrollIntoView()");
        browser.until("the first one is seen", () -> browser.count("#chat-opener [data-viewed=true]") > 0);
        assertThat(browser.one("#chat-opener li:last-child").getDomAttribute("data-viewed"))
                .isNull();
        browser.run("document.querySelector('#chat-opener li:last-child').scrollIntoView()");
        browser.until(
                "the last one is seen",
                () -> browser.one("#chat-opener li:last-child").getDomAttribute("data-viewed") != null);
        assertThat(prompts).isGreaterThan(2);
    }
}
