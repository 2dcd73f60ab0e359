package dev.mockssp.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

class NearestPointerTest {

    private static final JsonNode BODY = Json.MAPPER.readTree("""
            {"userId": "u", "chatId": "c", "messages": [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}],
             "config": {"max_frequency": 2, "formats": []}, "a/b": {"x~y": 1}, "geo": null}""");

    @ParameterizedTest
    @CsvSource({
        "/message/0/content, /messages/0/content",
        "/messages/0/contents, /messages/0/content",
        "/Messages/1/Content, /messages/1/content",
        "/messages/7/content, /messages/1/content",
        "/messages/content, /messages/0/content",
        "/message/9/rol, /messages/1/role",
        "/user_id, /userId",
        "/config/maxFrequency, /config/max_frequency",
        "/max_frequency, /config/max_frequency",
        "/messages/0/max_frequency, /config/max_frequency",
        "/config/content, /messages/0/content",
        "/a~1c/x~0z, /a~1b/x~0y"
    })
    void findsTheValueThatWasMeant(String missing, String meant) {
        JsonPointer pointer = JsonPointer.compile(missing);
        assertThat(BODY.at(pointer).isMissingNode()).isTrue();
        assertThat(NearestPointer.of(BODY, pointer)).map(JsonPointer::toString).contains(meant);
        assertThat(BODY.at(meant).isMissingNode()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/nothing/alike", "/config/formats/0", "/geo/country", "/userId/0/1", "/"})
    void findsNothingWhereNothingIsAlike(String missing) {
        assertThat(NearestPointer.of(BODY, JsonPointer.compile(missing))).isEmpty();
    }

    @Test
    void aBodyMayBeLargeAndDeep() {
        JsonNode deep = Json.MAPPER.readTree("[".repeat(400) + "]".repeat(400));
        assertThat(NearestPointer.of(deep, JsonPointer.compile("/a/b"))).isEmpty();
        JsonNode wide = Json.MAPPER.readTree("[" + "{\"a\":[1,2,3]},".repeat(50_000) + "{\"b\":1}]");
        assertThat(NearestPointer.of(wide, JsonPointer.compile("/x/c"))).isEmpty();
    }
}
