package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Dimension;

/**
 * The dashboard is open while 200 requests a second come in, from ten keys. Five seconds of it; the whole minute with
 * {@code -Dmock-ssp.load.seconds=60}.
 */
@Tag("long")
@Timeout(300)
class DashboardLoadTest {

    private static final int SECONDS = Integer.getInteger("mock-ssp.load.seconds", 5);
    private static final int A_SECOND = 200;
    private static final int KEYS = 10;
    private static final long MOST_PAGE_BYTES = 48L << 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    private void ask(String url) {
        String key = "staging-" + sent.incrementAndGet() % KEYS;
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/ssp/bid-request"))
                .header("Content-Type", "application/json")
                .header("thrad-api-key", key)
                .POST(HttpRequest.BodyPublishers.ofString(SampleTraffic.body("Which running shoes are good?")))
                .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenAccept(response -> {
            if (response.statusCode() == 200) {
                answered.incrementAndGet();
            }
        });
    }

    private static void search(DashboardBrowser browser, String text) {
        browser.run(
                "const input = document.querySelector('#search'); input.value = arguments[0];"
                        + "input.dispatchEvent(new Event('input'))",
                text);
    }

    @Test
    void thePageStaysUsable() {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (MockSsp ssp = MockSsp.start();
                DashboardBrowser browser = DashboardBrowser.start()) {
            browser.open(ssp.baseUrl() + "/", new Dimension(1440, 900), false);
            browser.run("window.frames_ = 0; (function count() { window.frames_++; requestAnimationFrame(count); })()");
            long begun = System.nanoTime();
            clock.scheduleAtFixedRate(() -> ask(ssp.baseUrl()), 0, 1_000_000 / A_SECOND, TimeUnit.MICROSECONDS);
            browser.until("rows arrive", () -> browser.count("#rows li") > 0);

            while (sent.get() < A_SECOND * SECONDS) {
                search(browser, "nowhere");
                browser.until("nothing is found", () -> browser.one("#nothing").isDisplayed());
                search(browser, "outcome:fill");
                browser.until("rows are found", () -> browser.count("#rows li") > 0);
                assertThat(browser.count("#rows li")).as("drawn rows").isLessThan(60);
            }
            clock.shutdown();
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertThat(((Number) browser.run("return window.frames_")).doubleValue() / seconds)
                    .as("frames a second")
                    .isGreaterThan(5);

            browser.until("all are answered", () -> answered.get() == sent.get());
            search(browser, "");
            browser.click("#pause");
            browser.click("#pause");
            int last = sent.get();
            browser.until(
                    "the newest is on top",
                    () -> browser.one("#rows li").getDomAttribute("id").equals("x" + last));
            assertThat(browser.count("#rows li")).as("drawn rows").isLessThan(60);
            browser.cdp("HeapProfiler.collectGarbage", Map.of());
            assertThat(((Number) browser.run("return performance.memory.usedJSHeapSize")).longValue())
                    .as("bytes of the page")
                    .isLessThan(MOST_PAGE_BYTES);
            assertThat(browser.complaints()).isEmpty();
        } finally {
            clock.shutdownNow();
        }
    }
}
