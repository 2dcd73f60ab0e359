package dev.mockssp.engine.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {

    private static final List<List<String>> WORDS = List.of(
            List.of("api", "key"),
            List.of("thrad", "api", "key"),
            List.of("thrads", "api", "key"),
            List.of("x", "api", "keys"),
            List.of("authorization"),
            List.of("proxy", "authorisation"),
            List.of("token"),
            List.of("access", "token"),
            List.of("access", "tokens"),
            List.of("csrf", "token"),
            List.of("x", "amz", "security", "token"),
            List.of("secret"),
            List.of("client", "secret", "value"),
            List.of("secret", "access", "key"),
            List.of("password"),
            List.of("password", "confirmation"),
            List.of("db", "passwd"),
            List.of("passphrase"),
            List.of("pwd"),
            List.of("credentials"),
            List.of("x", "amz", "credential"),
            List.of("private", "key", "pem"),
            List.of("signing", "key"),
            List.of("auth"),
            List.of("basic", "auth"),
            List.of("id", "jwt"),
            List.of("bearer"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key",
                "_key",
                "KEY",
                "key2",
                "pass",
                "pw",
                "token1",
                "secret_2",
                "user[password]",
                "data.api_key",
                "Set-Cookie",
                "cookies",
                "session",
                "PHPSESSIONID",
                "session_id",
                "\u212aey",
                "api\u212aey",
                "X-Auth-Key",
                "passwort",
                "secretKeyRing",
                "wp_auth",
                "authentication",
                "accessKeyId"
            })
    void aNameOfASecretIsOne(String name) {
        assertThat(SecretNames.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "1",
                "tokens",
                "max_tokens",
                "maxTokens",
                "token_count",
                "tokenizer",
                "tokenize",
                "tokenType",
                "keyword",
                "keywords",
                "key_points",
                "keyboard",
                "keys",
                "keyId",
                "monkey",
                "turkey",
                "whiskey",
                "hockey",
                "sort_key",
                "cacheKey",
                "primary_key",
                "partitionKey",
                "publicKey",
                "Idempotency-Key",
                "Sec-WebSocket-Key",
                "author",
                "authors",
                "authority",
                "authored",
                "coauthor",
                "secretary",
                "Secretariat",
                "passport",
                "passage",
                "passive",
                "bypass",
                "compass",
                "sessions",
                "session_count",
                "cookie_consent",
                "pwdx",
                "userId",
                "chatId",
                "messages",
                "role",
                "content",
                "timestamp",
                "turn_number",
                "turns_from_last_ad",
                "request_type",
                "ad_formats",
                "config",
                "ad_offset",
                "max_frequency",
                "max_headline_chars",
                "image_enabled",
                "experiment_tag",
                "force",
                "userRegion",
                "metaData",
                "conversationOffset",
                "adFrequencyLimit",
                "production",
                "user_metadata",
                "age_range",
                "tcf_consent",
                "us_privacy",
                "Content-Type",
                "Content-Length",
                "Host",
                "User-Agent",
                "Accept",
                "Origin",
                "X-User-Country",
                "X-Forwarded-For",
                "X-Mock-Scenario",
                "X-Mock-Source",
                "X-Mock-Request-Id",
                "X-Request-Id"
            })
    void anOrdinaryNameIsNone(String name) {
        assertThat(SecretNames.isSecret(name)).isFalse();
        assertThat(SecretNames.isCredential(name)).isFalse();
    }

    /** The vendor's documents and clients have no other names. */
    @ParameterizedTest
    @ValueSource(strings = {"cookie", "Set-Cookie", "X-Session-Id", "sessionid", "session"})
    void theIdOfASessionIsSecretButNotLookedForElsewhere(String name) {
        assertThat(SecretNames.isSecret(name)).isTrue();
        assertThat(SecretNames.isCredential(name)).isFalse();
    }

    @Property(tries = 2_000)
    void caseAndSeparatorsDoNotMatter(@ForAll("spellings") String name) {
        assertThat(SecretNames.isSecret(name)).as(name).isTrue();
        assertThat(SecretNames.isCredential(name)).as(name).isTrue();
    }

    @Provide
    Arbitrary<String> spellings() {
        return Combinators.combine(Arbitraries.of(WORDS), Arbitraries.of("", "_", "-", "__", "."), Arbitraries.longs())
                .as((words, separator, cases) -> {
                    StringBuilder name = new StringBuilder(String.join(separator, words));
                    for (int i = 0; i < name.length(); i++) {
                        if ((cases >> i % 60 & 1) == 1) {
                            name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
                        }
                    }
                    return name.toString();
                });
    }
}
