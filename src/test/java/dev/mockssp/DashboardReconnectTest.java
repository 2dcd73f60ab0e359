package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Dimension;

/** The dashboard loses its connection for a moment. */
@Tag("long")
@Timeout(120)
class DashboardReconnectTest {

    private static final String MARK = "document.querySelector('#x1').marked = true";
    private static final String IS_MARKED = "return document.querySelector('#x1')?.marked === true";

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
