package dev.mockssp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WireTest {

    @Test
    void aLoneSurrogateBecomesAQuestionMarkAndAPairStays() {
        assertThat(new String(Wire.write(Map.of("text", "a \ud83d kettle")), UTF_8))
                .isEqualTo("{\"text\":\"a ? kettle\"}");
        assertThat(new String(Wire.write(Wire.MAPPER.createObjectNode().put("\udc00", "\ud83d\ude00")), UTF_8))
                .isEqualTo("{\"?\":\"\ud83d\ude00\"}");
    }
}
