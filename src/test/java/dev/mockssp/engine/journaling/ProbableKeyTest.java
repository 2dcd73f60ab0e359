package dev.mockssp.engine.journaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbableKeyTest {

    private static final String BID = "/api/v1/ssp/bid-request";
    private static final String AD = "/api/v1/message/get-ad";

    private final ProbableKey key =
            new ProbableKey(new ApiKeyRegistry(List.of(), ChatbotSettings.NONE, Revision.R2025_11));

    private Optional<String> of(String path, String... headers) {
        return key.of(new Request(
                "POST", path, "", Headers.of(headers), new byte[0], false, "127.0.0.1", "http://localhost:7777"));
    }

    @Test
    void itIsInTheHeaderOfTheEndpoint() {
        assertThat(of(BID, "thrad-api-key", "staging-a")).contains("staging-a");
        assertThat(of(BID + "/", "Thrad-Api-Key", "staging-a+slow")).contains("staging-a");
        assertThat(of(AD, "thrads-api-key", "staging-b")).contains("staging-b");
    }

    @Test
    void withoutAValidKeyThereIsNone() {
        assertThat(of(BID)).isEmpty();
        assertThat(of(BID, "thrad-api-key", "")).isEmpty();
        assertThat(of(BID, "thrad-api-key", "no-such-key")).isEmpty();
        assertThat(of(BID, "thrads-api-key", "staging-a")).isEmpty();
        assertThat(of("/click/token", "thrad-api-key", "staging-a")).isEmpty();
    }
}
