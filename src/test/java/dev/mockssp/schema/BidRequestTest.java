package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** contract.md 1.2. */
class BidRequestTest {

    private static final String SCHEMA = "2025-11/bid-request";
    private static final String CHAT = "'userId':'u','chatId':'c','messages':[{'role':'user','content':'x'}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'force':true",
                "'request_type':'contextual'",
                "'ad_formats':['sponsored_message','carousel','no such format']",
                "'turn_number':0,'turns_from_last_ad':0",
                "'turn_number':4.0",
                "'turn_number':2147483647",
                "'turn_number':1e3",
                "'config':null",
                "'config':{}",
                "'config':{'ad_offset':null,'max_frequency':null,'max_headline_chars':null,'image_enabled':null,"
                        + "'experiment_tag':null}",
                "'config':{'ad_offset':0,'max_frequency':0,'max_headline_chars':30,'image_enabled':false,'more':1}",
                "'config':{'experiment_tag':'012345678901234567890123456789'}",
                "'production':true,'adtype':'x','client_id':5,'nAdsBefore':0,'country_code':null"
            })
    void accepts(String fields) {
        assertThat(Check.of(SCHEMA, "{" + CHAT + "," + fields + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'2025-11-23T10:00:00Z'",
                "'yesterday'",
                "1763892000",
                "1763892000123456789",
                "1763892000.25",
                "0",
                "-1",
                "1E-400"
            })
    void acceptsTheTimestamp(String timestamp) {
        assertThat(Check.of(
                        SCHEMA,
                        "{'userId':'u','chatId':'c','messages':[{'role':'assistant','content':'','timestamp':"
                                + timestamp + ",'more':1}]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userId':'u','request_type':'opener'}",
                "{'userId':'u','request_type':'opener','chatId':'c','ad_formats':['sponsored_prompt']}"
            })
    void acceptsAnOpenerWithoutAChat(String body) {
        assertThat(Check.of(SCHEMA, body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'userId':''} | /userId | minLength | /userId must not be empty",
                "{'userId':null} | /userId | type | /userId must be a string, was null",
                "{'userId':42} | /userId | type | /userId must be a string, was the number 42",
                "{'chatId':''} | /chatId | minLength | /chatId must not be empty",
                "{'messages':[]} | /messages | minItems | /messages must not be empty",
                "{'messages':{}} | /messages | type | /messages must be an array, was an object",
                "{'messages':['hi']} | /messages/0 | type | /messages/0 must be an object, was the string \"hi\"",
                "{'messages':[{'role':'system','content':''}]} | /messages/0/role | enum |"
                        + " /messages/0/role must be one of \"user\", \"assistant\", was \"system\"",
                "{'messages':[{'role':'User','content':''}]} | /messages/0/role | enum | /messages/0/role must be one of"
                        + " \"user\", \"assistant\", was \"User\"; did you mean \"user\"?",
                "{'messages':[{'role':'user','text':''}]} | /messages/0/content | required | /messages/0/content is required",
                "{'messages':[{'role':'user','content':'','timestamp':null}]} | /messages/0/timestamp | type |"
                        + " /messages/0/timestamp must be a string or a number, was null",
                "{'messages':[{'role':'user','content':'','timestamp':1e999}]} | /messages/0/timestamp | maximum |"
                        + " /messages/0/timestamp must be at most 10000000000000000000, was 1E+999",
                "{'request_type':'opner'} | /request_type | enum | /request_type must be one of \"contextual\","
                        + " \"opener\", was \"opner\"; did you mean \"opener\"?",
                "{'request_type':null} | /request_type | type | /request_type must be a string, was null",
                "{'ad_formats':[]} | /ad_formats | minItems | /ad_formats must not be empty",
                "{'ad_formats':'sponsored_message'} | /ad_formats | type |"
                        + " /ad_formats must be an array, was the string \"sponsored_message\"",
                "{'ad_formats':[1]} | /ad_formats/0 | type | /ad_formats/0 must be a string, was the number 1",
                "{'turn_number':-1} | /turn_number | minimum | /turn_number must be at least 0, was -1",
                "{'turn_number':-0.5} | /turn_number | type | /turn_number must be an integer, was the number -0.5",
                "{'turn_number':'4'} | /turn_number | type | /turn_number must be an integer, was the string \"4\"",
                "{'turn_number':2147483648} | /turn_number | maximum |"
                        + " /turn_number must be at most 2147483647, was 2147483648",
                "{'turns_from_last_ad':4.5} | /turns_from_last_ad | type |"
                        + " /turns_from_last_ad must be an integer, was the number 4.5",
                "{'turns_from_last_ad':1e999} | /turns_from_last_ad | maximum |"
                        + " /turns_from_last_ad must be at most 2147483647, was 1E+999",
                "{'turns_from_last_ad':1E-400} | /turns_from_last_ad | type |"
                        + " /turns_from_last_ad must be an integer, was the number 1E-400",
                "{'force':'yes'} | /force | type | /force must be a boolean, was the string \"yes\"",
                "{'config':[]} | /config | type | /config must be an object or null, was an array",
                "{'config':{'ad_offset':-1}} | /config/ad_offset | minimum | /config/ad_offset must be at least 0, was -1",
                "{'config':{'max_frequency':true}} | /config/max_frequency | type |"
                        + " /config/max_frequency must be an integer or null, was the boolean true",
                "{'config':{'max_headline_chars':29}} | /config/max_headline_chars | minimum |"
                        + " /config/max_headline_chars must be at least 30, was 29",
                "{'config':{'image_enabled':0}} | /config/image_enabled | type |"
                        + " /config/image_enabled must be a boolean or null, was the number 0",
                "{'config':{'experiment_tag':'0123456789012345678901234567890'}} | /config/experiment_tag | maxLength |"
                        + " /config/experiment_tag must have at most 30 characters, has 31"
            })
    void refuses(String fields, String pointer, String rule, String message) {
        var body = (ObjectNode) Check.json("{" + CHAT + "}");
        body.setAll((ObjectNode) Check.json(fields));
        assertThat(Check.lines(SCHEMA, body.toString())).containsExactly(pointer + " | " + rule + " | " + message);
    }

    @Test
    void lacksWhatAContextualRequestNeeds() {
        assertThat(Check.lines(SCHEMA, "{}"))
                .containsExactly(
                        "/userId | required | /userId is required",
                        "/chatId | required | /chatId is required",
                        "/messages | required | /messages is required");
        assertThat(Check.lines(SCHEMA, "{'userId':'u','request_type':'contextual'}"))
                .containsExactly(
                        "/chatId | required | /chatId is required", "/messages | required | /messages is required");
        assertThat(Check.lines(SCHEMA, "{'request_type':'opener'}"))
                .containsExactly("/userId | required | /userId is required");
    }

    @Test
    void anInvalidRequestTypeSaysNothingOfWhatItWouldNeed() {
        assertThat(Check.of(SCHEMA, "{'userId':'u','request_type':'banner'}"))
                .extracting(Violation::pointer)
                .containsExactly("/request_type");
    }

    @Test
    void anOpenerMayHaveAnEmptyChat() {
        String empty = "'userId':'u','chatId':'','messages':[]";
        assertThat(Check.of(SCHEMA, "{" + empty + ",'request_type':'opener'}")).isEmpty();
        assertThat(Check.lines(SCHEMA, "{" + empty + ",'request_type':'contextual'}"))
                .containsExactly(
                        "/chatId | minLength | /chatId must not be empty",
                        "/messages | minItems | /messages must not be empty");
        assertThat(Check.of(SCHEMA, "{'userId':'u','chatId':1,'messages':[{}],'request_type':'opener'}"))
                .extracting(Violation::pointer)
                .containsExactly("/chatId", "/messages/0/role", "/messages/0/content");
    }

    @Test
    void namesTheFieldThatWasGivenInstead() {
        assertThat(Check.lines(SCHEMA, "{'user_id':'u','chatID':'c','message':[]}"))
                .containsExactly(
                        "/userId | required | /userId is required (found \"user_id\" instead)",
                        "/chatId | required | /chatId is required (found \"chatID\" instead)",
                        "/messages | required | /messages is required (found \"message\" instead)");
    }

    @Test
    void reportsInTheOrderOfTheDocument() {
        assertThat(Check.of(
                        SCHEMA,
                        "{'force':1,'config':{'image_enabled':1,'ad_offset':'x'},'messages':[{'content':1},{'role':1,"
                                + "'content':''}],'userId':1}"))
                .extracting(Violation::pointer)
                .containsExactly(
                        "/chatId",
                        "/force",
                        "/config/image_enabled",
                        "/config/ad_offset",
                        "/messages/0/role",
                        "/messages/0/content",
                        "/messages/1/role",
                        "/userId");
    }

    @Test
    void countsCharactersNotHalvesOfPairs() {
        String tag = "😀".repeat(30);
        assertThat(Check.of(SCHEMA, "{" + CHAT + ",'config':{'experiment_tag':'" + tag + "'}}"))
                .isEmpty();
        assertThat(Check.of(SCHEMA, "{" + CHAT + ",'config':{'experiment_tag':'" + tag + "x'}}"))
                .extracting(Violation::message)
                .containsExactly("/config/experiment_tag must have at most 30 characters, has 31");
    }
}
