package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** Eight tasks of a developer who is new to the dashboard. Each uses the page only, and begins at its first view. */
@Tag("long")
class DashboardTasksTest extends DashboardTestCase {

    private static final String KEY = "production-web";
    private static final String SHOES = "Which running shoes are good?";
    private static final String BODY =
            "{'userId':'%s','chatId':'chat-%s','config':{'experiment_tag':'%s'},'messages':[{'role':'user','content':'%s'}]}";

    private Client client;

    @BeforeEach
    void traffic() {
        client = new Client(ssp);
        bid("jane", "late", "xyzzy plugh quux");
        bid("bob", "early", "Mail me at bob@mail.example about running shoes");
        bid("carol", "early", SHOES);
        browser.untilCount("#rows li", 3);
    }

    private void bid(String user, String tag, String text) {
        client.bid(KEY, BODY.formatted(user, user, tag, text));
    }

    /** Opens a view by its link in the header. */
    private void view(String name) {
        browser.click("nav [data-go=" + name + "]");
    }

    private void find(String search) {
        browser.type("#search", search);
        browser.untilCount("#rows li", 1);
        browser.click("#rows li");
    }

    @Test
    void theRequestOfAUserIsFound() {
        find("user:jane");
        browser.untilText("#detail-body .facts", "jane");
        assertThat(browser.text("#rows")).as("the key as it was written").contains(KEY);
    }

    @Test
    void itIsSeenWhyNoAdCame() {
        find("jane");
        browser.untilText(".checks .decided", "no campaign won");
        assertThat(browser.text(".checks")).as("the key as it was written").contains(KEY);
        browser.click("#tab-auction");
        browser.untilText("#auction", "not relevant to the conversation");
    }

    @Test
    void aRequestIsReplayedWithAnotherScenario() {
        find("jane");
        browser.choose(".replay [name=scenario]", "always-fill");
        browser.click("#replay");
        browser.untilText(".replayed", "Replayed: 200 Bid successful; before: 200 No bids");
    }

    @Test
    void theMaximumFrequencyIsSeenToBlockAnAd() {
        view("try");
        browser.type(".chat-controls [name=max_frequency]", "3");
        browser.type("#chat-message", SHOES + Keys.ENTER);
        browser.untilText("#chat-turn-1 .turn-note", "Turn 1");
        browser.type("#chat-message", "And for a marathon?" + Keys.ENTER);
        browser.untilText("#chat-turn-2 .turn-note", "max frequency not reached: 1 of 3 turns");
    }

    @Test
    void oneKeyIsSwitchedTo429() {
        view("scenarios");
        browser.type("#view-scenarios input[type=search]", "429");
        browser.click("[name=scope][value=key]");
        browser.type("#scope-key-name", KEY);
        browser.untilText("[data-name=rate-limited]", "Use");
        browser.click("[data-name=rate-limited]");
        browser.untilText("#bindings", "is bound to rate-limited");
        assertThat(client.bid(KEY, Client.SHOES).status()).isEqualTo(429);
        assertThat(client.bid("production-other", Client.SHOES).status()).isEqualTo(200);
    }

    @Test
    void theRequestWithPersonalDataIsFound() {
        browser.choose("#filter-outcome", "with findings");
        browser.untilText("#rows", "bob@mail.example");
        browser.click("#rows li:has(.mark.error)");
        browser.untilText("#detail-body .findings", "email-in-messages");
        assertThat(browser.run("return document.querySelector('#detail-body .findings').getBoundingClientRect().bottom"
                        + " < innerHeight"))
                .as("it is seen without scrolling")
                .isEqualTo(true);
    }

    @Test
    void experimentsAreCompared() {
        view("run");
        browser.untilText("#run-report", "Experiments");
        assertThat(browser.text("#run-report .charts.four")).contains("early", "late", "CTR", "Revenue");
    }

    @Test
    void aScenarioIsWrittenThatFailsEveryThirdRequest() {
        view("scenarios");
        browser.click("#scenario-new");
        browser.run("[...document.querySelectorAll('#scenario-templates button')]"
                + ".find(one => one.textContent.startsWith('Every third')).click()");
        browser.untilText("#view-scenarios", "The scenario is valid.");
        browser.run("[...document.querySelectorAll('#view-scenarios button')]"
                + ".find(one => one.textContent.startsWith('Save and use')).click()");
        browser.untilText("#view-scenarios", "active for every key");
        assertThat(IntStream.range(0, 3)
                        .mapToObj(i ->
                                client.bid("production-other", Client.SHOES).status()))
                .containsExactly(200, 200, 503);
        browser.open(ssp.baseUrl() + "/", new Dimension(360, 780), false);
        assertThat(browser.run("return document.querySelector('#help').offsetTop"
                        + " - document.querySelector('.bar h1').offsetTop < 20"))
                .as("the header of a phone is one line in spite of the long name")
                .isEqualTo(true);
    }
}
