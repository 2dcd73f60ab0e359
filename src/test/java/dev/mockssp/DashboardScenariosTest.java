package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** The view of the scenarios, in a real browser. */
@Tag("long")
class DashboardScenariosTest extends DashboardTestCase {

    @TempDir
    private Path folder;

    private void openScenarios(String rest) {
        browser.run("location.hash = '#/scenarios" + rest + "'");
        browser.until("the scenarios are listed", () -> browser.count("#scenario-list [data-name]") > 20);
    }

    private String value(String css) {
        return browser.one(css).getDomProperty("value");
    }

    private void text(String json) {
        browser.run(
                "const field = document.querySelector('#scenario-text'); field.value = arguments[0];"
                        + "field.dispatchEvent(new Event('input', {bubbles: true}))",
                json);
    }

    @Test
    void aScenarioIsUsedForEveryKeyAndForOneAndConfirmedBesideTheButton() {
        openScenarios("");
        browser.click("[data-name=no-bid]");
        browser.untilText("li:has(> [data-name=no-bid])", "Every key gets no-bid now.");
        assertThat(ssp.admin().selection().active()).isEqualTo("no-bid");
        browser.untilText("[data-name=no-bid]", "Restart");

        browser.click("[name=scope][value=key]");
        browser.click("[data-name=server-error]");
        browser.untilText("#scope-result", "Enter the API key first");
        browser.one("#scope-key-name").sendKeys("staging-one");
        browser.click("[data-name=server-error]");
        browser.untilText("#bindings", "is bound to server-error");
        assertThat(ssp.admin().selection().scenarioFor("staging-one")).isEqualTo("server-error");
        assertThat(ssp.admin().selection().active()).isEqualTo("no-bid");

        browser.click("#bindings button");
        browser.untilText("#binding-result", "The active scenario applies to");
        browser.until("no binding is left", () -> browser.count("#bindings li") == 0);
        assertThat(ssp.admin().selection().scenarioFor("staging-one")).isEqualTo("no-bid");
    }

    @Test
    void scenariosAreFoundByTheirWords() {
        openScenarios("");
        browser.driver().switchTo().activeElement().sendKeys("/");
        browser.driver().switchTo().activeElement().sendKeys("tcp");
        browser.until("one is left", () -> browser.count("#scenario-list [data-name]") == 1);
        assertThat(browser.text("#scenario-list")).contains("Broken responses", "connection-reset");
        browser.driver().switchTo().activeElement().sendKeys("zzz");
        browser.untilText("#scenario-list", "No scenario has these words");
    }

    @Test
    void everyThirdRequestFailsAfterFourActions() throws Exception {
        openScenarios("");
        browser.click("#scenario-new");
        browser.untilText("#scenario-check", "valid");
        browser.click("#scenario-templates button");
        browser.untilText("#scenario-check", "The scenario is valid.");
        assertThat(value("#scenario-name")).isEqualTo("every-third-fails");
        browser.click("#scenario-save-use");
        browser.untilText("#scenario-result", "Saved as every-third-fails, and active for every key.");
        for (int i = 1; i <= 6; i++) {
            assertThat(SampleTraffic.bid(ssp, "staging-key", "running shoes").statusCode())
                    .isEqualTo(i % 3 == 0 ? 503 : 200);
        }
        browser.untilText("#scenario-steps", "Every 3rd request fails with 503.");
        browser.untilText("#scenario-steps", "6 requests, next at the 9th");
        assertThat(String.valueOf(browser.run("return location.hash"))).isEqualTo("#/scenarios/every-third-fails");
    }

    @Test
    void aMistakeIsShownWithItsPlaceBeforeItIsSaved() {
        openScenarios("?new=1");
        browser.type("#scenario-name", "mine");
        text("{\n  \"description\": \"x\",\n  \"steps\": [\n    {\"fial\": {\"status\": 500}}\n  ]\n}");
        browser.untilText("#scenario-check", "problem");
        browser.untilText("#scenario-problems", "Line 4");
        assertThat(browser.text("#scenario-problems")).contains("fial", "fail");
        browser.click("#scenario-problems button");
        assertThat(String.valueOf(browser.run("const field = document.activeElement;"
                        + "return field.value.slice(field.selectionStart, field.selectionEnd)")))
                .startsWith("{");
        browser.click("#scenario-save");
        browser.untilText("#scenario-result", "Not saved");
        assertThat(ssp.scenarios()).doesNotContain("mine");

        text("{\n  \"description\": \"x\",\n  \"steps\": [");
        browser.untilText("#scenario-problems", "Line 3");
        text("{\"description\": \"x\", \"steps\": [{\"fail\": {\"status\": 500}}]}");
        browser.untilText("#scenario-check", "The scenario is valid.");
        browser.click("#scenario-save");
        browser.untilText("#scenario-result", "Saved as mine.");
        assertThat(ssp.scenarios()).contains("mine");
    }

