package dev.mockssp.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.ApiKeySpec;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Environment;
import dev.mockssp.config.value.Revision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyRegistryTest {

    private static final ChatbotSettings OWN = new ChatbotSettings(3, 5, OptionalInt.of(60), false);
    private static final ChatbotSettings COMMON = new ChatbotSettings(1, 2, OptionalInt.empty(), true);

    private final ApiKeyRegistry ring = new ApiKeyRegistry(
            List.of(
                    new ApiKeySpec("acme", Environment.PRODUCTION, OWN, Revision.R2025_11),
                    new ApiKeySpec("staging-but-live", Environment.PRODUCTION, OWN, Revision.R2025_11)),
            COMMON,
            Revision.R2025_11);

    @ParameterizedTest
    @CsvSource({
        "staging-key, STAGING",
        "staging, STAGING",
        "staging-team-7, STAGING",
        "production-key, PRODUCTION",
        "productionX, PRODUCTION"
    })
    void aKeyTellsItsEnvironmentByItsBeginning(String key, Environment environment) {
        assertThat(ring.find(key)).contains(new ApiKey(key, environment, COMMON, Revision.R2025_11, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key", "Staging-key", " staging-key", "my-staging-key", "acme2", "acm", "+no-bid"})
    void anyOtherKeyIsUnknown(String key) {
        assertThat(ring.find(key)).isEmpty();
    }

    @Test
    void aGivenKeyHasItsOwnEnvironmentAndSettings() {
        assertThat(ring.find("acme"))
                .contains(new ApiKey("acme", Environment.PRODUCTION, OWN, Revision.R2025_11, Optional.empty()));
        assertThat(ring.find("staging-but-live").orElseThrow().staging()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"acme+no-bid, acme, no-bid", "staging-key+a+b, staging-key, a+b", "staging-key+, staging-key, ''"})
    void aSuffixNamesAScenario(String sent, String name, String scenario) {
        ApiKey key = ring.find(sent).orElseThrow();
        assertThat(key.name()).isEqualTo(name);
        assertThat(key.scenario()).contains(scenario);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "a, a…", "abcde, a…", "staging-key, sta…y", "production-key, prod…ey"})
    void aMaskedKeyShowsItsEnds(String key, String masked) {
        assertThat(ApiKeyRegistry.mask(key)).isEqualTo(masked);
    }

    @Property
    void aMaskShowsAtMostHalfOfALongerKey(@ForAll @AlphaChars @StringLength(min = 8, max = 60) String key) {
        String masked = ApiKeyRegistry.mask(key);
        assertThat(masked.length() - 1).isLessThanOrEqualTo(Math.max(4, key.length() / 2));
        assertThat(masked).doesNotContain(key);
    }
}
