package dev.mockssp.redis;

import static dev.mockssp.redis.StateKeys.bytes;

import dev.mockssp.core.StateUnavailableException;
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
    public static final int MAX_FIELDS = 20_000;

    /** Later than that after its begin, a change that finds a conflict is not run again. */
    private static final Duration MAX_CONFLICT_TIME = Duration.ofMillis(1_300);

    private static final long MIN_PLACEHOLDER = 4_000_000_000_000_000_000L;

    private final RedisConnections connections;
    private final StateKeys keys;
    private final StateIdentity identity;
    private final long placeholder = ThreadLocalRandom.current().nextLong(MIN_PLACEHOLDER, Long.MAX_VALUE);
    private volatile DocumentCache cache;

    /**
     * The state as an attempt has found it.
     *
     * @param id its id
     * @param evictedAt the version of the latest eviction of documents
     */
    record State(String id, long evictedAt) {}

    /** By how many microseconds the clock of Redis is ahead of {@link System#nanoTime()}. */
    private volatile long clockDifference;

    SharedDocuments(RedisConnections connections, StateKeys keys, StateIdentity identity) {
        this.connections = connections;
        this.keys = keys;
        this.identity = identity;
        this.cache = new DocumentCache(connections.failures(), identity.id(), 0);
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
        State state = current(wanted);
        while (true) {
            Attempt attempt = new Attempt(this, state);
            T result = change.apply(attempt);
            if (attempt.changesNothing()) {
                return result;
            }
            Commit commit = commit(attempt);
            switch (commit.run(connections)) {
                case DONE -> {
                    return result;
                }
                case OTHER_STATE -> {
                    wanted.addAll(attempt.accesses().keySet());
                    state = current(wanted);
                }
                case CONFLICT -> {
                    // the next attempt begins with what the commit has read
                    commit.outdated().ifPresent(cache::forget);
                    state = new State(attempt.stateId(), commit.evictedAt());
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
        current(names);
    }

    /** As {@link #read}. */
    State current(Set<String> names) {
        DocumentCache used = cacheSince(connections.failures());
        List<CachedDocument> documents = documents(used, names);
        Reply reply = fetch(names, documents);
        while (!used.fits(reply)) {
            used = cacheOf(used, reply);
            documents = documents(used, names);
            reply = fetch(names, documents);
        }
        clockDifference = reply.micros() - micros();
        for (int i = 0; i < documents.size(); i++) {
            Reply.Document read = reply.documents().get(i);
            read.update(documents.get(i));
        }
        limit(used, names);
        return new State(used.id(), reply.evictedAt());
    }

    /** What was read may be older than what Redis has now if a connection has failed since. */
    private DocumentCache cacheSince(long failures) {
        DocumentCache known = cache;
        return known.failures() == failures ? known : cacheAnew(failures);
    }

    private synchronized DocumentCache cacheAnew(long failures) {
        if (cache.failures() != failures) {
            cache = new DocumentCache(failures, cache.id(), cache.removals());
        }
        return cache;
    }

    private synchronized DocumentCache cacheOf(DocumentCache used, Reply reply) {
        if (!cache.id().equals(reply.id())) {
            requireSeed();
            cache = new DocumentCache(used.failures(), reply.id(), reply.removals());
        } else if (cache == used) {
            cache = cache.withoutEvictable(reply.removals());
        }
        return cache;
    }

    private void limit(DocumentCache used, Set<String> names) {
        for (String name : names) {
            if (used.document(name).size() > 2 * MAX_FIELDS) {
                used.forget(name);
            }
        }
        if (used.isFull()) {
            forgetEvictable(used);
        }
    }

    private synchronized void forgetEvictable(DocumentCache full) {
        if (cache == full) {
            cache = full.withoutEvictable(full.removals());
        }
    }

    private static List<CachedDocument> documents(DocumentCache used, Set<String> names) {
        return names.stream().map(used::document).toList();
    }

    private Reply fetch(Set<String> names, List<CachedDocument> documents) {
        List<byte[]> allKeys = new ArrayList<>();
        allKeys.add(keys.state());
        for (String name : names) {
            allKeys.add(keys.values(name));
            allKeys.add(keys.versions(name));
        }
        List<byte[]> arguments = documents.stream()
                .map(document -> bytes(Long.toString(document.version())))
                .toList();
        Optional<Reply> reply = Reply.of(connections.run(Script.READ, allKeys, arguments), documents.size());
        if (reply.isPresent()) {
            return reply.get();
        }
        // Redis was emptied: the state begins anew
        requireSeed();
        return Reply.of(connections.run(Script.READ, allKeys, arguments), documents.size())
                .orElseThrow(() -> new StateUnavailableException("Redis loses the state at once"));
    }

    /** Another server may have begun the state anew, with its own seed. */
    private void requireSeed() {
        StateIdentity found = IdentityWriter.write(connections, keys, identity);
        if (found.seed() != identity.seed()) {
            throw new StateUnavailableException("The state with the prefix " + keys.prefix()
                    + " was begun anew with the seed " + found.seed() + ", and this server has the seed "
                    + identity.seed() + "; restart it");
        }
    }

    private Commit commit(Attempt attempt) {
        long deadline = micros() + clockDifference + connections.replyMillis() * 1_000L;
        return new Commit(keys, attempt.stateId(), placeholder, deadline, attempt);
    }

    private static long micros() {
        return System.nanoTime() / 1_000;
    }

    /** @return the document as it was last read; reads it if it was not read yet */
    CachedDocument current(String name) {
        Optional<CachedDocument> known = cache.find(name);
        if (known.isEmpty()) {
            read(Set.of(name));
        }
        return known.orElseGet(() -> cache.document(name));
    }

    long placeholder() {
        return placeholder;
    }

    /** @return the id of the state, another one after Redis was emptied */
    public String id() {
        return cache.id();
    }
}
