package dev.mockssp.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.memory.JsonMaps;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.store.ExchangeCodec;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.json.Json;
import dev.mockssp.lint.history.KeyHistories;
import dev.mockssp.lint.history.KeyHistory;
import dev.mockssp.lint.history.KeyTraffic;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * A store that keeps everything as JSON, as one outside of the process does. It processes each request twice, as if
 * another one had changed the state meanwhile: the first run has no effect, and both must decide the same.
 */
public final class SavedStore implements StateStore {

    /** What is saved. */
    private static final class Saved {
        private final Map<String, byte[]> records = new HashMap<>();
        private final Map<String, byte[]> traffic = new HashMap<>();
        private final Map<String, JsonMaps> maps = new HashMap<>();
        private long anonymous;
        private long stateChanges;

        Saved copy() {
            Saved copy = new Saved();
            copy.records.putAll(records);
            copy.traffic.putAll(traffic);
            maps.forEach((name, map) -> copy.maps.put(name, map.copy()));
            copy.anonymous = anonymous;
            copy.stateChanges = stateChanges;
            return copy;
        }

        JsonMaps maps(String name) {
            return maps.computeIfAbsent(name, it -> new JsonMaps());
        }

        Optional<KeyState> load(String keyId) {
            return Optional.ofNullable(records.get(keyId))
                    .map(json -> new KeyState(keyId, Json.MAPPER.readValue(json, KeyRecord.class), maps(keyId)));
        }

        void save(String keyId, KeyRecord changed) {
            records.put(keyId, Json.write(changed));
        }
    }

    private final Journal journal;
    private final Saved saved = new Saved();
    private final List<Consumer<SavedStore>> log = new ArrayList<>();
    private volatile Duration ahead = Duration.ZERO;
    private volatile Optional<Replica> replica = Optional.empty();

    public SavedStore(MemoryBudget memory, Journal journal, InstantSource clock) {
        assertThat(memory.usedBytes()).isZero();
        this.journal = journal;
    }

    @Override
    public synchronized <T> T transact(Supplier<Optional<String>> probableKey, Function<Transaction, T> request) {
        Optional<String> keyName = probableKey.get();
        Run withoutEffect = new Run(saved.copy(), keyName);
        var unused = request.apply(withoutEffect);
        Run run = new Run(saved, keyName);
        T result = request.apply(run);
        assertThat(run.decided()).isEqualTo(withoutEffect.decided());
        run.commit();
        return result;
    }

    private void append(Exchange exchange) {
        byte[] bytes = ExchangeCodec.encode(exchange);
        assertThat(ExchangeCodec.decode(bytes, exchange.number())).isEqualTo(exchange);
        append(store -> store.journal.addNumbered(ExchangeCodec.decode(bytes, exchange.number())));
    }

    @Override
    public Journal journal() {
        return journal;
    }

    /** Moves the clock ahead, as if another replica had done so and this one did not know. */
    public void moveClock(Duration by) {
        ahead = by;
    }

    @Override
    public SettingsStore settings() {
        return changes -> {};
    }

    @Override
    public String journalId() {
        return "saved";
    }

    @Override
    public synchronized <C extends HistoryChange> C change(Supplier<C> change) {
        C wanted = change.get();
        byte[] json = Json.write(wanted);
        Class<? extends HistoryChange> kind = wanted.getClass();
        append(store -> onAnotherThread(() -> store.replica.orElseThrow().apply(Json.MAPPER.readValue(json, kind))));
        return wanted;
    }

