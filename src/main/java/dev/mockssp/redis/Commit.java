package dev.mockssp.redis;

import static dev.mockssp.redis.StateKeys.bytes;

import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.redis.Attempt.Access;
import dev.mockssp.redis.Attempt.Committed;
import dev.mockssp.redis.Attempt.Entry;
import dev.mockssp.redis.CachedDocument.ChangedField;
import dev.mockssp.redis.LogEntry.Counting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The commit of an attempt. */
final class Commit {

    /** How many bytes of exchanges the log may have. */
    static final long MAX_LOG_BYTES = 64L << 20;

    /** About how many bytes an entry takes beside its content. */
    static final int ENTRY_BYTES = 200;

    /** Longer than a commit is retried. */
    private static final long KEEP_RESULT_MILLIS = 10_000;

    private static final long RETRY_MILLIS = 30;
    private static final long MORE_RETRY_MILLIS = 300;
    private static final byte[] NOTHING = {};

    /** What became of a commit. */
    enum Outcome {
        DONE,
        /** Others have changed what was read. The documents are up to date now. */
        CONFLICT,
        /** Redis has another state now. */
        OTHER_STATE
    }

    private final String id = UUID.randomUUID().toString();
    private final StateKeys keys;
    private final long placeholder;
    private final Attempt attempt;
    private final List<byte[]> scriptKeys = new ArrayList<>();
    private final List<byte[]> arguments = new ArrayList<>();
    private final List<Access> accesses = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private Optional<String> outdated = Optional.empty();
    private long evictedAt;

    /** @param deadline Redis does not commit later than this, in microseconds by its own clock */
    Commit(StateKeys keys, String stateId, long placeholder, long deadline, Attempt attempt) {
        this.keys = keys;
        this.placeholder = placeholder;
        this.attempt = attempt;
        scriptKeys.addAll(List.of(keys.state(), keys.log(), keys.used(), keys.result(id)));
        add(stateId);
        add(deadline);
        add(placeholder);
        add(KEEP_RESULT_MILLIS);
        add(SharedDocuments.MAX_FIELDS);
        add(MAX_LOG_BYTES);
        add(ENTRY_BYTES);
        Optional<Entry> entry = attempt.entry();
        add(entry.map(Entry::kind).orElse(""));
        add(entry.map(Entry::counting).orElse(Counting.SAME).name().toLowerCase(Locale.ROOT));
        add(entry.map(Entry::label).orElse(""));
        arguments.add(entry.map(Entry::content).orElse(NOTHING));
        add(id);
        attempt.accesses().forEach(this::addAccess);
    }

    private void add(Object argument) {
        arguments.add(bytes(argument.toString()));
    }

    private void addAccess(String name, Access access) {
        names.add(name);
        accesses.add(access);
        scriptKeys.add(keys.values(name));
        scriptKeys.add(keys.versions(name));
        add(name.startsWith(SharedDocuments.EVICTABLE) ? name : "");
        add(access.document.version());
        add(access.whole.map(String::valueOf).orElse(""));
        add(access.reads.size());
        access.reads.forEach((field, version) -> {
            add(field);
            add(version);
        });
        add(access.writes.size());
        access.writes.forEach((field, value) -> {
            add(field);
            add(value.isPresent() ? "set" : "remove");
            add(value.map(FieldValue::json).orElse(""));
        });
    }

    /** @throws StateUnavailableException when Redis did not commit it in time */
    Outcome run(RedisConnections connections) {
        long end = System.nanoTime()
                + Duration.ofMillis(connections.replyMillis() + MORE_RETRY_MILLIS)
                        .toNanos();
        Object result;
        try {
            result = connections.run(Script.COMMIT, scriptKeys, arguments);
        } catch (StateUnavailableException e) {
            // it may be done all the same
            result = again(connections, end, e);
        }
        return outcome((List<?>) result);
    }

    private Object again(RedisConnections connections, long end, StateUnavailableException first) {
        // once even if the first run took too long, since only Redis knows whether it was done
        for (int i = 0; connections.problem().isPresent() && (i == 0 || System.nanoTime() < end); i++) {
            try {
                Thread.sleep(RETRY_MILLIS);
                return connections.runAnyway(Script.COMMIT, scriptKeys, arguments);
            } catch (StateUnavailableException e) {
                first.addSuppressed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw first;
    }

    private Outcome outcome(List<?> result) {
        switch (Reply.text(result.get(0))) {
            case "done" -> {
                done(result);
                return Outcome.DONE;
            }
            case "conflict" -> {
                conflict(result);
                return Outcome.CONFLICT;
            }
            case "other-state" -> {
                return Outcome.OTHER_STATE;
            }
            default -> throw new StateUnavailableException("Redis took too long to save the state");
        }
    }

    private void done(List<?> result) {
        long version = Reply.number(result.get(1));
        long number = Reply.number(result.get(2));
        attempt.committed(new Committed(version, number));
        for (int i = 0; i < accesses.size() && result.size() > 3; i++) {
            Access access = accesses.get(i);
            Map<String, ChangedField> changed = new HashMap<>();
            access.writes.forEach((field, value) ->
                    changed.put(field, new ChangedField(version, value.map(it -> numbered(it, version, number)))));
            if (!changed.isEmpty()) {
                access.document.committed(Reply.number(result.get(3 + i)), version, changed);
            }
        }
    }

    private void conflict(List<?> result) {
        evictedAt = Reply.number(result.get(1));
        int missing = (int) Reply.number(result.get(2));
        outdated = missing == 0 ? Optional.empty() : Optional.of(names.get(missing - 1));
        for (int i = 0; i < accesses.size(); i++) {
            Reply.document((List<?>) result.get(3 + i)).update(accesses.get(i).document);
        }
    }

    /** @return after a conflict, the name of a document of which Redis has removed fields that are known here still */
    Optional<String> outdated() {
        return outdated;
    }

    /** @return after a conflict, the version of the latest eviction of documents */
    long evictedAt() {
        return evictedAt;
    }

    /** The value as the script has written it. */
    private FieldValue numbered(FieldValue value, long version, long number) {
        String json = value.json();
        String standsFor = Long.toString(placeholder);
        return json.contains(standsFor)
                ? new FieldValue(version, json.replace(standsFor, Long.toString(number)))
                : new FieldValue(version, value);
    }
}
