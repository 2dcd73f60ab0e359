package dev.mockssp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTokenTest {

    private static final String TOKEN = "a-token-of-the-admin-api";
    private static final String VARIABLE = "MOCK_SSP_ADMIN_TOKEN";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "``~the token is empty",
                "fifteen-letters~the token has 15 characters",
                "with a blank in the middle~the token has a space",
                "` blank-at-the-beginning`~the token has a space",
                "with-an-ümlaut-in-the-middle~the token has a space or another character that is not visible ASCII",
                "staging-token-of-the-team~the token begins with staging, as an API key",
                "production-token-of-the-team~the token begins with production, as an API key"
            })
    void aWeakTokenIsAnErrorAtTheStart(String token, String problem) {
        for (Map<String, String> environment : List.of(Map.of(VARIABLE, token), Map.<String, String>of())) {
            Map<Option, List<String>> flags =
                    environment.isEmpty() ? Map.of(Option.ADMIN_TOKEN, List.of(token)) : Map.of();
            assertThatThrownBy(() -> ConfigReader.read(flags, environment))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith(
                            "--admin-token" + (environment.isEmpty() ? ": " : " (from " + VARIABLE + "): "))
                    .hasMessageContaining(problem)
                    .satisfies(
                            e -> assertThat(token.isEmpty() || !e.getMessage().contains(token))
                                    .as("the message does not repeat the token")
                                    .isTrue());
        }
    }

    @Test
    void sixteenVisibleCharactersAreEnough() {
        for (String token : List.of("0123456789abcdef", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "x".repeat(256))) {
            assertThat(Settings.of(Option.ADMIN_TOKEN, token).config().adminToken())
                    .contains(AdminToken.of(token));
        }
        assertThatThrownBy(() -> AdminToken.of("x".repeat(257))).hasMessageContaining("the token has 257 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-very-own-key-of-acme", "a-very-own-key-of-acme+no-bid"})
    void anApiKeyIsNoToken(String token) {
        assertThatThrownBy(() -> Settings.of(Option.KEY, "a-very-own-key-of-acme=staging")
                        .with(Option.ADMIN_TOKEN, token)
                        .config())
                .hasMessage("--admin-token: the token is an API key of --key too; choose another");
    }

    @Test
    void aMistakeInTheFileDoesNotRepeatTheValue() throws Exception {
        for (String value : List.of("1234567890123456789", "[\"" + TOKEN + "\"]", "\"too short\"")) {
            Path file = Files.writeString(folder.resolve("options.json"), "{\"admin-token\": " + value + "}");
            assertThatThrownBy(() -> Settings.of(Option.CONFIG, file).config())
                    .hasMessageContaining("/admin-token")
                    .hasMessageNotContainingAny("1234567890123456789", TOKEN, "too short");
        }
    }

    @Test
    void noTextOfItHasTheToken() {
        AdminToken token = AdminToken.of(TOKEN);
        assertThat(token.toString()).doesNotContain(TOKEN);
        assertThat(token).isEqualTo(AdminToken.of(TOKEN)).isNotEqualTo(AdminToken.of(TOKEN + "x"));
        assertThat(token.authorization()).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void aClientReadsTheFlagThenTheVariableThenTheFile() throws Exception {
        Files.writeString(
                folder.resolve(ConfigReader.DEFAULT_FILE), "{\"admin-token\": \"token-of-the-file\", \"port\": \"x\"}");
        Map<Option, List<String>> flags = Map.of(Option.ADMIN_TOKEN, List.of("token-of-the-flag"));
        Map<String, String> environment = Map.of(VARIABLE, "token-of-the-variable");
        assertThat(ConfigReader.readAdminToken(flags, environment, folder))
                .contains(AdminToken.of("token-of-the-flag"));
        assertThat(ConfigReader.readAdminToken(Map.of(), environment, folder))
                .contains(AdminToken.of("token-of-the-variable"));
        assertThat(ConfigReader.readAdminToken(Map.of(), Map.of(), folder))
                .contains(AdminToken.of("token-of-the-file"));
        assertThat(ConfigReader.readAdminToken(Map.of(), Map.of(), folder.resolve("nowhere")))
                .isEmpty();
        assertThat(AdminToken.ofEnvironment(environment)).contains(AdminToken.of("token-of-the-variable"));
        assertThat(AdminToken.ofEnvironment(Map.of())).isEqualTo(Optional.empty());
    }
}
