package dev.mockssp.junit;

import static dev.mockssp.client.MockSspOperations.STAGING_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.MockSsp;
import dev.mockssp.client.Ads;
import dev.mockssp.client.KeyedMockSsp;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.json.Json;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** {@link MockSspTest} on classes and methods, in test classes that JUnit runs. */
class MockSspTestTest {

    private static void passes(EngineExecutionResults results, long tests) {
        assertThat(Runs.failures(results)).isEmpty();
        results.testEvents().assertStatistics(stats -> stats.succeeded(tests));
    }

    @MockSspTest(
            scenario = "no-bid",
            seed = 7,
            keys = "acme=production",
            options = "rate-limit=1",
            clock = "2025-11-24T21:51:52Z")
    static class OnAClass {

        static String url;
        final MockSsp given;

        OnAClass(MockSsp given) {
            this.given = given;
        }

        @BeforeAll
        static void start(MockSsp ssp) {
            url = ssp.baseUrl();
            Ads.request(ssp, STAGING_KEY, "shoes");
        }

        @BeforeEach
        void isReset(MockSspOperations ssp) {
            assertThat(ssp.requests()).isEmpty();
            assertThat(ssp.activeScenario()).isEqualTo("no-bid");
        }

        @RepeatedTest(2)
        void isOneDouble(MockSsp ssp, KeyedMockSsp mine) {
            assertThat(ssp.baseUrl()).isEqualTo(url).startsWith("http://127.0.0.1:");
            assertThat(given).isSameAs(ssp);
            assertThat(ssp.seed()).isEqualTo(7);
            assertThat(Ads.request(ssp, "acme", "shoes")).isEqualTo(200);
            assertThat(Ads.request(ssp, "acme", "shoes")).isEqualTo(429);
            mine.use("server-error");
            assertThat(Ads.request(ssp, mine.key(), "shoes")).isEqualTo(500);
            ssp.use("slow");
        }
    }

    @Test
    void isStartedOnceAndResetBeforeEachTest() {
        passes(Runs.of(OnAClass.class), 2);
        assertThat(Ads.request(OnAClass.url, STAGING_KEY, "shoes"))
                .as("it is closed")
                .isEqualTo(-1);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @MockSspTest(scenario = "no-bid")
    @interface WithoutAds {}

    @WithoutAds
    static class Base {

        static final Set<String> URLS = ConcurrentHashMap.newKeySet();

        @Test
        void inherited(MockSsp ssp) {
            assertThat(ssp.activeScenario()).isEqualTo("no-bid");
            URLS.add(ssp.baseUrl());
        }

        @Nested
        class Inner {
            @Test
            void sharesTheDouble(MockSsp ssp) {
                assertThat(ssp.activeScenario()).isEqualTo("no-bid");
                URLS.add(ssp.baseUrl());
            }

            @Nested
            @MockSspTest(scenario = "slow")
            class WithItsOwn {
                @Test
                void hasItsOwn(MockSsp ssp) {
                    assertThat(ssp.activeScenario()).isEqualTo("slow");
                    assertThat(URLS).doesNotContain(ssp.baseUrl());
                }
            }
        }
    }

    @MockSspTest(scenario = "no-bid")
    static class AnnotatedBase extends Plain {}

    static class Plain {
        @Test
        void inherited(MockSsp ssp) {
            assertThat(ssp.activeScenario()).isEqualTo("no-bid");
        }
    }

    static class Sub extends AnnotatedBase {}

    @Test
    void isInheritedNestedAndComposed() {
        Base.URLS.clear();
        passes(Runs.of(Base.class), 3);
        assertThat(Base.URLS).hasSize(1);
        passes(Runs.of(Sub.class), 1);
    }

    @MockSspTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {

        final MockSsp ssp;

        OneInstance(MockSsp ssp) {
            this.ssp = ssp;
        }

        @RepeatedTest(2)
        void isReset() {
            assertThat(ssp.requests()).isEmpty();
            Ads.request(ssp, STAGING_KEY, "shoes");
        }

        @AfterAll
        void stillRuns() {
            assertThat(ssp.requests()).hasSize(1);
        }
    }

    @MockSspTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class OneInstanceSideBySide {

        OneInstanceSideBySide(MockSsp ssp) {
            assertThat(ssp).isNotNull();
        }

        @RepeatedTest(2)
        void never() {}
    }

    @Test
    void worksWithOneInstanceForAClass() {
        passes(Runs.of(OneInstance.class), 2);
    }

    @Test
    void refusesAnInstanceThatHoldsTheDoubleOfTestsSideBySide() {
        passes(Runs.inParallel(OneInstance.class), 2);
        assertThat(Runs.failures(Runs.inParallel(OneInstanceSideBySide.class)))
                .isNotEmpty()
                .allMatch(failure -> failure.contains("declare it as a parameter of the test methods"));
    }

    @MockSspTest
    static class SideBySide {

        static final CyclicBarrier ALL = new CyclicBarrier(4);

        @RepeatedTest(4)
        void hasADoubleOfItsOwn(MockSsp ssp) throws Exception {
            String scenario = List.of("no-bid", "server-error", "invalid-key", "rate-limited")
                    .get(Math.floorMod(ssp.baseUrl().hashCode(), 4));
            ssp.use(scenario);
            ALL.await(30, TimeUnit.SECONDS);
            assertThat(ssp.activeScenario()).isEqualTo(scenario);
            Ads.request(ssp, STAGING_KEY, "shoes");
            assertThat(ssp.requests()).hasSize(1);
        }
    }

    @Test
    void isolatesTestsThatRunSideBySide() {
        passes(Runs.inParallel(SideBySide.class), 4);
    }

    @MockSspTest(scenario = "slow")
    static class OnAMethodToo {
        @BeforeEach
        void nothingWasSent(MockSsp ssp) {
            assertThat(ssp.requests()).isEmpty();
        }

        @Test
        @MockSspTest(scenario = "no-bid")
        void hasADoubleOfItsOwn(MockSsp ssp) {
            assertThat(ssp.activeScenario()).isEqualTo("no-bid");
        }
    }

    static class OnAMethod {
        @Test
        @MockSspTest(scenario = "no-bid")
        void hasADouble(MockSsp ssp) {
            assertThat(ssp.activeScenario()).isEqualTo("no-bid");
        }
    }

    @Test
    void standsOnAMethod() {
        passes(Runs.of(OnAMethod.class, OnAMethodToo.class), 2);
    }

    @MockSspTest(failOnFindings = Severity.ERROR)
    static class Careful {
        @Test
        void sendsAnAddress(MockSsp ssp) {
            Ads.request(ssp, STAGING_KEY, "I am ada@example.org");
        }

        @Test
        void sendsNone(MockSsp ssp) {
            Ads.request(ssp, STAGING_KEY, "shoes");
        }
    }

    @Test
    void failsOnFindings() {
        EngineExecutionResults results = Runs.of(Careful.class);
        results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(1));
        assertThat(Runs.failures(results))
                .first()
                .asString()
                .contains("findings in the requests of the test", "error ");
    }

