package dev.mockssp.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapSizeTest {

    @Test
    void aTextTakesOneByteForEachCharacterIfAllAreLatin1() {
        assertThat(HeapSize.of("")).isEqualTo(24 + 16);
        assertThat(HeapSize.of("x")).isEqualTo(24 + 24);
        assertThat(HeapSize.of("é".repeat(100))).isEqualTo(24 + 120);
        assertThat(HeapSize.of("ч".repeat(100))).isEqualTo(24 + 216);
        assertThat(HeapSize.of("x".repeat(99) + "ч")).isEqualTo(24 + 216);
    }

    @Test
    void anArrayIsRoundedUpToEightBytes() {
        assertThat(HeapSize.ofArray(0)).isEqualTo(16);
        assertThat(HeapSize.ofArray(8)).isEqualTo(24);
        assertThat(HeapSize.ofArray(9)).isEqualTo(32);
    }
}
