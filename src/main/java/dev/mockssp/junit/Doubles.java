package dev.mockssp.junit;

import dev.mockssp.MockSsp;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The doubles that one extension has started, each in the store of its context, which closes it. */
final class Doubles {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";
    private static final String KEY = "double";

    /**
     * A double and the context that it belongs to.
     *
     * @param owner the context's identifier
     */
    record Running(MockSsp ssp, Blueprint blueprint, String owner) implements AutoCloseable {

        boolean belongsTo(ExtensionContext context) {
            return owner.equals(context.getUniqueId());
        }

        @Override
        public void close() {
            ssp.close();
        }
    }

    private final Namespace namespace = Namespace.create(Doubles.class, new Object());

    /** Returns the nearest double: the context's own, else that of a context around it. */
    Optional<Running> find(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(namespace).get(KEY, Running.class));
    }

    boolean has(ExtensionContext context) {
        return find(context).filter(running -> running.belongsTo(context)).isPresent();
    }

    Running start(ExtensionContext context, Blueprint blueprint) {
        Running running = new Running(blueprint.start(), blueprint, context.getUniqueId());
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
