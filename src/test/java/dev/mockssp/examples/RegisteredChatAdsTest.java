package dev.mockssp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.value.Environment;
import dev.mockssp.junit.MockSspExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests a publisher's code with the extension. docs/TESTING-JAVA.md quotes it. */
class RegisteredChatAdsTest {

    @RegisterExtension
    static final MockSspExtension SSP = MockSspExtension.builder()
            .scenarioFile(Path.of("scenarios/always-fill.json"))
            .key("acme", Environment.PRODUCTION)
            .seed(7)
            .clock(Instant.parse("2025-11-24T21:51:52Z"))
            .option(Option.RATE_LIMIT, 1)
            .build();

    @Test
    void needsNoWaitingForTheClock() throws Exception {
        ChatAds ads = new ChatAds(SSP.baseUrl(), "acme");
        assertThat(ads.adFor("Shoes?")).isPresent();
        assertThat(ads.adFor("Shoes?")).isEmpty();

        SSP.clock().advance(Duration.ofSeconds(1));
        assertThat(ads.adFor("Shoes?")).isPresent();
    }
}
