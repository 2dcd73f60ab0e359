package dev.mockssp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.redis.LogEntry.Counting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;

@Timeout(60)
class SharedDocumentsTest {

    private static final String FORMAT = "1";
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    private final RedisProcess redis = RedisProcess.start();
    private final List<RedisState> states = new ArrayList<>();
    private final RedisState state = open("test");
    private final RedisState other = open("test");

    private RedisState open(String prefix) {
        RedisState opened = RedisState.open(redis.address(), prefix, FORMAT, 7);
        states.add(opened);
        return opened;
    }

    @AfterEach
    void stop() {
        states.forEach(RedisState::close);
        redis.close();
    }

    private static void put(RedisState in, String document, String field, Object value) {
        in.documents().change(List.of(document), attempt -> {
            attempt.put(document, field, value);
            return true;
        });
    }

    private static Optional<String> get(RedisState in, String document, String field) {
        return in.documents().change(List.of(document), attempt -> attempt.get(document, field, String.class));
    }

    private static long increment(RedisState in, String document) {
        return in.documents().change(List.of(document), attempt -> {
            long next = attempt.get(document, "count", Long.class).orElse(0L) + 1;
            attempt.put(document, "count", next);
            return next;
        });
    }

    @Test
    void whatOneHasWrittenAnotherReads() {
        put(state, "key:a", "name", "one");
        assertThat(get(other, "key:a", "name")).contains("one");
        put(other, "key:a", "name", "two");
        assertThat(get(state, "key:a", "name")).contains("two");
        state.documents().change(List.of("key:a"), attempt -> {
            attempt.remove("key:a", "name");
            return true;
        });
        assertThat(get(other, "key:a", "name")).isEmpty();
    }

    @Test
    void whatAnAttemptHasWrittenItReads() {
        put(state, "key:a", "x/1", "one");
        List<String> seen = state.documents().change(List.of("key:a"), attempt -> {
            attempt.put("key:a", "x/2", "two");
            attempt.remove("key:a", "x/1");
            assertThat(attempt.get("key:a", "x/1", String.class)).isEmpty();
            assertThat(attempt.get("key:a", "x/2", String.class)).contains("two");
            return List.copyOf(attempt.all("key:a", "x/", String.class).values());
        });
        assertThat(seen).containsExactly("two");
    }

    @Test
    void aChangeRunsAgainWhenAnotherHasChangedWhatItHasRead() {
        increment(state, "key:a");
        AtomicInteger runs = new AtomicInteger();
        long counted = state.documents().change(List.of("key:a"), attempt -> {
            long next = attempt.get("key:a", "count", Long.class).orElse(0L) + 1;
            if (runs.getAndIncrement() == 0) {
                increment(other, "key:a");
            }
            attempt.put("key:a", "count", next);
            return next;
        });
        assertThat(counted).isEqualTo(3);
        assertThat(runs).hasValue(2);
    }

    @Test
    void aChangeOfAnotherFieldIsNoConflict() {
        AtomicInteger runs = new AtomicInteger();
        state.documents().change(List.of("key:a"), attempt -> {
            runs.incrementAndGet();
            put(other, "key:a", "other", "theirs");
            attempt.put(
                    "key:a", "own", attempt.get("key:a", "own", String.class).orElse("mine"));
            return true;
        });
        assertThat(runs).hasValue(1);
        assertThat(get(state, "key:a", "other")).contains("theirs");
        assertThat(get(other, "key:a", "own")).contains("mine");
    }

    @Test
    void whoReadsAllFieldsIsInConflictWithEachChange() {
        AtomicInteger runs = new AtomicInteger();
        int fields = state.documents().change(List.of("key:a"), attempt -> {
            if (runs.getAndIncrement() == 0) {
                attempt.all("key:a", "", String.class);
                put(other, "key:a", "x", "new");
            }
            int found = attempt.all("key:a", "", String.class).size();
            attempt.put("key:a", "y", "sum");
            return found;
        });
        assertThat(runs).hasValue(2);
        assertThat(fields).isEqualTo(1);
    }

    @Test
    void aChangeTakesTwoRoundTrips() {
        increment(state, "key:a");
        long before = calls("evalsha");
        increment(state, "key:a");
        assertThat(calls("evalsha") - before).isEqualTo(2);
    }

