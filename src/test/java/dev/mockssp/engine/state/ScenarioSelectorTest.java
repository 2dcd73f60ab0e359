package dev.mockssp.engine.state;

import static dev.mockssp.engine.Contexts.context;
import static dev.mockssp.engine.Contexts.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.access.ApiKey;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.Contexts;
import dev.mockssp.journal.Exchange.ScenarioChoice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order is: header, suffix, binding, active scenario. */
class ScenarioSelectorTest {

    private final ScenarioSelector selector =
            new ScenarioSelector(Contexts.library(), "default", MemoryBudget.unlimited());

    private static RequestContext with(RequestContext context, String key, Optional<String> suffix) {
        return context.put(ApiKey.class, key(key, suffix));
    }

    @Test
    void theActiveOneIsForAllWhoNameNone() {
        assertThat(selector.choose(context())).isEqualTo(new ScenarioChoice("default", "active"));
        selector.activate("slow");
        assertThat(selector.choose(with(context(), "staging-a", Optional.empty())))
                .isEqualTo(new ScenarioChoice("slow", "active"));
    }

    @Test
    void aBindingWinsOverTheActiveOneForItsKeyAlone() {
        selector.bind("staging-a", "no-bid");
        assertThat(selector.choose(with(context(), "staging-a", Optional.empty())))
                .isEqualTo(new ScenarioChoice("no-bid", "binding"));
        assertThat(selector.choose(with(context(), "staging-b", Optional.empty())))
                .isEqualTo(new ScenarioChoice("default", "active"));
    }

    @Test
    void aSuffixWinsOverTheBinding() {
        selector.bind("staging-a", "no-bid");
        assertThat(selector.choose(with(context(), "staging-a", Optional.of("flaky"))))
                .isEqualTo(new ScenarioChoice("flaky", "key"));
    }

    @Test
    void aHeaderWinsOverAll() {
        selector.bind("staging-a", "no-bid");
        RequestContext context = with(context("x-mock-scenario", " timeout "), "staging-a", Optional.of("flaky"));
        assertThat(selector.choose(context)).isEqualTo(new ScenarioChoice("timeout", "header"));
    }

    @Test
    void bindingsThatDoNotFitAreRejectedAndTheOthersStay() {
        MemoryBudget memory = new MemoryBudget(10_000);
        ScenarioSelector small = new ScenarioSelector(Contexts.library(), "default", memory);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        small.bind("staging-" + i, "no-bid");
                    }
                })
                .isInstanceOf(RejectedException.class)
                .hasMessageStartingWith("There is no memory for bindings: ");
        int kept = small.bindings().size();
        assertThat(kept).isBetween(10, 30);
        small.bind("staging-0", "flaky");
        small.unbind("staging-1");
        small.bind("staging-other", "no-bid");
        assertThat(small.bindings())
                .hasSize(kept)
                .containsEntry("staging-0", "flaky")
                .containsEntry("staging-2", "no-bid");
        List.copyOf(small.bindings().keySet()).forEach(small::unbind);
        assertThat(memory.usedBytes()).isZero();
    }

    @Test
    void aBindingThatCannotBeSavedHasNoEffect() {
        MemoryBudget memory = new MemoryBudget(10_000);
        ScenarioSelector small = new ScenarioSelector(Contexts.library(), "default", memory);
        small.bind("staging-a", "no-bid", () -> assertThat(small.bindings()).isEmpty());
        long before = memory.usedBytes();
        for (String key : List.of("staging-a", "staging-b")) {
            assertThatThrownBy(() -> small.bind(key, "slow", () -> {
                        throw new StateUnavailableException("unreachable");
                    }))
                    .hasMessage("unreachable");
        }
        assertThat(small.bindings()).hasSize(1).containsEntry("staging-a", "no-bid");
        assertThat(memory.usedBytes()).isEqualTo(before);
    }

    @Test
    void anUnboundKeyGetsTheActiveScenario() {
        selector.bind("staging-a", "no-bid");
        selector.bind("staging-b", "no-bid");
        selector.unbind("staging-a");
        assertThat(selector.choose(with(context(), "staging-a", Optional.empty()))
                        .by())
                .isEqualTo("active");
        selector.activate("slow");
        assertThat(selector.bindings()).containsOnlyKeys("staging-b");
        assertThat(selector.choose(context()).name()).isEqualTo("slow");
        assertThat(selector.start()).isEqualTo("default");
    }

    @Test
    void onlyTheActiveOneRefusesPreflights() {
        selector.bind("staging-a", "origin-not-allowed");
        assertThat(selector.rejectsOrigin("bid-request")).isFalse();
        selector.activate("origin-not-allowed");
        assertThat(selector.rejectsOrigin("bid-request")).isTrue();
    }
}
