package dev.mockssp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.value.ApiKeySpec;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Environment;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySpecParserTest {

    @Test
    void aKeyMayCarryItsOwnChatbotSettings() {
        assertThat(read("shop=production:ad-offset=3:max-frequency=5:max-headline-chars=60:image-enabled=false"))
                .containsExactly(new ApiKeySpec(
                        "shop",
                        Environment.PRODUCTION,
                        new ChatbotSettings(3, 5, OptionalInt.of(60), false),
                        Revision.R2025_11));
    }

    @Test
    void aKeyMayHaveARevisionOfItsOwn() {
        Config config = Settings.of(Option.REVISION, "2026")
                .with(Option.KEY, "old=production:revision=2025-11")
                .with(Option.KEY, "new=production")
                .config();

        assertThat(config.keys()).extracting(ApiKeySpec::revision).containsExactly(Revision.R2025_11, Revision.R2026);
    }

    @Test
    void whatAKeyDoesNotSayIsSaidForAll() {
        Config config = Settings.of(Option.AD_OFFSET, 2)
                .with(Option.MAX_HEADLINE_CHARS, 40)
                .with(Option.KEY, "a=staging:max-frequency=1:max-headline-chars=none")
                .with(Option.KEY, "b=staging")
                .config();

        assertThat(config.keys())
                .extracting(ApiKeySpec::chatbot)
                .containsExactly(new ChatbotSettings(2, 1, OptionalInt.empty(), true), config.chatbot());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "shop~is not valid; expected NAME=staging or NAME=production, with optional :setting=value parts",
                "shop=~is not valid; expected NAME=staging or NAME=production, with optional :setting=value parts",
                "shop=prodution~is not valid; expected NAME=staging or NAME=production, with optional :setting=value parts (did you mean \"production\"?)",
                "=staging~has an invalid name; expected visible ASCII characters except + = : and ,",
                "a=staging:ad-ofset=1~has an unknown setting \"ad-ofset\" (did you mean \"ad-offset\"?); expected one of ad-offset, max-frequency, max-headline-chars, image-enabled, revision",
                "a=staging:port=1~has an unknown setting \"port\"; expected one of ad-offset, max-frequency, max-headline-chars, image-enabled, revision",
                "a=staging:ad-offset~has no value for ad-offset; expected ad-offset=N",
                "a=staging:ad-offset=1:ad-offset=1~has ad-offset twice; expected each setting once",
            })
    void aWrongKeyIsExplained(String key, String reason) {
        assertThatThrownBy(() -> read(key))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--key: \"" + key + "\" " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a b", "a,b", "a\tb", "é", "\u0000"})
    void aNameThatAHeaderCannotCarryIsRefused(String name) {
        assertThatThrownBy(() -> read(name + "=staging"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("has an invalid name; expected visible ASCII characters except + = : and ,");
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(() -> read("a=staging:max-headline-chars=29"))
                .hasMessage(
                        "--key, max-headline-chars: \"29\" is not valid; expected a whole number of at least 30, or none");
    }

    @Test
    void aNameIsGivenOnce() {
        assertThatThrownBy(() -> read("a=staging", "a=production"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--key: \"a=production\" repeats a key; expected each name once");
    }

    private static List<ApiKeySpec> read(String... keys) {
        return ConfigReader.read(Map.of(Option.KEY, List.of(keys)), Map.of())
                .config()
                .keys();
    }
}
