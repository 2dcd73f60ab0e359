package dev.mockssp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.text.MessageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with a number and a noun come from {@link MessageText#count}, so that no message says "1 exchanges". */
class PluralsTest {

    private static final String NOUNS =
            "ads|attempts|bidders|bids|bytes|campaigns|characters|clicks|clients|days|entries|errors"
                    + "|events|exchanges|files|findings|fields|hours|impressions|interactions|items|keys|lines|matches|messages|minutes"
                    + "|outcomes|pacts|problems|requests|responses|results|retries|rules|scenarios|seconds|states|steps|times|tokens"
                    + "|turns|views|warnings";

    /** A value, but no constant, and a text that begins with a noun, perhaps after another word. */
    private static final Pattern NUMBER_AND_NOUN =
            Pattern.compile("[a-z)]\\s*\\+\\s*\" (of )?([a-z]+ )?(" + NOUNS + ")\\b|%d ([a-z]+ )?(" + NOUNS + ")\\b");

    private static Stream<String> found(Path file) {
        try {
            return NUMBER_AND_NOUN.matcher(Files.readString(file)).results().map(match -> file + ": " + match.group());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noMessageAddsANounToANumber() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(PluralsTest::found))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all.size() + \" exchanges\"",
                "count\n    + \" older exchanges\"",
                "n + \" of exchanges\"",
                "\"%d exchanges\""
            })
    void suchATextIsFound(String source) {
        assertThat(NUMBER_AND_NOUN.matcher(source).find()).isTrue();
    }
}
