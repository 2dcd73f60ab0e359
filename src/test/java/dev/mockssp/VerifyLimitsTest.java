package dev.mockssp;

import static dev.mockssp.Client.NOTHING;
import static dev.mockssp.client.BodyPattern.where;
import static dev.mockssp.client.RequestPattern.anything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockssp.client.MockSspClient;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.client.RequestPattern;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.match.Times;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No pattern, schema or condition of a user occupies the mock server for long. */
@Timeout(20)
class VerifyLimitsTest {

    private static final int LONG = 400_000;
    private static final String SLOW = "((a{1,30}){1,10})x";
    private static final String SIZE = "is too large: its program size is";

    private static MockSsp ssp;
    private static Client client;

    @BeforeAll
    static void start() {
        ssp = MockSsp.start();
        client = new Client(ssp);
        for (int i = 0; i < 200; i++) {
            client.bid("staging-a", NOTHING);
        }
        client.bid("staging-a", NOTHING.replace("hello", "a".repeat(LONG)));
    }

    @AfterAll
    static void stop() {
        ssp.close();
    }

    static Stream<Arguments> costly() {
        String content = "'body':[{'pointer':'/messages/0/content','matches':'%s'}]";
        String nested = "{'schema':" + "{'%s':".repeat(400) + "{}" + "}".repeat(400) + "}";
        return Stream.of(
                Arguments.of("{" + content.formatted("((a{1,100}){1,10})x") + "}", "/match/body/0/matches: ", SIZE),
                Arguments.of("{" + content.formatted("(a{1000}){1000}") + "}", "/match/body/0/matches: ", SIZE),
                Arguments.of("{'headers':{'X-A':'(a{1000}){1000}'}}", "/match/headers/X-A: ", SIZE),
                Arguments.of("{'schema':{'pattern':'(a{1000}){1000}'}}", "/pattern: ", SIZE),
                Arguments.of("{'schema':{'patternProperties':{'(a{1000}){1000}':{}}}}", "/patternProperties: ", SIZE),
                Arguments.of(
                        "{" + content.formatted("(".repeat(300) + ")".repeat(300)) + "}", "/match/body/0", "nested"),
                Arguments.of(nested.replace("%s", "not"), "not a valid JSON Schema: ", "nested 400 levels deep"),
                Arguments.of(
                        "{'schema':" + "{'oneOf':[".repeat(200) + "{}" + "]}".repeat(200) + "}",
                        "not a valid JSON Schema: ",
                        "nested 400 levels deep"),
                Arguments.of("{'schema':" + "{'not':".repeat(600) + "{}" + "}".repeat(600) + "}", "", "nesting depth"));
    }

    @ParameterizedTest
    @MethodSource("costly")
    void aCostlyPatternIsRefusedOrStopped(String pattern, String place, String limit) {
        for (String verification :
                List.of("{'match':" + pattern + "}", "{'match':" + pattern + ",'count':{'never':true}}")) {
            Client.Answer answer = client.post("/__admin/verify", verification);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().at("/error/code").stringValue()).isEqualTo("invalid");
            assertThat(answer.json().at("/error/message").stringValue()).contains(place, limit);
        }
        Client.Answer inOrder = client.post("/__admin/verify", "{'inOrder':[{}," + pattern + "]}");
        assertThat(inOrder.status()).as(inOrder.text()).isEqualTo(400);
        assertThat(inOrder.json().at("/error/message").stringValue())
                .contains(place.replace("/match/", "/inOrder/1/"), limit);
    }

    /** What else can be slow is in VerifierLimitsTest. */
    @Test
    void aSlowPatternIsStopped() {
        String slow = "{'body':[{'pointer':'/messages/0/content','matches':'" + SLOW + "'}]}";
        Client.Answer answer = client.post("/__admin/verify", "{'match':" + slow + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/error/code").stringValue()).isEqualTo("invalid");
        assertThat(answer.json().at("/error/message").stringValue())
                .startsWith("the verification exceeded the time limit of 1500 ms");
    }

    @Test
    void theSameHoldsInJava() {
        RequestPattern slow = anything().with(where("/messages/0/content").matches(SLOW));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ssp.verifyInOrder(slow))
                .withMessageStartingWith("the verification exceeded the time limit of 1500 ms");
        for (MockSspOperations mock : List.of(ssp, MockSspClient.at(ssp.baseUrl()))) {
            RequestPattern large = anything().withHeader("X-A", "(a{1000}){1000}");
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> mock.verify(large, Times.never()))
                    .withMessageContainingAll("/match/headers/X-A: ", SIZE);
        }
    }

    @ParameterizedTest
    @MethodSource("largeConditions")
    void aLargePatternInAScenarioIsRefused(String when, String place) {
        Client.Answer answer = client.put("/__admin/scenarios/costly", scenario(when));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").stringValue()).contains(place, SIZE);
        assertThat(answer.json().at("/error/pointer").stringValue()).isEqualTo(place);
    }

    static Stream<Arguments> largeConditions() {
        return Stream.of(
                Arguments.of("'headers':{'X-A':'((a{1,100}){1,10})x'}", "/steps/0/when/headers/X-A"),
                Arguments.of("'body':[{'pointer':'/a','matches':'(a{1000}){1000}'}]", "/steps/0/when/body/0/matches"));
    }

    private static String scenario(String when) {
        return "{'description':'d','steps':[{'when':{" + when + "},'fail':{'status':418}}]}";
    }

    @Test
    void aFileWithALargePatternIsNamed(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("costly.json"),
                scenario("'headers':{'X-A':'(a{1000}){1000}'}").replace('\'', '"'));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        MockSsp.start(Settings.of(Option.SCENARIOS, folder)).close())
                .withMessageContainingAll("costly.json", "/steps/0/when/headers/X-A", SIZE);
    }

    @Test
    void aConditionOfAScenarioThatSearchesForLongIsStopped() {
        String condition = "'body':[{'pointer':'/messages/0/content','matches':'" + SLOW + "'}]";
        assertThat(client.put("/__admin/scenarios/slow-condition", scenario(condition))
                        .status())
                .isEqualTo(201);
        Client.Answer answer = client.bid("staging-a+slow-condition", NOTHING.replace("hello", "a".repeat(LONG)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("message").stringValue())
                .startsWith("the conditions of the scenario slow-condition exceeded the time limit of 1500 ms");
        assertThat(client.bid("staging-a+slow-condition", NOTHING).status()).isEqualTo(200);
    }
}
