package dev.mockssp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.CampaignSpend;
import dev.mockssp.auction.Inventory;
import dev.mockssp.core.Headers;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.engine.state.ClickHistory;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.journal.Exchanges;
import dev.mockssp.journal.store.InMemoryJournal;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.pacing.LegacyPacer;
import dev.mockssp.pacing.SspPacer;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioPlayer;
import dev.mockssp.scenario.StepCounters;
import dev.mockssp.scenario.TriggerInput;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.tracking.IssuedTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fills what is remembered, and compares the bytes that it counts with those that the heap has more. */
@Tag("long")
class WeightsTest {

    /** @return what must stay reachable while the heap is measured */
    @FunctionalInterface
    interface Filling {
        Object fill(MemoryBudget memory);
    }

    private static String id(String kind, int i) {
        return String.format(Locale.ROOT, "%s-%0" + (35 - kind.length()) + "d", kind, i);
    }

    private static Arguments of(String name, Filling filling) {
        return Arguments.of(name, filling);
    }

    static Stream<Arguments> fillings() {
        return Stream.of(
                of("chats", WeightsTest::chats),
                of("chats with long ids", WeightsTest::chatsWithLongIds),
                of("legacy chats", WeightsTest::legacyChats),
                of("users with a click", WeightsTest::users),
                of("tokens", WeightsTest::tokens),
                of("spend", WeightsTest::spend),
                of("step counters", WeightsTest::stepCounters),
                of("keys", WeightsTest::keys),
                of("bindings", WeightsTest::bindings),
                of("counts of evicted exchanges", WeightsTest::evictedExchanges));
    }

    private static Object chats(MemoryBudget memory) {
        SspPacer pacer = new SspPacer(memory);
        for (int i = 0; i < 50_000; i++) {
            pacer.adReturned(id("chat", i), 1_000 + i);
        }
        return pacer;
    }

    private static Object chatsWithLongIds(MemoryBudget memory) {
        SspPacer pacer = new SspPacer(memory);
        String prefix = "x".repeat(5_000);
        for (int i = 0; i < 10_000; i++) {
            pacer.adReturned(prefix + i, 1_000 + i);
        }
        return pacer;
    }

    private static Object legacyChats(MemoryBudget memory) {
        LegacyPacer pacer = new LegacyPacer(memory);
        for (int i = 0; i < 50_000; i++) {
            pacer.turn(id("chat", i), 2, 5);
            pacer.adReturned(id("chat", i));
        }
        return pacer;
    }

    private static Object users(MemoryBudget memory) {
        ClickHistory clicks = new ClickHistory(memory);
        for (int i = 0; i < 30_000; i++) {
            for (int campaign = 0; campaign <= i % 4; campaign++) {
                clicks.add(ShortId.of(id("user", i)), "campaign-of-a-brand-" + campaign);
            }
        }
        return clicks;
    }

    private static Object tokens(MemoryBudget memory) {
        IssuedTokens tokens = new IssuedTokens(memory);
        for (int i = 0; i < 1_000_000; i++) {
            tokens.record(tokens.takeSerial(), "token");
        }
        return tokens;
    }

    private static Object spend(MemoryBudget memory) {
        List<Campaign> campaigns = Inventory.builtIn().campaigns();
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            CampaignSpend spend = new CampaignSpend(memory);
            campaigns.forEach(spend::spend);
            all.add(spend);
        }
        return all;
    }

    private static Object stepCounters(MemoryBudget memory) {
        ScenarioLibrary library = Contexts.library();
        SeededRandom random = new SeededRandom(1);
        TriggerInput input = new TriggerInput("bid-request", "staging-a", Headers.none(), Optional::empty);
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            StepCounters counters = new StepCounters(memory);
            for (String name : library.names()) {
                Scenario scenario = library.find(name).orElseThrow();
                ScenarioPlayer.play(scenario, counters, input, random);
            }
            all.add(counters);
        }
        return all;
    }

    private static Object keys(MemoryBudget memory) {
        KeyStateStore states = new KeyStateStore(memory);
        for (int i = 0; i < 10_000; i++) {
            KeyState state = states.of(id("staging", i));
            state.rateLimiter.take(Instant.EPOCH, 40);
            state.sspPacer.adReturned(id("chat", i), 1_000 + i);
            state.clickHistory.add(ShortId.of(id("user", i)), id("campaign", i));
            state.issuedTokens.record(state.issuedTokens.takeSerial(), "token");
        }
        return states;
    }

    private static Object bindings(MemoryBudget memory) {
        ScenarioSelector selector = new ScenarioSelector(Contexts.library(), "default", memory);
        for (int i = 0; i < 20_000; i++) {
            selector.bind(id("staging", i), new StringBuilder("no-bid").toString());
        }
        return selector;
    }

    private static Object evictedExchanges(MemoryBudget memory) {
        Journal journal = new InMemoryJournal(0, InMemoryJournal.MAX_BYTES, memory);
        for (int i = 0; i < 20_000; i++) {
            journal.add(Exchanges.sample().keyId(id("key", i)).exchange());
        }
        return journal;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fillings")
    void theCountedBytesAreThoseOfTheHeap(String name, Filling filling) throws InterruptedException {
        filling.fill(MemoryBudget.unlimited());
        MemoryBudget memory = MemoryBudget.unlimited();
        long before = usedHeap();
        Object filled = filling.fill(memory);
        long real = usedHeap() - before;
        assertThat((double) memory.usedBytes() / real)
                .as("%s: %s bytes counted, %s bytes of heap, %s", name, memory.usedBytes(), real, filled.getClass())
                .isBetween(0.9, 2.0);
    }

    /** The serial collector leaves some garbage, except in every fourth collection. */
    private static long usedHeap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(20);
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
