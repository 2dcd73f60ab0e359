package dev.mockssp.junit;

import dev.mockssp.MockSsp;
import dev.mockssp.MockSsp.Managed;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.journal.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The doubles that one extension has started, each in the store of its context, which closes it. */
final class MockSspStore {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";
    private static final String KEY = "double";

    /**
     * A double and the context that it belongs to.
     *
     * @param owner the context's identifier
     */
    record Running(
            Managed held, ExchangeCollector witness, SharedScenarios scripts, ExtensionSettings blueprint, String owner)
            implements AutoCloseable {

        static Running start(ExtensionSettings blueprint, String owner) {
            ExchangeCollector witness = new ExchangeCollector();
            Managed held = MockSsp.startManaged(
                    blueprint.settings(), blueprint.failOn().isPresent() ? witness : exchange -> {});
            return new Running(held, witness, new SharedScenarios(held.ssp()), blueprint, owner);
        }

        MockSsp ssp() {
            return held.ssp();
        }

        MockSspOperations shared() {
            return new SharedMockSsp(ssp(), scripts);
        }

        void beginTest() {
            witness.beginTest();
        }

        /** Everything as at the start for the next test; what was sent in between is kept for the end of all. */
        void reset() {
            ssp().reset();
            scripts.clear();
        }

        /** Judges what a test has sent: with its key where others run beside it. */
        void endTest(Optional<String> key) {
            Optional<String> keyId = key.map(ssp()::keyId);
            List<Exchange> sent = witness.endTest(
                    exchange -> keyId.isEmpty() || exchange.caller().keyId().equals(keyId.get()));
            blueprint.failOn().ifPresent(severity -> FindingAssertions.require(sent, severity));
        }

        /** Judges what was sent outside of tests. */
        void endAll() {
            List<Exchange> sent = witness.endAll();
            blueprint.failOn().ifPresent(severity -> FindingAssertions.require(sent, severity));
        }

        boolean belongsTo(ExtensionContext context) {
            return owner.equals(context.getUniqueId());
        }

        @Override
        public void close() {
            held.closing().run();
        }
    }

    private final Namespace namespace = Namespace.create(MockSspStore.class, new Object());

    /** Returns the nearest double: the context's own, else that of a context around it. */
    Optional<Running> find(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(namespace).get(KEY, Running.class));
    }

    boolean has(ExtensionContext context) {
        return find(context).filter(running -> running.belongsTo(context)).isPresent();
    }

    Running start(ExtensionContext context, ExtensionSettings blueprint) {
        Running running = Running.start(blueprint, context.getUniqueId());
        context.getStore(namespace).put(KEY, running);
        return running;
    }

    /** Whether the test may run while others of its class do. */
    static boolean sideBySide(ExtensionContext context) {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter(PARALLEL)
                        .map(Boolean::parseBoolean)
                        .orElse(false);
    }

    /** Returns a staging key of the test's own, the same from run to run. */
    static String keyOf(ExtensionContext context) {
        CRC32 sum = new CRC32();
        sum.update(context.getUniqueId().getBytes(StandardCharsets.UTF_8));
        return "staging-test-%08x".formatted(sum.getValue());
    }
}
