package dev.mockssp.junit;

import static dev.mockssp.client.MockSspOperations.STAGING_KEY;
import static dev.mockssp.client.RequestPattern.bidRequest;
import static dev.mockssp.client.Steps.fail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.MockSsp;
import dev.mockssp.client.Ads;
import dev.mockssp.client.KeyedMockSsp;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.config.Option;
import dev.mockssp.config.value.Environment;
import dev.mockssp.journal.Finding.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** {@link MockSspExtension} in fields, in test classes that JUnit runs. */
class MockSspExtensionTest {

    private static void passes(EngineExecutionResults results, long tests) {
        assertThat(Runs.failures(results)).isEmpty();
        results.testEvents().assertStatistics(stats -> stats.succeeded(tests));
    }

    static class TwoFields {

        @RegisterExtension
        static final MockSspExtension ONE =
                MockSspExtension.builder().scenario("server-error").build();

        @RegisterExtension
        final MockSspExtension two =
                MockSspExtension.builder().scenario("rate-limited").build();

        @BeforeAll
        static void beforeTheInstanceThereIsOne(MockSsp ssp) {
            assertThat(ssp.activeScenario()).isEqualTo("server-error");
        }

        @Test
        void withoutAParameterEachFieldHasItsOwn() throws Exception {
            assertThat(Ads.request(ONE, STAGING_KEY, "shoes")).isEqualTo(500);
            assertThat(Ads.request(two, STAGING_KEY, "shoes")).isEqualTo(429);
        }

        @Test
        void aParameterDoesNotSayWhich(MockSsp ssp) {}
    }

    @MockSspTest
    static class AFieldAndTheAnnotation {

        @RegisterExtension
        static final MockSspExtension SSP = MockSspExtension.builder().build();

        @Test
        void aParameterDoesNotSayWhich(KeyedMockSsp ssp) {}
    }

    static class Outer {

        @RegisterExtension
        static final MockSspExtension SSP = MockSspExtension.builder().build();

        @Test
        void hasOne(MockSsp ssp) {}

        static class Apart {

            @RegisterExtension
            static final MockSspExtension SSP = MockSspExtension.builder().build();

            @Test
            void hasOne(MockSsp ssp) {}
        }

        @Nested
        class Inner {

            @RegisterExtension
            final MockSspExtension own = MockSspExtension.builder().build();

            @Test
            void hasTwo(MockSsp ssp) {}
        }
    }

