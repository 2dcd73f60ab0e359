package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.json;
import static dev.mockssp.conformance.Bodies.turn;
import static dev.mockssp.conformance.Bodies.with;
import static dev.mockssp.conformance.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies of legacy requests are valid (contract.md 2.1). */
interface LegacyBodyContract extends Contract {

    @ParameterizedTest
    @ValueSource(strings = {"userId", "chatId", "content"})
    default void aLegacyRequestNeeds(String field) {
        VendorResponse response = start().send(VendorRequest.ad(PRODUCTION, without(turn("a"), field)));
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/error"))
                .isEqualTo(json("{'detail': [{'loc': ['body', '" + field
                        + "'], 'msg': 'Field required', 'type': 'missing'}]}"));
        assertThat(response.at("/data")).isEqualTo(json("{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    userId             | 7                                      | ['body', 'userId']             | string_type
                    content            | 'text'                                 | ['body', 'content']            | dict_type
                    content            | {'user': 'a'}                          | ['body', 'content', 'chatbot'] | missing
                    content            | {'chatbot': 'a'}                       | ['body', 'content', 'user']    | missing
                    content            | {'user': 1, 'chatbot': 'a'}            | ['body', 'content', 'user']    | string_type
                    content            | {'user': 'a', 'chatbot': 'b', 'c': 1}  | ['body', 'content', 'c']       | extra_forbidden
                    userRegion         | 7                                      | ['body', 'userRegion']         | string_type
                    metaData           | []                                     | ['body', 'metaData']           | dict_type
                    force              | 'yes'                                  | ['body', 'force']              | bool_type
                    conversationOffset | -1                                     | ['body', 'conversationOffset'] | greater_than_equal
                    conversationOffset | 21                                     | ['body', 'conversationOffset'] | less_than_equal
                    conversationOffset | 1.5                                    | ['body', 'conversationOffset'] | int_from_float
                    conversationOffset | null                                   | ['body', 'conversationOffset'] | int_type
                    adFrequencyLimit   | -1                                     | ['body', 'adFrequencyLimit']   | greater_than_equal
                    adFrequencyLimit   | 21                                     | ['body', 'adFrequencyLimit']   | less_than_equal
                    production         | 1                                      | ['body', 'production']         | bool_type
                    messages           | []                                     | ['body', 'messages']           | extra_forbidden
                    """)
    default void aWrongLegacyValueIsRefusedWithItsPlaceAndType(String field, String value, String loc, String type) {
        VendorResponse response = start().send(VendorRequest.ad(PRODUCTION, with(turn("a"), field, value)));
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/error/detail").size()).isEqualTo(1);
        assertThat(response.at("/error/detail/0/loc")).isEqualTo(json(loc));
        assertThat(response.textAt("/error/detail/0/type")).isEqualTo(type);
        assertThat(response.textAt("/error/detail/0/msg")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "chatId"})
    default void anIdHasAtMostAHundredCharacters(String field) {
        Client client = start();
        String hundred = "x".repeat(100);
        assertThat(client.send(VendorRequest.ad(PRODUCTION, with(turn("a"), field, "'" + hundred + "'")))
                        .status())
                .isEqualTo(200);
        VendorResponse response =
                client.send(VendorRequest.ad(PRODUCTION, with(turn("a"), field, "'" + hundred + "x'")));
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.textAt("/error/detail/0/type")).isEqualTo("string_too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[", "{\"userId\": 1, \"userId\": 2}", "{} {}"})
    default void malformedJsonIsUnprocessable(String text) {
        VendorResponse response =
                start().send(VendorRequest.ad(PRODUCTION, turn("a")).saying(text));
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/error/detail/0/loc")).isEqualTo(json("['body']"));
        assertThat(response.textAt("/error/detail/0/type")).isEqualTo("json_invalid");
    }

    @Test
    default void everyLegacyMistakeIsListed() {
        VendorResponse response = start().send(VendorRequest.ad(PRODUCTION, json("{'force': 1, 'more': 2}")));
        assertThat(response.at("/error/detail").size()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    content            | {'user': '', 'chatbot': ''}
                    userRegion         | null
                    userRegion         | 'DE'
                    userRegion         | 'Bavaria'
                    metaData           | null
                    metaData           | {'topic': 'shoes', 'depth': {'n': [1, null, true]}}
                    force              | null
                    conversationOffset | 0
                    conversationOffset | 20
                    conversationOffset | 2.0
                    adFrequencyLimit   | 0
                    adFrequencyLimit   | 20
                    production         | true
                    """)
    default void thisLegacyValueIsAccepted(String field, String value) {
        assertThat(start().send(VendorRequest.ad(PRODUCTION, with(turn("a"), field, value)))
                        .status())
                .isEqualTo(200);
    }
}
