package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** The page of docs/examples/browser in Chromium: it renders each ad of revision 2026, and tracks it correctly. */
@Tag("long")
@Timeout(120)
class BrowserExampleTest {

    private static final Path FOLDER = Path.of("docs/examples/browser");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8", "js", "text/javascript;charset=utf-8", "css", "text/css;charset=utf-8");
    private static final Dimension SIZE = new Dimension(800, 600);

    private static DashboardBrowser browser;
    private static HttpServer pages;

    private MockSsp ssp;

    @BeforeAll
    static void open() throws IOException {
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", BrowserExampleTest::serve);
        pages.start();
        browser = DashboardBrowser.start();
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        byte[] file = Files.readAllBytes(FOLDER.resolve(name.isEmpty() ? "index.html" : name));
        String ending = name.isEmpty() ? "html" : name.substring(name.lastIndexOf('.') + 1);
        exchange.getResponseHeaders().set("Content-Type", TYPES.get(ending));
        exchange.sendResponseHeaders(200, file.length);
        try (exchange) {
            exchange.getResponseBody().write(file);
        }
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        pages.stop(0);
    }

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.REVISION, "2026"));
    }

    @AfterEach
    void stop() {
        browser.driver().get("about:blank");
        ssp.close();
    }

    private void openPage() {
        browser.page(
                "http://127.0.0.1:" + pages.getAddress().getPort() + "/?ssp=" + ssp.baseUrl() + "&key=staging-key",
                SIZE,
                false);
    }

    private void say(String text) {
        browser.one("#message").sendKeys(text + Keys.ENTER);
    }

    private List<Exchange> seen(String endpoint) {
        return ssp.requests().stream()
                .filter(one -> one.endpoint().equals(endpoint))
                .toList();
    }

    /** Gives the page more time than an ad needs to be seen. */
    private static void letTimePass() {
        browser.driver().executeAsyncScript("setTimeout(arguments[0], 1600)");
    }

    private void bothPixelsAreSentOnce() {
        browser.until("both pixels", () -> seen("view").size() == 2);
        letTimePass();
        assertThat(seen("view"))
                .hasSize(2)
                .extracting(one -> one.response().status())
                .containsOnly(200);
        assertThat(seen("view").stream().mapToInt(one -> one.outcome().impressions()))
                .containsExactlyInAnyOrder(0, 1);
    }

    private void nothingIsFound() {
        assertThat(ssp.requests()).flatExtracting(Exchange::findings).isEmpty();
        assertThat(ssp.report().rules())
                .allSatisfy(
                        rule -> assertThat(rule.findings()).as(rule.rule().id()).isEmpty());
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.violations()).isEmpty();
    }

    @Test
    void aMessageHasItsImageAndItsPixelsAreSentOnce() {
        openPage();
        say("Which running shoes are good for a first marathon?");
        browser.until(
                "the image",
                () -> browser.run("return document.querySelector('.ad.image img').naturalWidth > 0")
                        .equals(true));
        bothPixelsAreSentOnce();
        assertThat(browser.one(".ad a").getDomProperty("href")).contains("view_url=", "thrad_view_url=");
        nothingIsFound();
    }

    @Test
    void aMessageWithoutAnImageHasItsLogo() {
        ssp.use("text-placement");
        openPage();
        say("I need headphones for the gym");
        browser.until(
                "the logo",
                () -> browser.run("return document.querySelector('.ad.text img').naturalWidth > 0")
                        .equals(true));
        bothPixelsAreSentOnce();
        nothingIsFound();
    }

    @Test
    void anAdBelowTheFoldIsNotSeenUntilItIsScrolledTo() {
        openPage();
        browser.run("document.querySelector('h1').style.height = '300vh'");
        say("Which running shoes are good for a first marathon?");
        browser.until("the ad", () -> browser.count(".ad") == 1);
        browser.run("window.scrollTo(0, 0)");
        letTimePass();
        assertThat(seen("view")).isEmpty();
        browser.run("document.querySelector('.ad').scrollIntoView()");
        bothPixelsAreSentOnce();
        nothingIsFound();
    }

    @Test
    void anAdThatLeavesTheViewTooSoonIsNotSeen() {
        openPage();
        browser.run("document.querySelector('h1').style.height = '300vh'");
        say("Which running shoes are good for a first marathon?");
        browser.until("the ad", () -> browser.count(".ad") == 1);
        browser.run("window.scrollTo(0, 0)");
        browser.driver().executeAsyncScript("""
                const done = arguments[0];
                const show = (times) => {
                  if (times === 0) return done();
                  document.querySelector('.ad').scrollIntoView();
                  setTimeout(() => { window.scrollTo(0, 0); setTimeout(() => show(times - 1), 200); }, 400);
                };
                show(4);
                """);
        assertThat(seen("view")).isEmpty();
    }

    @Test
    void aPollIsVotedOnAndShowsItsResults() {
        ssp.use("sponsored-poll");
        openPage();
        say("Which running shoes are good for a first marathon?");
        browser.until("the poll", () -> browser.count(".poll button") >= 2);
        int options = browser.count(".poll button");
        bothPixelsAreSentOnce();
        browser.click(".poll button");
        browser.untilText(".poll", " votes");
        assertThat(browser.count(".poll .options p")).isEqualTo(options);
        assertThat(browser.text(".poll .options p")).contains(" % ");
        assertThat(browser.count(".poll a.action")).isEqualTo(1);
        assertThat(seen("poll-vote")).hasSize(2); // the preflight and the vote
        nothingIsFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll-duplicate-vote", "poll-legacy-errors"})
    void bothFormsOfAVoteAreUnderstood(String scenario) {
        ssp.use(scenario);
        openPage();
        say("Which running shoes are good for a first marathon?");
        browser.until("the poll", () -> browser.count(".poll button") >= 2);
        browser.click(".poll button");
        browser.untilText(".poll", " votes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-bid", "rate-limited", "malformed-json", "connection-reset", "sponsored-prompts"})
    void theChatGoesOnWithoutAnAd(String scenario) {
        ssp.use(scenario);
        openPage();
        say("Which running shoes are good for a first marathon?");
        browser.until("the request", () -> !seen("bid-request").isEmpty());
        browser.untilText("#log", "What matters most to you?");
        say("The price");
        browser.until("two turns", () -> browser.count("#log .user") == 2);
        assertThat(browser.count(".ad")).isZero();
        browser.complaints();
    }

    @Test
    void whatAnAdvertiserWritesIsOnlyText() {
        ssp.use("hostile-creative");
        openPage();
        say("Which running shoes are good for a first marathon?");
        browser.until("the ad", () -> browser.count(".ad") == 1);
        assertThat(browser.text(".ad")).contains("<");
        assertThat(browser.run("return typeof window.__pwned")).isEqualTo("undefined");
        assertThat(browser.count(".ad script, .ad iframe, .ad [onerror]")).isZero();
    }
}
