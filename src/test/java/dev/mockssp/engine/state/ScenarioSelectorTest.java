package dev.mockssp.engine.state;

import static dev.mockssp.engine.Contexts.call;
import static dev.mockssp.engine.Contexts.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.access.ApiKey;
import dev.mockssp.core.RequestContext;
import dev.mockssp.engine.Contexts;
import dev.mockssp.journal.Exchange.ScenarioChoice;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Header before suffix before binding before the active scenario. */
class ScenarioSelectorTest {

    private final ScenarioSelector selection = new ScenarioSelector(Contexts.library(), "default");

    private static RequestContext with(RequestContext call, String key, Optional<String> suffix) {
        return call.put(ApiKey.class, key(key, suffix));
    }

    @Test
    void theActiveOneIsForAllWhoNameNone() {
        assertThat(selection.choose(call())).isEqualTo(new ScenarioChoice("default", "active"));
        selection.activate("slow");
        assertThat(selection.choose(with(call(), "staging-a", Optional.empty())))
                .isEqualTo(new ScenarioChoice("slow", "active"));
    }

    @Test
    void aBindingWinsOverTheActiveOneForItsKeyAlone() {
        selection.bind("staging-a", "no-bid");
        assertThat(selection.choose(with(call(), "staging-a", Optional.empty())))
                .isEqualTo(new ScenarioChoice("no-bid", "binding"));
        assertThat(selection.choose(with(call(), "staging-b", Optional.empty())))
                .isEqualTo(new ScenarioChoice("default", "active"));
    }

    @Test
    void aSuffixWinsOverTheBinding() {
        selection.bind("staging-a", "no-bid");
        assertThat(selection.choose(with(call(), "staging-a", Optional.of("flaky"))))
                .isEqualTo(new ScenarioChoice("flaky", "key"));
    }

    @Test
    void aHeaderWinsOverAll() {
        selection.bind("staging-a", "no-bid");
        RequestContext call = with(call("x-mock-scenario", " timeout "), "staging-a", Optional.of("flaky"));
        assertThat(selection.choose(call)).isEqualTo(new ScenarioChoice("timeout", "header"));
    }

    @Test
    void unbindingAndResettingGoBack() {
        selection.bind("staging-a", "no-bid");
        selection.bind("staging-b", "no-bid");
        selection.unbind("staging-a");
        assertThat(selection.choose(with(call(), "staging-a", Optional.empty())).by())
                .isEqualTo("active");
        selection.activate("slow");
        selection.reset();
        assertThat(selection.bindings()).isEmpty();
        assertThat(selection.choose(call()).name()).isEqualTo("default");
    }

    @Test
    void aScenarioIsInUseWhileItIsActiveOrBound() {
        selection.bind("staging-a", "no-bid");
        assertThat(selection.uses("no-bid")).isTrue();
        assertThat(selection.uses("default")).isTrue();
        assertThat(selection.uses("slow")).isFalse();
    }

    @Test
    void onlyTheActiveOneRefusesPreflights() {
        selection.bind("staging-a", "origin-not-allowed");
        assertThat(selection.refusesOrigin("bid-request")).isFalse();
        selection.activate("origin-not-allowed");
        assertThat(selection.refusesOrigin("bid-request")).isTrue();
    }
}
