package dev.mockssp.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrittenPartsTest {

    /** Writes a list of texts, and counts how many of them it has asked for. */
    private static final class Texts extends WrittenParts<String> {
        private int made;

        private Texts(List<String> texts) {
            super(texts);
        }

        @Override
        void begin(StringBuilder text) {
            text.append('[');
        }

        @Override
        void write(StringBuilder text, int index, String entry) {
            made++;
            text.append(index == 0 ? "" : ",").append(entry);
        }

        @Override
        void end(StringBuilder text) {
            text.append(']');
        }
    }

    private static String text(ByteBuffer part) {
        return StandardCharsets.UTF_8.decode(part).toString();
    }

    private static List<String> parts(Texts texts) {
        List<String> parts = new ArrayList<>();
        texts.forEachRemaining(part -> parts.add(text(part)));
        return parts;
    }

    @Test
    void anEmptyListIsOnePart() {
        assertThat(parts(new Texts(List.of()))).containsExactly("[]");
    }

    @Test
    void aLongListIsManySmallParts() {
        List<String> entries = IntStream.range(0, 1_000)
                .mapToObj(i -> "entry " + i + " of those with umlauts äöü")
                .toList();
        List<String> parts = parts(new Texts(entries));
        assertThat(String.join("", parts)).isEqualTo("[" + String.join(",", entries) + "]");
        assertThat(parts)
                .hasSizeGreaterThan(3)
                .allSatisfy(part -> assertThat(part.length()).isLessThan(9_000));
    }

    @Test
    void entriesAreMadeWhenTheirPartIsTaken() {
        Texts texts = new Texts(Collections.nCopies(100, "x".repeat(5_000)));
        texts.next();
        assertThat(texts.made).isEqualTo(2);
    }

    @Test
    void anUnpairedSurrogateBecomesAQuestionMark() {
        assertThat(parts(new Texts(List.of("a\ud83d", "b")))).containsExactly("[a?,b]");
    }

    @Test
    void nothingFollowsTheEnd() {
        Texts texts = new Texts(List.of("a"));
        texts.next();
        assertThat(texts.hasNext()).isFalse();
        assertThatThrownBy(texts::next).isInstanceOf(NoSuchElementException.class);
    }
}
