package dev.mockssp.engine.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.auction.Inventory;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Response;
import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.engine.Contexts;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.engine.state.InMemoryStore;
import dev.mockssp.engine.state.Setting;
import dev.mockssp.engine.state.StoreDouble;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two replicas: what is set at one is applied to the other. */
class SettingsReplicaTest {

    private static final String SCENARIO = "{'description': 'Mine.', 'steps': [{'fail': {'status': 503}}]}";
    private static final String OF_KEY = SCENARIO.replace("'description'", "'key': 'staging-a', 'description'");

    /** An operation of the admin API that sets something. */
    private enum Operation {
        ACTIVATE(admin -> admin.selection().activate("no-bid")),
        ACTIVATE_START(admin -> admin.selection().activateStart()),
        BIND(admin -> admin.selection().bind("staging-a", "slow")),
        UNBIND(admin -> admin.selection().unbind("staging-bound")),
        UNBIND_ID(admin -> admin.selection().unbindId(admin.keyId("staging-bound"))),
        PUT(admin -> admin.scenarios().put("mine", json(SCENARIO))),
        PUT_OF_KEY(admin -> admin.scenarios().put("mine", json(OF_KEY))),
        REMOVE(admin -> admin.scenarios().remove("known")),
        REMOVE_OF_KEY(admin -> admin.scenarios().remove("known", "staging-a")),
        INVENTORY(admin -> admin.putInventory(oneCampaign())),
        FREEZE(admin -> admin.clock().freeze(Contexts.NOW.plusSeconds(60))),
        ADVANCE(admin -> admin.clock().advance(Duration.ofSeconds(5))),
        RUN(admin -> admin.clock().unfreeze()),
        STATE(admin -> state(admin, "{'state': 'no-bid'}")),
        STATE_OF_KEY(admin -> state(admin, "{'state': 'slow', 'key': 'staging-a'}")),
        TEARDOWN(admin -> state(admin, "{'state': 'no-bid', 'action': 'teardown'}")),
        TEARDOWN_OF_KEY(admin -> state(admin, "{'state': 'no-bid', 'key': 'staging-bound', 'action': 'teardown'}")),
        RESET(Admin::reset),
        RESET_KEY(admin -> admin.reset("staging-a"));

        private final Consumer<Admin> run;

        Operation(Consumer<Admin> run) {
            this.run = run;
        }
    }

    /** What the replicas have saved, and not yet received. */
    private final List<Map<String, Optional<String>>> saved = new ArrayList<>();

