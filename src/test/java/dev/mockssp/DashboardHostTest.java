package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Dimension;

/** The dashboard at a host name of which others may be the owner: the page shows what the mock server says about it. */
@Tag("long")
@Timeout(120)
class DashboardHostTest {

    private static final String NAME = "mock.ads.example";
    private static final Dimension SIZE = new Dimension(1440, 900);

    /** A browser for which the name leads to this machine. */
    private static DashboardBrowser browser() {
        return DashboardBrowser.start(
                "--host-resolver-rules=MAP " + NAME + " 127.0.0.1", "--proxy-bypass-list=" + NAME);
    }

    private static String at(String name, String url) {
        return "http://" + name + ":" + URI.create(url).getPort() + "/";
    }

    @Test
    void theRefusedPageNamesTheOption() {
        try (MockSsp ssp = MockSsp.start();
                DashboardBrowser browser = browser()) {
            browser.page(at(NAME, ssp.baseUrl()), SIZE, false);
            assertThat(browser.text("main"))
                    .contains("may not be used at the host", NAME, "--allowed-host")
                    .doesNotContain("reach");
            assertThat(browser.violations()).isEmpty();
        }
    }

    @Test
    void anOpenPageNamesTheOptionWhenTheNameIsNoLongerAllowed() throws Exception {
        try (MockSsp allowing = MockSsp.start(Settings.of(Option.ALLOWED_HOST, NAME));
                MockSsp refusing = MockSsp.start();
                Relay relay = new Relay(allowing.baseUrl());
                DashboardBrowser browser = browser()) {
            browser.open(at(NAME, relay.url()), SIZE, false);
            relay.relayTo(refusing.baseUrl());
            relay.cut();
            browser.untilText("#banner", "may not be used at the host");
            assertThat(browser.text("#banner")).contains(NAME, "--allowed-host");
            assertThat(browser.one("#banner").isDisplayed()).isTrue();
            assertThat(browser.text("#live-text")).isEqualTo("refused");
            browser.untilText("#announcer", "No exchanges");

            relay.relayTo(allowing.baseUrl());
            relay.cut();
            browser.until("the page listens", () -> browser.text("#live-text").equals("live"));
            browser.until("the banner is gone", () -> !browser.one("#banner").isDisplayed());
        }
    }
}
