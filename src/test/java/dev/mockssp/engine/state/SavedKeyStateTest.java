package dev.mockssp.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.Poll;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision.FrequencyUnit;
import dev.mockssp.core.Headers;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.engine.Contexts;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioPlayer;
import dev.mockssp.scenario.TriggerInput;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A state that is written as JSON and read again does what the same state in memory does. */
class SavedKeyStateTest {

    private static final String KEY = "staging-a";
    private static final List<Campaign> CAMPAIGNS = Inventory.builtIn().campaigns();
    private static final ScenarioLibrary LIBRARY = Contexts.library();
    private static final List<String> SCENARIOS = List.of("flaky", "recovering", "default");
    private static final List<String> IDS = List.of("a", "", "chat \"ü\" 👟\u0000", "x".repeat(300), "sha-256:a");

    /** One use of a part of the state; returns what a request could observe. */
    private static Object use(KeyState state, int part, int a, int b) {
        String chat = IDS.get(a % IDS.size());
        Campaign campaign = CAMPAIGNS.get(a % 3);
        return switch (part) {
            case 0 -> state.nextRequest();
            case 1 -> state.nextBid();
            case 2 -> state.nextAuction();
            case 3 -> state.rateLimiter.take(Instant.ofEpochSecond(a), 1 + b);
            case 4 -> {
                state.sspPacer.requested(chat);
                yield state.sspPacer.pace(
                        chat,
                        b,
                        OptionalInt.empty(),
                        new ChatbotSettings(2, 3, OptionalInt.empty(), true),
                        FrequencyUnit.values()[a % 2]);
            }
            case 5 -> {
                state.sspPacer.adReturned(chat, b);
                yield state.sspPacer.distance(chat, b, FrequencyUnit.TURNS);
            }
            case 6 -> state.legacyPacer.turn(chat, 2, 3);
            case 7 -> {
                state.legacyPacer.adReturned(chat);
                yield chat;
            }
            case 8 -> {
                state.clickHistory.add(ShortId.of(chat), IDS.get(b % 3));
                yield state.clickHistory.of(ShortId.of(chat));
            }
            case 9 -> {
                state.spend.spend(campaign);
                yield state.spend.spent(CAMPAIGNS.get(b % 3));
            }
            case 10 -> {
                long serial = state.issuedTokens.takeSerial();
                state.issuedTokens.record(serial, "token " + serial);
                yield serial;
            }
            case 11 -> state.issuedTokens.knows(a * 10L + b, "token " + (a * 10 + b));
            case 12 -> state.usedTokens.use(a * 10L + b);
            case 13 -> {
                PollVotes.Count start = new PollVotes.Count(new Poll(chat, List.of("Yes", "No")), List.of(b, 1));
                state.pollVotes.shown(campaign.id(), start, b);
                yield state.pollVotes.of(campaign.id(), a);
            }
            case 14 -> state.pollVotes.vote(campaign.id(), b % 2);
            default -> {
                Scenario scenario = LIBRARY.find(SCENARIOS.get(a % 3)).orElseThrow();
                TriggerInput input = new TriggerInput("bid-request", KEY, Headers.none(), Optional::empty);
                yield List.of(
                        ScenarioPlayer.play(scenario, state.stepCounters, input, new SeededRandom(1))
                                .index(),
                        state.stepCounters.reached(scenario));
            }
        };
    }

    @Property(tries = 300)
    void whatIsSavedIsWhatIsRemembered(
            @ForAll @Size(max = 200) List<@IntRange(max = 15) Integer> parts,
            @ForAll @Size(200) List<@IntRange(max = 9) Integer> first,
            @ForAll @Size(200) List<@IntRange(max = 9) Integer> second) {
        KeyState inMemory = new KeyState(KEY, KeyStateStore.idOf(KEY), MemoryBudget.unlimited());
        SavedKeyState saved = new SavedKeyState(KEY);
        for (int i = 0; i < parts.size(); i++) {
            int part = parts.get(i);
            int a = first.get(i);
            int b = second.get(i);
            assertThat(saved.<Object>use(state -> use(state, part, a, b)))
                    .as("use %d of part %d with %d and %d", i, part, a, b)
                    .isEqualTo(use(inMemory, part, a, b));
        }
        assertThat(saved.load().remembered()).isEqualTo(inMemory.remembered());
    }

    @Property(tries = 50)
    void aResetForgetsTheSameInBoth(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 15) Integer> parts) {
        KeyState before = new KeyState(KEY, KeyStateStore.idOf(KEY), MemoryBudget.unlimited());
        SavedKeyState saved = new SavedKeyState(KEY);
        parts.forEach(part -> saved.use(state -> use(state, part, 3, 4)));
        parts.forEach(part -> use(before, part, 3, 4));

        KeyState inMemory = before.withoutHistory();
        before.forgetHistory();
        KeyState loaded = saved.load();
        KeyRecord reset = loaded.withoutHistory().remembered();
        loaded.forgetHistory();
        saved.save(reset);

        for (int part = 0; part <= 15; part++) {
            int used = part;
            assertThat(saved.<Object>use(state -> use(state, used, 3, 4)))
                    .as("part %d", part)
                    .isEqualTo(use(inMemory, part, 3, 4));
        }
    }
}
