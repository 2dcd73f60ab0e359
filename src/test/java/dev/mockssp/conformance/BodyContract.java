package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.json;
import static dev.mockssp.conformance.Bodies.opener;
import static dev.mockssp.conformance.Bodies.with;
import static dev.mockssp.conformance.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which bodies of bid requests are valid (contract.md 1.2). */
interface BodyContract extends Contract {

    @ParameterizedTest
    @ValueSource(strings = {"userId", "chatId", "messages"})
    default void aContextualRequestNeeds(String field) {
        VendorResponse response = vendor().send(VendorRequest.bid(staging(), without(chat("a"), field)));
        assertThat(response.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    userId             | ''                                              | /userId                   | minLength
                    userId             | 7                                               | /userId                   | type
                    chatId             | ''                                              | /chatId                   | minLength
                    messages           | []                                              | /messages                 | minItems
                    messages           | {}                                              | /messages                 | type
                    messages           | [{'role': 'system', 'content': 'a'}]            | /messages/0/role          | enum
                    messages           | [{'content': 'a'}]                              | /messages/0/role          | required
                    messages           | [{'role': 'user'}]                              | /messages/0/content       | required
                    messages           | [{'role': 'user', 'content': null}]             | /messages/0/content       | type
                    messages           | [{'role': 'user', 'content': 'a', 'timestamp': true}] | /messages/0/timestamp | type
                    request_type       | 'banner'                                        | /request_type             | enum
                    ad_formats         | []                                              | /ad_formats               | minItems
                    ad_formats         | 'sponsored_message'                             | /ad_formats               | type
                    turn_number        | -1                                              | /turn_number              | minimum
                    turn_number        | 1.5                                             | /turn_number              | type
                    turn_number        | '4'                                             | /turn_number              | type
                    turns_from_last_ad | -1                                              | /turns_from_last_ad       | minimum
                    force              | 'true'                                          | /force                    | type
                    config             | []                                              | /config                   | type
                    config             | {'ad_offset': -1}                               | /config/ad_offset         | minimum
                    config             | {'max_frequency': -1}                           | /config/max_frequency     | minimum
                    config             | {'max_headline_chars': 29}                      | /config/max_headline_chars | minimum
                    config             | {'image_enabled': 1}                            | /config/image_enabled     | type
                    config             | {'experiment_tag': '1234567890123456789012345678901'} | /config/experiment_tag | maxLength
                    """)
    default void aWrongValueIsRefusedWithItsPlaceAndRule(String field, String value, String pointer, String rule) {
        VendorResponse response = start().send(VendorRequest.bid(staging(), with(chat("a"), field, value)));
        assertThat(response.status()).isEqualTo(400);
        JsonNode detail = response.at("/error/details/0");
        assertThat(detail.get("pointer").asString()).isEqualTo(pointer);
        assertThat(detail.get("rule").asString()).isEqualTo(rule);
        assertThat(detail.get("message").asString()).contains(pointer.substring(pointer.lastIndexOf('/') + 1));
        assertThat(response.message()).isEqualTo(detail.get("message").asString());
    }

    @Test
    default void everyMistakeIsListed() {
        VendorResponse response = start().send(VendorRequest.bid(staging(), json("{'turn_number': -1, 'force': 1}")));
        assertThat(response.at("/error/details")
                        .valueStream()
                        .map(detail -> detail.get("pointer").asString()))
                .containsExactlyInAnyOrder("/userId", "/chatId", "/messages", "/turn_number", "/force");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1, 2",
                "{} {}",
                "{\"userId\": \"a\", \"userId\": \"b\", \"request_type\": \"opener\"}",
                "{'userId': 'a'}",
                "{\"userId\": NaN}"
            })
    default void whatIsNoJsonIsRefused(String text) {
        VendorResponse response =
                start().send(VendorRequest.bid(staging(), chat("a")).saying(text));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.textAt("/error/details/0/rule")).isEqualTo("json");
        assertThat(response.textAt("/error/details/0/pointer")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "1"})
    default void whatIsNoObjectIsRefused(String text) {
        VendorResponse response =
                vendor().send(VendorRequest.bid(staging(), chat("a")).saying(text));
        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    default void bytesThatAreNoUtf8AreRefused() {
        byte[] latin1 =
                "{\"userId\": \"Zo\u00eb\", \"request_type\": \"opener\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(start().send(VendorRequest.bid(staging(), latin1)).status()).isEqualTo(400);
    }

    @Test
    default void aDeeplyNestedBodyIsRefusedNotACrash() {
        String deep = "{\"userId\": \"a\", \"x\": " + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        assertThat(start().send(VendorRequest.bid(staging(), chat("a")).saying(deep))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=utf-8", "application/json; charset=UTF-8", "Application/JSON"})
    default void theMediaTypeMayHaveParameters(String type) {
        VendorResponse response =
                vendor().send(VendorRequest.bid(staging(), chat("a")).with("Content-Type", type));
        assertThat(response.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", "application/*"})
    default void anotherMediaTypeIsRefused(String type) {
        VendorResponse response =
                start().send(VendorRequest.bid(staging(), chat("a")).with("Content-Type", type));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.message()).contains("Content-Type").contains(type);
    }

    @Test
    default void aMissingMediaTypeIsRefused() {
        VendorResponse response =
                start().send(VendorRequest.bid(staging(), chat("a")).without("Content-Type"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.message()).contains("Content-Type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    production   | true
                    adtype       | 'banner'
                    client_id    | 7
                    nAdsBefore   | 0
                    country_code | 'US'
                    config       | null
                    config       | {}
                    config       | {'ad_offset': null, 'max_frequency': null, 'max_headline_chars': null, 'image_enabled': null, 'experiment_tag': null}
                    config       | {'max_headline_chars': 30, 'unknown': true}
                    config       | {'experiment_tag': '123456789012345678901234567890'}
                    turn_number  | 4.0
                    messages     | [{'role': 'assistant', 'content': 'a'}, {'role': 'assistant', 'content': ''}]
                    messages     | [{'role': 'user', 'content': 'a', 'timestamp': ''}]
                    messages     | [{'role': 'user', 'content': 'a', 'timestamp': 1763892000}]
                    messages     | [{'role': 'user', 'content': 'a', 'name': 'x'}]
                    ad_formats   | ['sponsored_message', 'something_new']
                    """)
    default void thisIsAccepted(String field, String value) {
        VendorResponse response = vendor().send(VendorRequest.bid(staging(), with(chat("a"), field, value)));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.filled()).isTrue();
    }

    @Test
    default void anOpenerNeedsNeitherChatNorMessages() {
        assertThat(vendor().send(VendorRequest.bid(staging(), opener())).status())
                .isEqualTo(200);
        assertThat(vendor().send(VendorRequest.bid(staging(), without(opener(), "userId")))
                        .status())
                .isEqualTo(400);
    }
}
