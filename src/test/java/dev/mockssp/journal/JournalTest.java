package dev.mockssp.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static Exchange numbered(long number) {
        return Exchanges.sample().number(number).exchange();
    }

    private static Journal filled(int most, long bytes, int count) {
        Journal journal = new Journal(most, bytes);
        IntStream.range(0, count).forEach(i -> journal.add(numbered(0)));
        return journal;
    }

    @Test
    void exchangesAreKeptOldestFirst() {
        assertThat(filled(10, Journal.MOST_BYTES, 3).find(exchange -> true))
                .extracting(Exchange::number)
                .containsExactly(1L, 2L, 3L);
    }

    @Property
    void theOldestGiveWayAndAreCounted(
            @ForAll @IntRange(min = 1, max = 20) int most, @ForAll @IntRange(max = 60) int count) {
        Journal journal = filled(most, Journal.MOST_BYTES, count);
        int kept = Math.min(most, count);
        assertThat(journal.find(exchange -> true))
                .extracting(Exchange::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(count - kept + 1, count)
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(journal.snapshot().dropped().exchanges()).isEqualTo(count - kept);
    }

    @Test
    void theirBytesAreBoundedToo() {
        long weight = numbered(1).weight();
        Journal journal = filled(100, 3 * weight, 5);
        assertThat(journal.find(exchange -> true)).hasSize(3);
        assertThat(journal.snapshot().dropped().exchanges()).isEqualTo(2);
        journal.remove(exchange -> exchange.number() == 3);
        journal.add(numbered(6));
        assertThat(journal.find(exchange -> true))
                .as("what was removed weighs nothing")
                .hasSize(3);
    }

    @Test
    void anExchangeWeighsWhatItHolds() {
        Exchange small = numbered(1);
        Exchange large = Exchanges.sample().body(new byte[5_000]).exchange();
        assertThat(large.weight() - small.weight())
                .isEqualTo(5_000 - small.request().body().length);
    }

    @Test
    void oneIsFoundByItsId() {
        Journal journal = new Journal(10, Journal.MOST_BYTES);
        journal.add(Exchanges.sample().id("api_req_1").exchange());
        journal.add(Exchanges.sample().id("api_req_2").exchange());
        assertThat(journal.get("api_req_2").orElseThrow().id()).isEqualTo("api_req_2");
        assertThat(journal.get("api_req_3")).isEmpty();
    }

    @Test
    void removingForgetsOnlyWhatIsUnwanted() {
        Journal journal = filled(10, Journal.MOST_BYTES, 5);
        assertThat(journal.remove(exchange -> exchange.number() % 2 == 0)).isEqualTo(2);
        assertThat(journal.find(exchange -> true)).extracting(Exchange::number).containsExactly(1L, 3L, 5L);
    }

    @Test
    void clearingForgetsTheCountsToo() {
        Journal journal = filled(2, Journal.MOST_BYTES, 5);
        journal.clear();
        assertThat(journal.find(exchange -> true)).isEmpty();
        assertThat(journal.snapshot().dropped()).isEqualTo(Dropped.NONE);
        assertThat(journal.add(numbered(0)).number()).isEqualTo(1);
    }
}
