package dev.mockssp.journal.match;

import static dev.mockssp.journal.Exchanges.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeSearchTest {

    private static final ExchangeSearch.KeyNames KEYS = new ExchangeSearch.KeyNames(
            key -> key.equals("own-key") ? Optional.of("0a1b2c") : Optional.empty(),
            id -> id.equals("0a1b2c") ? Optional.of("staging-key") : Optional.empty());

    private static final Exchange SAMPLE = sample().status(429)
            .outcome(Outcome.Kind.ERROR)
            .scenario("rate-limited")
            .body("{\"userId\":\"user-1\",\"messages\":[{\"content\":\"Say \\\"Z\\u00fcrich\\\" in\\nGERMAN, łąka\"}]}"
                    .getBytes(UTF_8))
            .exchange()
            .with(List.of(new Finding(
                    "email-in-messages",
                    Finding.Severity.ERROR,
                    "/messages/0/content",
                    "a…@mail.example",
                    "why",
                    "S1")));

    private static ExchangeSearch search(String text) {
        return ExchangeSearch.parse(text, KEYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "user:user-1",
                "USER:User-1",
                "user:user*",
                "user:*-1",
                "user:*ser*",
                "user:\"user-1\"",
                "chat:chat-1",
                "key:staging-key",
                "key:sta*",
                "key:sta…y",
                "key:own-key",
                "status:429",
                "status:4xx",
                "outcome:error",
                "rule:email-in-messages",
                "rule:email*",
                "findings:any",
                "findings:error",
                "scenario:rate-limited",
                "endpoint:bid-request",
                "because",
                "BECAUSE",
                "zürich",
                "\"say \\\"z\"",
                "german",
                "łąka",
                "mail.example",
                "ok",
                "user:user-1 status:4xx because",
            })
    void itFinds(String text) {
        assertThat(search(text)).as(text).accepts(SAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user:user",
                "user:*x*",
                "chat:chat-12",
                "key:production-key",
                "key:staging",
                "status:200",
                "status:5xx",
                "status:0",
                "outcome:fill",
                "rule:email",
                "findings:none",
                "findings:info",
                "tag:blue",
                "tag:*",
                "https://nowhere.example",
                "nowhere",
                "because nowhere",
                "user:user-1 status:200",
            })
    void itDoesNotFind(String text) {
        assertThat(search(text)).as(text).rejects(SAMPLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stauts:429 | The prefix \"stauts:\" is unknown; did you mean \"status\"?",
                "stauts:429 | put it into quotation marks",
                "note:this | Allowed: chat, user, key, status, outcome, rule, tag, findings, scenario, endpoint",
                "status:ok | status: must be a number such as 429, a class such as 4xx, or 0 for no response, was \"ok\"",
                "status:4444 | was \"4444\"",
                "outcome:fil | outcome:fil is unknown; did you mean \"fill\"?",
                "findings:errors | did you mean \"error\"?",
                "user: x | user: needs a value",
                "user:\"\" | user: needs a value",
                "a \"b c | The closing quotation mark of \"b c\" is missing",
                "user:\"b\\\" | The closing quotation mark",
            })
    void aMistakeIsExplained(String text, String message) {
        assertThatThrownBy(() -> search(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void itsLengthIsLimited() {
        assertThat(search("x".repeat(500))).rejects(SAMPLE);
        assertThatThrownBy(() -> search("x".repeat(501)))
                .hasMessageContaining("at most 500 characters, this one has 501");
    }
}