    @Test
    void ofSeveralMockServersAParameterDoesNotSayWhich() {
        EngineExecutionResults two = Runs.of(TwoFields.class);
        two.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(1));
        assertThat(Runs.failures(two))
                .singleElement()
                .asString()
                .contains("this test has 2 mock servers (TwoFields.ONE, TwoFields.two), and a parameter of type MockSsp"
                        + " does not say which one: use the fields, and no parameter");
        assertThat(Runs.failures(Runs.of(AFieldAndTheAnnotation.class)))
                .singleElement()
                .asString()
                .contains("2 mock servers (AFieldAndTheAnnotation.SSP, @MockSspTest)", "type KeyedMockSsp");
        passes(Runs.of(Outer.Apart.class), 1);
        EngineExecutionResults nested = Runs.of(Outer.class);
        nested.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(1));
        assertThat(Runs.failures(nested)).singleElement().asString().contains("(Inner.own, Outer.SSP)");
    }

    static class InAStaticField {

        @RegisterExtension
        static final MockSspExtension SSP = MockSspExtension.builder()
                .scenario(ScenarioScript.named("gone").step(fail(503)))
                .scripts(ScenarioScript.named("other").step(fail(504)))
                .key("acme", Environment.PRODUCTION)
                .seed(7)
                .clock(Instant.parse("2025-11-24T21:51:52Z"))
                .option(Option.RATE_LIMIT, 0)
                .build();

        static String url;

        @BeforeAll
        static void start() {
            url = SSP.baseUrl();
            Ads.request(SSP, STAGING_KEY, "shoes");
        }

        @RepeatedTest(2)
        void isOneDoubleThatIsReset(MockSsp ssp, MockSspOperations same) throws Exception {
            assertThat(SSP.baseUrl()).isEqualTo(url).isEqualTo(ssp.baseUrl());
            assertThat(same).isSameAs(ssp);
            assertThat(SSP.requests()).isEmpty();
            assertThat(Ads.request(SSP, "acme", "shoes")).isEqualTo(503);
            SSP.use("other");
            assertThat(Ads.request(SSP, "acme", "shoes")).isEqualTo(504);
            assertThat(CompletableFuture.supplyAsync(SSP::requests).get()).hasSize(2);
        }

        @Nested
        class Inner {
            @Test
            void sharesIt() {
                assertThat(SSP.baseUrl()).isEqualTo(url);
                assertThat(SSP.requests()).isEmpty();
                assertThat(SSP.activeScenario()).isEqualTo("gone");
            }
        }
    }

    @Test
    void servesAClass() {
        passes(Runs.of(InAStaticField.class), 3);
        assertThat(Ads.request(InAStaticField.url, STAGING_KEY, "shoes"))
                .as("it is closed")
                .isEqualTo(-1);
        assertThatThrownBy(InAStaticField.SSP::requests)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no mock server runs");
    }

    static class InAnInstanceField {

        static final Set<String> URLS = ConcurrentHashMap.newKeySet();

        @RegisterExtension
        final MockSspExtension ssp = MockSspExtension.builder()
                .scenarioFile(Path.of("scenarios/flaky.json"))
                .build();

        @RepeatedTest(3)
        void isOneForEachTest(RepetitionInfo number) {
            URLS.add(number.getCurrentRepetition() + ssp.baseUrl());
            assertThat(ssp.activeScenario()).isEqualTo("flaky");
            ssp.use("no-bid");
            Ads.request(ssp, STAGING_KEY, "shoes");
            assertThat(ssp.requests()).hasSize(1);
        }
    }

    @Test
    void servesATest() {
        passes(Runs.of(InAnInstanceField.class), 3);
        passes(Runs.inParallel(InAnInstanceField.class), 3);
    }

    static class Shared {

        static final CyclicBarrier ALL = new CyclicBarrier(4);

        @RegisterExtension
        static final MockSspExtension SSP = MockSspExtension.builder().build();

        @RepeatedTest(4)
        void hasAKeyOfItsOwn(KeyedMockSsp mine, RepetitionInfo number) throws Exception {
            int status = 500 + number.getCurrentRepetition();
            mine.use(ScenarioScript.of(fail(status)));
            ALL.await(30, TimeUnit.SECONDS);
            assertThat(Ads.request(SSP, mine.key(), "shoes")).isEqualTo(status);
            ALL.await(30, TimeUnit.SECONDS);
            mine.verify(bidRequest().withStatus(status));
            assertThat(mine.requests()).hasSize(1);
            assertThatThrownBy(() -> SSP.use("no-bid")).hasMessageContaining("instance field");
            assertThatThrownBy(SSP::reset).hasMessageContaining("reset() would affect the tests that run in parallel");
        }
    }

    static class SharedScriptsOfOneName {

        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RegisterExtension
        static final MockSspExtension SSP = MockSspExtension.builder().build();

        @RepeatedTest(2)
        void cannotTakeOneAnothersPlace(KeyedMockSsp mine, MockSspOperations ssp, RepetitionInfo number)
                throws Exception {
            int status = 500 + number.getCurrentRepetition();
            mine.use(ScenarioScript.named("same").step(fail(status)));
            ssp.putScenario(ScenarioScript.named("shared").step(fail(503)));
            BOTH.await(30, TimeUnit.SECONDS);
            assertThat(Ads.request(SSP, mine.key(), "shoes")).isEqualTo(status);
            ScenarioScript other = ScenarioScript.named("shared").step(fail(505));
            assertThatThrownBy(() -> ssp.putScenario(other))
                    .hasMessageContaining("a different scenario \"shared\" would affect");
            assertThatThrownBy(
                            () -> SSP.putScenario(ScenarioScript.named("no-bid").step(fail(505))))
                    .hasMessageContaining("a different scenario \"no-bid\"");
            mine.putScenario(other);
            BOTH.await(30, TimeUnit.SECONDS);
            mine.use("shared");
            assertThat(Ads.request(SSP, mine.key(), "shoes")).isEqualTo(505);
        }
    }

    @Test
    void keepsScriptsApartWhereTestsRunSideBySide() {
        passes(Runs.inParallel(SharedScriptsOfOneName.class), 2);
    }

    static class CarelessOutside {

        @RegisterExtension
        static final MockSspExtension SSP =
                MockSspExtension.builder().failOnFindings(Severity.ERROR).build();

        @BeforeAll
        static void send() {
            Ads.request(SSP, STAGING_KEY, "I am ada@example.org");
        }

        @Test
        void resetsItsKey(KeyedMockSsp mine) {
            Ads.request(SSP, mine.key(), "I am ada@example.org");
            mine.reset();
        }

        @Test
        void sendsNothing() {}
    }

    @Test
    void failsOnFindingsThatTheJournalForgot() {
        assertThat(Runs.failures(Runs.of(CarelessOutside.class))).hasSize(2);
        assertThat(Runs.failures(Runs.inParallel(CarelessOutside.class))).hasSize(2);
    }

    static class SharedAndInjected {

        @RegisterExtension
        static final MockSspExtension SSP = MockSspExtension.builder().build();

        @RepeatedTest(2)
        void cannotHaveItWhole(MockSsp ssp) {}
    }

    @Test
    void isSharedByKeyWhereTestsRunSideBySide() {
        passes(Runs.inParallel(Shared.class), 4);
        assertThat(Runs.failures(Runs.inParallel(SharedAndInjected.class)))
                .hasSize(2)
                .allMatch(failure -> failure.contains("declare a parameter of type KeyedMockSsp"));
    }

    abstract static class Base {

        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RegisterExtension
        static final MockSspExtension SSP = MockSspExtension.builder().build();

        @Test
        @org.junit.jupiter.api.parallel.Execution(org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD)
        void isNotMixedUp() throws Exception {
            String mine = getClass() == One.class ? "no-bid" : "slow";
            SSP.use(mine);
            BOTH.await(30, TimeUnit.SECONDS);
            assertThat(SSP.activeScenario()).isEqualTo(mine);
        }
    }

    static class One extends Base {}

    static class Other extends Base {}

    @Test
    void servesSubclassesSideBySide() {
        passes(Runs.inParallel(One.class, Other.class), 2);
    }

    static class Careful {

        @RegisterExtension
        static final MockSspExtension SSP =
                MockSspExtension.builder().failOnFindings(Severity.ERROR).build();

        @Test
        void sendsAnAddress(KeyedMockSsp mine) {
            Ads.request(SSP, mine.key(), "I am ada@example.org");
        }

        @Test
        void sendsNone(KeyedMockSsp mine) {
            Ads.request(SSP, mine.key(), "shoes");
        }
    }

    @Test
    void failsOnFindings() {
        Runs.of(Careful.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(1));
        Runs.inParallel(Careful.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(1));
    }
}
