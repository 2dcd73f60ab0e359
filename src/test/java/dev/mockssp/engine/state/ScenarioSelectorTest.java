package dev.mockssp.engine.state;

import static dev.mockssp.engine.Contexts.context;
import static dev.mockssp.engine.Contexts.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.access.ApiKey;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.core.RequestContext;
import dev.mockssp.engine.Contexts;
import dev.mockssp.journal.Exchange.ScenarioChoice;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order is: header, suffix, binding, active scenario. */
class ScenarioSelectorTest {

    private final ScenarioSelector selector = new ScenarioSelector(Contexts.library(), "default", MemoryBudget.unlimited());

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
    void unbindingAndResettingGoBack() {
        selector.bind("staging-a", "no-bid");
        selector.bind("staging-b", "no-bid");
        selector.unbind("staging-a");
        assertThat(selector.choose(with(context(), "staging-a", Optional.empty()))
                        .by())
                .isEqualTo("active");
        selector.activate("slow");
        selector.reset();
        assertThat(selector.bindings()).isEmpty();
        assertThat(selector.choose(context()).name()).isEqualTo("default");
    }

    @Test
    void aScenarioIsInUseWhileItIsActiveOrBound() {
        selector.bind("staging-a", "no-bid");
        assertThat(selector.uses("no-bid")).isTrue();
        assertThat(selector.uses("default")).isTrue();
        assertThat(selector.uses("slow")).isFalse();
    }

    @Test
    void onlyTheActiveOneRefusesPreflights() {
        selector.bind("staging-a", "origin-not-allowed");
        assertThat(selector.rejectsOrigin("bid-request")).isFalse();
        selector.activate("origin-not-allowed");
        assertThat(selector.rejectsOrigin("bid-request")).isTrue();
    }
}
