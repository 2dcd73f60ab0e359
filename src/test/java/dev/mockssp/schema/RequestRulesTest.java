package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The rules for each field of the two requests (contract.md 1.2 and 2.1). */
class RequestRulesTest {

    private static final String BID =
            "{'userId':'u','chatId':'c','messages':[{'role':'user','content':'hi'}]}".replace('\'', '"');
    private static final String AD =
            "{'userId':'u','chatId':'c','content':{'user':'hi','chatbot':'hello'}}".replace('\'', '"');

    private final SchemaLibrary schemas = SchemaLibrary.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/userId | 7",
                "/userId | ''",
                "/chatId | ''",
                "/messages | []",
                "/messages | 'hi'",
                "/messages/0/role | 'system'",
                "/messages/0/content | null",
                "/messages/0/timestamp | true",
                "/request_type | 'banner'",
                "/ad_formats | []",
                "/ad_formats/0 | 1",
                "/turn_number | -1",
                "/turn_number | 1.5",
                "/turns_from_last_ad | -1",
                "/force | 'true'",
                "/config | []",
                "/config/ad_offset | -1",
                "/config/max_frequency | '5'",
                "/config/max_headline_chars | 29",
                "/config/image_enabled | 1",
                "/config/experiment_tag | '1234567890123456789012345678901'",
            })
    void aBidRequestIsRefused(String pointer, String value) {
        assertThat(pointers("2025-11/bid-request.schema.json", BID, pointer, value))
                .contains(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/production | true",
                "/adtype | 'x'",
                "/summary | {}",
                "/messages/0/role | 'assistant'",
                "/messages/0/timestamp | ''",
                "/messages/0/timestamp | 1763892000",
                "/messages/0/content | ''",
                "/request_type | 'opener'",
                "/ad_formats | ['carousel']",
                "/turn_number | 4.0",
                "/turn_number | 0",
                "/turns_from_last_ad | 0",
                "/config | null",
                "/config/ad_offset | null",
                "/config/max_headline_chars | 30",
                "/config/experiment_tag | '123456789012345678901234567890'",
            })
    void aBidRequestIsAccepted(String pointer, String value) {
        assertThat(pointers("2025-11/bid-request.schema.json", BID, pointer, value))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/nAdsBefore | 1",
                "/userId | 1",
                "/chatId | null",
                "/content/user | null",
                "/content/extra | 'x'",
                "/userRegion | 1",
                "/metaData | []",
                "/force | 'true'",
                "/conversationOffset | -1",
                "/conversationOffset | 21",
                "/adFrequencyLimit | 21",
                "/production | null",
            })
    void aLegacyRequestIsRefused(String pointer, String value) {
        assertThat(pointers("2025-11/get-ad-request.schema.json", AD, pointer, value))
                .contains(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/content/user | ''",
                "/userRegion | 'Bavaria'",
                "/userRegion | null",
                "/metaData | null",
                "/metaData | {'topics':['shoes'],'age':3}",
                "/force | null",
                "/conversationOffset | 20",
                "/adFrequencyLimit | 0",
            })
    void aLegacyRequestIsAccepted(String pointer, String value) {
        assertThat(pointers("2025-11/get-ad-request.schema.json", AD, pointer, value))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bid-request, {}, /userId",
        "bid-request, '{\"userId\":\"u\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}', /chatId",
        "bid-request, '{\"userId\":\"u\",\"chatId\":\"c\"}', /messages",
        "get-ad-request, '{\"userId\":\"u\",\"chatId\":\"c\"}', /content",
        "get-ad-request, '{\"userId\":\"u\",\"content\":{\"user\":\"\",\"chatbot\":\"\"}}', /chatId",
    })
    void whatIsRequiredIsMissed(String schema, String json, String pointer) {
        List<Violation> violations =
                schemas.check("2025-11/" + schema + ".schema.json", Json.read(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(violations)
                .anySatisfy(violation -> assertThat(violation.message()).contains(pointer.substring(1)));
    }

    @ParameterizedTest
    @CsvSource({"100, 0", "101, 1"})
    void legacyIdentifiersHaveAtMostAHundredCharacters(int length, int violations) {
        String json = AD.replace("\"u\"", "\"" + "u".repeat(length) + "\"");
        assertThat(schemas.check(
                        "2025-11/get-ad-request.schema.json", Json.read(json.getBytes(StandardCharsets.UTF_8))))
                .hasSize(violations);
    }

    private List<String> pointers(String schema, String valid, String pointer, String value) {
        JsonNode document = Json.read(valid.getBytes(StandardCharsets.UTF_8));
        JsonNode replaced = Replaced.at(document, pointer, value.replace('\'', '"'));
        return schemas.check(schema, replaced).stream().map(Violation::pointer).toList();
    }
}
