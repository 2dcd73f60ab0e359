package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mockssp.junit.MockSspExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegisteredTest {

    @RegisterExtension
    static final MockSspExtension SSP =
            MockSspExtension.builder().clock(Instant.parse("2025-11-24T21:51:52Z")).seed(7).build();

    @RepeatedTest(2)
    void isResetBeforeEach() throws Exception {
        assertTrue(SSP.requests().isEmpty());
        SSP.clock().advance(Duration.ofSeconds(3));
        new Ads(SSP.baseUrl(), SSP.stagingKey()).ask("shoes");
        assertEquals(Instant.parse("2025-11-24T21:51:55Z"), SSP.requests().get(0).at());
    }
}