    private static void onAnotherThread(Runnable action) {
        CompletableFuture.runAsync(action).orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Applies what the log has, here and later to each follower. */
    private void append(Consumer<SavedStore> entry) {
        log.add(entry);
        entry.accept(this);
    }

    /** Applies to another store what happened in this one: each exchange and each change of the history. */
    public synchronized void replay(SavedStore follower) {
        log.forEach(entry -> entry.accept(follower));
    }

    @Override
    public void start(Replica started) {
        replica = Optional.of(started);
    }

    @Override
    public void refresh() {
        // nobody else changes it
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // it ends with the test
    }

    /** The views of one run. */
    private final class Run implements Transaction {
        private final Saved data;
        private final Optional<String> probableKey;
        private final Map<String, KeyState> states = new HashMap<>();
        private final Map<String, KeyHistory> histories = new HashMap<>();
        private Optional<Exchange> recorded = Optional.empty();

        private Run(Saved data, Optional<String> probableKey) {
            this.data = data;
            this.probableKey = probableKey;
        }

        @Override
        public Instant receivedAt(Instant arrived) {
            return arrived.plus(ahead);
        }

        @Override
        public KeyState key(String keyName) {
            assertThat(probableKey).as("the key that can be read early").contains(keyName);
            String id = KeyStateStore.idOf(keyName);
            return find(id).orElseGet(() -> {
                data.save(id, KeyRecord.of(keyName));
                return find(id).orElseThrow();
            });
        }

        @Override
        public Optional<KeyState> find(String keyId) {
            if (!states.containsKey(keyId)) {
                data.load(keyId).ifPresent(state -> states.put(keyId, state));
            }
            return Optional.ofNullable(states.get(keyId));
        }

        @Override
        public long nextAnonymous() {
            return ++data.anonymous;
        }

        @Override
        public long nextStateChange() {
            return ++data.stateChanges;
        }

        @Override
        public LintHistory history(Source source, String keyId) {
            return SavedStore.history(data, source, histories);
        }

        @Override
        public SuppressedFindings suppressed() {
            return new SuppressedFindings(data.maps("suppressed"));
        }

        @Override
        public Supplier<Exchange> record(Exchange exchange, LongFunction<List<Finding>> check) {
            assertThat(recorded).as("recorded once").isEmpty();
            long number = journal.latestNumber() + 1;
            Exchange numbered = exchange.numbered(number, check.apply(number));
            recorded = Optional.of(numbered);
            return () -> numbered;
        }

        /** What does not depend on how long the run took. */
        private List<Object> decided() {
            return recorded.stream()
                    .<Object>map(exchange -> List.of(
                            exchange.number(),
                            exchange.id(),
                            exchange.endpoint(),
                            exchange.request().path(),
                            exchange.response().status(),
                            exchange.client(),
                            exchange.scenario(),
                            exchange.decidedBy(),
                            exchange.outcome(),
                            exchange.delayMillis(),
                            exchange.findings()))
                    .toList();
        }

        private void commit() {
            states.forEach((id, state) -> data.save(id, state.remembered()));
            histories.forEach((name, history) -> data.traffic.put(name, Json.write(history.traffic())));
            recorded.ifPresent(SavedStore.this::append);
        }
    }

    private static LintHistory history(Saved data, Source source, Map<String, KeyHistory> used) {
        JsonMaps maps = data.maps(source.toString());
        return new LintHistory(maps, maps, new KeyHistories() {
            private String name(String keyId) {
                return source + "/" + keyId;
            }

            @Override
            public KeyHistory of(String keyId) {
                String name = name(keyId);
                byte[] json = data.traffic.get(name);
                KeyTraffic traffic = json == null ? KeyTraffic.NONE : Json.MAPPER.readValue(json, KeyTraffic.class);
                return used.computeIfAbsent(name, it -> new KeyHistory(data.maps(it), traffic));
            }

            @Override
            public void forget(String keyId) {
                data.maps.remove(name(keyId));
                data.traffic.remove(name(keyId));
            }

            @Override
            public void clear() {
                data.maps.keySet().removeIf(name -> name.startsWith(name("")));
                data.traffic.keySet().removeIf(name -> name.startsWith(name("")));
            }
        });
    }

    @Override
    public LintHistories histories() {
        return new LintHistories(source -> history(saved, source, new HashMap<>()));
    }

    @Override
    public SuppressedFindings suppressed() {
        return new SuppressedFindings(saved.maps("suppressed"));
    }

    @Override
    public KeyStates keys() {
        return new SavedKeys();
    }

    private final class SavedKeys implements KeyStates {

        private void replace(String keyId, Function<KeyState, KeyRecord> change) {
            synchronized (SavedStore.this) {
                saved.load(keyId).ifPresent(state -> saved.save(keyId, change.apply(state)));
            }
        }

        @Override
        public Optional<String> shortName(String id) {
            synchronized (SavedStore.this) {
                return saved.load(id).map(KeyState::shortName);
            }
        }

        @Override
        public void restart(String keyName) {
            replace(KeyStateStore.idOf(keyName), state -> {
                KeyRecord restarted = state.withoutTokens().remembered();
                state.forgetAll();
                return restarted;
            });
        }

        @Override
        public void reset(String keyName) {
            resetId(KeyStateStore.idOf(keyName));
        }

        private void resetId(String keyId) {
            replace(keyId, state -> {
                KeyRecord reset = state.withoutHistory().remembered();
                state.forgetHistory();
                return reset;
            });
        }

        @Override
        public void resetAll() {
            Set.copyOf(saved.records.keySet()).forEach(this::resetId);
        }

        @Override
        public void clear() {
            synchronized (SavedStore.this) {
                saved.records.keySet().forEach(saved.maps::remove);
                saved.records.clear();
                saved.anonymous = 0;
                saved.stateChanges = 0;
            }
        }

        private void changeId(String keyId, Consumer<KeyState> action) {
            replace(keyId, state -> {
                action.accept(state);
                return state.remembered();
            });
        }

        @Override
        public void change(String keyName, Consumer<KeyState> action) {
            changeId(KeyStateStore.idOf(keyName), action);
        }

        @Override
        public void forEach(Consumer<KeyState> action) {
            Set.copyOf(saved.records.keySet()).forEach(id -> changeId(id, action));
        }
    }
}
