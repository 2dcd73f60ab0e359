package dev.mockssp.journal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Exchanges;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.RecordedAuction;
import dev.mockssp.journal.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InMemoryJournalTest {

    private static Exchange numbered(long number) {
        return Exchanges.sample().number(number).exchange();
    }

    private static Journal filled(int most, long bytes, int count) {
        InMemoryJournal journal = new InMemoryJournal(most, bytes, MemoryBudget.unlimited());
        IntStream.range(0, count).forEach(i -> journal.add(numbered(0)));
        return journal;
    }

    @Test
    void theOldestExchangeComesFirst() {
        assertThat(filled(10, InMemoryJournal.MAX_BYTES, 3).find(exchange -> true))
                .extracting(Exchange::number)
                .containsExactly(1L, 2L, 3L);
    }

    @Property
    void theOldestAreEvictedAndCounted(
            @ForAll @IntRange(min = 1, max = 20) int most, @ForAll @IntRange(max = 60) int count) {
        Journal journal = filled(most, InMemoryJournal.MAX_BYTES, count);
        int kept = Math.min(most, count);
        assertThat(journal.find(exchange -> true))
                .extracting(Exchange::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(count - kept + 1, count)
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(journal.snapshot().evicted().exchanges()).isEqualTo(count - kept);
    }

    @Test
    void bytesAreBoundedToo() {
        InMemoryJournal journal = new InMemoryJournal(100, 35_000, MemoryBudget.unlimited());
        IntStream.range(0, 5)
                .forEach(i ->
                        journal.add(Exchanges.sample().body(new byte[10_000]).exchange()));
        assertThat(journal.find(exchange -> true)).extracting(Exchange::number).containsExactly(3L, 4L, 5L);
        assertThat(journal.snapshot().evicted().exchanges()).isEqualTo(2);
        journal.remove(Set.of(3L));
        journal.add(Exchanges.sample().body(new byte[10_000]).exchange());
        assertThat(journal.find(exchange -> true))
                .as("what was removed weighs nothing")
                .hasSize(3);
    }

    @Test
    void theBiddersOfEarlierInventoriesCount() {
        InMemoryJournal journal = new InMemoryJournal(100, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
        RecordedAuction first = auction("first");
        add(journal, first);
        long ofOne = journal.bytes();
        add(journal, first);
        assertThat(journal.bytes())
                .as("the current inventory is in memory anyway")
                .isEqualTo(2 * ofOne);

        RecordedAuction second = auction("second");
        add(journal, second);
        long afterChange = journal.bytes();
        assertThat(afterChange).isGreaterThan(3 * ofOne + 100 * 100);
        add(journal, second);
        assertThat(journal.bytes()).isEqualTo(afterChange + ofOne);
        journal.remove(Set.of(1L, 2L));
        assertThat(journal.bytes()).isEqualTo(2 * ofOne);
        journal.clear();
        assertThat(journal.bytes()).isZero();
    }

    private static void add(Journal journal, RecordedAuction auction) {
        journal.add(Exchanges.sample().auction(auction).exchange());
    }

    private static RecordedAuction auction(String inventory) {
        List<RecordedAuction.Bidder> bidders = IntStream.range(0, 100)
                .mapToObj(i -> new RecordedAuction.Bidder(inventory + i, "dsp", 100))
                .collect(Collectors.toUnmodifiableList());
        RecordedAuction.Result result = new RecordedAuction.Result(0, "outbid", Optional.empty());
        return new RecordedAuction(bidders, Collections.nCopies(100, result));
    }

    @Test
    void evictionsOfAForgottenKeyApplyToEveryKey() {
        MemoryBudget memory = new MemoryBudget(2_000);
        InMemoryJournal journal = new InMemoryJournal(0, InMemoryJournal.MAX_BYTES, memory);
        for (int i = 0; i < 100; i++) {
            journal.add(Exchanges.sample().keyId("key-" + i).exchange());
        }
        assertThat(memory.usedBytes()).isLessThanOrEqualTo(2_000);
        long forgotten = memory.evictedEntries();
        assertThat(forgotten).isBetween(80L, 99L);
        assertThat(journal.evicted(Source.ALL, Optional.empty()).exchanges()).isEqualTo(100);
        assertThat(journal.evicted(Source.ALL, Optional.of("key-99")).exchanges())
                .isEqualTo(forgotten + 1);
        assertThat(journal.evicted(Source.ALL, Optional.of("key-0")).exchanges())
                .isEqualTo(forgotten);
        journal.forget("key-99");
        assertThat(journal.evicted(Source.ALL, Optional.of("key-99")).exchanges())
                .isEqualTo(forgotten);
        assertThat(journal.evicted(Source.ALL, Optional.empty()).exchanges()).isEqualTo(99);
    }

    /** The arrays of evicted exchanges are reused, but not while a snapshot reads them. */
    @Test
    void aSnapshotStaysAsItWasWhenItsExchangesAreEvicted() {
        InMemoryJournal journal = new InMemoryJournal(3, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
        add(journal, "before", 6);
        JournalSnapshot snapshot = journal.snapshot();
        add(journal, "after1", 9);
        assertThat(snapshot.exchanges()).extracting(InMemoryJournalTest::body).containsOnly("before");
        assertThat(journal.snapshot().exchanges())
                .extracting(InMemoryJournalTest::body)
                .containsOnly("after1");
        journal.clear();
        add(journal, "after2", 9);
        assertThat(snapshot.exchanges()).extracting(InMemoryJournalTest::body).containsOnly("before");
    }

    private static void add(Journal journal, String body, int count) {
        for (int i = 0; i < count; i++) {
            journal.add(Exchanges.sample().body(body.getBytes(UTF_8)).exchange());
        }
    }

    private static String body(Exchange exchange) {
        return new String(exchange.request().body(), UTF_8);
    }

    /** The body is the only part of the sample whose length varies here, one byte of it is one byte of the limit. */
    @Test
    void theLimitInBytesIsExact() {
        InMemoryJournal one = new InMemoryJournal(1, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
        one.add(Exchanges.sample().body(new byte[1_000]).exchange());
        long weight = one.bytes();

        InMemoryJournal fits = new InMemoryJournal(100, 3 * weight, MemoryBudget.unlimited());
        InMemoryJournal isOneByteShort = new InMemoryJournal(100, 3 * weight - 1, MemoryBudget.unlimited());
        for (int i = 0; i < 3; i++) {
            fits.add(Exchanges.sample().body(new byte[1_000]).exchange());
            isOneByteShort.add(Exchanges.sample().body(new byte[1_000]).exchange());
        }
        assertThat(fits.find(exchange -> true)).hasSize(3);
        assertThat(fits.bytes()).isEqualTo(3 * weight);
        assertThat(isOneByteShort.find(exchange -> true)).hasSize(2);
        assertThat(isOneByteShort.bytes()).isEqualTo(2 * weight);
        one.add(Exchanges.sample().body(new byte[1_001]).exchange());
        assertThat(one.bytes()).isEqualTo(weight + 1);
    }

    @Test
    void amendingWeighsTheNewExchange() {
        InMemoryJournal journal = new InMemoryJournal(10, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
        Exchange first = journal.add(Exchanges.sample().body(new byte[200]).exchange());
        long before = journal.bytes();
        journal.replace(first, Exchanges.sample().body(new byte[250]).exchange());
        assertThat(journal.bytes()).isEqualTo(before + 50);
    }

    @Test
    void aSnapshotDoesNotChange() {
        Journal journal = filled(50, InMemoryJournal.MAX_BYTES, 50);
        JournalSnapshot before = journal.snapshot();
        IntStream.range(0, 2_000)
                .forEach(i -> journal.add(Exchanges.sample()
                        .id("api_req_later")
                        .body(new byte[2_000])
                        .exchange()));
        assertThat(before.exchanges()).extracting(Exchange::id).containsOnly("api_req_1");
        assertThat(before.find(exchange -> exchange.number() > 40))
                .extracting(Exchange::number)
                .containsExactly(41L, 42L, 43L, 44L, 45L, 46L, 47L, 48L, 49L, 50L);
    }

    @Property(tries = 50)
    void exchangesOfAnyLengthAreReadAsTheyWereAdded(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 300_000) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 9) int most) {
        InMemoryJournal journal = new InMemoryJournal(most, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
        List<Exchange> made = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            byte[] body = new byte[lengths.get(i) / (i % 3 == 0 ? 1 : 300)];
            Arrays.fill(body, (byte) i);
            made.add(journal.add(Exchanges.sample().body(body).exchange()));
            made.subList(0, Math.max(0, made.size() - most)).clear();
            if (i % 7 == 3) {
                journal.remove(made.stream()
                        .map(Exchange::number)
                        .filter(number -> number % 3 == 0)
                        .collect(Collectors.toSet()));
                made.removeIf(exchange -> exchange.number() % 3 == 0);
            }
            assertThat(journal.find(exchange -> true)).isEqualTo(made);
        }
    }

    @Test
    void removedExchangesGiveTheirBytesBack() {
        InMemoryJournal journal = new InMemoryJournal(10_000, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
        for (int round = 0; round < 100; round++) {
            journal.add(Exchanges.sample().keyId("a").exchange());
            for (int i = 0; i < 300; i++) {
                journal.add(Exchanges.sample().keyId("b").body(new byte[1_000]).exchange());
            }
            journal.forget("b");
        }
        assertThat(journal.find(exchange -> true))
                .hasSize(100)
                .allMatch(exchange -> exchange.id().equals("api_req_1"));
        assertThat(journal.bytes()).isLessThan(1 << 20);
    }

    @Test
    void anExchangeOverTheLimitEvictsAllAndIsNotKept() {
        InMemoryJournal journal = new InMemoryJournal(10_000, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
        for (int i = 0; i < 5; i++) {
            journal.add(Exchanges.sample().body(new byte[20_000_000]).exchange());
            journal.add(Exchanges.sample().exchange());
        }
        assertThat(journal.find(exchange -> true)).hasSize(1);
        assertThat(journal.bytes()).isLessThan(1 << 20);
    }

    @Test
    void anAmendmentRestoresNothingThatWasCleared() {
        Journal journal = filled(10, InMemoryJournal.MAX_BYTES, 0);
        Exchange before = journal.add(Exchanges.sample().id("before").exchange());
        journal.clear();
        journal.add(Exchanges.sample().id("after").exchange());
        journal.replace(before, Exchanges.sample().id("amended").exchange());
        assertThat(journal.find(exchange -> true)).extracting(Exchange::id).containsExactly("after");
    }

    @Test
    void anExchangeIsFoundByItsId() {
        InMemoryJournal journal = new InMemoryJournal(10, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
        journal.add(Exchanges.sample().id("api_req_1").exchange());
        journal.add(Exchanges.sample().id("api_req_2").exchange());
        assertThat(journal.get("api_req_2").orElseThrow().id()).isEqualTo("api_req_2");
        assertThat(journal.get("api_req_3")).isEmpty();
    }

    @Test
    void exchangesAreFoundByTheirEndpoint() {
        InMemoryJournal journal = new InMemoryJournal(10, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
        for (String endpoint : List.of("bid-request", "click", "get-ad", "view", "click")) {
            journal.add(Exchanges.sample().endpoint(endpoint).exchange());
        }
        assertThat(journal.ofEndpoints(Set.of("click", "view")).exchanges())
                .extracting(Exchange::number)
                .containsExactly(2L, 4L, 5L);
        assertThat(journal.ofEndpoints(Set.of()).exchanges()).isEmpty();
    }

    @Test
    void onlyUnwantedExchangesAreRemoved() {
        Journal journal = filled(10, InMemoryJournal.MAX_BYTES, 5);
        assertThat(journal.remove(Set.of(2L, 4L, 6L)).exchanges())
                .extracting(Exchange::number)
                .containsExactly(2L, 4L);
        assertThat(journal.find(exchange -> true)).extracting(Exchange::number).containsExactly(1L, 3L, 5L);
    }

    private static InMemoryJournal follower(Consumer<Exchange> listener) {
        return new InMemoryJournal(5, 60_000, MemoryBudget.unlimited(), listener);
    }

    /** @param lengths those of the bodies; the auctions of long ones have other bidders */
    @Property(tries = 200)
    void aFollowerHasTheSameExchangesAndCounts(@ForAll @Size(max = 60) List<@IntRange(max = 20_000) Integer> lengths) {
        List<Exchange> log = new ArrayList<>();
        InMemoryJournal journal = follower(log::add);
        List<RecordedAuction> auctions = List.of(auction("first"), auction("second"));
        for (int length : lengths) {
            Exchange exchange = Exchanges.sample()
                    .keyId("key-" + length % 3)
                    .body(new byte[length])
                    .auction(auctions.get(length < 10_000 ? 0 : 1))
                    .exchange();
            journal.add(exchange, number -> List.of(finding("rule-" + number % 4)));
        }

        List<Exchange> followed = new ArrayList<>();
        InMemoryJournal follower = follower(followed::add);
        log.forEach(exchange ->
                follower.addNumbered(ExchangeCodec.decode(ExchangeCodec.encode(exchange), exchange.number())));

        assertThat(followed).isEqualTo(log);
        assertThat(follower.snapshot().exchanges()).isEqualTo(journal.snapshot().exchanges());
        assertThat(follower.latestNumber()).isEqualTo(journal.latestNumber());
        for (String keyId : List.of("key-0", "key-1", "key-2")) {
            assertThat(follower.snapshot(keyId).evicted())
                    .isEqualTo(journal.snapshot(keyId).evicted());
        }
        assertThat(follower.bytes()).as("equal bidders are shared").isEqualTo(journal.bytes());
    }

    private static Finding finding(String rule) {
        return new Finding(rule, Finding.Severity.WARNING, "/a", "seen", "why", "S1");
    }

    @Test
    void theBiddersOfAFollowerAreSharedToo() {
        InMemoryJournal journal = follower(exchange -> {});
        journal.addNumbered(
                Exchanges.sample().number(1).auction(auction("first")).exchange());
        long ofOne = journal.bytes();
        journal.addNumbered(
                Exchanges.sample().number(2).auction(auction("first")).exchange());
        assertThat(journal.bytes()).isEqualTo(2 * ofOne);
        journal.addNumbered(
                Exchanges.sample().number(3).auction(auction("other")).exchange());
        assertThat(journal.bytes()).isGreaterThan(3 * ofOne + 100 * 100);
    }

    @Test
    void exchangesThatAFollowerDidNotSeeCountAsEvictedOnesOfEveryKey() {
        InMemoryJournal journal = follower(exchange -> {});
        journal.addNumbered(numbered(8));
        journal.addNumbered(numbered(9));
        journal.addNumbered(numbered(12));
        assertThat(journal.find(exchange -> true)).extracting(Exchange::number).containsExactly(8L, 9L, 12L);
        assertThat(journal.latestNumber()).isEqualTo(12);
        assertThat(journal.snapshot().evicted().exchanges()).isEqualTo(9);
        assertThat(journal.snapshot("any").evicted().exchanges()).isEqualTo(9);
        assertThat(journal.hasSeen("any")).isTrue();
        journal.clear();
        assertThat(journal.snapshot().evicted()).isEqualTo(EvictionCounts.NONE);
        journal.addNumbered(numbered(1));
        assertThat(journal.hasSeen("any")).isFalse();
    }

    @Test
    void aNumberThatIsNotNewIsRejected() {
        Journal journal = filled(10, InMemoryJournal.MAX_BYTES, 2);
        assertThatThrownBy(() -> journal.addNumbered(numbered(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exchange 2 after exchange 2");
        assertThat(journal.find(exchange -> true)).hasSize(2);
    }

    @Test
    void clearingResetsTheCountsToo() {
        Journal journal = filled(2, InMemoryJournal.MAX_BYTES, 5);
        journal.clear();
        assertThat(journal.find(exchange -> true)).isEmpty();
        assertThat(journal.snapshot().evicted()).isEqualTo(EvictionCounts.NONE);
        assertThat(journal.add(numbered(0)).number()).isEqualTo(1);
    }
}