    @MockSspTest(failOnFindings = Severity.ERROR)
    static class WatchedInTheDashboard {
        @Test
        void sendsNone(MockSsp ssp) {
            Ads.requestAs("dashboard", ssp, STAGING_KEY, "I am ada@example.org");
            Ads.request(ssp, STAGING_KEY, "shoes");
        }
    }

    @Test
    void findingsOfToolsFailNoTest() {
        passes(Runs.of(WatchedInTheDashboard.class), 1);
    }

    @MockSspTest(failOnFindings = Severity.ERROR, options = "rule=email-in-messages=off")
    static class Tolerant extends Careful {}

    @MockSspTest(failOnFindings = Severity.ERROR, options = "rule=bid-never-viewed=error")
    static class Strict {
        @Test
        void viewsNothing(MockSsp ssp) {
            ssp.use("sponsored-prompts");
            Ads.request(ssp, STAGING_KEY, "shoes");
        }
    }

    @Test
    void rulesHaveTheLevelsOfTheOptions() {
        Runs.of(Tolerant.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(2).failed(0));
        assertThat(errorOf(Strict.class)).contains("error bid-never-viewed: ");
    }

    @MockSspTest(
            failOnFindings = Severity.ERROR,
            options = {"revision=2026", "rule=pixel-without-other=error"})
    static class OnePixel {
        @Test
        void requestsThatOfTheExchange(MockSsp ssp) throws Exception {
            HttpClient http = HttpClient.newHttpClient();
            HttpRequest adRequest = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + "/api/v1/ssp/bid-request"))
                    .header("thrad-api-key", STAGING_KEY)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"userId\": \"u\", \"chatId\": \"c\", \"messages\":"
                            + " [{\"role\": \"user\", \"content\": \"Running shoes?\"}]}"))
                    .build();
            byte[] ad = http.send(adRequest, BodyHandlers.ofByteArray()).body();
            String url = Json.read(ad).at("/data/bid/url").stringValue();
            String pixel = url.substring(url.indexOf("&thrad_view_url=") + "&thrad_view_url=".length());
            URI decoded = URI.create(URLDecoder.decode(pixel, StandardCharsets.UTF_8));
            http.send(HttpRequest.newBuilder(decoded).build(), BodyHandlers.discarding());
        }
    }

    /** The rule reads the response of the ad, after the test. */
    @Test
    void aPixelWithoutTheOtherIsAFindingOfTheTest() {
        assertThat(errorOf(OnePixel.class))
                .contains("error pixel-without-other: thrad_view_url without view_url: bid_");
    }

    @MockSspTest(failOnFindings = Severity.ERROR, options = "journal-size=1")
    static class Forgetful {
        @Test
        void resets(MockSsp ssp) {
            Ads.request(ssp, STAGING_KEY, "I am ada@example.org");
            ssp.reset();
        }

        @Test
        void resetsItsKey(KeyedMockSsp mine) {
            Ads.request(mine.mockSsp(), mine.key(), "I am ada@example.org");
            mine.reset();
        }

        @Test
        void sendsMoreThanTheJournalKeeps(MockSsp ssp) {
            Ads.request(ssp, STAGING_KEY, "I am ada@example.org");
            Ads.request(ssp, "staging-other", "shoes");
        }

        @Test
        void sendsNothing() {}
    }

    @MockSspTest(failOnFindings = Severity.ERROR)
    static class CarelessBefore {
        @BeforeAll
        static void send(MockSsp ssp) {
            Ads.request(ssp, STAGING_KEY, "I am ada@example.org");
        }

        @Test
        void sendsNothing() {}
    }

    @MockSspTest(failOnFindings = Severity.ERROR)
    static class CarelessAfter {
        @Test
        void sendsNothing() {}

        @AfterAll
        static void send(MockSsp ssp) {
            Ads.request(ssp, STAGING_KEY, "I am ada@example.org");
        }
    }

    @Test
    void failsOnFindingsThatTheJournalForgot() {
        Runs.of(Forgetful.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(3));
        Runs.inParallel(Forgetful.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(3));
    }

    @Test
    void failsOnFindingsOutsideOfTests() {
        for (Class<?> careless : List.of(CarelessBefore.class, CarelessAfter.class)) {
            EngineExecutionResults results = Runs.of(careless);
            results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(0));
            assertThat(Runs.failures(results))
                    .singleElement()
                    .asString()
                    .contains("findings in the requests of the test");
        }
    }

    @MockSspTest
    static class Closes {
        @Test
        void itsDouble(MockSsp ssp) {
            ssp.close();
        }

        @Test
        void nothing(MockSsp ssp) {
            assertThat(Ads.request(ssp, STAGING_KEY, "shoes")).isEqualTo(200);
        }
    }

    @Test
    void refusesToBeClosedByATest() {
        assertThat(Runs.failures(Runs.of(Closes.class)))
                .singleElement()
                .asString()
                .contains("the JUnit extension that started this mock server closes it");
    }

    @MockSspTest(scenario = "no-bidd")
    static class Misspelt {
        @Test
        void never() {}
    }

    @MockSspTest(options = "rate-limits=0")
    static class UnknownOption {
        @Test
        void never() {}
    }

    @MockSspTest(seed = {1, 2})
    static class TwoSeeds extends UnknownOption {}

    @MockSspTest(failOnFindings = {Severity.ERROR, Severity.INFO})
    static class TwoSeverities extends UnknownOption {}

    @MockSspTest(options = "rate-limt=4")
    static class MisspeltOption extends UnknownOption {}

    @MockSspTest(options = "port=7777")
    static class APort extends UnknownOption {}

    private static String errorOf(Class<?> test) {
        return Runs.failures(Runs.of(test)).get(0);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThat(errorOf(TwoSeeds.class)).contains("seed: expected at most one value, got 2");
        assertThat(errorOf(TwoSeverities.class)).contains("failOnFindings: expected at most one value, got 2");
        assertThat(errorOf(MisspeltOption.class)).contains("(did you mean \"rate-limit\"?)");
        assertThat(errorOf(APort.class))
                .contains("\"port=7777\" is not allowed")
                .contains("free port");
    }

    @Test
    void tellsMistakes() {
        assertThat(Runs.failures(Runs.of(Misspelt.class))).first().asString().contains("did you mean \"no-bid\"?");
        assertThat(Runs.failures(Runs.of(UnknownOption.class)))
                .first()
                .asString()
                .contains("\"rate-limits=0\" is not an option");
    }
}
