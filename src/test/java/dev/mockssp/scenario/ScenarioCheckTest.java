package dev.mockssp.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.mockssp.core.Problem;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioCheckTest {

    private static final String LAST = ", {'auction': {}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'fill': {}}, {'no_bid': {}}~/steps/1~never played, because /steps/0 is played",
                "{'when': {'every': 1, 'chance': 1, 'headers': {}, 'body': []}, 'fill': {}}, {'no_bid': {}}~/steps/1~because /steps/0 is",
                "{'when': {'key': '*'}, 'fill': {}}, {'when': {'key': 'staging-a'}, 'no_bid': {}}~/steps/1~because /steps/0 is",
                "{'when': {'key': 'staging-*'}, 'fill': {}}, {'when': {'key': 'staging-a*', 'first': 1}, 'no_bid': {}}~/steps/1~because /steps/0 is",
                "{'when': {'endpoint': 'get-ad'}, 'fill': {}}, {'when': {'endpoint': 'bid-request'}, 'fill': {}}, {'no_bid': {}}~/steps/2~/steps/1 and /steps/0 are",
                "{'when': {'headers': {'X-A': 'a'}}, 'fill': {}}, {'when': {'headers': {'x-a': 'a', 'B': 'b'}}, 'no_bid': {}}~/steps/1~because /steps/0 is",
                "{'when': {'body': [{'pointer': '/a', 'equals': 1}]}, 'fill': {}}, {'when': {'first': 2, 'body': [{'pointer': '/a', 'equals': 1}]}, 'no_bid': {}}~/steps/1~because /steps/0 is",
                "{'when': {'chance': 0}, 'fill': {}}" + LAST + "~/steps/0/when/chance~is 0",
                "{'when': {'first': 2, 'every': 3}, 'fill': {}}" + LAST
                        + "~/steps/0/when/every~none of the first 2 requests",
                "{'when': {'key': 'staging-a+slow'}, 'fill': {}}" + LAST
                        + "~/steps/0/when/key~without its scenario suffix",
                "{'when': {'headers': {'X-A:': 'a'}}, 'fill': {}}" + LAST
                        + "~/steps/0/when/headers/X-A:~not the name of a header",
                "{'when': {'body': [{'pointer': '/a', 'equals': 1}, {'pointer': '/a', 'equals': 2}]}, 'fill': {}}"
                        + LAST + "~/steps/0/when/body/1~never holds together with /steps/0/when/body/0",
                "{'when': {'body': [{'pointer': '/a/b', 'exists': true}, {'pointer': '/a', 'exists': false}]}, 'fill': {}}"
                        + LAST + "~/steps/0/when/body/1~never holds together",
                "{'when': {'body': [{'pointer': '/a', 'equals': 'x'}, {'pointer': '/a', 'matches': 'y'}]}, 'fill': {}}"
                        + LAST + "~/steps/0/when/body/1~never holds together",
                "{'when': {'body': [{'pointer': '/a/0/b', 'matches': '7'}, {'pointer': '/a', 'equals': [{'b': 8}]}]}, 'fill': {}}"
                        + LAST + "~/steps/0/when/body/1~never holds together",
                "{'fail': {'status': 500, 'body': '', 'message': 'm'}}~/steps/0/fail/message~body replaces the whole response",
                "{'fail': {'status': 500, 'body': '', 'error': null}}~/steps/0/fail/error~body replaces the whole response",
                "{'fail': {'status': 500, 'headers': {'content-type': 'text/html'}}}~/steps/0/fail/headers/content-type~without body",
                "{'fail': {'status': 403, 'deny_origin': true, 'headers': {'Access-Control-Allow-Origin': '*'}}}~/steps/0/fail/headers/Access-Control-Allow-Origin~contradicts deny_origin",
                "{'break': {'fault': 'timeout'}, 'delay_ms': 5}~/steps/0/delay_ms~no response",
                "{'when': {'endpoint': 'get-ad'}, 'fill': {'format': 'sponsored_prompt'}}~/steps/0/fill/format~has no format",
            })
    void aPartWithoutAnEffectIsAWarning(String steps, String pointer, String message) {
        assertThat(problems(steps)).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.pointer()).hasValue(pointer);
            assertThat(problem.message()).startsWith(pointer).contains(message).doesNotContain("\n");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'fill': {}}",
                "{'when': {'first': 2}, 'fail': {'status': 500}}, {'when': {'first': 2}, 'fill': {}}, {'no_bid': {}}",
                "{'when': {'every': 3}, 'fill': {}}, {'when': {'every': 3}, 'no_bid': {}}",
                "{'when': {'first': 3, 'every': 3}, 'fill': {}}, {'no_bid': {}}",
                "{'when': {'endpoint': 'get-ad'}, 'fill': {}}, {'no_bid': {}}",
                "{'when': {'key': 'staging-a*'}, 'fill': {}}, {'when': {'key': 'staging-*'}, 'no_bid': {}}",
                "{'when': {'headers': {'A': 'a'}}, 'fill': {}}, {'when': {'headers': {'A': 'b'}}, 'no_bid': {}}",
                "{'when': {'body': [{'pointer': '/a', 'exists': true}, {'pointer': '/a', 'equals': null}]}, 'fill': {}}",
                "{'when': {'body': [{'pointer': '/a', 'exists': false}, {'pointer': '/ab', 'exists': true}]}, 'fill': {}}",
                "{'when': {'body': [{'pointer': '/a', 'equals': 4}, {'pointer': '/a', 'equals': 4.0}]}, 'fill': {}}",
                "{'when': {'body': [{'pointer': '/a', 'matches': 'x'}, {'pointer': '/a', 'matches': 'y'}]}, 'fill': {}}",
                "{'fail': {'status': 502, 'headers': {'Content-Type': 'text/html'}, 'body': 'b'}}",
                "{'break': {'fault': 'empty-response'}, 'delay_ms': 5}",
                "{'fill': {'format': 'sponsored_prompt'}}",
            })
    void whatCanHappenIsNoProblem(String steps) {
        assertThat(problems(steps)).isEmpty();
    }

    @Test
    void ifNoStepCanBePlayedTheScenarioIsInvalid() {
        assertThat(problems("{'when': {'chance': 0}, 'fill': {}}, {'when': {'first': 1, 'every': 2}, 'no_bid': {}}"))
                .hasSize(2)
                .allMatch(Problem::isError);
    }

    @Test
    void theBuiltInScenariosHaveNoProblem() {
        ScenarioLibrary library = new ScenarioLibrary((name, json, source) -> Scenario.of(name, Json.read(json)));

        assertThat(library.all())
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(ScenarioCheck.of(entry.scenario())).isEmpty());
    }

    /** It would take minutes if each step were compared with each other. */
    @Test
    void aHugeScenarioIsCheckedInLinearTime() {
        String steps = IntStream.range(0, 100_000)
                .mapToObj(i ->
                        "{'when': {'key': 'staging-" + i + "', 'body': [{'pointer': '/a', 'equals': 1}]}, 'fill': {}}")
                .collect(Collectors.joining(","));
        Scenario scenario = Scenario.of(
                "huge",
                Json.read(("{'steps': [" + steps + "]}").replace('\'', '"').getBytes(StandardCharsets.UTF_8)));

        List<Problem> problems = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ScenarioCheck.of(scenario));

        assertThat(problems).isEmpty();
    }

    private static List<Problem> problems(String steps) {
        return ScenarioCheck.of(ScenarioSamples.steps(steps));
    }
}
