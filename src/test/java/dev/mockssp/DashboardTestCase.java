package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

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

    @BeforeEach
    void start() {
        ssp = MockSsp.start();
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

    void kind(String kind) {
        browser.click("[name=kind][value=" + kind + "]");
    }

    void scenario(String name) {
        browser.until("the scenarios are offered", () -> browser.count("#try-form option") > 20);
        browser.choose("#try-form [name=scenario]", name);
    }

    void send(String result) {
        browser.click("#try-send");
        browser.untilText("#try-result", result);
    }
}
