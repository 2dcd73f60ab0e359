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
 * Runs a double for the tests of a class, on a free port of the loopback interface. Test methods, {@code @BeforeEach},
 * {@code @BeforeAll} and constructors get it as a parameter of type {@link dev.mockssp.MockSsp},
 * {@link dev.mockssp.client.MockSspOperations}, or {@link dev.mockssp.client.KeyedMockSsp} (with a key of the test's own).
 *
 * <ul>
 *   <li>On a class: one double, started before the first test and reset before each. Nested classes and subclasses
 *       have it too; one with an annotation of its own has a double of its own.
 *   <li>On a method: that test has a double of its own.
 *   <li>Where the tests of a class run side by side (execution mode {@code CONCURRENT}), each has a double of its own,
 *       so that they cannot disturb one another.
 * </ul>
 *
 * It can stand on an annotation of yours. Needs JUnit 5.12 or newer.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(MockSspTestExtension.class)
public @interface MockSspTest {

    /** Scenario that is active at the start, and again after each reset. */
    String scenario() default "default";

    /** Scenario files, beside the shipped ones; paths start from where the tests run. */
    String[] scenarioFiles() default {};

    /** Folder of scenario files, beside the shipped ones. */
    String scenarios() default "";

    /** File of your own campaigns. */
    String inventory() default "";

    /** API keys beside the ready ones, as in {@code "acme=production:ad-offset=3"}. */
    String[] keys() default {};

    /** Makes ids, chance and choice repeatable; one number at most. */
    long[] seed() default {};

    /** Freezes the clock, as in {@code "2025-11-24T21:51:52Z"}. */
    String clock() default "";

    /** Any other options, their names without the dashes, as in {@code "rate-limit=0"}. */
    String[] options() default {};

    /** Fails a test whose requests have findings as grave as that; one severity at most, none for never. */
    Severity[] failOnFindings() default {};
}
