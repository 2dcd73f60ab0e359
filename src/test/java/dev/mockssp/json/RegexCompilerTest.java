package dev.mockssp.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.TimeLimit;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;

class RegexCompilerTest {

    private static final TimeLimit MINUTE = TimeLimit.of("the test", Duration.ofMinutes(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".*",
                "^(?i:DE|AT|CH)$",
                "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
                "[]{9999}]{900}",
                "\\p{Greek}{900}",
                "\\Qa{1000}{1000}\\E",
                "a{,1000}a{1000,9999x}",
                "(a{30}){30}",
                "[[:alpha:]{1000}]",
                ".{1,400}",
                "((((((((((((((((((((a))))))))))))))))))))"
            })
    void anExpressionOfUsualSizeIsAccepted(String regex) {
        assertThat(new RegexCompiler().compile(regex)).hasToString(regex);
    }

    @ParameterizedTest
    @Timeout(20)
    @CsvSource(
            delimiter = ' ',
            value = {
                "((a{1,100}){1,10})x its.program.size.is.2,024.instructions;.the.limit.is.1,000",
                "(a{1000}){1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "((((((a{9}){9}){9}){9}){9}){9}) its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "(a{0,}){1000}{1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "([]a]{1000}){1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "([^]a]{1000}){1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "([[:alpha:]]{1000}){1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "(\\[a{1000}){1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "(\\Q[\\Ea{1000}){1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "(\\p{Lu}{1000}){1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "a{1000}\\Q\\E{1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "a{1000}(?i){1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
                "(\\x{5b}{1000}){1000} its.program.size.is.more.than.10,000.instructions;.the.limit.is.1,000",
            })
    void aLargeProgramIsRefused(String regex, String reason) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new RegexCompiler().compile(regex))
                .withMessageContaining("the regular expression \"")
                .withMessageEndingWith(" is too large: " + reason.replace('.', ' '));
    }

    @Test
    void deepGroupsAreRefused() {
        for (int depth : new int[] {101, 4_000}) {
            String regex = "(".repeat(depth) + "a" + ")".repeat(depth);
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> new RegexCompiler().compile(regex))
                    .withMessageContaining("nested");
        }
    }

    @Test
    void aLongExpressionIsRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new RegexCompiler().compile("[" + "a".repeat(10_000) + "]"))
                .withMessageEndingWith("it has 10,002 characters; the limit is 10,000");
    }

    @Test
    void manyExpressionsAreRefusedTogetherButOneOfThemManyTimesIsNot() {
        RegexCompiler compiler = new RegexCompiler();
        for (int i = 0; i < 1_000; i++) {
            compiler.compile("a{900}");
        }
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        compiler.compile("a{900}" + i, JsonPointer.compile("/here"));
                    }
                })
                .withMessageStartingWith("/here: the regular expression \"a{900}")
                .withMessageContaining("the program size of all expressions")
                .satisfies(e -> assertThat(e.pointer()).contains("/here"));
    }

    @Test
    void aSearchFindsWhatRe2Finds() {
        Regex regex = new RegexCompiler().compile("b+(?i:C)");
        assertThat(regex.isFoundIn("aabbc" + "x".repeat(1_000), MINUTE)).isTrue();
        assertThat(regex.isFoundIn("x".repeat(1_000) + "bC", MINUTE)).isTrue();
        assertThat(regex.isFoundIn("x".repeat(1_000) + "Bc", MINUTE)).isFalse();
    }

    @Test
    @Timeout(20)
    void aSearchThatTakesLongIsStopped() {
        Regex regex = new RegexCompiler().compile("((a{1,30}){1,10})x");
        String text = "a".repeat(1_000_000);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> regex.isFoundIn(text, TimeLimit.of("the test", Duration.ofMillis(100))))
                .withMessageStartingWith("the test exceeded the time limit of 100 ms");
    }

    /** An estimate that is far too low would let a large expression through to RE2. */
    @Property(tries = 5_000)
    void theEstimateIsNotFarTooLow(@ForAll("expressions") String regex) {
        RegexSize estimate = RegexSize.of(regex);
        Assume.that(estimate.instructions() < 50_000);
        int actual;
        try {
            actual = Pattern.compile(regex).programSize();
        } catch (PatternSyntaxException e) {
            return;
        }
        assertThat(actual).as(regex).isLessThanOrEqualTo(2 * estimate.instructions() + 10);
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(
                        "a",
                        "(",
                        ")",
                        "(?:",
                        "[",
                        "]",
                        "^",
                        "|",
                        "*",
                        "+",
                        "?",
                        "{3}",
                        "{2,}",
                        "{0,9}",
                        "{20}",
                        "{",
                        "}",
                        ",",
                        "\\",
                        "\\Q",
                        "\\E",
                        "\\p{",
                        "\\pL",
                        "\\x{",
                        "41",
                        "Lu",
                        "[:alpha:]",
                        "[a-z]",
                        "-",
                        ".",
                        "\\]",
                        "(a{9}){9}",
                        "(?i)",
                        "(?s-m)",
                        "[]]",
                        "[^]]",
                        "\\d")
                .list()
                .ofMaxSize(14)
                .map(list -> String.join("", list));
    }
}
