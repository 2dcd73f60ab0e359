package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern that cannot match, or that would take too long, is rejected and does not pass. */
@Timeout(60)
class VacuousPatternTest {

    private static MockSsp ssp;
    private static Client client;

    @BeforeAll
    static void start() {
        ssp = MockSsp.start(Settings.of(Option.RATE_LIMIT, 0));
        client = new Client(ssp);
        client.bid("staging-key", SHOES.replace("u1", "a".repeat(40) + "!"));
    }

    @AfterAll
    static void stop() {
        ssp.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "{'scenario':'sevrer-error'} § did you mean \\\"server-error\\\"",
                "{'headers':{'thrad-api-key':'^staging'}} § use \\\"key\\\"",
                "{'headers':{'Authorization':'Bearer'}} § masks",
                "{'key':'staging-*'} § write each key in full",
                "{'schema':{'requird':['userId']}} § did you mean \\\"required\\\"",
                "{'schema':{'properties':{'a':{'nullable':true}}}} § /properties/a/nullable",
                "{'schema':{'allOf':[{'minlen':1}]}} § /allOf/0/minlen",
                "{'schema':{'$ref':'#'}} § circular",
                "{'schema':{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/a'}}}} § circular",
                "{'schema':{'properties':{'a':{'pattern':'(?=x)'}}}} § RE2",
                "{'schema':{'patternProperties':{'(?!x)':true}}} § RE2"
            })
    void isRefused(String pattern, String reason) {
        Client.Answer response = client.post("/__admin/verify", "{'match':" + pattern + ",'count':{'never':true}}");
        assertThat(response.status()).as(response.text()).isEqualTo(400);
        assertThat(response.text()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'schema':{'properties':{'requird':{'type':'string','x-note':1}},'required':['userId']}}",
                "{'schema':{'properties':{'userId':{'pattern':'^(a+)+!?$'}},'patternProperties':{'^(a+)+$':true}}}",
                "{'schema':{'properties':{'messages':{'items':{'$ref':'#/$defs/m'}}},'$defs':{'m':{'properties':"
                        + "{'more':{'$ref':'#/$defs/m'}}}}}}",
                "{'headers':{'thrad-api-key':'.*'}}",
                "{'scenario':'default'}"
            })
    void isAnswered(String pattern) {
        assertThat(client.post("/__admin/verify", "{'match':" + pattern + "}").text())
                .contains("\"pass\":true");
    }

    @Test
    void aHungPatternEnds() {
        assertThat(client.post(
                                "/__admin/verify",
                                "{'match':{'schema':{'properties':{'userId':{'pattern':'^(a+)+$'}}}}}")
                        .text())
                .contains("\"pass\":false");
    }

    @Test
    void messagesSayWhatIsMeant() {
        assertThat(client.post("/__admin/verify", "{'inOrder':[{}],'count':{'never':true}}")
                        .text())
                .contains("/count is allowed only together with \\\"match\\\"");
        assertThat(client.post("/__admin/verify", "{'match':{'schema':{'required':['nope']}}}")
                        .text())
                .contains("\"seen\":\"the top level: required property");
        assertThat(client.get("/__admin/requests?outcome=fill&outcome=error").text())
                .contains("outcome may be sent only once");
        assertThat(client.get("/__admin/requests?key=staging-*").status()).isEqualTo(400);
        assertThat(client.get("/__admin/events?replays=5").status()).isEqualTo(400);
        assertThat(client.post("/__admin/verify", "{'inOrder':[{},{'userId':'nobody'}]}")
                        .json()
                        .at("/nearest/0/differences/0/place")
                        .asString(""))
                .isEqualTo("userId");
    }

    @Test
    void theArchiveIsAsTheAnswerWas() {
        Client.Answer response = client.get("/__admin/requests.har");
        assertThat(response.json().at("/log/entries/0/response/statusText").asString(""))
                .isEqualTo("OK");
        assertThat(response.json().at("/log/entries/0/response/headers").toString())
                .contains("{\"name\":\"Content-Type\",\"value\":\"application/json\"}");
    }
}