    @Test
    void aNewScenarioIsMadeFromAnExistingOneAndDeleted() {
        openScenarios("/flaky");
        browser.until("the text is there", () -> value("#scenario-text").contains("\"every\": 3"));
        assertThat(value("#scenario-name")).isEqualTo("my-flaky");
        text(value("#scenario-text").replace("500", "502"));
        browser.untilText("#scenario-check", "valid");
        browser.click("#scenario-save");
        browser.untilText("#scenario-heading", "my-flaky");
        browser.untilText("#scenario-steps", "Every 3rd request fails with 502.");
        browser.untilText("#scenario-list", "Added while running");
        browser.click("#scenario-delete");
        browser.untilText("#scope-result", "The scenario my-flaky is deleted.");
        browser.until("it is gone", () -> browser.count("[data-name=my-flaky]") == 0);
    }

    @Test
    void filesThatCannotBeLoadedAreNamed() throws Exception {
        Files.writeString(folder.resolve("own.json"), "{\"description\":\"Mine.\",\"steps\":[{\"fill\":{}}]}");
        try (MockSsp own = MockSsp.start(Settings.of(Option.SCENARIOS, folder))) {
            browser.open(own.baseUrl() + "/#/scenarios", DESKTOP, false);
            browser.untilText("#scenario-list", "From your folder");
            Files.writeString(folder.resolve("broken.json"), "{\"description\":\"<b>x</b>\",\"steps\":[{}]}");
            browser.until(
                    "the server noticed",
                    () -> !own.admin().scenarios().problems().isEmpty());
            browser.run("dispatchEvent(new Event('focus'))");
            browser.untilText("#file-problems", "broken.json");
            browser.page("about:blank", DESKTOP, false);
        }
        browser.open(ssp.baseUrl() + "/", DESKTOP, false);
    }

    @Test
    void aLongListOfBindingsEndsWithTheNumberOfTheOthers() {
        for (int i = 0; i < 103; i++) {
            ssp.use("slow", "staging-" + i);
        }
        openScenarios("");
        browser.untilText("#bindings", "and 3 more");
        browser.untilCount("#bindings li", 101);
    }

    @Test
    void theClockIsFrozenAdvancedAndReleasedAndSaysSoBesideTheButton() {
        openScenarios("");
        browser.type("#clock-freeze [name=at]", "2025-11-24T21:51:52Z");
        browser.click("#clock-freeze button");
        browser.untilText("#clock-now", "2025-11-24 21:51:52 UTC");
        browser.untilText("#clock-freeze-result", "The clock is frozen at 2025-11-24T21:51:52Z.");
        browser.click("#clock-advance button");
        browser.untilText("#clock-now", "2025-11-24 21:52:52 UTC");
        browser.untilText("#clock-advance-result", "The clock is advanced by 60 seconds.");
        assertThat(ssp.clock().instant()).isEqualTo(Instant.parse("2025-11-24T21:52:52Z"));
        browser.click("#clock-release");
        browser.untilText("#clock-state", "real time");
        browser.untilText("#clock-release-result", "The clock shows real time.");
        assertThat(browser.text("#clock-freeze-result")).isEmpty();
        assertThat(ssp.clock().frozen()).isFalse();
    }

    @Test
    void everythingIsResetAfterAQuestionWhichTheReportSurvives() throws Exception {
        ssp.use("no-bid");
        SampleTraffic.bid(ssp, "staging-key", "shoes");
        openScenarios("");
        browser.click("#reset-all");
        browser.click("#sure-yes");
        browser.untilText("#active-scenario", "default");
        browser.untilText("#reset-result", "Everything is reset");
        assertThat(ssp.requests()).isEmpty();
        browser.run("location.hash = '#/run'");
        browser.untilText("#run-report .totals", "1");
    }

    @Test
    void anActionThatFailsSaysSoBesideTheButton() {
        openScenarios("");
        ssp.close();
        browser.click("#clear-requests");
        browser.untilText("#reset-result", "The mock server cannot be reached");
    }

    @Test
    void allOfItWorksWithTheKeyboard() {
        openScenarios("");
        browser.driver().switchTo().activeElement().sendKeys("n");
        browser.until("a new one is begun", () -> browser.one("#scenario-text").isDisplayed());
        browser.one("#scenario-templates button").sendKeys(Keys.ENTER);
        browser.untilText("#scenario-check", "The scenario is valid.");
        browser.until(
                "the text has the focus",
                () -> "scenario-text"
                        .equals(browser.driver().switchTo().activeElement().getDomAttribute("id")));
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("scenario-save");
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB, Keys.SPACE);
        browser.untilText("#scenario-result", "active for every key");
    }

    @ParameterizedTest
    @CsvSource({"1440,900,false", "1440,900,true", "360,800,false", "360,800,true", "768,1024,true", "1920,1080,false"})
    void nothingIsHardToUse(int width, int height, boolean dark) throws Exception {
        ssp.use("flaky", "staging-two");
        SampleTraffic.bid(ssp, "staging-two", "running shoes");
        for (String rest : new String[] {"", "/flaky", "?new=1"}) {
            browser.open(
                    ssp.baseUrl() + "/?" + Math.abs(rest.hashCode()) + "#/scenarios" + rest,
                    new Dimension(width, height),
                    dark);
            browser.until("the scenarios are listed", () -> browser.count("#scenario-list [data-name]") > 20);
            browser.until(
                    "the editor is filled",
                    () -> rest.isEmpty() || !value("#scenario-text").isEmpty());
            assertThat(browser.violations()).as(rest).isEmpty();
            assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }
}
