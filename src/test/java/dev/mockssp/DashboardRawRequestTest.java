package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;

/** The editor for any request, and exchanges that are loaded into it. */
@Tag("long")
class DashboardRawRequestTest extends DashboardTestCase {

    @BeforeEach
    void openEditor() {
        browser.open(ssp.baseUrl() + "/#/try/raw", DESKTOP, false);
        browser.until("the scenarios are offered", () -> browser.count(".raw-form [name=scenario] option") > 20);
    }

    private void sends(String result) {
        browser.click("#raw-send");
        browser.untilText("#raw-result", result);
    }

    private Exchange newest() {
        return ssp.requests().get(ssp.requests().size() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "In a conversation,200 Bid successful,bid-request",
        "Opener,200 Bid successful,bid-request",
        "Legacy get-ad,200 Ad served successfully,get-ad"
    })
    void eachTemplateIsAValidRequest(String template, String result, String endpoint) {
        browser.choose(".raw-form [name=template]", template);
        sends(result);
        assertThat(newest().endpoint()).isEqualTo(endpoint);
        assertThat(newest().source()).isEqualTo(Source.DASHBOARD);
        browser.click("#raw-result a");
        browser.untilText("#detail-body", newest().id());
    }

    @Test
    void methodHeadersAndBodyAreFree() {
        browser.type(".raw-form [name=headers]", "Content-Type: application/json\nX-User-Country: DE");
        browser.type(".raw-form [name=body]", "{\"userId\": \"u\", \"chatId\": \"c\", \"messages\": []}");
        browser.choose(".raw-form [name=scenario]", "always-fill");
        sends("400 ");
        assertThat(browser.text("#raw-result")).contains("messages");
        assertThat(newest().request().headers().first("X-User-Country")).hasValue("DE");
        browser.choose(".raw-form [name=method]", "GET");
        sends("405 ");
        browser.type(".raw-form [name=headers]", "no colon");
        sends("The header “no colon” is not NAME: VALUE");
        browser.type(".raw-form [name=path]", "//other.example/api");
        browser.type(".raw-form [name=headers]", "");
        sends("leads to another host");
    }

    @Test
    void aMistakeInTheBodyIsShownWithItsPlace() {
        browser.type(".raw-form [name=body]", "{\n  \"userId\": x}");
        browser.untilText("#raw-mistake", "The body is not JSON: Unexpected token 'x' at line 2, column 13");
        sends("400 ");
        browser.type(".raw-form [name=body]", "{\"userId\":\"u\"}");
        browser.until("it is JSON", () -> browser.text("#raw-mistake").isEmpty());
        browser.click("#raw-format");
        assertThat(browser.one(".raw-form [name=body]").getDomProperty("value")).isEqualTo("{\n  \"userId\": \"u\"\n}");
    }

    @Test
    void aKeyThatNoHeaderTakesIsNoFault() {
        browser.type(".raw-form [name=key]", "klucz-łąka");
        sends("thrad-api-key: “ł” is not allowed in a header");
        browser.type(".raw-form [name=key]", "staging-key");
        browser.type(".raw-form [name=headers]", "Content-Type: application/json\nX-User-City: Zürich");
        sends("200 Bid successful");
        assertThat(ssp.requests()).hasSize(1);
    }

    @Test
    void aFaultIsToldFromAServerThatHasStopped() {
        browser.choose(".raw-form [name=scenario]", "connection-reset");
        sends("This is how a browser sees a simulated fault");
        assertThat(browser.text("#raw-result")).doesNotContain("..");
        ssp.close();
        sends("The mock server cannot be reached. Is it still running?");
        assertThat(browser.text("#raw-result")).doesNotContain("fault");
    }

    @Test
    void aRequestWithoutAResponseIsCancelled() {
        browser.choose(".raw-form [name=scenario]", "timeout");
        browser.click("#raw-send");
        browser.untilText("#raw-send", "Cancel");
        browser.click("#raw-send");
        browser.untilText("#raw-result", "Cancelled.");
        browser.untilText("#raw-send", "Send");
    }

    @Test
    void anExchangeIsEditedAndSentAgain() throws Exception {
        SampleTraffic.raw(
                ssp,
                "/api/v1/ssp/bid-request",
                SampleTraffic.body("Hello"),
                Map.of("thrad-api-key", "production-key", "X-User-Country", "DE", "X-Mock-Scenario", "no-bid"));
        String id = newest().id();
        browser.open(ssp.baseUrl() + "/#/exchanges/" + id, DESKTOP, false);
        browser.click("#edit");
        browser.untilText("#raw-note", id);
        assertThat(browser.one(".raw-form [name=key]").getDomProperty("value")).isEqualTo("production-key");
        assertThat(browser.one(".raw-form [name=scenario]").getDomProperty("value"))
                .isEqualTo("no-bid");
        assertThat(browser.one(".raw-form [name=headers]").getDomProperty("value"))
                .contains("X-User-Country: DE")
                .doesNotContain("X-Mock");
        assertThat(browser.one(".raw-form [name=body]").getDomProperty("value")).contains("\"content\": \"Hello\"");
        sends("200 No bids");
        browser.choose(".raw-form [name=scenario]", "always-fill");
        sends("200 Bid successful");
        assertThat(newest().request().headers().first("X-User-Country")).hasValue("DE");
        browser.driver().navigate().back();
        browser.until("the exchange is back", () -> browser.one("#detail-body").isDisplayed());
    }

    @Test
    void anUnknownExchangeIsSaid() {
        browser.run("location.hash = '#/try/raw?from=api_req_none'");
        browser.untilText("#raw-note", "The journal has no such request");
    }

    @Test
    void bytesStayBytes() throws Exception {
        browser.type(".raw-form [name=body]", "/wA=");
        browser.click(".raw-form [name=base64]");
        browser.until("no complaint", () -> browser.text("#raw-mistake").isEmpty());
        sends("400 ");
        assertThat(newest().request().body()).containsExactly(0xff, 0);
        String id = newest().id();
        browser.run("location.hash = '#/try/raw?from=" + id + "'");
        browser.untilText("#raw-note", id);
        assertThat(browser.one(".raw-form [name=base64]").isSelected()).isTrue();
        sends("400 ");
        assertThat(newest().request().body()).containsExactly(0xff, 0);
        browser.type(".raw-form [name=body]", "é");
        sends("The body is not Base64");
    }

    @ParameterizedTest
    @CsvSource({"1440,900,false", "1440,900,true", "360,780,false", "360,780,true", "768,1024,true", "1920,1080,false"})
    void nothingInTheEditorIsHardToUse(int width, int height, boolean dark) {
        browser.driver().get("about:blank");
        browser.open(ssp.baseUrl() + "/#/try/raw", new Dimension(width, height), dark);
        sends("200 Bid successful");
        browser.type(".raw-form [name=body]", "{");
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
