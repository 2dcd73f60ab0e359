package dev.mockssp.redis;

import static dev.mockssp.redis.StateKeys.bytes;

import dev.mockssp.core.StateUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.Protocol.Command;

/** A state in Redis that several servers share: its documents and its log. Thread-safe. */
public final class RedisState implements AutoCloseable {

    /** A document that nobody has changed for so long is removed, and so is such an entry of the log. */
    public static final Duration MAX_AGE = Duration.ofHours(24);

    private static final Duration START_PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);

    /** How many documents there may be that can be evicted. */
    static final int MAX_DOCUMENTS = 20_000;

    private static final int MAX_ENTRIES = 500;

    /** Shorter than any wait for a reply. */
    private static final long WAIT_MILLIS = 400;

    /** A request must be answered within 2 s (docs/TEAMS.md). */
    private static final Duration MAX_REPLY = Duration.ofMillis(600);

    private final RedisConnections connections;
    private final StateKeys keys;
    private final StateIdentity identity;
    private final SharedDocuments documents;

    private RedisState(RedisConnections connections, StateKeys keys, StateIdentity identity) {
        this.connections = connections;
        this.keys = keys;
        this.identity = identity;
        this.documents = new SharedDocuments(connections, keys, identity);
    }

    /**
     * Connects to a state, or begins it.
     *
     * @param prefix the beginning of the names of all its keys in Redis
     * @param format the format in which this server writes the state
     * @param seed the seed of a state that begins
     * @throws StateUnavailableException when Redis does not respond, or the state has another format
     */
    public static RedisState open(RedisAddress address, String prefix, String format, long seed) {
        return open(address, prefix, format, seed, MAX_REPLY);
    }

    /**
     * As {@link #open(RedisAddress, String, String, long)}.
     *
     * @param maxReply the longest wait for a reply of Redis; a busy machine needs more
     */
    public static RedisState open(RedisAddress address, String prefix, String format, long seed, Duration maxReply) {
        RedisConnections connections = new RedisConnections(address, maxReply);
        StateKeys keys = new StateKeys(prefix);
        try {
            StateIdentity wanted = new StateIdentity("", format, seed);
            return new RedisState(
                    connections, keys, patiently(connections, () -> IdentityWriter.write(connections, keys, wanted)));
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    private static <T> T patiently(RedisConnections connections, Supplier<T> action) {
        long end = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            try {
                return action.get();
            } catch (StateUnavailableException e) {
                if (connections.problem().isEmpty() || System.nanoTime() > end || !paused()) {
                    throw e;
                }
                connections.probe();
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(BETWEEN_PROBES.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Runs an action of the start again and again while Redis does not respond, for 10 s: both may start at the same time.
     *
     * @throws StateUnavailableException when Redis does not respond
     */
    public void patiently(Runnable action) {
        patiently(connections, () -> {
            action.run();
            return true;
        });
    }

    /** @return the seed of all ids, random decisions and signatures, equal on all servers that share the state */
    public long seed() {
        return identity.seed();
    }

    /** @return the documents of the state */
    public SharedDocuments documents() {
        return documents;
    }

    /** @return why nothing can be read now; empty if it can */
    public Optional<String> unreachable() {
        return connections.problem();
    }

    /** @return why the state cannot be read or changed now, as far as is known; empty if it can */
    public Optional<String> problem() {
        return connections.problem().or(connections::refusal);
    }

    /** Asks Redis whether it accepts changes: it may be full, or a read-only copy. */
    public void probeChange() {
        connections.probeChange(keys.state());
    }

    /** @return how many connections have failed so far */
    public long failures() {
        return connections.failures();
    }

    /** Asks Redis whether it responds again, after a connection has failed. */
    public void probe() {
        connections.probe();
    }

    /**
     * @param version the version of the last known entry, 0 for none
     * @return the entries after it, oldest first; not always all of them, but one if there is one
     * @throws StateUnavailableException when Redis does not respond
     */
    public List<LogEntry> entriesAfter(long version) {
        return entries(connections.send(Command.XRANGE, keys.log(), "(" + id(version), "+", "COUNT", MAX_ENTRIES));
    }

    /** @return the entry with that version, empty if the log does not have it */
    public Optional<LogEntry> entry(long version) {
        return entries(connections.send(Command.XRANGE, keys.log(), id(version), id(version))).stream()
                .findFirst();
    }

    /**
     * Waits a moment for an entry.
     *
     * @param version the version of the last known entry, 0 for none
     * @throws StateUnavailableException when Redis does not respond
     */
    public void awaitEntryAfter(long version) {
        connections.send(Command.XREAD, "COUNT", 1, "BLOCK", WAIT_MILLIS, "STREAMS", keys.log(), id(version));
    }

    private static String id(long version) {
        return version + "-0";
    }

    private static List<LogEntry> entries(Object reply) {
        List<LogEntry> entries = new ArrayList<>();
        for (Object element : (List<?>) reply) {
            List<?> entry = (List<?>) element;
            List<?> fields = (List<?>) entry.get(1);
            String id = Reply.text(entry.get(0));
            entries.add(new LogEntry(
                    Long.parseLong(id.substring(0, id.indexOf('-'))),
                    Reply.text(fields.get(1)),
                    Reply.number(fields.get(3)),
                    Reply.text(fields.get(5)),
                    (byte[]) fields.get(7),
                    Reply.text(fields.get(9))));
        }
        return entries;
    }

    /** @return the names of the documents that may be evicted, least recently changed first */
    public List<String> evictable() {
        List<String> names = new ArrayList<>();
        for (Object name : (List<?>) connections.send(Command.ZRANGE, keys.used(), "0", "-1")) {
            names.add(Reply.text(name));
        }
        return names;
    }

    /** Removes documents that were not changed for long, those above the limit, and old entries of the log. */
    public void evict() {
        long evicted;
        do {
            evicted = evict(MAX_AGE.toMillis(), MAX_DOCUMENTS, "current");
        } while (evicted > 0);
    }

    /** Removes all documents that may be evicted, as if there had been none. */
    public void removeEvictable() {
        while (evict(MAX_AGE.toMillis(), 0, "none") > 0) {
            // each run removes a part, so that Redis serves others meanwhile
        }
    }

    private long evict(long age, int most, String noted) {
        return (long) connections.run(
                Script.EVICT,
                List.of(keys.state(), keys.log(), keys.used()),
                List.of(
                        bytes(keys.documents()),
                        bytes(Long.toString(age)),
                        bytes(Integer.toString(most)),
                        bytes(noted),
                        bytes(Integer.toString(Commit.ENTRY_BYTES))));
    }

    @Override
    public void close() {
        connections.close();
    }
}
