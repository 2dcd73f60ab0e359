package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.TimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Schemas that users send to the admin API. */
class UserSchemaCheckTest {

    private static final String RE2 = " in RE2 syntax, which has no look-around and no back-references: ";

    private final SchemaLibrary library = SchemaLibrary.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'strng'} | /type must be one of \"array\", \"boolean\", \"integer\", \"null\", \"number\","
                        + " \"object\", \"string\", was \"strng\"; did you mean \"string\"?",
                "{'properties':{'a':{'minLength':'1'}}} | /properties/a/minLength must be an integer, was the string \"1\"",
                "{'minLength':-1} | /minLength must be at least 0, was -1",
                "{'required':'a'} | /required must be an array, was the string \"a\"",
                "{'items':5} | /items must be an object or a boolean, was the number 5",
                "5 | the top level must be an object or a boolean, was the number 5",
                "{'pattern':'('} | /pattern: \"(\" is not a valid regular expression" + RE2 + "missing closing )",
                "{'properties':{'a/b':{'pattern':'['}}} | /properties/a~1b/pattern: \"[\" is not a valid regular expression"
                        + RE2 + "missing closing ]",
                "{'patternProperties':{'*':{}}} | /patternProperties: \"*\" is not a valid regular expression" + RE2
                        + "missing argument to repetition operator",
                "{'allOf':[{'$ref':'http://a.example/x.json'}]} | /allOf/0/$ref: references to other documents are not"
                        + " supported, was \"http://a.example/x.json\"; a reference must start with #",
                "{'$ref':'other.json#/a'} | /$ref: references to other documents are not"
                        + " supported, was \"other.json#/a\"; a reference must start with #",
                "{'requird':[]} | /requird: unknown keyword \"requird\"; did you mean \"required\"?",
                "{'nullable':true} | /nullable: unknown keyword \"nullable\"; allowed: the keywords of JSON Schema"
                        + " 2020-12, and names that start with x-",
                "{'$ref':'#'} | its references are circular or nested too deeply",
                "{'$ref':'#/$defs/a'} | /$ref: \"#/$defs/a\" does not exist in this schema",
                "{'$schema':'http://a.example/x'} | /$schema: \"http://a.example/x\" is not supported; allowed:"
                        + " https://json-schema.org/draft/2020-12/schema"
            })
    void whatIsNoSchemaIsRefused(String schema, String complaint) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> compile(schema))
                .withMessage("not a valid JSON Schema: " + complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{}",
                "{'type':['string','null']}",
                "{'const':{'pattern':'('}}",
                "{'enum':[{'$ref':'x'}]}",
                "{'properties':{'pattern':{'type':'string'},'$ref':{'type':'string'}}}",
                "{'$schema':'https://json-schema.org/draft/2020-12/schema','x-unknown':1}",
                "{'$ref':'https://json-schema.org/draft/2020-12/schema'}"
            })
    void whatIsASchemaIsTaken(String schema) {
        assertThat(compile(schema)).isNotNull();
    }

    @Test
    void aReferenceInsideIsFollowed() {
        var check = compile("{'$ref':'#/$defs/a','$defs':{'a':{'$anchor':'b','type':'string'}}}");
        assertThat(check.apply(Check.json("'x'"))).isEmpty();
        assertThat(check.apply(Check.json("1"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'not': | } | it is nested 200 levels deep; the limit is 100",
                "{'oneOf':[ | ]} | it is nested 400 levels deep; the limit is 100",
                "{'properties':{'a': | }} | it is nested 400 levels deep; the limit is 100"
            })
    void aDeepSchemaIsRefused(String before, String after, String complaint) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> compile(before.repeat(200) + "{}" + after.repeat(200)))
                .withMessage("not a valid JSON Schema: " + complaint);
    }

    @Test
    void aLongSchemaIsRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> compile("{'allOf':[" + "{},".repeat(10_000) + "{}]}"))
                .withMessage("not a valid JSON Schema: it has 10,003 values; the limit is 10,000");
    }

    @ParameterizedTest
    @CsvSource({"oneOf, required", "anyOf, required", "allOf, dependentRequired"})
    @Timeout(20)
    void aSchemaThatBranchesWithoutEndIsStopped(String keyword, String atTheEnd) {
        StringBuilder schema = new StringBuilder("{'$ref':'#/$defs/a0','$defs':{");
        for (int i = 0; i < 30; i++) {
            String next = "{'$ref':'#/$defs/a" + (i + 1) + "'}";
            schema.append("'a%d':{'%s':[%s,%s]},".formatted(i, keyword, next, next));
        }
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> compile(schema + "'a30':{'" + atTheEnd + "':"
                                + (atTheEnd.equals("required") ? "['x']" : "{}") + "}}}")
                        .apply(Check.json("{}")))
                .withMessageStartingWith("the test exceeded the time limit of 500 ms");
    }

    @Test
    @Timeout(20)
    void aPatternThatSearchesForLongIsStopped() {
        var check = compile("{'items':{'pattern':'((a{1,30}){1,10})x'}}");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> check.apply(Check.json("['" + "a".repeat(500_000) + "']")))
                .withMessageStartingWith("the test exceeded the time limit of 500 ms");
    }

    private Function<JsonNode, List<String>> compile(String schema) {
        return library.compile(Check.json(schema), TimeLimit.of("the test", Duration.ofMillis(500)));
    }
}