    @Test
    void afterConflictsOnlyWhatHasChangedIsReadAgain() {
        for (int i = 0; i < 100; i++) {
            put(state, "key:a", "field" + i, i);
        }
        long before = calls("hget");
        AtomicInteger runs = new AtomicInteger();
        state.documents().change(List.of("key:a"), attempt -> {
            long next = attempt.get("key:a", "count", Long.class).orElse(0L) + 1;
            if (runs.getAndIncrement() < 4) {
                increment(other, "key:a");
            }
            attempt.put("key:a", "count", next);
            return next;
        });
        assertThat(runs).hasValue(5);
        assertThat(calls("hget") - before)
                .as("the other server reads all fields once")
                .isBetween(100L, 150L);
    }

    private long calls(String command) {
        try (Jedis client = redis.client()) {
            return client.info("commandstats")
                    .lines()
                    .filter(line -> line.startsWith("cmdstat_" + command + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=(\\d+),.*", "$1")))
                    .sum();
        }
    }

    @Test
    void severalCountTogetherExactly() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<Long>> counts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            RedisState in = i % 2 == 0 ? state : other;
            counts.add(() -> increment(in, "key:a"));
        }
        List<Long> counted = new ArrayList<>();
        for (Future<Long> count : threads.invokeAll(counts)) {
            counted.add(count.get());
        }
        threads.shutdown();
        assertThat(counted).doesNotHaveDuplicates().hasSize(150);
        assertThat(increment(state, "key:a")).isEqualTo(151);
    }

    @Test
    void valuesGetTheNumberOfTheLogEntry() {
        for (RedisState in : List.of(state, other, state)) {
            Attempt done = in.documents().change(List.of("all"), attempt -> {
                attempt.put("all", "latest", List.of(attempt.placeholder(), "text"));
                attempt.log("exchange", Counting.NEXT, "label", CONTENT);
                return attempt;
            });
            assertThat(done.number()).isPositive();
        }
        for (RedisState in : List.of(state, other)) {
            List<?> latest = in.documents()
                    .change(
                            List.of("all"),
                            attempt -> attempt.get("all", "latest", List.class).orElseThrow());
            assertThat(latest).hasToString("[3, text]");
        }
        assertThat(state.entriesAfter(0)).extracting(LogEntry::number).containsExactly(1L, 2L, 3L);
        LogEntry last = state.entriesAfter(0).get(2);
        assertThat(last.kind()).isEqualTo("exchange");
        assertThat(last.label()).isEqualTo("label");
        assertThat(last.content()).isEqualTo(CONTENT);
        assertThat(other.entry(last.version())).map(LogEntry::commit).contains(last.commit());
        assertThat(state.entriesAfter(last.version())).isEmpty();
    }

    @Test
    void theNumberBeginsAnew() {
        log(Counting.NEXT);
        log(Counting.SAME);
        log(Counting.ZERO);
        log(Counting.NEXT);
        assertThat(state.entriesAfter(0)).extracting(LogEntry::number).containsExactly(1L, 1L, 0L, 1L);
    }

    private void log(Counting counting) {
        state.documents().change(List.of(), attempt -> {
            attempt.log("kind", counting, "", CONTENT);
            return true;
        });
    }

    @Test
    void theLogIsBoundedByItsBytes() {
        byte[] large = new byte[1 << 20];
        for (int i = 0; i < 80; i++) {
            state.documents().change(List.of(), attempt -> {
                attempt.log("kind", Counting.NEXT, "", large);
                return true;
            });
        }
        List<LogEntry> entries = new ArrayList<>();
        for (List<LogEntry> more = state.entriesAfter(0); !more.isEmpty(); ) {
            entries.addAll(more);
            more = state.entriesAfter(entries.get(entries.size() - 1).version());
        }
        assertThat(entries).hasSizeBetween(1, (int) (Commit.MAX_LOG_BYTES / large.length));
        assertThat(entries.get(entries.size() - 1).number()).isEqualTo(80);
    }

    @Test
    void theLeastRecentlyChangedFieldsOfALargeDocumentAreRemoved() {
        state.documents().change(List.of("key:a"), attempt -> {
            attempt.put("key:a", "first", "old");
            return true;
        });
        assertThat(get(other, "key:a", "first")).contains("old");
        for (int i = 0; i < SharedDocuments.MAX_FIELDS; i += 1_000) {
            int from = i;
            state.documents().change(List.of("key:a"), attempt -> {
                for (int j = from; j < from + 1_000; j++) {
                    attempt.put("key:a", "field" + j, j);
                }
                return true;
            });
        }
        // a reader of the old value finds a conflict at its first commit, and decides again
        Optional<String> read = other.documents().change(List.of("key:a"), attempt -> {
            Optional<String> first = attempt.get("key:a", "first", String.class);
            attempt.put("key:a", "result", first.orElse("gone"));
            return first;
        });
        assertThat(read).isEmpty();
    }

