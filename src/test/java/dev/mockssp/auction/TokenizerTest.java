package dev.mockssp.auction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Looking for RUNNING shoes! | looking,for,running,shoes",
                "trail-running (2x) | trail,running,2x",
                "snake_case/path | snake,case,path",
                "don't | don't",
                "don’t | don't",
                "'quoted' | quoted",
                "the dog's, the dogs' | the,dog,the,dogs",
                "What’s up | what,up",
                "s | s",
                "S's | s",
                "THE DOG'S DON'T, A'Z | the,dog,don't,a'z",
                "Größe ÉCLAIR, THE DOG'S | größe,éclair,the,dog",
                "cafe\u0301 | caf\u00e9",
                "हिन्दी भाषा | हिन्दी,भाषा",
                "👟shoes👟 | shoes",
                "❤️ 🇩🇪 | \"\"",
                "\"\" | \"\""
            })
    void splits(String text, String words) {
        assertThat(String.join(",", Tokenizer.of(text))).isEqualTo(words);
    }

    @Test
    void anAstralLetterIsALetter() {
        assertThat(Tokenizer.of("x \uD801\uDC00y z")).isEqualTo(List.of("x", "\uD801\uDC28y", "z"));
    }

    @Property
    void wordsBeginWithALetterOrDigitAndAreInLowerCase(@ForAll String text) {
        assertThat(Tokenizer.of(text + "'s İt's don't \uD801\uDC00's"))
                .isNotEmpty()
                .allSatisfy(word -> {
                    assertThat(Character.isLetterOrDigit(word.codePointAt(0))).isTrue();
                    assertThat(word).isEqualTo(word.toLowerCase(Locale.ROOT));
                });
    }

    /** Each character is looked at a few times, however the text is made. */
    @Test
    void aLongWordIsOneWord() {
        String word = "a'b".repeat(200_000);
        assertThat(Tokenizer.of(word)).isEqualTo(List.of(word));
    }
}
