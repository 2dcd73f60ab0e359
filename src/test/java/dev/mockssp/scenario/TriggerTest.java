package dev.mockssp.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mockssp.core.Headers;
import dev.mockssp.core.TimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerTest {

    @ParameterizedTest
    @CsvSource({
        "team-a, team-a, true",
        "team-a, team-ab, false",
        "team-*, team-a, true",
        "team-*, team-, true",
        "team-*, tea, false",
        "*, anything, true",
        "te*m, team, false",
    })
    void aKeyIsExactOrAPrefix(String condition, String key, boolean met) {
        assertThat(matches("'key': '" + condition + "'", ScenarioSamples.call(key)))
                .isEqualTo(met);
    }

    @Test
    void anEndpointIsExact() {
        assertThat(matches("'endpoint': 'bid-request'", ScenarioSamples.call("key")))
                .isTrue();
        assertThat(matches("'endpoint': 'get-ad'", ScenarioSamples.call("key"))).isFalse();
    }

    @Test
    void aHeaderPatternIsFoundInAnyValueOfThatNameInAnyCase() {
        Headers headers = Headers.of("X-User-Country", "US", "x-user-country", "DE");

        assertThat(matches("'headers': {'X-USER-COUNTRY': '^DE$'}", ScenarioSamples.callWith(headers)))
                .isTrue();
        assertThat(matches("'headers': {'X-User-Country': '^D$'}", ScenarioSamples.callWith(headers)))
                .isFalse();
        assertThat(matches("'headers': {'X-User-Country': 'D'}", ScenarioSamples.callWith(headers)))
                .isTrue();
        assertThat(matches("'headers': {'X-User-Country': 'DE', 'Origin': '.*'}", ScenarioSamples.callWith(headers)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'pointer': '/config/tag', 'equals': 'a'}      | true",
                "{'pointer': '/config/tag', 'equals': 'b'}      | false",
                "{'pointer': '/turn', 'equals': 4}              | true",
                "{'pointer': '/turn', 'equals': '4'}            | false",
                "{'pointer': '/list', 'equals': [1, {'x': 2}]}  | true",
                "{'pointer': '/list/0', 'equals': 1}            | true",
                "{'pointer': '/nothing', 'equals': null}        | true",
                "{'pointer': '/absent', 'equals': null}         | false",
                "{'pointer': '/text', 'matches': 'shoes'}       | true",
                "{'pointer': '/text', 'matches': '^shoes'}      | false",
                "{'pointer': '/turn', 'matches': '^4'}          | true",
                "{'pointer': '/nothing', 'matches': ''}         | false",
                "{'pointer': '/absent', 'matches': ''}          | false",
                "{'pointer': '/nothing', 'exists': true}        | true",
                "{'pointer': '/absent', 'exists': true}         | false",
                "{'pointer': '/absent', 'exists': false}        | true",
                "{'pointer': '/text', 'exists': false}          | false",
                "{'pointer': '', 'exists': true}                | true",
                "{'pointer': '/a~1b', 'equals': true}           | true",
            })
    void aBodyConditionLooksAtOnePlace(String condition, boolean met) {
        String body = "{'config': {'tag': 'a'}, 'turn': 4.0, 'list': [1, {'x': 2.0}], 'nothing': null,"
                + " 'text': 'running shoes', 'a/b': true}";

        assertThat(matches("'body': [" + condition + "]", ScenarioSamples.callWith(body)))
                .isEqualTo(met);
    }

    @Test
    void aBodyThatIsNoJsonHasNoPlaces() {
        assertThat(matches("'body': [{'pointer': '', 'exists': true}]", ScenarioSamples.call("key")))
                .isFalse();
        assertThat(matches("'body': [{'pointer': '/a', 'exists': false}]", ScenarioSamples.call("key")))
                .isTrue();
    }

    @Test
    void everyBodyConditionMustHold() {
        String both = "'body': [{'pointer': '/a', 'exists': true}, {'pointer': '/b', 'exists': true}]";

        assertThat(matches(both, ScenarioSamples.callWith("{'a': 1}"))).isFalse();
        assertThat(matches(both, ScenarioSamples.callWith("{'a': 1, 'b': 1}"))).isTrue();
    }

    @Test
    void countsBeginAtOneAndChancesEndAtOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> trigger(OptionalInt.of(0), OptionalDouble.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> trigger(OptionalInt.empty(), OptionalDouble.of(1.1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trigger(OptionalInt.empty(), OptionalDouble.of(Double.NaN)));
    }

    private static Trigger trigger(OptionalInt every, OptionalDouble chance) {
        return new Trigger(OptionalInt.empty(), every, chance, Optional.empty(), Optional.empty(), Map.of(), List.of());
    }

    private static boolean matches(String conditions, TriggerInput input) {
        Scenario scenario = ScenarioSamples.steps("{'when': {" + conditions + "}, 'fill': {}}");
        return scenario.steps()
                .get(0)
                .when()
                .requestConditionsHold(input, TimeLimit.of("the test", Duration.ofMinutes(1)));
    }
}