    @Test
    void documentsAreEvictedAndReadersKnow() {
        put(state, "key:a", "x", "one");
        put(state, "settings", "x", "kept");
        assertThat(get(other, "key:a", "x")).contains("one");
        assertThat(state.evictable()).containsExactly("key:a");
        state.evict();
        assertThat(state.evictable()).containsExactly("key:a");
        state.removeEvictable();
        assertThat(state.evictable()).isEmpty();
        assertThat(get(other, "key:a", "x")).isEmpty();
        assertThat(get(other, "settings", "x")).contains("kept");
        put(other, "key:a", "x", "two");
        assertThat(get(state, "key:a", "x")).contains("two");
    }

    @Test
    void twoStatesInOneRedisAreSeparate() {
        RedisState separate = open("another");
        put(state, "key:a", "x", "one");
        assertThat(get(separate, "key:a", "x")).isEmpty();
        separate.documents().change(List.of(), attempt -> {
            attempt.log("kind", Counting.NEXT, "", CONTENT);
            return true;
        });
        assertThat(state.entriesAfter(0)).isEmpty();
    }

    @Test
    void theFirstSeedIsThatOfAll() {
        assertThat(RedisState.open(redis.address(), "test", FORMAT, 8).seed()).isEqualTo(7);
        assertThatThrownBy(() -> RedisState.open(redis.address(), "test", "2", 8))
                .isInstanceOf(StateUnavailableException.class)
                .hasMessageContainingAll("format 1", "format 2", "--state-prefix");
    }

    @Test
    void anEmptiedRedisBeginsAnew() {
        put(state, "key:a", "x", "one");
        String before = state.documents().id();
        try (Jedis client = redis.client()) {
            client.flushAll();
        }
        assertThat(get(state, "key:a", "x")).isEmpty();
        assertThat(state.documents().id()).isNotEqualTo(before);
        put(other, "key:a", "x", "two");
        assertThat(get(state, "key:a", "x")).contains("two");
        assertThat(other.documents().id()).isEqualTo(state.documents().id());
    }

    @Test
    void savedStateOutlivesARestart() {
        put(state, "key:a", "x", "one");
        redis.stop();
        assertThatThrownBy(() -> put(state, "key:a", "x", "two")).isInstanceOf(StateUnavailableException.class);
        assertThat(state.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("127.0.0.1:"));
        redis.begin();
        // nothing is sent until it is known to respond
        assertThatThrownBy(() -> get(state, "key:a", "x")).isInstanceOf(StateUnavailableException.class);
        state.probe();
        assertThat(get(state, "key:a", "x")).contains("one");
    }

