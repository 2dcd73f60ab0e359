package dev.mockssp.engine;

import static dev.mockssp.engine.Calls.call;
import static dev.mockssp.engine.Calls.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.access.ApiKey;
import dev.mockssp.exchange.Call;
import dev.mockssp.journal.Exchange.Choice;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Header before suffix before binding before the active scenario. */
class SelectionTest {

    private final Selection selection = new Selection(Calls.library(), "default");

    private static Call with(Call call, String key, Optional<String> suffix) {
        return call.note(ApiKey.class, key(key, suffix));
    }

    @Test
    void theActiveOneIsForAllWhoNameNone() {
        assertThat(selection.choose(call())).isEqualTo(new Choice("default", "active"));
        selection.activate("slow");
        assertThat(selection.choose(with(call(), "staging-a", Optional.empty())))
                .isEqualTo(new Choice("slow", "active"));
    }

    @Test
    void aBindingWinsOverTheActiveOneForItsKeyAlone() {
        selection.bind("staging-a", "no-bid");
        assertThat(selection.choose(with(call(), "staging-a", Optional.empty())))
                .isEqualTo(new Choice("no-bid", "binding"));
        assertThat(selection.choose(with(call(), "staging-b", Optional.empty())))
                .isEqualTo(new Choice("default", "active"));
    }

    @Test
    void aSuffixWinsOverTheBinding() {
        selection.bind("staging-a", "no-bid");
        assertThat(selection.choose(with(call(), "staging-a", Optional.of("flaky"))))
                .isEqualTo(new Choice("flaky", "key"));
    }

    @Test
    void aHeaderWinsOverAll() {
        selection.bind("staging-a", "no-bid");
        Call call = with(call("x-mock-scenario", " timeout "), "staging-a", Optional.of("flaky"));
        assertThat(selection.choose(call)).isEqualTo(new Choice("timeout", "header"));
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
