package dev.mockssp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** One finds exchanges and chats, with the mouse, the keyboard and links. */
@Tag("long")
class DashboardFindTest extends DashboardTestCase {

    private static final Dimension PHONE = new Dimension(360, 800);
    private static final String SHOES = "Which running shoes are good for a first marathon?";

    private void rows(int count) {
        browser.until(count + " rows", () -> browser.count("#rows li") == count);
    }

    private void search(String text) {
        browser.one("#search").sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private String url() {
        return (String) browser.run("return location.hash");
    }

    private void press(String keys) {
        browser.driver().switchTo().activeElement().sendKeys(keys);
    }

    private String focused() {
        return browser.driver().switchTo().activeElement().getDomAttribute("id");
    }

    @Test
    void aRowTellsItFromOthers() throws Exception {
        browser.run("window.marker = 'the same page'");
        SampleTraffic.bid(ssp, "staging-ci", SHOES);
        rows(1);
        assertThat(browser.text("#rows li")).contains("fill", SHOES, "Ad: ", "200", "chat-1", "staging-ci");
        SampleTraffic.bid(ssp, "a-real-key", "Hello");
        rows(2);
        assertThat(browser.text("#rows li"))
                .contains("error", "Hello", "Unknown API key", "401", "unknown key")
                .doesNotContain("a-real-key");
        assertThat(browser.run("return window.marker")).isEqualTo("the same page");
        browser.until("the tab has the count", () -> browser.driver().getTitle().startsWith("(2) Exchanges"));
    }

    @Test
    void theServerSearchesTheWholeJournal() throws Exception {
        SampleTraffic.bid(ssp, "staging-first", "jane.doe@mail.example");
        for (int i = 0; i < 1_050; i++) {
            SampleTraffic.bid(ssp, "staging-" + i % 60, "Hello");
        }
        browser.untilText("#count", "1,051");
        browser.open(ssp.baseUrl() + "/", DESKTOP, false);
        browser.untilText("#count", "1,051");
        search("rule:email-in-messages key:staging-first");
        browser.untilText("#count", "1 of 1,051");
        assertThat(browser.text("#rows li")).contains("jane.doe");
        assertThat(url()).isEqualTo("#/exchanges?q=rule%3Aemail-in-messages+key%3Astaging-first");
        search("hello");
        browser.untilText("#count", "1,050 of 1,051");
        assertThat(browser.count("#rows li")).as("drawn rows").isLessThan(60);
        browser.run("document.querySelector('#rows-box').scrollTop = 1e9");
        browser.until("more are read", () -> {
            browser.run("document.querySelector('#rows-box').scrollTop = 1e9");
            return browser.count("#rows li[aria-posinset='1050']") == 1;
        });
        assertThat(browser.one("#rows li:last-child").getDomAttribute("id")).isEqualTo("x2");
    }

    @Test
    void theOldestAreReadWhenTheListIsScrolled() throws Exception {
        for (int i = 0; i < 1_050; i++) {
            SampleTraffic.bid(ssp, "staging-" + i % 60, "Hello");
        }
        browser.open(ssp.baseUrl() + "/", DESKTOP, false);
        browser.untilText("#count", "1,050");
        browser.until("the first exchange", () -> {
            browser.run("document.querySelector('#rows-box').scrollTop = 1e9");
            return browser.count("#x1") == 1;
        });
        browser.untilText("#count", "1,050");
    }

    @Test
    void aMistakeInASearchIsExplained() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        rows(1);
        search("stauts:200");
        browser.untilText("#search-error", "did you mean \"status\"?");
        assertThat(browser.one("#nothing").isDisplayed()).isFalse();
        search("status:200");
        rows(1);
        assertThat(browser.one("#search-error").isDisplayed()).isFalse();
        search("status:404");
        browser.until("nothing", () -> browser.one("#nothing").isDisplayed());
    }

