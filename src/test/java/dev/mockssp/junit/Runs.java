package dev.mockssp.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes with JUnit inside a test. */
final class Runs {

    private Runs() {}

    static EngineExecutionResults of(Class<?>... classes) {
        return kit(classes).execute();
    }

    /** Runs classes and methods in parallel. */
    static EngineExecutionResults inParallel(Class<?>... classes) {
        return kit(classes)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "6")
                .execute();
    }

    private static EngineTestKit.Builder kit(Class<?>... classes) {
        DiscoverySelector[] selectors =
                Stream.of(classes).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new);
        return EngineTestKit.engine("junit-jupiter").selectors(selectors);
    }

    /** The messages of all failures, those of containers included. */
    static List<String> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::toString)
                        .orElse(""))
                .toList();
    }
}
