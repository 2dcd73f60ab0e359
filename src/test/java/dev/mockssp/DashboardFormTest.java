package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What cannot be sent, or did not arrive, is said on the page in the right words. */
class DashboardFormTest extends OnTheDashboard {

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
        assertThat(ssp.requests()).isEmpty();
        browser.type("[name=turn_number]", "3");
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
        send("thrad-api-key: “ł” cannot stand in a header");
        assertThat(focused()).isEqualTo("key");
        browser.type("#try-form [name=key]", "staging-key");
        browser.run("document.querySelector('[name=X-User-City]').value = '東京'");
        send("X-User-City: “東” cannot stand in a header");
        assertThat(focused()).isEqualTo("X-User-City");
        browser.type("[name=X-User-City]", "Zürich");
        send("200 Bid successful");
    }

    @Test
    void aFaultIsToldFromADoubleThatHasStopped() {
        scenario("connection-reset");
        send("This is what a fault looks like");
        assertThat(browser.text("#try-result")).doesNotContain("..");
        ssp.close();
        send("The double cannot be reached. Is it still running?");
        assertThat(browser.text("#try-result")).doesNotContain("fault");
        browser.run("document.querySelector('#clear-requests').click()");
        browser.untilText("#control-result", "The double cannot be reached");
    }
}
