package dev.mockssp.engine.api;

import static dev.mockssp.engine.Contexts.NOW;
import static dev.mockssp.engine.Contexts.context;
import static dev.mockssp.engine.Contexts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.RequestContext;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.Contexts;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.ClockSetting;
import dev.mockssp.engine.state.InMemoryStore;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.scenario.PlayedStep;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioPlayer;
import dev.mockssp.scenario.StepCounters;
import dev.mockssp.scenario.TriggerInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ResponseMetadataFactoryTest {

    private final AdjustableClock clock = new AdjustableClock(Optional.of(NOW));

    private ResponseMetadataFactory stamps(long seed) {
        return new ResponseMetadataFactory(clock, new SeededRandom(seed));
    }

    private static String id(ResponseMetadataFactory metadataFactory, Optional<KeyState> state) {
        return id(metadataFactory, state, Contexts.store());
    }

    private static String id(
            ResponseMetadataFactory metadataFactory, Optional<KeyState> state, Transaction transaction) {
        RequestContext context =
                context().put(Transaction.class, transaction).put(VendorApi.class, Contexts.ssp(metadataFactory));
        state.ifPresent(found -> context.put(KeyState.class, found));
        return metadataFactory.requestId(context);
    }

    @Test
    void aCallKeepsItsId() {
        ResponseMetadataFactory metadataFactory = stamps(1);
        RequestContext context = context().put(VendorApi.class, Contexts.ssp(metadataFactory));
        assertThat(metadataFactory.requestId(context))
                .isEqualTo(metadataFactory.of(context).requestId());
    }

    @Test
    void idsDependOnSeedKeyAndCount() {
        ResponseMetadataFactory one = stamps(1);
        KeyState a = state("staging-a");
        String first = id(one, Optional.of(a));
        assertThat(id(stamps(1), Optional.of(state("staging-a")))).isEqualTo(first);
        assertThat(Set.of(
                        first,
                        id(one, Optional.of(a)),
                        id(one, Optional.of(state("staging-b"))),
                        id(stamps(2), Optional.of(state("staging-a"))),
                        id(one, Optional.empty())))
                .hasSize(5);
    }

    @Test
    void callsWithoutAKeyAreCountedUntilTheReset() {
        ResponseMetadataFactory metadataFactory = stamps(1);
        InMemoryStore store = Contexts.store();
        String first = id(metadataFactory, Optional.empty(), store);
        assertThat(id(metadataFactory, Optional.empty(), store)).isNotEqualTo(first);
        store.keys().clear();
        assertThat(id(metadataFactory, Optional.empty(), store)).isEqualTo(first);
    }

    @Property(tries = 100)
    void legacyIdsAreRandomUuids(@ForAll long seed) {
        ResponseMetadataFactory metadataFactory = stamps(seed);
        KeyState state = state("staging-a");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            RequestContext context = context()
                    .put(VendorApi.class, Contexts.legacy(metadataFactory))
                    .put(KeyState.class, state);
            UUID id = UUID.fromString(metadataFactory.requestId(context));
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
            seen.add(id.toString());
        }
        assertThat(seen).hasSize(5);
    }

    @Test
    void timeIsTakenFromTheClock() {
        ResponseMetadataFactory metadataFactory = stamps(1);
        RequestContext context = context().put(VendorApi.class, Contexts.ssp(metadataFactory));
        clock.set(clock.setting().advanced(Duration.ofMillis(1_234)));
        ResponseMetadata metadata = metadataFactory.of(context);
        assertThat(metadata.timestamp()).isEqualTo("2025-11-24T21:51:53.474297Z");
        assertThat(metadata.totalTime()).isEqualTo(new BigDecimal("1.234000"));
    }

    @Property(tries = 200)
    void aTimestampHasSixDigitsOfASecond(
            @ForAll @LongRange(min = -62_135_596_800L, max = 9_999_999_999L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant time = Instant.ofEpochSecond(second, nano);
        clock.set(ClockSetting.frozen(time));
        ResponseMetadataFactory metadataFactory = stamps(1);
        String timestamp = metadataFactory
                .of(context().put(VendorApi.class, Contexts.ssp(metadataFactory)))
                .timestamp();
        assertThat(timestamp).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z");
        assertThat(Instant.parse(timestamp)).isEqualTo(time.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void aClockThatWasSetBackMakesNoNegativeTime() {
        ResponseMetadataFactory metadataFactory = stamps(1);
        RequestContext context = context().put(VendorApi.class, Contexts.ssp(metadataFactory));
        clock.set(ClockSetting.frozen(NOW.minusSeconds(9)));
        assertThat(metadataFactory.of(context).totalTime()).isEqualByComparingTo("0");
    }

    @Test
    void theDelayOfAScenarioIsPartOfTheTotalTime() {
        ResponseMetadataFactory metadataFactory = stamps(1);
        RequestContext context = context().put(VendorApi.class, Contexts.ssp(metadataFactory));
        Scenario slow = Contexts.library().find("slow").orElseThrow();
        TriggerInput input =
                new TriggerInput("bid-request", "staging-a", context.request().headers(), Optional::empty);
        context.put(
                PlayedStep.class,
                ScenarioPlayer.play(slow, new StepCounters(MemoryBudget.unlimited()), input, new SeededRandom(1)));
        assertThat(metadataFactory.of(context).totalTime()).isEqualByComparingTo("3");
    }
}
