package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A request that cannot be recorded fails with the vendor's error, and the journal has it. */
@Timeout(60)
class FullDiskTest {

    private static final Path FULL = Path.of("/dev/full");

    @Test
    void aFullDiskIsNoFill() {
        assumeTrue(Files.exists(FULL), "this system has no " + FULL);
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.RECORD, FULL))) {
            Client client = new Client(ssp);
            Client.Answer response = client.bid("production-key", SHOES);

            assertThat(response.status()).isEqualTo(500);
            assertThat(response.json().at("/status").asString("")).isEqualTo("error");
            assertThat(response.json().at("/error/code").asInt(0)).isEqualTo(500);
            JsonNode kept = client.newest();
            assertThat(kept.get("outcome").stringValue()).isEqualTo("error");
            assertThat(kept.get("id").stringValue())
                    .isEqualTo(response.json().at("/requestId").asString(""));
            assertThat(kept.get("impressions").intValue()).isZero();
            assertThat(kept.at("/response/status").intValue()).isEqualTo(500);
            assertThat(ssp.requests()).hasSize(1);
        }
    }

    @Test
    void aFileThatCannotBeIsExplainedInWords() {
        assertThatThrownBy(() -> MockSsp.start(Settings.of(Option.RECORD, "/proc/1/x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("--record: /proc/1/x cannot be written (")
                .message()
                .doesNotContain("Exception");
    }
}
