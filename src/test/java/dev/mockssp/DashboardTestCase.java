package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Dimension;

/**
 * Opens the dashboard of a new mock server for each test, and checks for console errors and foreign requests after it.
 */
@Timeout(120)
abstract class DashboardTestCase {

    static final Dimension DESKTOP = new Dimension(1440, 900);

    static DashboardBrowser browser;

    MockSsp ssp;

    @BeforeAll
    static void openBrowser() {
        browser = DashboardBrowser.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** The settings of the mock server. */
    Settings settings() {
        return Settings.none();
    }

    @BeforeEach
    void start() {
        ssp = MockSsp.start(settings());
        browser.open(ssp.baseUrl() + "/", DESKTOP, false);
    }

    @AfterEach
    void nothingWentWrongBesides() {
        try {
            assertThat(browser.complaints()).as("the browser's console").isEmpty();
            assertThat(browser.askedElsewhere()).as("requests to other hosts").isEmpty();
        } finally {
            browser.driver().get("about:blank");
            ssp.close();
        }
    }

    /** Opens the editor for requests with one of its templates. */
    void kind(String template) {
        openEditor();
        browser.choose(".raw-form [name=template]", template);
    }

    void scenario(String name) {
        openEditor();
        browser.until("the scenarios are offered", () -> browser.count(".raw-form [name=scenario] option") > 20);
        browser.choose(".raw-form [name=scenario]", name);
    }

    /** Sends the request of the editor and opens its exchange. */
    void send(String result) {
        openEditor();
        browser.click("#raw-send");
        browser.untilText("#raw-result", result);
        browser.click("#raw-result a");
        browser.until("the exchange is shown", () -> browser.one("#detail-body").isDisplayed());
    }

    private void openEditor() {
        browser.run("if (!location.hash.startsWith('#/try/raw')) location.hash = '#/try/raw'");
        browser.until("the editor is shown", () -> browser.one("#raw-send").isDisplayed());
    }
}
