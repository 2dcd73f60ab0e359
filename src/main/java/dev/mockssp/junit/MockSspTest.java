package dev.mockssp.junit;

import dev.mockssp.journal.Finding.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a mock server for the tests of a class, on a free port of the loopback interface. Test methods,
 * {@code @BeforeEach}, {@code @BeforeAll} and constructors can declare it as a parameter of type
 * {@link dev.mockssp.MockSsp}, {@link dev.mockssp.client.MockSspOperations}, or
 * {@link dev.mockssp.client.KeyedMockSsp}, which has a key for this test only. Do not close it: the extension does.
 *
 * <ul>
 *   <li>On a class: one mock server, started before the first test and reset before each. Nested classes share it. A
 *       nested class or subclass that has this annotation itself has a mock server of its own.
 *   <li>On a method: the test has a mock server of its own.
 *   <li>If the tests of a class run in parallel (execution mode {@code CONCURRENT}), each has a mock server of its own.
 * </ul>
 *
 * The annotation can be a meta-annotation of a custom one.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(MockSspTestExtension.class)
public @interface MockSspTest {

    /** The name of the scenario that is active at the start and after each reset. */
    String scenario() default "default";

    /** Scenario files to add to the built-in scenarios; paths are relative to the working directory of the tests. */
    String[] scenarioFiles() default {};

    /** A folder of scenario files to add to the built-in scenarios. */
    String scenarios() default "";

    /** An inventory file that replaces the built-in campaigns. */
    String inventory() default "";

    /** API keys to add to those that are always valid, such as {@code "acme=production:ad-offset=3"}. */
    String[] keys() default {};

    /** The seed that makes ids, probabilities and random choices repeatable; at most one number. */
    long[] seed() default {};

    /** The instant to freeze the clock at, such as {@code "2025-11-24T21:51:52Z"}. */
    String clock() default "";

    /** Other options as {@code name=value}, the names without the dashes, such as {@code "rate-limit=0"}. */
    String[] options() default {};

    /**
     * Fails each test whose requests have findings of this severity or a higher one; at most one severity. Without one,
     * findings fail no test.
     */
    Severity[] failOnFindings() default {};
}
