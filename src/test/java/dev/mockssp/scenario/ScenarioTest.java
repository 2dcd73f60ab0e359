package dev.mockssp.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Delay;
import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.json.Json;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class ScenarioTest {

    @Test
    void everyBehaviourIsRead() {
        assertThat(ScenarioSamples.steps(
                                "{'auction': {}}, {'fill': {}}, {'fill': {'campaign': 'c', 'format': 'sponsored_prompt'}},"
                                        + "{'no_bid': {}}, {'no_bid': {'reason': 'max-frequency', 'message': 'm'}},"
                                        + "{'fail': {'status': 503, 'message': 'm', 'error': null, 'headers': {'Retry-After': '1'},"
                                        + " 'body': 'raw', 'deny_origin': true}}, {'break': {'fault': 'truncated-body'}}")
                        .steps())
                .extracting(Step::then)
                .containsExactly(
                        new Behaviour.Auction(),
                        new Behaviour.Fill(Optional.empty(), Optional.empty(), Optional.empty(), Set.of()),
                        new Behaviour.Fill(
                                Optional.of("c"), Optional.empty(), Optional.of("sponsored_prompt"), Set.of()),
                        new Behaviour.NoBid(Behaviour.NoBid.Reason.NO_WINNER, Optional.empty()),
                        new Behaviour.NoBid(Behaviour.NoBid.Reason.MAX_FREQUENCY, Optional.of("m")),
                        new Behaviour.Fail(
                                503,
                                Optional.of("m"),
                                Optional.of(NullNode.getInstance()),
                                Headers.of("Retry-After", "1"),
                                Optional.of(StringNode.valueOf("raw")),
                                true),
                        new Behaviour.Break(Fault.TRUNCATED_BODY));
    }

    @Test
    void onlyFailAndBreakAnswerEarly() {
        assertThat(ScenarioSamples.steps("{'auction': {}}, {'fill': {}}, {'no_bid': {}}, {'fail': {'status': 500}},"
                                + "{'break': {'fault': 'timeout'}}")
                        .steps())
                .extracting(step -> step.then().respondsEarly())
                .containsExactly(false, false, false, true, true);
    }

    @Test
    void delaysAreANumberOrARange() {
        assertThat(ScenarioSamples.steps(
                                "{'fill': {}}, {'fill': {}, 'delay_ms': 7.0}, {'fill': {}, 'delay_ms': {'min': 1, 'max': 2}}")
                        .steps())
                .extracting(Step::delay)
                .containsExactly(Delay.NONE, new Delay(7, 7), new Delay(1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{'auction': {}}",
                "{'fill': {'campaign': 'c', 'format': 'sponsored_message'}, 'delay_ms': 5}",
                "{'when': {'first': 2, 'every': 3, 'chance': 0.25, 'endpoint': 'get-ad', 'key': 'k*'}, 'fill': {'ad': {'id': 'a'}}}",
                "{'when': {'headers': {'B': '^b', 'A': 'a'}, 'body': [{'pointer': '/a', 'equals': [1]},"
                        + " {'pointer': '', 'matches': 'x'}, {'pointer': '/b', 'exists': false}]}, 'no_bid': {'reason': 'ad-offset', 'message': 'm'}}",
                "{'fail': {'status': 503, 'message': 'm', 'error': null, 'headers': {'Retry-After': '1'}, 'body': {'a': 1}, 'deny_origin': true}}",
                "{'break': {'fault': 'empty-response'}, 'delay_ms': {'min': 1, 'max': 2}}",
            })
    void whatIsReadIsWrittenAgain(String steps) {
        JsonNode written = ScenarioSamples.steps(steps).toJson();

        assertThat(Json.read(Json.write(written))).isEqualTo(Json.read(ScenarioSamples.document(steps)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'when': {'headers': {'a/b': '('}}, 'fill': {}} | /steps/1/when/headers/a~1b: \"(\" is not a valid regular expression in RE2 syntax ",
                "{'when': {'body': [{'pointer': '/a', 'exists': true}, {'pointer': '/a', 'matches': '['}]}, 'fill': {}} | /steps/1/when/body/1/matches: \"[\" is not a valid",
                "{'when': {'body': [{'pointer': 'a', 'exists': true}]}, 'fill': {}} | /steps/1/when/body/0/pointer: \"a\" is not a JSON pointer",
                "{'when': {'body': [{'pointer': '/a~2', 'exists': true}]}, 'fill': {}} | /steps/1/when/body/0/pointer: \"/a~2\" is not a JSON pointer",
                "{'fail': {'status': 500, 'headers': {'a': 'b', 'content-LENGTH': '3'}}} | /steps/1/fail/headers/content-LENGTH: the server sets this header itself; allowed: every name except Content-Length, Transfer-Encoding, Connection, Date",
                "{'fail': {'status': 500, 'headers': {'Transfer-Encoding': 'chunked'}}} | /steps/1/fail/headers/Transfer-Encoding: the server sets this header itself",
                "{'fail': {'status': 500, 'headers': {'connection': 'close'}}} | /steps/1/fail/headers/connection: the server sets this header itself",
                "{'fail': {'status': 500, 'headers': {'Date': 'x'}}} | /steps/1/fail/headers/Date: the server sets this header itself",
                "{'fill': {}, 'delay_ms': {'min': 5, 'max': 3}} | /steps/1/delay_ms: min 5 is greater than max 3",
            })
    void whatTheSchemaCannotCheckIsRefusedWithItsPlace(String step, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ScenarioSamples.steps("{'fill': {}}, " + step))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "A", "a_b", "a.b", "a\n"})
    void namesThatAreNotAllowedAreRefused(String name) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ScenarioSamples.steps("{'fill': {}}").named(name))
                .withMessageContaining("1 to 64 characters of a-z, 0-9 and -");
    }

    @Test
    void aNameHasAtMost64Characters() {
        assertThat(Scenario.isAllowed("a".repeat(64))).isTrue();
        assertThat(Scenario.isAllowed("a".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'fail': {'status': 403, 'deny_origin': true}} | true",
                "{'fail': {'status': 403}} | false",
                "{'when': {'endpoint': 'get-ad'}, 'fill': {}}, {'fail': {'status': 403, 'deny_origin': true}} | true",
                "{'when': {'endpoint': 'get-ad'}, 'fail': {'status': 403, 'deny_origin': true}} | false",
                "{'when': {'endpoint': 'bid-request'}, 'fail': {'status': 403, 'deny_origin': true}} | true",
                "{'fill': {}}, {'fail': {'status': 403, 'deny_origin': true}} | false",
                "{'when': {'first': 1}, 'fail': {'status': 403, 'deny_origin': true}} | false",
                "{'when': {'every': 1}, 'fail': {'status': 403, 'deny_origin': true}} | false",
                "{'when': {'chance': 1}, 'fail': {'status': 403, 'deny_origin': true}} | false",
                "{'when': {'key': 'a*'}, 'fail': {'status': 403, 'deny_origin': true}} | false",
                "{'when': {'headers': {'Origin': 'x'}}, 'fail': {'status': 403, 'deny_origin': true}} | false",
                "{'when': {'body': [{'pointer': '/a', 'exists': false}]}, 'fail': {'status': 403, 'deny_origin': true}} | false",
                "{'when': {'first': 1}, 'fill': {}}, {'fail': {'status': 403, 'deny_origin': true}} | false",
            })
    void aPreflightIsRefusedByAFirstStepThatAlwaysPlays(String steps, boolean refused) {
        assertThat(ScenarioSamples.steps(steps).rejectsOrigin("bid-request")).isEqualTo(refused);
    }

    @Test
    void aDocumentThatChangesLaterChangesNoScenario() {
        JsonNode document = Json.read(ScenarioSamples.document("{'fill': {'ad': {'id': 'a'}}}"));
        Scenario scenario = Scenario.of("given", document);

        ((ObjectNode) document.at("/steps/0/fill/ad")).put("id", "b");

        assertThat(scenario.toJson().at("/steps/0/fill/ad/id").asString()).isEqualTo("a");
    }
}
