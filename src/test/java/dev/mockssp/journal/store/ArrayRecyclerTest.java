package dev.mockssp.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrayRecyclerTest {

    private final ArrayRecycler recycler = new ArrayRecycler();

    @Test
    void anArrayIsUsedAgainForAnExchangeOfAboutTheSameLength() {
        byte[] first = recycler.copyOf(new byte[] {1, 2, 3});
        recycler.recycle(first);
        assertThat(recycler.copyOf(new byte[] {4, 5, 6, 7})).isSameAs(first).startsWith(4, 5, 6, 7);
    }

    @Test
    void anArrayIsNotUsedTwice() {
        byte[] first = recycler.copyOf(new byte[10]);
        recycler.recycle(first);
        assertThat(recycler.copyOf(new byte[10])).isSameAs(first);
        assertThat(recycler.copyOf(new byte[10])).isNotSameAs(first);
    }

    @Test
    void aShortExchangeDoesNotTakeALongArray() {
        byte[] longArray = recycler.copyOf(new byte[10_000]);
        recycler.recycle(longArray);
        assertThat(recycler.copyOf(new byte[10])).isNotSameAs(longArray).hasSizeLessThan(1_000);
        assertThat(recycler.copyOf(new byte[20_000])).isNotSameAs(longArray).hasSizeGreaterThanOrEqualTo(20_000);
    }

    @Test
    void whatIsFreeIsBounded() {
        byte[] huge = recycler.copyOf(new byte[1 << 20]);
        recycler.recycle(huge);
        assertThat(recycler.copyOf(new byte[1 << 20])).isNotSameAs(huge);
    }
}
