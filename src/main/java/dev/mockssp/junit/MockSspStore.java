package dev.mockssp.junit;

import dev.mockssp.MockSsp;
import dev.mockssp.MockSsp.Managed;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.config.RuleSetting;
import dev.mockssp.journal.Exchange;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.rule.RuleLevels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The mock servers that one extension started, each in the JUnit store of its context. The store closes them. */
final class MockSspStore {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";
    private static final String KEY = "mock-ssp";

    /**
     * A mock server and the context that it belongs to.
     *
     * @param owner the unique id of the context
     */
    record StartedMockSsp(
            Managed managed,
            ExchangeCollector collector,
            SharedScenarios scenarios,
            ExtensionSettings settings,
            String owner)
            implements AutoCloseable {

        static StartedMockSsp start(ExtensionSettings settings, String owner) {
            ExchangeCollector collector = new ExchangeCollector();
            Managed managed = MockSsp.startManaged(
                    settings.settings(), settings.failOn().isPresent() ? collector : exchange -> {});
            return new StartedMockSsp(managed, collector, new SharedScenarios(managed.mockSsp()), settings, owner);
        }

        MockSsp mockSsp() {
            return managed.mockSsp();
        }

        MockSspOperations shared() {
            return new SharedMockSsp(mockSsp(), scenarios);
        }

        void beginTest() {
            collector.beginTest();
        }

        /**
         * Restores the state after the start for the next test, with an empty report. The collector keeps the exchanges since the last one.
         */
        void reset() {
            mockSsp().reset();
            mockSsp().deleteReport();
            scenarios.clear();
        }

        /** Checks the exchanges of a test: those with its key if other tests run in parallel. */
        void endTest(Optional<String> key) {
            Optional<String> keyId = key.map(mockSsp()::keyId);
            List<Exchange> exchanges = collector.takeTest(
                    exchange -> keyId.isEmpty() || exchange.client().keyId().equals(keyId.get()));
            require(exchanges);
        }

        /** Checks the exchanges that belong to no test. */
        void endAll() {
            List<Exchange> exchanges = collector.takeOutsideTests();
            require(exchanges);
        }

        private void require(List<Exchange> exchanges) {
            settings.failOn().ifPresent(severity -> FindingAssertions.require(exchanges, linter(), severity));
        }

        /** A linter with the levels of the mock server's rules. */
        private Linter linter() {
            List<RuleSetting> rules = settings.settings().config().rules();
            return new Linter(RuleLevels.of(rules, key -> Optional.of(mockSsp().keyId(key))));
        }

        boolean belongsTo(ExtensionContext context) {
            return owner.equals(context.getUniqueId());
        }

        @Override
        public void close() {
            managed.stop().run();
        }
    }

    private final Namespace namespace = Namespace.create(MockSspStore.class, new Object());

    /** Returns the mock server of the context, or else of the nearest enclosing context. */
    Optional<StartedMockSsp> find(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(namespace).get(KEY, StartedMockSsp.class));
    }

    boolean has(ExtensionContext context) {
        return find(context).filter(started -> started.belongsTo(context)).isPresent();
    }

    StartedMockSsp start(ExtensionContext context, ExtensionSettings settings) {
        StartedMockSsp started = StartedMockSsp.start(settings, context.getUniqueId());
        context.getStore(namespace).put(KEY, started);
        return started;
    }

    /** @return whether other tests of the class may run in parallel with the test */
    static boolean inParallel(ExtensionContext context) {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter(PARALLEL)
                        .map(Boolean::parseBoolean)
                        .orElse(false);
    }

    /** Returns a staging key that only this test has. It is the same in every run. */
    static String keyOf(ExtensionContext context) {
        CRC32 sum = new CRC32();
        sum.update(context.getUniqueId().getBytes(StandardCharsets.UTF_8));
        return "staging-test-%08x".formatted(sum.getValue());
    }
}
