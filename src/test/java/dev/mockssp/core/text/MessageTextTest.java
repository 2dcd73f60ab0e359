package dev.mockssp.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {

    @ParameterizedTest
    @CsvSource({"0,0 exchanges", "1,1 exchange", "2,2 exchanges", "11,11 exchanges", "5000000000,5000000000 exchanges"})
    void aNounIsInThePluralUnlessThereIsOne(long number, String text) {
        assertThat(MessageText.count(number, "exchange")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 entries", "1,1 entry", "2,2 entries"})
    void aPluralMayBeGiven(long number, String text) {
        assertThat(MessageText.count(number, "entry", "entries")).isEqualTo(text);
    }
}
