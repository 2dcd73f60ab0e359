package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;

/** The page explains requests that cannot be sent or get no response. */
@Tag("long")
class DashboardFormTest extends DashboardTestCase {

    private String focused() {
        return String.valueOf(browser.run("return document.activeElement.name"));
    }

    @Test
    void aWrongNumberInAFoldedPartIsShown() {
        browser.run("document.querySelector('[name=turn_number]').value = '-5'");
        assertThat(browser.one("[name=turn_number]").isDisplayed()).isFalse();
        send("turn_number: ");
        assertThat(browser.one("[name=turn_number]").isDisplayed()).isTrue();
        assertThat(focused()).isEqualTo("turn_number");
        assertThat(browser.one("#try-wrong").isDisplayed()).isTrue();
        assertThat(browser.run("const box = document.querySelector('#try-wrong').getBoundingClientRect();"
                        + "return box.bottom <= innerHeight"))
                .isEqualTo(true);
        assertThat(ssp.requests()).isEmpty();
        browser.type("[name=turn_number]", "3");
        assertThat(browser.count("#try-wrong")).isZero();
        send("200 Bid successful");
    }

    @Test
    void aWrongNumberOfAnotherKindIsNotInTheWay() {
        browser.run("document.querySelector('[name=turn_number]').value = '-5';"
                + "document.querySelector('[name=conversationOffset]').value = '99'");
        kind("opener");
        send("200 Bid successful");
        kind("legacy");
        send("conversationOffset: ");
        assertThat(focused()).isEqualTo("conversationOffset");
        kind("contextual");
        send("turn_number: ");
    }

    @Test
    void aKeyThatNoHeaderTakesIsNoFault() {
        browser.type("#try-form [name=key]", "klucz-łąka");
        send("thrad-api-key: “ł” is not allowed in a header");
        assertThat(focused()).isEqualTo("key");
        browser.type("#try-form [name=key]", "staging-key");
        browser.run("document.querySelector('[name=X-User-City]').value = '東京'");
        send("X-User-City: “東” is not allowed in a header");
        assertThat(focused()).isEqualTo("X-User-City");
        browser.type("[name=X-User-City]", "Zürich");
        send("200 Bid successful");
    }

    @Test
    void aFaultIsToldFromADoubleThatHasStopped() {
        scenario("connection-reset");
        send("This is how a browser sees a simulated fault");
        assertThat(browser.text("#try-result")).doesNotContain("..");
        ssp.close();
        send("The mock server cannot be reached. Is it still running?");
        assertThat(browser.text("#try-result")).doesNotContain("fault");
        browser.run("document.querySelector('#clear-requests').click()");
        browser.untilText("#control-result", "The mock server cannot be reached");
        browser.untilText("#announcer", "not reachable");
    }

    @Test
    void aBindingOfNoKeyIsNotThatOfAll() {
        ssp.use("no-bid");
        browser.click("nav [data-go=control]");
        browser.click("[name=scope][value=key]");
        browser.click("#scope-unbind");
        browser.untilText("#control-result", "Enter the API key first");
        assertThat(ssp.admin().scenarios().active()).isEqualTo("no-bid");
    }

    @Test
    void aLongCountBreaksNoWordOnAPhone() throws Exception {
        for (int i = 0; i < 210; i++) {
            SampleTraffic.bid(ssp, "staging-" + i % 20, "Hello");
        }
        browser.open(ssp.baseUrl() + "/", new Dimension(360, 800), false);
        browser.choose("#filter-outcome", "fill");
        browser.untilText("#count", "210 found in 210, 200 shown");
        assertThat(browser.run("const head = document.querySelector('#list-heading');"
                        + "return head.offsetHeight < 2 * parseFloat(getComputedStyle(head).lineHeight)"))
                .isEqualTo(true);
    }
}
