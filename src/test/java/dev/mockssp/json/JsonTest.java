package dev.mockssp.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTest {

    @Test
    void aLoneSurrogateBecomesAQuestionMarkAndAPairStays() {
        assertThat(new String(Json.write(Map.of("text", "a \ud83d kettle")), UTF_8))
                .isEqualTo("{\"text\":\"a ? kettle\"}");
        assertThat(new String(Json.write(Json.MAPPER.createObjectNode().put("\udc00", "\ud83d\ude00")), UTF_8))
                .isEqualTo("{\"?\":\"\ud83d\ude00\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':1,'a':1}",
                "{'a':1,'b':2,'c':3,'d':4,'a':{}}",
                "[{'b':[{'a':1,'\\u0061':null}]}]",
                "{'a':{},'a':oops",
                "{'a':1,'a':1e99999999999}",
                "{'a':1e99999999999,'a':1} x",
            })
    void theFirstMistakeOfATextIsTold(String text) {
        boolean duplicateComesFirst = !text.startsWith("{'a':1e");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(duplicateComesFirst ? "Duplicate Object property \"a\"" : "x");
    }

    @Test
    void textAfterTheValueIsRefusedAndSoIsNoText() {
        assertThatThrownBy(() -> read("{} {}")).hasMessageStartingWith("there is more text after the JSON value at");
        assertThatThrownBy(() -> read(" ")).hasMessage("the text is empty");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x08, 0x7f, 0x200b, 0xfeff})
    void aTokenWithInvisibleCharactersIsQuotedWithTheirNumbers(int codePoint) {
        String number = "\\u%04x".formatted(codePoint);
        assertThatThrownBy(() -> read("$" + Character.toString(codePoint)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith("Unrecognized token '$" + number + "'");
    }

    @Test
    void aMessageIsOneLine() {
        assertThatThrownBy(() -> read("{'a\u2028':1,'a\u2028':1}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith("Duplicate Object property \"a\\u2028\"");
    }

    private static JsonNode read(String text) {
        return Json.read(text.replace('\'', '"').getBytes(UTF_8));
    }

    @Test
    void aBodyMayNotHaveEndlesslyManyValues() {
        byte[] most = lists(124_999);
        byte[] tooMany = lists(125_000);
        assertThat(Json.readBody(most)).hasSize(124_999);
        assertThat(Json.read(tooMany)).hasSize(125_000);
        assertThatThrownBy(() -> Json.readBody(tooMany))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("250000")
                .hasMessageNotContaining("StreamReadConstraints");
    }

    private static byte[] lists(int count) {
        return ("[" + "[],".repeat(count - 1) + "[]]").getBytes(UTF_8);
    }
}
