package dev.mockssp.engine.shared;

import dev.mockssp.journal.Source;
import dev.mockssp.lint.history.KeyHistories;
import dev.mockssp.lint.history.KeyHistory;
import dev.mockssp.lint.history.KeyTraffic;
import dev.mockssp.redis.Attempt;
import dev.mockssp.redis.DocumentMaps;
import java.util.HashMap;
import java.util.Map;

/** What the integration rules remember of each key, as one attempt reads and writes it. Not thread-safe. */
final class SharedKeyHistories {

    private record Id(Source source, String keyId) {}

    private record Loaded(KeyHistory history, KeyTraffic traffic) {}

    private final Attempt attempt;
    private final Map<Id, Loaded> loaded = new HashMap<>();

    SharedKeyHistories(Attempt attempt) {
        this.attempt = attempt;
    }

    KeyHistories of(Source source) {
        return new KeyHistories() {
            @Override
            public KeyHistory of(String keyId) {
                return loaded.computeIfAbsent(new Id(source, keyId), SharedKeyHistories.this::load)
                        .history();
            }

            @Override
            public void forget(String keyId) {
                loaded.remove(new Id(source, keyId));
                String document = Names.key(keyId);
                attempt.all(document, Names.history(source), Object.class)
                        .keySet()
                        .forEach(field -> attempt.remove(document, field));
            }

            @Override
            public void clear() {
                throw new UnsupportedOperationException("no attempt reads the documents of all keys");
            }
        };
    }

    private Loaded load(Id id) {
        String document = Names.key(id.keyId());
        KeyTraffic traffic = attempt.get(document, Names.traffic(id.source()), KeyTraffic.class)
                .orElse(KeyTraffic.NONE);
        DocumentMaps maps = new DocumentMaps(attempt, document, Names.history(id.source()));
        return new Loaded(new KeyHistory(maps, traffic), traffic);
    }

    /** Writes what has changed. */
    void save() {
        loaded.forEach((id, known) -> {
            KeyTraffic now = known.history().traffic();
            if (!now.equals(known.traffic())) {
                attempt.put(Names.key(id.keyId()), Names.traffic(id.source()), now);
            }
        });
    }
}
