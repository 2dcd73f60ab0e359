package dev.mockssp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium with a fresh profile. Requests to other hosts reach a {@link BlockingProxy}. */
final class DashboardBrowser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    /** Selenium would warn that it does not know the devtools of this version, which the tests do not use. */
    private static final Logger QUIET = Logger.getLogger("org.openqa.selenium");

    static {
        QUIET.setLevel(Level.SEVERE);
    }

    private final BlockingProxy others;
    private final ChromeDriver driver;

    private DashboardBrowser(BlockingProxy others, ChromeDriver driver) {
        this.others = others;
        this.driver = driver;
    }

    /** @param more arguments of Chromium */
    static DashboardBrowser start(String... more) {
        Map<String, Path> programs = Tools.require(Browser.PROGRAMS);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.get("chromium").toFile());
        BlockingProxy others = BlockingProxy.start();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--disable-dev-shm-usage",
                "--lang=en-US",
                "--proxy-server=127.0.0.1:" + others.port());
        options.addArguments(more);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.get("chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        return new DashboardBrowser(others, new ChromeDriver(service, options));
    }

    /** The dashboard in a size and a theme. */
    DashboardBrowser open(String url, Dimension size, boolean dark) {
        page(url, size, dark);
        until("the page listens", () -> text("#live-text").equals("live"));
        return this;
    }

    /** Any page in a size and a theme. */
    void page(String url, Dimension size, boolean dark) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", false));
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        driver.get(url);
    }

    ChromeDriver driver() {
        return driver;
    }

    void cdp(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand(command, parameters);
    }

    /** The element, as soon as it is there. */
    WebElement one(String css) {
        return new WebDriverWait(driver, SOON, POLL)
                .withMessage(() -> css + " is there")
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** Clicks, once it is there. */
    void click(String css) {
        until(css + " can be clicked", () -> {
            one(css).click();
            return true;
        });
    }

    /** Waits until so many elements are there. */
    void untilCount(String css, int expected) {
        new WebDriverWait(driver, PATIENCE, POLL)
                .withMessage(() -> css + " is there " + expected + " times, not " + count(css))
                .until(ignored -> count(css) == expected);
    }

    /** The text in the page, visible or not, as soon as the element is there. */
    String text(String css) {
        return new WebDriverWait(driver, SOON, POLL)
                .withMessage(() -> css + " is there")
                .until(ignored ->
                        (String) run("return document.querySelector(arguments[0])?.textContent ?? null", css));
    }

    /** Replaces the text of a field, once it can be used. */
    void type(String css, String text) {
        until(css + " can be typed in", () -> {
            WebElement field = one(css);
            field.clear();
            field.sendKeys(text);
            return true;
        });
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Waits until a condition holds. It does not hold while an element is missing. */
    void until(String what, BooleanSupplier holds) {
        new WebDriverWait(driver, PATIENCE, POLL)
                .ignoring(WebDriverException.class)
                .withMessage(what)
                .until(ignored -> holds.getAsBoolean());
    }

    void untilText(String css, String part) {
        new WebDriverWait(driver, PATIENCE, POLL)
                .ignoring(WebDriverException.class)
                .withMessage(() -> css + " has the text \"" + part + "\"")
                .until(ignored -> text(css).contains(part));
    }

    /** The content of the preview's frame. */
    String inFrame(String script) {
        driver.switchTo().frame(one("#preview iframe"));
        try {
            return String.valueOf(run(script));
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    /** The findings of axe-core, one per line. */
    @SuppressWarnings("unchecked")
    List<String> violations() {
        run(axe());
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[0];
                axe.run(document, { iframes: false }).then(found => done(found.violations
                    .flatMap(one => one.nodes.map(node => `${one.id} at ${node.target}: ${node.failureSummary}`))));
                """);
    }

    private static String axe() {
        try (InputStream script = DashboardBrowser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The console messages since the last call, except those about error responses that a test caused. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    /** What the page requested from other hosts, which all end with {@code .example} in these tests. */
    @SuppressWarnings("unchecked")
    List<String> askedElsewhere() {
        List<String> elsewhere = new ArrayList<>((List<String>) run("return performance.getEntriesByType('resource')"
                + ".map(one => one.name).filter(name => !name.startsWith(location.origin + '/'))"));
        others.asked().stream().filter(line -> line.contains(".example")).forEach(elsewhere::add);
        return elsewhere;
    }

    /** Chooses an option, once it is offered. */
    void choose(String css, String option) {
        until(css + " offers " + option, () -> {
            new Select(one(css)).selectByVisibleText(option);
            return true;
        });
    }

    @Override
    public void close() {
        driver.quit();
        others.close();
    }
}
