package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** contract.md 2.1, and the details of a 422 in 2.2. */
class GetAdRequestTest {

    private static final String SCHEMA = "2025-11/get-ad-request";
    private static final String BODY = "{'userId':'u','chatId':'c','content':{'user':'a','chatbot':'b'}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'userId':'','chatId':''}",
                "{'content':{'user':'','chatbot':''}}",
                "{'userRegion':null,'metaData':null,'force':null}",
                "{'userRegion':'Atlantis','metaData':{'a':1,'b':[{}],'c':null},'force':false}",
                "{'conversationOffset':0,'adFrequencyLimit':20.0,'production':true}"
            })
    void accepts(String fields) {
        assertThat(Check.of(SCHEMA, with(fields))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'userId':1} | userId | string_type | Input should be a valid string",
                "{'content':{'user':'a'}} | content,chatbot | missing | Field required",
                "{'content':{'user':'a','chatbot':null}} | content,chatbot | string_type | Input should be a valid string",
                "{'content':{'user':'a','chatbot':'b','system':'c'}} | content,system | extra_forbidden |"
                        + " Extra inputs are not permitted",
                "{'content':'a'} | content | dict_type | Input should be a valid dictionary",
                "{'userRegion':5} | userRegion | string_type | Input should be a valid string",
                "{'metaData':[]} | metaData | dict_type | Input should be a valid dictionary",
                "{'force':'yes'} | force | bool_type | Input should be a valid boolean",
                "{'conversationOffset':-1} | conversationOffset | greater_than_equal |"
                        + " Input should be greater than or equal to 0",
                "{'conversationOffset':1e999} | conversationOffset | less_than_equal |"
                        + " Input should be less than or equal to 20",
                "{'adFrequencyLimit':21} | adFrequencyLimit | less_than_equal | Input should be less than or equal to 20",
                "{'adFrequencyLimit':2.5} | adFrequencyLimit | int_from_float |"
                        + " Input should be a valid integer, got one with a fraction",
                "{'adFrequencyLimit':null} | adFrequencyLimit | int_type | Input should be a valid integer",
                "{'production':null} | production | bool_type | Input should be a valid boolean",
                "{'messages':[]} | messages | extra_forbidden | Extra inputs are not permitted"
            })
    void refuses(String fields, String place, String type, String msg) {
        assertThat(Check.of(SCHEMA, with(fields))).hasSize(1).first().satisfies(violation -> {
            LegacyDetail detail = LegacyDetail.of(violation);
            assertThat(detail.loc())
                    .startsWith("body")
                    .extracting(Object::toString)
                    .endsWith(place.split(","));
            assertThat(detail.type()).isEqualTo(type);
            assertThat(detail.msg()).isEqualTo(msg);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "chatId"})
    void countsTheCharactersOfAnId(String field) {
        assertThat(Check.of(SCHEMA, with("{'" + field + "':'" + "😀".repeat(100) + "'}")))
                .isEmpty();
        assertThat(Check.of(SCHEMA, with("{'" + field + "':'" + "x".repeat(101) + "'}")))
                .extracting(LegacyDetail::of)
                .containsExactly(new LegacyDetail(
                        List.of("body", field), "String should have at most 100 characters", "string_too_long"));
    }

    @Test
    void lacksEverything() {
        assertThat(Check.of(SCHEMA, "{}"))
                .extracting(LegacyDetail::of)
                .extracting(LegacyDetail::loc)
                .containsExactly(List.of("body", "userId"), List.of("body", "chatId"), List.of("body", "content"));
        assertThat(Check.of(SCHEMA, "[]"))
                .extracting(LegacyDetail::of)
                .containsExactly(new LegacyDetail(List.of("body"), "Input should be a valid dictionary", "dict_type"));
    }

    @Test
    void hintsAtTheNameThatWasMeant() {
        assertThat(Check.lines(SCHEMA, with("{'user_region':'US'}")))
                .containsExactly("/user_region | additionalProperties | /user_region is not allowed here; did you mean"
                        + " \"userRegion\"? Allowed: \"userId\", \"chatId\", \"content\", \"userRegion\", \"metaData\","
                        + " \"force\", \"conversationOffset\", \"adFrequencyLimit\", \"production\"");
    }

    @Test
    void aBodyThatIsNoJsonHasADetailToo() {
        assertThat(LegacyDetail.malformed("unexpected end"))
                .isEqualTo(new LegacyDetail(List.of("body"), "JSON decode error: unexpected end", "json_invalid"));
    }

    private static String with(String fields) {
        ObjectNode body = (ObjectNode) Check.json(BODY);
        body.setAll((ObjectNode) Check.json(fields));
        return body.toString();
    }
}
