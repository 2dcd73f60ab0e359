package dev.mockssp.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrayRecyclerTest {

    private final ArrayRecycler recycler = new ArrayRecycler();

    @Test
    void anArrayIsUsedAgainForAnExchangeOfAboutTheSameLength() {
        byte[] first = recycler.take(3);
        recycler.recycle(first);
        assertThat(recycler.take(4)).isSameAs(first);
    }

    @Test
    void anArrayIsNotUsedTwice() {
        byte[] first = recycler.take(10);
        recycler.recycle(first);
        assertThat(recycler.take(10)).isSameAs(first);
        assertThat(recycler.take(10)).isNotSameAs(first);
    }

    @Test
    void aShortExchangeDoesNotTakeALongArray() {
        byte[] longArray = recycler.take(10_000);
        recycler.recycle(longArray);
        assertThat(recycler.take(10)).isNotSameAs(longArray).hasSizeLessThan(1_000);
        assertThat(recycler.take(20_000)).isNotSameAs(longArray).hasSizeGreaterThanOrEqualTo(20_000);
    }

    @Test
    void whatIsFreeIsBounded() {
        byte[] huge = recycler.take(1 << 20);
        recycler.recycle(huge);
        assertThat(recycler.take(1 << 20)).isNotSameAs(huge);
    }
}