    private Runnable duringSave = () -> {};
    private final Map<String, String> state = new HashMap<>();
    private final List<StoreDouble> stores = new ArrayList<>();
    private final Admin first = replica();
    private final Admin second = replica();

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] oneCampaign() {
        return Json.write(Json.MAPPER
                .createObjectNode()
                .set(
                        "campaigns",
                        Json.MAPPER
                                .createArrayNode()
                                .add(Inventory.builtIn().campaigns().get(0).toJson())));
    }

    private static void state(Admin admin, String body) {
        admin.providerStates().change(admin.providerStates().read(json(body), Map.of()));
    }

    private Admin replica() {
        return new Engine(
                        Settings.of(Option.CLOCK, Contexts.NOW).config(),
                        1,
                        SchemaLibrary.shared(),
                        Contexts.library(),
                        List::of,
                        context -> Response.Bytes.empty(200, Headers.none()),
                        Optional.empty(),
                        exchange -> {},
                        () -> 0,
                        (memory, journal, clock) -> {
                            stores.add(new StoreDouble(new InMemoryStore(memory, journal), this::save));
                            return stores.get(stores.size() - 1);
                        })
                .admin();
    }

    private void save(Map<Setting, Optional<String>> changes) {
        Map<String, Optional<String>> texts = new HashMap<>();
        changes.forEach((setting, value) -> {
            texts.put(setting.text(), value);
            value.ifPresentOrElse(it -> state.put(setting.text(), it), () -> state.remove(setting.text()));
        });
        saved.add(texts);
        duringSave.run();
    }

    /** Each replica receives what any has saved. */
    private void deliver() {
        List.of(first, second).forEach(admin -> saved.forEach(texts -> apply(admin, texts)));
        saved.clear();
    }

    private static void apply(Admin admin, Map<String, Optional<String>> texts) {
        admin.replica().apply(parsed(texts));
    }

    private static Map<Setting, Optional<String>> parsed(Map<String, Optional<String>> texts) {
        Map<Setting, Optional<String>> changes = new HashMap<>();
        texts.forEach((text, value) -> changes.put(Setting.parse(text), value));
        return changes;
    }

    private static List<String> view(Admin admin) {
        return List.of(
                admin.selection().active(),
                admin.selection().bindings().toList().toString(),
                admin.scenarios()
                        .entries()
                        .map(entry -> entry.scenario().name()
                                + entry.key()
                                + entry.origin()
                                + entry.scenario().toJson())
                        .toList()
                        .toString(),
                admin.inventory().toJson().toString(),
                admin.clock().frozen() ? admin.clock().instant().toString() : "running",
                Long.toString(admin.memory().usedBytes()));
    }

    private void given() {
        first.selection().activate("slow");
        first.selection().bind("staging-bound", "no-bid");
        first.selection().bind("staging-a", "no-bid");
        first.scenarios().put("known", json(SCENARIO));
        first.scenarios().put("known", json(OF_KEY));
        first.clock().advance(Duration.ofSeconds(1));
        deliver();
    }

    @ParameterizedTest
    @EnumSource
    void anOperationHasTheSameEffectOnTheOtherReplica(Operation operation) {
        given();
        assertThat(view(second)).isEqualTo(view(first));
        List<String> before = view(first);

        operation.run.accept(first);
        List<String> after = view(first);
        assertThat(after).isNotEqualTo(before);
        assertThat(view(second)).as("not delivered yet").isEqualTo(before);
        deliver();
        assertThat(view(second)).isEqualTo(after);
        assertThat(view(first)).as("its own change again").isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource
    void anOperationThatCannotBeSavedChangesNothing(Operation operation) {
        given();
        List<String> before = view(first);
        stores.get(0).setReachable(false);
        assertThatThrownBy(() -> operation.run.accept(first))
                .isInstanceOf(StateUnavailableException.class)
                .hasMessage(StoreDouble.PROBLEM);
        assertThat(view(first)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void anOperationIsSavedAllAtOnce(Operation operation) {
        given();
        operation.run.accept(first);
        assertThat(saved).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aReplicaThatConnectsAgainHasWhatIsSetAndNothingElse(Operation operation) {
        given();
        Map<String, String> kept = Map.copyOf(state);
        second.selection().bind("staging-lost", "no-bid");
        second.scenarios().put("lost", json(SCENARIO));
        second.putInventory(oneCampaign());
        second.clock().freeze(Contexts.NOW.minusSeconds(1));
        state.clear();
        state.putAll(kept);
        operation.run.accept(first);

        Map<Setting, Optional<String>> all = new HashMap<>();
        state.forEach((text, value) -> all.put(Setting.parse(text), Optional.of(value)));
        second.replica().applyAll(all);
        assertThat(view(second)).isEqualTo(view(first));
    }

    /** Another replica saves and sends a later value before the operation here has ended. */
    @Test
    void aLaterChangeOfAnotherReplicaIsAppliedLater() throws Exception {
        List<Thread> others = new ArrayList<>();
        Map<Setting, Optional<String>> later = Map.of(Setting.ACTIVE_SCENARIO, Optional.of("no-bid"));
        duringSave = () -> {
            Thread other = new Thread(() -> first.replica().apply(later));
            other.start();
            others.add(other);
            while (other.getState() != Thread.State.BLOCKED && other.isAlive()) {
                Thread.onSpinWait();
            }
        };
        first.selection().activate("slow");
        others.get(0).join();
        assertThat(first.selection().active()).isEqualTo("no-bid");
    }

    @Test
    void aReplicaThatConnectsAgainPublishesWhatIsAnotherNow() {
        given();
        try (EventBus.Subscription subscription = second.events().subscribe(() -> {})) {
            Map<String, Optional<String>> all = new HashMap<>();
            state.forEach((text, value) -> all.put(text, Optional.of(value)));
            second.replica().applyAll(parsed(all));
            assertThat(subscription.take()).isEmpty();
            all.remove(Setting.CLOCK.text());
            second.replica().applyAll(parsed(all));
            assertThat(subscription.take())
                    .singleElement()
                    .satisfies(event -> assertThat(event.data()).contains("clock"));
        }
    }

    @Test
    void eachChangeIsPublishedOnce() {
        List<String> events = new ArrayList<>();
        try (EventBus.Subscription subscription = second.events().subscribe(() -> {})) {
            for (Operation operation : Operation.values()) {
                given();
                subscription.take();
                operation.run.accept(first);
                deliver();
                events.add(operation + " "
                        + subscription.take().stream()
                                .map(event -> Json.MAPPER
                                        .readTree(event.data())
                                        .get("changed")
                                        .stringValue())
                                .sorted()
                                .toList());
                first.reset();
                deliver();
            }
        }
        assertThat(events)
                .containsExactly(
                        "ACTIVATE [scenario]",
                        "ACTIVATE_START [scenario]",
                        "BIND [binding]",
                        "UNBIND [binding]",
                        "UNBIND_ID [binding]",
                        "PUT [scenarios]",
                        "PUT_OF_KEY [scenarios]",
                        "REMOVE [scenarios]",
                        "REMOVE_OF_KEY [scenarios]",
                        "INVENTORY [inventory]",
                        "FREEZE [clock]",
                        "ADVANCE [clock]",
                        "RUN [clock]",
                        "STATE [binding, scenario]",
                        "STATE_OF_KEY [binding]",
                        "TEARDOWN [binding, scenario]",
                        "TEARDOWN_OF_KEY [binding]",
                        "RESET [binding, clock, scenario, scenarios]",
                        "RESET_KEY [binding, scenarios]");
    }

    @Test
    void whatIsAppliedAlreadyIsNotPublished() {
        given();
        first.putInventory(oneCampaign());
        List<Map<String, Optional<String>>> last = List.copyOf(saved);
        deliver();
        try (EventBus.Subscription subscription = second.events().subscribe(() -> {})) {
            last.forEach(texts -> apply(second, texts));
            Map<String, Optional<String>> all = new HashMap<>();
            state.forEach((text, value) -> all.put(text, Optional.of(value)));
            apply(second, all);
            assertThat(subscription.take()).isEmpty();
        }
    }

    @Test
    void whatIsNotValidHereIsSkippedAndTheRestIsApplied() {
        Map<Setting, Optional<String>> changes = new HashMap<>();
        changes.put(Setting.scenario("later", Optional.empty()), Optional.of("{\"steps\": \"of a later version\"}"));
        changes.put(Setting.scenario("broken", Optional.empty()), Optional.of("{"));
        changes.put(Setting.scenario("foreign", Optional.of("key-of-another-option")), Optional.of(SCENARIO));
        changes.put(Setting.binding("key-of-another-option"), Optional.of("no-bid"));
        changes.put(Setting.CLOCK, Optional.of("noon"));
        changes.put(Setting.INVENTORY, Optional.of("{}"));
        changes.put(Setting.ACTIVE_SCENARIO, Optional.of("no-bid"));
        List<String> before = view(second);
        second.replica().apply(changes);
        second.replica().apply(changes);

        assertThat(second.selection().active()).isEqualTo("no-bid");
        second.selection().activateStart();
        assertThat(view(second)).isEqualTo(before);
    }

    @Test
    void aScenarioWithoutMemoryIsSkippedUntilThereIsSome() {
        String large = "{\"description\": \"Large.\", \"steps\": [{\"fail\": {\"status\": 503, \"body\": \""
                + "x".repeat(1 << 20) + "\"}}]}";
        Map<Setting, Optional<String>> changes = new HashMap<>();
        Setting small = Setting.scenario("small", Optional.empty());
        for (int i = 0; i < 100; i++) {
            second.replica().apply(Map.of(Setting.scenario("large-" + i, Optional.empty()), Optional.of(large)));
            changes.put(Setting.scenario("large-" + i, Optional.empty()), Optional.empty());
        }
        assertThat(second.scenarios().names("staging-a")).contains("large-0").doesNotContain("large-99");
        changes.put(small, Optional.of(large.replace('x', 'y')));
        second.replica().apply(changes);
        assertThat(second.scenarios().names("staging-a")).contains("small").doesNotContain("large-0");
    }
}