    @Test
    void newExchangesThatMatchComeIn() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        rows(1);
        browser.choose("#filter-outcome", "error");
        browser.untilText("#count", "0 of 1");
        assertThat(browser.one("#search").getDomProperty("value")).isEqualTo("outcome:error");
        SampleTraffic.bid(ssp, "wrong", SHOES);
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        browser.untilText("#count", "1 of 3");
        assertThat(browser.text("#rows li")).contains("Unknown API key");
        browser.choose("#filter-outcome", "any outcome");
        rows(3);
        browser.choose("#filter-key", "staging-key");
        browser.untilText("#count", "2 of 3");
    }

    @Test
    void theListIsPaused() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        rows(1);
        browser.click("#pause");
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        browser.untilText("#pause", "Resume (1 new)");
        browser.untilCount("#rows li", 1);
        browser.click("#pause");
        rows(2);
    }

    @Test
    void anExchangeHasALinkAndBackGoesToTheList() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        SampleTraffic.bid(ssp, "wrong", SHOES);
        rows(2);
        search("outcome:fill");
        browser.untilText("#count", "1 of 2");
        browser.click("#rows li");
        browser.click("#tab-response");
        browser.until("the tab stands in the address", () -> url().endsWith("tab=response"));
        String link = browser.driver().getCurrentUrl();
        assertThat(link).contains("#/exchanges/api_req_", "q=outcome%3Afill");
        browser.driver().navigate().back();
        browser.until("the list alone", () -> !browser.one("#detail").isDisplayed());
        assertThat(browser.one("#search").getDomProperty("value")).isEqualTo("outcome:fill");

        browser.driver().get("about:blank");
        browser.open(link, DESKTOP, false);
        browser.until("the response", () -> browser.one("#response").isDisplayed());
        browser.untilText("#count", "1 of 2");
        browser.untilCount("#rows li[aria-selected=true]", 1);
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        for (String text : List.of("one", "two", "three")) {
            SampleTraffic.bid(ssp, "staging-key", text);
        }
        rows(3);
        press("j");
        browser.untilText(".verdict", "HTTP 200");
        press("j");
        browser.until("the second", () -> browser.count("#x2[aria-selected=true]") == 1);
        press("k");
        browser.until("the first", () -> browser.count("#x3[aria-selected=true]") == 1);
        press("c");
        browser.until("a copy", () -> browser.count("dialog[open]") == 1);
        press(Keys.ESCAPE.toString());
        browser.until("no copy", () -> browser.count("dialog[open]") == 0);
        press("/");
        assertThat(focused()).isEqualTo("search");
        press("two");
        browser.untilText("#count", "1 of 3");
        press(Keys.ESCAPE.toString());
        press("?");
        browser.untilText("#help-keys", "Next exchange");
        assertThat(browser.violations()).isEmpty();
        press(Keys.ESCAPE.toString());

        WebElement list = browser.one("#rows");
        list.sendKeys(Keys.HOME);
        assertThat(list.getDomAttribute("aria-activedescendant")).isEqualTo("x2");
        list.sendKeys(Keys.ENTER);
        browser.until("the heading has the focus", () -> "detail-heading".equals(focused()));
        browser.one("#tab-overview").sendKeys(Keys.ARROW_RIGHT);
        browser.until("the request", () -> browser.one("#request").isDisplayed());
        assertThat(focused()).isEqualTo("tab-request");
        press(Keys.ESCAPE.toString());
        browser.until("the list", () -> !browser.one("#detail").isDisplayed());
        assertThat(focused()).isEqualTo("rows");
    }

    @Test
    void theSelectedRowStaysWhileOthersArrive() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", "first");
        rows(1);
        browser.click("#rows li");
        browser.untilText(".verdict", "HTTP 200");
        for (int i = 0; i < 100; i++) {
            SampleTraffic.bid(ssp, "staging-" + i % 10, "later");
        }
        browser.untilText("#count", "101");
        browser.one("#rows").sendKeys(Keys.ARROW_DOWN, Keys.ARROW_UP);
        browser.until("the selected one is in sight", () -> browser.count("#x2[aria-selected=true]") == 1);
        Number before = (Number) browser.run("return document.querySelector('#x2').getBoundingClientRect().top");
        SampleTraffic.bid(ssp, "staging-key", "latest");
        browser.untilText("#count", "102");
        assertThat(((Number) browser.run("return document.querySelector('#x2').getBoundingClientRect().top"))
                        .intValue())
                .isEqualTo(before.intValue());
    }

    @Test
    void afterAResetNothingPointsAtWhatIsGone() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        browser.click("#rows li");
        browser.until("the row is active", () -> browser.one("#rows").getDomAttribute("aria-activedescendant") != null);
        browser.untilText("#announcer", "1 exchange");
        browser.untilText("#detail-heading", "POST /api/v1/ssp/bid-request");
        ssp.reset();
        browser.untilText("#gone", "no longer has this exchange");
        assertThat(browser.one("#rows").getDomAttribute("aria-activedescendant"))
                .isNull();
        browser.untilText("#announcer", "No exchanges");
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        browser.click("#rows li");
        browser.until("it is replaced", () -> browser.count("#gone") == 0);
    }

    @Test
    void aChatIsAThread() throws Exception {
        for (String text : List.of(SHOES, "What is the meaning of life?", SHOES)) {
            SampleTraffic.bid(ssp, "production-key", text);
        }
        browser.click("nav [data-go=chats]");
        browser.untilText("#chats", "3 requests");
        browser.type("#chat-filter", "nowhere");
        browser.until("none", () -> browser.count("#chats li") == 0);
        browser.type("#chat-filter", "chat-1");
        browser.click("#chats a");
        browser.until("the turns", () -> browser.count(".thread li") == 3);
        assertThat(browser.text(".thread li:first-child")).contains("1", SHOES, "fill");
        assertThat(browser.text(".thread li:nth-child(2)"))
                .contains("2", "meaning of life", "no-bid", "1 request after the last ad");
        SampleTraffic.bid(ssp, "production-key", "And now?");
        browser.until("the next turn", () -> browser.count(".thread li") == 4);
        browser.click(".thread li:nth-child(2) a");
        browser.untilText("#detail-body .verdict", "no-bid");
        browser.untilText("#count", "4 of 4");
        browser.driver().navigate().back();
        browser.until("the thread again", () -> browser.one(".thread").isDisplayed());
    }

    @Test
    void theThemeIsKept() {
        String ground = "return getComputedStyle(document.body).backgroundColor";
        Object light = browser.run(ground);
        browser.click("#theme");
        browser.click("#theme");
        browser.untilText("#toasts", "Theme: dark");
        assertThat(browser.run(ground)).isNotEqualTo(light);
        browser.driver().get("about:blank");
        browser.open(ssp.baseUrl() + "/#/chats", DESKTOP, false);
        assertThat(browser.run(ground)).isNotEqualTo(light);
        browser.click("#theme");
        assertThat(browser.run(ground)).isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({"1440,default", "1440,hostile-creative", "1440,sparse-creative", "360,hostile-creative"})
    void aPreviewIsAsHighAsItsText(int width, String scenario) throws Exception {
        ssp.use(scenario);
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        browser.open(ssp.baseUrl() + "/", new Dimension(width, 800), false);
        browser.click("#rows li");
        browser.until("a preview", () -> browser.count("#preview iframe") == 1);
        String missing = "return document.documentElement.scrollHeight - innerHeight";
        String unused = "return Math.floor(innerHeight - document.body.getBoundingClientRect().height)";
        browser.until(
                "it fits",
                () -> browser.inFrame(missing).equals("0")
                        && browser.inFrame(unused).equals("0"));
    }

    @Test
    void aLongValueIsClampedAndOpened() throws Exception {
        String word = "x".repeat(2_000);
        SampleTraffic.raw(
                ssp,
                "/api/v1/ssp/bid-request",
                SampleTraffic.body(SHOES),
                Map.of("thrad-api-key", "staging-key", "X-Long", word));
        browser.click("#rows li");
        browser.click("#tab-request");
        browser.untilText(".headers", "xxx…");
        assertThat(browser.text(".headers")).doesNotContain(word);
        browser.click(".headers .more");
        assertThat(browser.text(".headers")).contains(word);
    }

    /** A client that listens to the events, after its first bytes. */
    private Socket listener() throws IOException {
        Socket socket = new Socket("127.0.0.1", URI.create(ssp.baseUrl()).getPort());
        socket.getOutputStream().write("GET /__admin/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        Thread reader = new Thread(() -> read(socket));
        reader.setDaemon(true);
        reader.start();
        return socket;
    }

    /** A listener that does not read is disconnected. */
    private static void read(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // closed
        }
    }

    @Test
    void tooManyListenersAreToldFromAServerThatIsGone() throws Exception {
        List<Socket> listeners = new ArrayList<>();
        try {
            browser.driver().get("about:blank");
            for (int i = 0; i < 16; i++) {
                listeners.add(listener());
            }
            SampleTraffic.bid(ssp, "staging-key", SHOES);
            browser.driver().get(ssp.baseUrl() + "/");
            browser.untilText("#banner", "already has 16 clients");
            assertThat(browser.text("#live-text")).isEqualTo("not live");
            rows(1);
        } finally {
            for (Socket listener : listeners) {
                listener.close();
            }
        }
        browser.untilText("#live-text", "live");
        browser.until("the banner is gone", () -> !browser.one("#banner").isDisplayed());
        ssp.close();
        browser.untilText("#live-text", "not reachable");
    }

    @ParameterizedTest
    @CsvSource({
        "360,800,false", "360,800,true", "768,1024,false", "768,1024,true",
        "1440,900,false", "1440,900,true", "1920,1080,false", "1920,1080,true"
    })
    void nothingIsHardToUse(int width, int height, boolean dark) throws Exception {
        SampleTraffic.bid(ssp, "production-key", SHOES);
        SampleTraffic.bid(ssp, "wrong", "shoes");
        ssp.use("hostile-creative", "staging-two");
        SampleTraffic.bid(ssp, "staging-two", SHOES);
        browser.open(ssp.baseUrl() + "/__admin/ui", new Dimension(width, height), dark);
        rows(3);
        browser.run("document.querySelector('#search').focus()");
        Set<String> found = new TreeSet<>(browser.violations());
        browser.run("document.activeElement.blur()");
        browser.click("#rows li:last-child");
        browser.untilText("#detail-body", "Checks");
        found.addAll(browser.violations());
        browser.click("#tab-auction");
        found.addAll(browser.violations());
        browser.run("location.hash = '#/chats/chat-1'");
        browser.until("the turns", () -> browser.one(".thread li").isDisplayed());
        found.addAll(browser.violations());
        assertThat(found).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    /** The browser gives the click to the list, since the row under the pointer is another one than at the press. */
    @Test
    void aRowThatIsDrawnAnewDuringAClickIsChosen() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        browser.open(ssp.baseUrl() + "/", DESKTOP, false);
        browser.untilText("#rows li", "staging");
        browser.run("const row = document.querySelector('#rows li').getBoundingClientRect();"
                + "document.querySelector('#rows').dispatchEvent(new MouseEvent('click',"
                + " {bubbles: true, detail: 1, clientX: row.x + 20, clientY: row.y + 10}))");
        browser.until(
                "the exchange is seen",
                () -> browser.run("return location.hash").toString().startsWith("#/exchanges/"));
    }

    @Test
    void onAPhoneOnePartIsSeenAtATime() throws Exception {
        SampleTraffic.bid(ssp, "staging-key", SHOES);
        browser.open(ssp.baseUrl() + "/", PHONE, false);
        browser.click("#rows li");
        browser.until("the exchange is seen", () -> browser.one("#detail").isDisplayed());
        assertThat(browser.one("#list").isDisplayed()).isFalse();
        browser.click("#detail-back");
        browser.until("the list is seen", () -> browser.one("#rows li").isDisplayed());
    }
}
