package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium with a fresh profile, and a web server whose pages it opens. */
final class Browser implements AutoCloseable {

    /** A name that only this browser knows; it leads to this machine. */
    static final String ELSEWHERE = "publisher.example";

    /** The programs that a test with a browser needs, with their Debian packages. */
    static final Map<String, String> PROGRAMS = Map.of("chromium", "chromium", "chromedriver", "chromium-driver");

    private static final String FETCH = """
            const [url, headers, body, done] = arguments;
            fetch(url, {method: 'POST', headers: headers, body: body})
              .then(async answer => done({
                status: answer.status,
                remaining: answer.headers.get('X-RateLimit-Remaining'),
                limit: answer.headers.get('X-RateLimit-Limit'),
                scenario: answer.headers.get('X-Mock-Scenario'),
                requestId: answer.headers.get('X-Mock-Request-Id'),
                text: await answer.text()}))
              .catch(error => done({failure: String(error)}));
            """;

    /** Held, so that it stays at its level: without the DevTools of this very version, Selenium warns. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final HttpServer pages;
    private final ChromeDriver driver;

    private Browser(HttpServer pages, ChromeDriver driver) {
        this.pages = pages;
        this.driver = driver;
    }

    static Browser start(Path profile) throws IOException {
        Map<String, Path> programs = Tools.require(PROGRAMS);
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.get("chromium").toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + profile,
                "--host-resolver-rules=MAP " + ELSEWHERE + " 127.0.0.1");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.get("chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver chrome = new ChromeDriver(service, options);
        chrome.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
        return new Browser(pages(), chrome);
    }

    private static HttpServer pages() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0), 0);
        byte[] page = "<!DOCTYPE html><title>A publisher</title><h1>Chat</h1>".getBytes(UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            try (exchange) {
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
        return server;
    }

    /** The origin of a page, by the host that it is opened from. */
    String origin(String host) {
        return "http://" + host + ":" + pages.getAddress().getPort();
    }

    /** Opens a page and sends a request from it. Returns what the page sees, or {@code failure}. */
    @SuppressWarnings("unchecked")
    Map<String, Object> fetch(String host, String url, Map<String, String> headers, String body) {
        driver.get(origin(host) + "/chat");
        return (Map<String, Object>) driver.executeAsyncScript(FETCH, url, headers, body);
    }

    @Override
    public void close() {
        driver.quit();
        pages.stop(0);
    }
}
