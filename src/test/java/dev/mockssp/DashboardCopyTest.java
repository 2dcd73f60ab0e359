package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Dimension;

/** The snippets that the dashboard offers to copy work in their tools. */
@Tag("long")
@Timeout(120)
class DashboardCopyTest {

    private static final String NASTY = "It's \"50% off\", \\u0041 \\n $HOME `id` \"\"\" <b> ü 🙂";

    private static DashboardBrowser browser;

    private MockSsp ssp;

    @TempDir
    private Path folder;

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
        browser.open(ssp.baseUrl() + "/", new Dimension(1440, 900), false);
    }

    @AfterEach
    void stop() {
        browser.driver().get("about:blank");
        ssp.close();
    }

    /** Makes an exchange under a scenario and copies it. */
    private String copied(String scenario, String as) throws Exception {
        ssp.use(scenario);
        try {
            SampleTraffic.bid(ssp, "staging-key", NASTY);
        } catch (IOException e) {
            // the scenario's fault
        }
        ssp.use("default");
        String id = ssp.requests().get(0).id();
        browser.run("location.hash = '#/exchanges/" + id + "'");
        browser.until("the copies are offered", () -> browser.count(".copies button") == 6);
        browser.run("[...document.querySelectorAll('.copies button')].find(one => one.textContent === '" + as
                + "').click()");
        browser.until(
                "the text is shown",
                () -> !browser.one("#copy-text").getDomProperty("value").isEmpty());
        return browser.one("#copy-text").getDomProperty("value");
    }

    private String ran(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    @Test
    void curlAsksTheSameAgain() throws Exception {
        Tools.require("curl", "curl");
        String command = copied("default", "curl");
        assertThat(ran(List.of("sh", "-c", command), Map.of())).contains("200 OK", "Bid successful");
        assertThat(ssp.requests()).hasSize(2);
        assertThat(ssp.requests().get(1).request().body())
                .isEqualTo(ssp.requests().get(0).request().body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "rate-limited"})
    void fetchAsksTheSameAgain(String scenario) throws Exception {
        Tools.require("node", "nodejs");
        Path file = folder.resolve("copied.mjs");
        Files.writeString(file, copied(scenario, "fetch"));
        ssp.use(scenario);
        assertThat(ran(List.of("node", file.toString()), Map.of())).contains(said(scenario));
        theSameWasAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "rate-limited"})
    void pythonAsksTheSameAgain(String scenario) throws Exception {
        Tools.require("python3", "python3");
        Path file = folder.resolve("copied.py");
        Files.writeString(file, copied(scenario, "Python"));
        ssp.use(scenario);
        assertThat(ran(List.of("python3", file.toString()), Map.of("PYTHONIOENCODING", "utf-8")))
                .contains(said(scenario));
        theSameWasAsked();
    }

    private static String said(String scenario) {
        return scenario.equals("default") ? "200 {" : "429 {";
    }

    private void theSameWasAsked() {
        assertThat(ssp.requests()).hasSize(2);
        assertThat(Json.read(ssp.requests().get(1).request().body()))
                .isEqualTo(Json.read(ssp.requests().get(0).request().body()));
    }

    /** A copy has another key, so it names the scenario that the key is bound to. */
    @Test
    void aBoundScenarioIsPartOfTheCopy() throws Exception {
        Tools.require("curl", "curl");
        ssp.use("no-bid", "staging-key");
        String command = copied("default", "curl");
        ssp.reset();
        assertThat(command).contains("X-Mock-Scenario: no-bid").doesNotContain("X-Mock-Source");
        assertThat(ran(List.of("sh", "-c", command), Map.of())).contains("No bids");
    }

    @ParameterizedTest
    @CsvSource({
        "default,200,Bid successful",
        "sponsored-prompts,200,sponsored_prompt",
        "hostile-creative,200,__pwned",
        "sparse-creative,200,Bid successful",
        "no-bid,200,No bids",
        "rate-limited,429,Rate limit exceeded",
        "wrong-content-type,502,<html"
    })
    void aScenarioAnswersTheSameAgain(String scenario, int status, String part) throws Exception {
        String file = copied(scenario, "Scenario");
        ssp.admin().scenarios().put("copied", file.getBytes(UTF_8));
        ssp.use("copied");
        var again = SampleTraffic.bid(ssp, "staging-key", NASTY);
        assertThat(again.statusCode()).isEqualTo(status);
        assertThat(again.body()).contains(part);
    }

    @Test
    void aFaultIsCopiedIntoAScenario() throws Exception {
        assertThat(copied("connection-reset", "Scenario")).contains("\"fault\": \"connection-reset\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "server-error", "connection-reset", "wrong-content-type"})
    void javaCompiles(String scenario) throws Exception {
        String source = copied(scenario, "Java test");
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///RecordedExchangeTest.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(null, null, problems, options, null, List.of(file))
                .call();
        assertThat(compiled).as("%s%n%s", problems.getDiagnostics(), source).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "server-error", "connection-reset", "wrong-content-type"})
    void javaScriptPasses(String scenario) throws Exception {
        Tools.require("node", "nodejs");
        Path file = folder.resolve("recorded.test.mjs");
        Files.writeString(file, copied(scenario, "JavaScript test"));
        ran(List.of("node", "--test", file.toString()), Map.of("MOCK_SSP_URL", ssp.baseUrl()));
    }
}
