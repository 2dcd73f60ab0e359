package dev.mockssp.redis;

import static dev.mockssp.redis.StateKeys.bytes;

import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.redis.Commit.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * The documents of one state. A change reads them in one round trip and commits in a second one; if another server has
 * changed meanwhile what it has read, it runs again. Thread-safe.
 */
public final class SharedDocuments {

    /** The names of documents begin so that are evicted when nobody changes them for long or there are too many. */
    public static final String EVICTABLE = "key:";

    /** How many fields a document may have. Those that were changed least recently are removed. */
    static final int MAX_FIELDS = 20_000;

    /** Later than that after its begin, a change that finds a conflict is not run again. */
    private static final Duration MAX_CONFLICT_TIME = Duration.ofMillis(1_300);

    private static final long MIN_PLACEHOLDER = 4_000_000_000_000_000_000L;

    private final RedisConnections connections;
    private final StateKeys keys;
    private final StateIdentity identity;
    private final long placeholder = ThreadLocalRandom.current().nextLong(MIN_PLACEHOLDER, Long.MAX_VALUE);
    private volatile DocumentCache cache;
    private volatile long evictedAt;

    /** By how many microseconds the clock of Redis is ahead of {@link System#nanoTime()}. */
    private volatile long clockDifference;

    /** @param maxCachedBytes about how much memory the copies of the documents may take */
    SharedDocuments(RedisConnections connections, StateKeys keys, StateIdentity identity, long maxCachedBytes) {
        this.connections = connections;
        this.keys = keys;
        this.identity = identity;
        this.cache = new DocumentCache(connections.failures(), identity.id(), maxCachedBytes);
    }

    /**
     * Changes documents.
     *
     * @param names the documents that the change will probably need; others cost a round trip each
     * @param change reads and writes with the attempt; may run several times, and only the last run has an effect
     * @return the result of the last run
     * @throws StateUnavailableException when Redis does not respond in time, or others change the same all the time;
     *     nothing has changed
     */
    public <T> T change(List<String> names, Function<Attempt, T> change) {
        return change(names, System.nanoTime(), change);
    }

    /**
     * As {@link #change(List, Function)}, for a change that has waited already.
     *
     * @param begun when its wait began, as {@link System#nanoTime()}
     */
    public <T> T change(List<String> names, long begun, Function<Attempt, T> change) {
        Set<String> wanted = new LinkedHashSet<>(names);
        read(wanted);
        while (true) {
            Attempt attempt = new Attempt(this);
            T result = change.apply(attempt);
            if (attempt.changesNothing()) {
                return result;
            }
            switch (commit(attempt)) {
                case DONE -> {
                    return result;
                }
                case OTHER_STATE -> {
                    wanted.addAll(attempt.accesses().keySet());
                    read(wanted);
                }
                case CONFLICT -> {
                    // the next attempt begins with what the commit has read
                }
            }
            if (System.nanoTime() - begun > MAX_CONFLICT_TIME.toNanos()) {
                throw new StateUnavailableException("Other replicas change the same state too often");
            }
        }
    }

    /**
     * Brings documents up to date.
     *
     * @throws StateUnavailableException when Redis does not respond in time
     */
    public void read(Set<String> names) {
        long failures = connections.failures();
        DocumentCache before = cache;
        DocumentCache used = before.failures() == failures ? before : before.emptied(failures, before.id());
        Reply reply = fetch(names, used);
        if (!reply.id().equals(used.id())) {
            used = before.emptied(failures, reply.id());
            reply = fetch(names, used);
        }
        if (used != before) {
            cache = used;
        }
        evictedAt = reply.evictedAt();
        clockDifference = reply.micros() - micros();
        int index = 0;
        for (String name : names) {
            Reply.Document read = reply.documents().get(index++);
            CachedDocument document = used.document(name);
            read.update(document);
            if (document.size() > 2 * MAX_FIELDS) {
                used.remove(name);
            }
        }
    }

    private Reply fetch(Set<String> names, DocumentCache used) {
        List<byte[]> allKeys = new ArrayList<>();
        allKeys.add(keys.state());
        List<Long> known = new ArrayList<>();
        for (String name : names) {
            allKeys.add(keys.values(name));
            allKeys.add(keys.versions(name));
            known.add(used.document(name).version());
        }
        List<byte[]> arguments =
                known.stream().map(version -> bytes(Long.toString(version))).toList();
        Optional<Reply> reply = Reply.of(connections.run(Script.READ, allKeys, arguments), known);
        if (reply.isPresent()) {
            return reply.get();
        }
        // Redis was emptied: the state begins anew
        IdentityWriter.write(connections, keys, identity);
        return Reply.of(connections.run(Script.READ, allKeys, arguments), known)
                .orElseThrow(() -> new StateUnavailableException("Redis loses the state at once"));
    }

    private Outcome commit(Attempt attempt) {
        long deadline = micros() + clockDifference + RedisConnections.REPLY_MILLIS * 1_000L;
        Commit commit = new Commit(keys, cache.id(), placeholder, deadline, attempt);
        Outcome outcome = commit.run(connections);
        if (outcome == Outcome.CONFLICT) {
            evictedAt = commit.evictedAt();
            commit.outdated().ifPresent(cache::remove);
        }
        return outcome;
    }

    private static long micros() {
        return System.nanoTime() / 1_000;
    }

    /** @return the document as it was last read; reads it if it was not read yet */
    CachedDocument current(String name) {
        return cache.find(name).orElseGet(() -> {
            read(Set.of(name));
            return cache.document(name);
        });
    }

    long placeholder() {
        return placeholder;
    }

    long evictedAt() {
        return evictedAt;
    }

    /** @return the id of the state, another one after Redis was emptied */
    public String id() {
        return cache.id();
    }
}