    @Test
    void aCommitThatComesLateIsNotDone() {
        increment(state, "key:a");
        redis.freeze();
        long start = System.nanoTime();
        assertThatThrownBy(() -> state.documents().change(List.of("key:a"), attempt -> {
                    attempt.put("key:a", "count", 99L);
                    return true;
                }))
                .isInstanceOf(StateUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        redis.unfreeze();
        state.probe();
        assertThat(increment(state, "key:a")).isEqualTo(2);
    }

    @Test
    void aCommitThatWaitsInAFrozenRedisIsNotDoneLater() {
        increment(state, "key:a");
        long start = System.nanoTime();
        assertThatThrownBy(() -> state.documents().change(List.of("key:a"), attempt -> {
                    redis.freeze();
                    attempt.put("key:a", "count", 99L);
                    return true;
                }))
                .isInstanceOf(StateUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        redis.unfreeze();
        state.probe();
        assertThat(increment(state, "key:a")).isEqualTo(2);
    }

    @Test
    void aFullRedisChangesNothing() {
        increment(state, "key:a");
        try (Jedis client = redis.client()) {
            client.configSet("maxmemory", "1");
            assertThatThrownBy(() -> state.documents().change(List.of("key:a"), attempt -> {
                        attempt.put("key:a", "count", 99L);
                        attempt.log("kind", Counting.NEXT, "", CONTENT);
                        return true;
                    }))
                    .isInstanceOf(StateUnavailableException.class)
                    .hasMessageContaining("no memory left");
            client.configSet("maxmemory", "0");
        }
        assertThat(state.entriesAfter(0)).isEmpty();
        assertThat(increment(state, "key:a")).isEqualTo(2);
    }

    @Test
    void aFollowerGetsEachChangeOnce() {
        List<String> seen = new ArrayList<>();
        FollowedDocument followed = new FollowedDocument(
                other.documents(), "settings", (changes, anew) -> seen.add((anew ? "anew " : "") + changes));
        put(state, "settings", "a", "one");
        other.documents().read(Set.of("settings"));
        followed.passOn();
        followed.passOn();
        put(state, "settings", "b", "two");
        state.documents().change(List.of("settings"), attempt -> {
            attempt.remove("settings", "a");
            return true;
        });
        other.documents().read(Set.of("settings"));
        followed.passOn();
        assertThat(seen).containsExactly("anew {a=Optional[one]}", "{a=Optional.empty, b=Optional[two]}");
    }

    private FollowedDocument follower(List<String> seen) {
        other.documents().read(Set.of("settings"));
        return new FollowedDocument(
                other.documents(), "settings", (changes, anew) -> seen.add((anew ? "anew " : "") + changes));
    }

    @Test
    void aFollowerKeepsWhatItKnowsWhenThereAreManyDocuments() {
        put(state, "settings", "a", "one");
        List<String> seen = new ArrayList<>();
        FollowedDocument followed = follower(seen);
        for (int i = 0; i < 2_100; i++) {
            other.documents().read(Set.of("settings", "key:" + i));
            followed.passOn();
        }
        assertThat(seen).containsExactly("anew {a=Optional[one]}");
    }

    @Test
    void aDocumentThatWasRemovedAndBegunAnewHasNoneOfItsEarlierFields() {
        put(state, "key:a", "x/1", "earlier");
        assertThat(get(other, "key:a", "x/1")).contains("earlier");
        state.removeEvictable();
        put(state, "key:a", "x/2", "later");
        Set<String> fields = other.documents().change(List.of("key:a"), attempt -> {
            attempt.put("key:a", "y", "written");
            return attempt.all("key:a", "x/", String.class).keySet();
        });
        assertThat(fields).containsExactly("x/2");
    }

    @Test
    void settingsStayWhenManyOthersWereRemoved() {
        put(state, "settings", "first", "stays");
        for (int i = 0; i < 21; i++) {
            int from = i * 1_000;
            state.documents().change(List.of(), attempt -> {
                IntStream.range(from, from + 1_000).forEach(n -> attempt.put("settings", "s" + n, "short"));
                return true;
            });
            state.documents().change(List.of(), attempt -> {
                IntStream.range(from, from + 1_000).forEach(n -> attempt.remove("settings", "s" + n));
                return true;
            });
        }
        try (Jedis client = redis.client()) {
            assertThat(client.hgetAll("test:document:settings:values")).containsOnlyKeys("first");
            assertThat(client.zcard("test:document:settings:versions")).isLessThanOrEqualTo(SharedDocuments.MAX_FIELDS);
        }
    }

    @Test
    void entriesWithoutContentCountToo() {
        for (int i = 0; i < 3; i++) {
            state.documents().change(List.of(), attempt -> {
                attempt.log("settings", Counting.SAME, "", new byte[0]);
                return true;
            });
        }
        try (Jedis client = redis.client()) {
            assertThat(client.hget("test:state", "log-bytes")).isEqualTo("600");
        }
    }

    @Test
    void whatIsEvictedIsEvictedWhenRedisIsFull() {
        put(state, "key:a", "x", "1");
        try (Jedis client = redis.client()) {
            client.zadd("test:used", 1, "key:a");
            client.configSet("maxmemory", "1");
            state.evict();
            assertThat(client.exists("test:document:key:a:values")).isFalse();
            client.configSet("maxmemory", "0");
        }
        long evictedAt = state.documents().change(List.of("key:a"), attempt -> attempt.evictedAt());
        assertThat(evictedAt).isEqualTo(1);
    }

    @Test
    void aStateThatWasBegunAnewWithAnotherSeedIsNotUsed() {
        put(state, "key:a", "x", "1");
        try (Jedis client = redis.client()) {
            client.flushAll();
        }
        RedisState begun = RedisState.open(redis.address(), "test", FORMAT, 8);
        states.add(begun);
        assertThatThrownBy(() -> get(state, "key:a", "x"))
                .isInstanceOf(StateUnavailableException.class)
                .hasMessageContaining("seed 8")
                .hasMessageContaining("restart");
        assertThat(get(begun, "key:a", "x")).isEmpty();
    }
}
