package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Dimension;

/** The dashboard loses its connection for a moment, and says why only as far as it is true. */
@Tag("long")
@Timeout(120)
class DashboardReconnectTest {

    private static final String MARK = "document.querySelector('#x1').marked = true";
    private static final String IS_MARKED = "return document.querySelector('#x1')?.marked === true";

    private static final String COLLECT_STATES = "window.states = []; new MutationObserver(() => {"
            + "const text = document.querySelector('#live-text').textContent;"
            + "if (states.at(-1) !== text) states.push(text); })"
            + ".observe(document.querySelector('#live-text'), { childList: true, characterData: true, subtree: true })";

    private static Object states(DashboardBrowser browser) {
        return browser.run("return states");
    }

    private static void send(MockSsp ssp, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            SampleTraffic.bid(ssp, "staging-a", "Hello");
        }
    }

    private static void open(DashboardBrowser browser, Relay relay) {
        browser.open(relay.url() + "/", new Dimension(1440, 900), false);
    }

    @Test
    void whatHappenedMeanwhileIsAdded() throws Exception {
        try (MockSsp ssp = MockSsp.start();
                Relay relay = new Relay(ssp.baseUrl());
                DashboardBrowser browser = DashboardBrowser.start()) {
            open(browser, relay);
            send(ssp, 1);
            browser.until("the first row", () -> browser.count("#rows li") == 1);
            browser.run(MARK);
            relay.cut();
            send(ssp, 2);
            browser.until("the missed rows", () -> browser.count("#rows li") == 3);
            assertThat(browser.run(IS_MARKED)).as("the list was not made anew").isEqualTo(true);
            browser.untilText("#live-text", "live");
        }
    }

    /** The mock server is there, so it is not said to be unreachable. */
    @Test
    void aLostConnectionIsNoMissingServer() throws Exception {
        try (MockSsp ssp = MockSsp.start();
                Relay relay = new Relay(ssp.baseUrl());
                DashboardBrowser browser = DashboardBrowser.start()) {
            open(browser, relay);
            browser.run(COLLECT_STATES);
            relay.cut();
            browser.until(
                    "the connection is lost and back", () -> states(browser).equals(List.of("reconnecting", "live")));
            assertThat(browser.text("#announcer")).doesNotContain("not reachable");
        }
    }

    @Test
    void aServerThatIsAwayIsNotReachableUntilItIsBack() throws Exception {
        try (MockSsp ssp = MockSsp.start();
                MockSsp stopped = MockSsp.start();
                Relay relay = new Relay(ssp.baseUrl());
                DashboardBrowser browser = DashboardBrowser.start()) {
            open(browser, relay);
            stopped.close();
            relay.relayTo(stopped.baseUrl());
            relay.cut();
            browser.untilText("#live-text", "not reachable, trying again");
            browser.untilText("#announcer", "The mock server is not reachable");
            relay.relayTo(ssp.baseUrl());
            browser.until("the page listens", () -> browser.text("#live-text").equals("live"));
            browser.untilText("#announcer", "No exchanges");
        }
    }

    @Test
    void anotherMockServerAtTheSameAddressIsNotMistakenForTheFirst() throws Exception {
        try (MockSsp first = MockSsp.start();
                MockSsp second = MockSsp.start();
                Relay relay = new Relay(first.baseUrl());
                DashboardBrowser browser = DashboardBrowser.start()) {
            open(browser, relay);
            send(first, 1);
            browser.until("the first row", () -> browser.count("#rows li") == 1);
            browser.run(MARK);
            send(second, 3);
            relay.relayTo(second.baseUrl());
            relay.cut();
            browser.until("the rows of the second", () -> browser.count("#rows li") == 3);
            assertThat(browser.run(IS_MARKED)).as("the list was made anew").isEqualTo(false);
        }
    }
}
