package dev.mockssp.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingSuggestionTest {

    private static final List<String> KNOWN =
            Option.all().stream().map(Option::key).toList();

    @ParameterizedTest
    @CsvSource({
        "prot,port",
        "Port,port",
        "rate_limit,rate-limit",
        "ratelimit,rate-limit",
        "allowed-origins,allowed-origin",
        "keys,key",
        "journal,journal-size"
    })
    void aTypingMistakeIsUnderstood(String word, String meant) {
        assertThat(SpellingSuggestion.of(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zzz", "''", "p", "completely-different"})
    void nothingIsGuessedFromFar(String word) {
        assertThat(SpellingSuggestion.of(word, KNOWN)).isEmpty();
    }

    @Property
    void aDroppedLetterIsAlwaysUnderstood(@ForAll Option option, @ForAll @IntRange(max = 30) int position) {
        String key = option.key();
        String word =
                new StringBuilder(key).deleteCharAt(position % key.length()).toString();
        assertThat(SpellingSuggestion.of(word, List.of(key))).contains(key);
    }

    @Test
    void theQuestionIsEmptyWhereThereIsNone() {
        assertThat(SpellingSuggestion.question("prot", KNOWN)).isEqualTo(" (did you mean \"port\"?)");
        assertThat(SpellingSuggestion.question("zzz", KNOWN)).isEmpty();
    }
}
