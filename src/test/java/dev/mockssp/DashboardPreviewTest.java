package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ads as the dashboard shows them. No content of ads and requests is executed. */
@Tag("long")
class DashboardPreviewTest extends DashboardTestCase {

    @Test
    void aMessageIsPreviewedWithItsImageAndItsButton() {
        send("200 Bid successful");
        browser.until("a preview", () -> browser.count("#preview iframe") == 1);
        browser.until(
                "the style",
                () -> browser.inFrame("return getComputedStyle(document.querySelector('main')).paddingTop")
                        .equals("16px"));
        browser.until(
                "the image",
                () -> browser.inFrame("return document.querySelector('img.image').naturalWidth > 0")
                        .equals("true"));
        assertThat(browser.inFrame("return document.querySelector('.bubble').textContent"))
                .isEqualTo("Which running shoes are good for a first marathon?");
        assertThat(browser.inFrame("return document.querySelector('.action').textContent"))
                .isEqualTo("Find your pair");
    }

    @Test
    void aSparseMessageIsPreviewedWithTheDefaultButton() {
        scenario("sparse-creative");
        send("200 Bid successful");
        browser.until("a preview", () -> browser.count("#preview iframe") == 1);
        assertThat(browser.inFrame("return document.querySelector('.action').textContent"))
                .isEqualTo("Learn More");
        assertThat(browser.inFrame("return document.querySelectorAll('img, .text').length"))
                .isEqualTo("0");
    }

    @Test
    void promptsArePreviewedAndCanBeViewed() {
        kind("Opener");
        send("200 Bid successful");
        browser.until("a preview", () -> browser.count("#preview iframe") == 1);
        int prompts = Integer.parseInt(browser.inFrame("return document.querySelectorAll('li a').length"));
        assertThat(prompts).isBetween(3, 5);
        browser.untilCount("#preview .ping", prompts);
        browser.click("#preview .ping");
        browser.untilText("#events", "view");
        browser.until("a row for the view", () -> browser.count("#rows .tag.view") == 1);
    }

    @Test
    void aLegacyRequestWithoutAMatchSaysWhyThereIsNoAd() {
        String why = "No ad available: nothing matches the conversation";
        kind("Legacy get-ad");
        browser.type(".raw-form [name=key]", "production-key");
        browser.type(
                ".raw-form [name=body]",
                "{\"userId\":\"u\",\"chatId\":\"c\",\"conversationOffset\":0,\"content\":{\"user\":\"zzz\",\"chatbot\":\"ok\"}}");
        send("200 " + why);
        browser.untilText("#rows", why);
        browser.untilText("#detail", why);
        assertThat(browser.count("#preview iframe")).isZero();
    }

    @Test
    void aLegacyProductIsPreviewed() {
        kind("Legacy get-ad");
        send("200 Ad served successfully");
        browser.until("a preview", () -> browser.count("#preview iframe") == 1);
        assertThat(browser.inFrame("return document.querySelector('article strong').textContent"))
                .isNotBlank();
        assertThat(browser.inFrame("return document.querySelector('a').href"))
                .startsWith(ssp.baseUrl() + "/api/v1/message/redirect/");
    }

    @Test
    void aClickOpensTheLandingPageInANewTabAndIsSeen() {
        send("200 Bid successful");
        browser.until("a preview", () -> browser.count("#preview iframe") == 1);
        String page = browser.driver().getWindowHandle();
        browser.driver().switchTo().frame(browser.one("#preview iframe"));
        browser.one("article a").click();
        browser.driver().switchTo().window(page);
        browser.until("a second tab", () -> browser.driver().getWindowHandles().size() == 2);
        List<String> tabs = new ArrayList<>(browser.driver().getWindowHandles());
        tabs.remove(page);
        browser.driver().switchTo().window(tabs.get(0));
        browser.until("the landing page", () -> browser.driver().getTitle().startsWith("Landing page of"));
        browser.driver().close();
        browser.driver().switchTo().window(page);
        browser.untilText("#events", "click");
        browser.until("a row for the click", () -> browser.count("#rows .tag.click") == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "In a conversation,200 Bid successful",
        "Opener,200 Bid successful",
        "Legacy get-ad,200 Ad served successfully"
    })
    void aHostileCreativeIsShownAndNeverRun(String kind, String result) {
        kind(kind);
        scenario("hostile-creative");
        send(result);
        browser.until("a preview", () -> browser.count("#preview iframe") == 1);
        assertThat(browser.inFrame("return document.body.textContent"))
                .contains(kind.equals("Legacy get-ad") ? "<svg onload" : "<script>window.__pwned = true</script>");
        assertThat(browser.inFrame("return typeof window.__pwned + document.querySelectorAll('script, iframe').length"))
                .isEqualTo("undefined0");
        assertThat(browser.run("return typeof window.__pwned")).isEqualTo("undefined");
    }

    @Test
    void imagesOfOtherHostsAreNotLoaded() {
        ssp.admin().scenarios().put("elsewhere", SampleTraffic.adWithImage("http://pictures.example/x.png"));
        ssp.use("elsewhere");
        send("200 Bid successful");
        browser.until("a preview", () -> browser.count("#preview iframe") == 1);
        assertThat(browser.inFrame("return document.body.textContent"))
                .contains("Image of another host: http://pictures.example/x.png");
    }

    @Test
    void hostileRequestsAreShownAndNeverRun() throws Exception {
        for (String evil : SampleTraffic.EVIL) {
            SampleTraffic.bid(ssp, "staging-key", evil);
            SampleTraffic.raw(ssp, "/api/v1/ssp/bid-request", evil, Map.of("thrad-api-key", "staging-key"));
            SampleTraffic.raw(
                    ssp, "/api/v1/ssp/bid-request", "{}", Map.of("X-Mock-Scenario", "<img/src=x/onerror=__pwned=1>"));
        }
        int rows = 3 * SampleTraffic.EVIL.size();
        browser.until("all rows", () -> browser.count("#rows li") == rows);
        for (int i = 1; i <= rows; i++) {
            browser.click("#rows li:nth-child(" + i + ")");
            String id =
                    (String) browser.run("return document.querySelector('#rows li[aria-selected=true]').summary.id");
            browser.untilText(".facts", id);
        }
        assertThat(browser.run("return typeof window.__pwned")).isEqualTo("undefined");
        assertThat(browser.count("#detail-body script, #detail-body img, #rows img"))
                .isZero();
    }
}
