package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** The dashboard of a mock server with {@code --admin-token}, in a real browser. */
@Tag("long")
@Timeout(120)
class DashboardTokenTest {

    private static final String TOKEN = "a-token-of-the-admin-api";

    private static DashboardBrowser browser;

    @TempDir
    private Path folder;

    private MockSsp ssp;

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
    void start() throws Exception {
        ssp = MockSsp.start(Settings.of(Option.ADMIN_TOKEN, TOKEN));
        SampleTraffic.bid(ssp, "staging-a", "Hello");
        browser.page(ssp.baseUrl() + "/", DashboardTestCase.DESKTOP, false);
        browser.until("the form is shown", () -> browser.one("#token").isDisplayed());
    }

    @AfterEach
    void nothingWentWrongBesides() {
        try {
            assertThat(browser.complaints()).as("the browser's console").isEmpty();
            assertThat(browser.askedElsewhere()).as("requests to other hosts").isEmpty();
        } finally {
            browser.run("sessionStorage.clear()");
            browser.driver().get("about:blank");
            ssp.close();
        }
    }

    private static void signIn() {
        browser.type("#token", TOKEN);
        browser.click("#token-send");
        browser.until("the page listens", () -> browser.text("#live-text").equals("live"));
    }

    @Test
    void theFormAsksUntilTheTokenIsRight() {
        assertThat(browser.count("#token-dialog")).isEqualTo(1);
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.count("#rows li")).isZero();
        browser.type("#token", "another-token-of-an-api");
        browser.click("#token-send");
        browser.untilText("#token-wrong", "This is not the token of this mock server.");
        browser.type("#token", "zwölf Boxkämpfer");
        browser.click("#token-send");
        browser.untilText("#token-wrong", "visible ASCII characters only");
        browser.one("#token").sendKeys(Keys.ESCAPE);
        browser.until("the form is still shown", () -> browser.one("#token").isDisplayed());
        signIn();
        assertThat(browser.count("#token-dialog")).isZero();
        browser.untilCount("#rows li", 1);
    }

    @Test
    void whatTheUserDoesIsSentWithTheToken() throws Exception {
        signIn();
        SampleTraffic.bid(ssp, "staging-a", "Again");
        browser.untilCount("#rows li", 2);
        ssp.use("no-bid");
        browser.untilText("#active-scenario", "no-bid");
        browser.run("location.hash = '#/run'");
        browser.until("the report is there", () -> browser.count("#run-report .report") == 1);
        browser.click("#run-empty");
        browser.click(".run .danger");
        browser.untilText("#run-result", "The report is empty.");
        assertThat(ssp.requests()).isEmpty();
    }

    @Test
    void theTokenIsKeptForAReloadAndStandsInNoAddress() {
        signIn();
        browser.driver().navigate().refresh();
        browser.until("the page listens", () -> browser.text("#live-text").equals("live"));
        assertThat(browser.count("#token-dialog")).isZero();
        assertThat(String.valueOf(
                        browser.run("return performance.getEntriesByType('resource').map(one => one.name).join()"
                                + " + location.href + document.cookie + JSON.stringify(localStorage)")))
                .doesNotContain(TOKEN);
    }

    @Test
    void reportsExportsAndDownloadsOpen() throws Exception {
        browser.cdp("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        signIn();
        browser.click("a[download='requests.jsonl']");
        Path saved = folder.resolve("requests.jsonl");
        Await.until("the download", () -> Optional.of(saved).filter(Files::exists));
        assertThat(saved).content().contains("\"endpoint\":\"bid-request\"");
        String dashboard = browser.driver().getWindowHandle();
        browser.run("location.hash = '#/run'");
        browser.click(".run .links a");
        browser.until(
                "a window is opened", () -> browser.driver().getWindowHandles().size() == 2);
        browser.driver().getWindowHandles().stream()
                .filter(handle -> !handle.equals(dashboard))
                .forEach(handle -> browser.driver().switchTo().window(handle));
        browser.until("the report is shown", () -> browser.count(".report") == 1);
        browser.driver().close();
        browser.driver().switchTo().window(dashboard);
    }

    /** A page of another port of the same host is same-site: the browser would send it the cookie. */
    @Test
    void anotherPageOfTheHostReadsAndChangesNothing() throws Exception {
        signIn();
        String dashboard = browser.driver().getWindowHandle();
        try (MockSsp other = MockSsp.start()) {
            browser.driver().switchTo().newWindow(WindowType.TAB);
            browser.page(other.baseUrl() + "/__admin/health", DashboardTestCase.DESKTOP, false);
            Object seen = browser.driver().executeAsyncScript("""
                    const [url, done] = arguments;
                    const send = (path, options) => fetch(url + path, { credentials: 'include', ...options })
                      .then(response => response.text(), error => 'blocked');
                    Promise.all([
                      send('/__admin/requests', {}),
                      send('/__admin/reset', { method: 'POST' }),
                      send('/__admin/reset', { method: 'POST', mode: 'no-cors' }),
                    ]).then(texts => done(texts.join()));
                    """, ssp.baseUrl());
            assertThat(String.valueOf(seen)).isEqualTo("blocked,blocked,");
            browser.complaints(); // the browser tells what it has blocked
            browser.driver().close();
            browser.driver().switchTo().window(dashboard);
        }
        assertThat(ssp.requests()).hasSize(1);
    }

    @Test
    void aServerThatIsStartedAgainIsUsedWithoutAsking() throws Exception {
        try (MockSsp again = MockSsp.start(Settings.of(Option.ADMIN_TOKEN, TOKEN));
                Relay relay = new Relay(ssp.baseUrl())) {
            browser.page(relay.url() + "/", DashboardTestCase.DESKTOP, false);
            browser.until("the form is shown", () -> browser.one("#token").isDisplayed());
            signIn();
            SampleTraffic.bid(again, "staging-a", "Hello");
            SampleTraffic.bid(again, "staging-a", "Hello");
            relay.relayTo(again.baseUrl());
            relay.cut();
            browser.untilCount("#rows li", 2);
            assertThat(browser.count("#token-dialog")).isZero();
            browser.run("sessionStorage.clear()");
        }
    }
}
