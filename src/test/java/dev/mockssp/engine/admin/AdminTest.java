package dev.mockssp.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Headers;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.Contexts;
import dev.mockssp.engine.Engine;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator can change, seen in the answers that follow. */
class AdminTest {

    private static final String ASKED =
            "{'userId': 'u', 'chatId': 'c', 'messages': [{'role': 'user', 'content': 'shoes'}]}";
    private static final String SCENARIO = "{'description': 'Mine.', 'steps': [{'fail': {'status': 503}}]}";

    private final Engine engine = new Engine(
            Settings.of(Option.CLOCK, Contexts.NOW).with(Option.RATE_LIMIT, 0).config(),
            1,
            new SchemaLibrary(),
            Contexts.library(),
            List::of,
            call -> Response.Bytes.empty(200, Headers.none()),
            exchange -> {});
    private final Admin controls = engine.controls();

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private Response ask(String key) {
        Request request = new Request(
                "POST",
                "/api/v1/ssp/bid-request",
                "",
                Headers.of("thrad-api-key", key, "Content-Type", "application/json"),
                json(ASKED),
                false,
                "127.0.0.1",
                "http://localhost:7777");
        return engine.handle(new RequestContext(request, controls.clock().instant()));
    }

    @Test
    void aBoundKeyPlaysItsOwnScenario() {
        controls.bind("staging-a+slow", "server-error");
        assertThat(ask("staging-a").status()).isEqualTo(500);
        assertThat(ask("staging-b").status()).isEqualTo(200);
        assertThat(controls.scenarioOf("staging-a")).isEqualTo("server-error");
        assertThat(controls.bindings()).singleElement().satisfies(binding -> {
            assertThat(binding.key()).doesNotContain("staging-a");
            assertThat(binding.scenario()).isEqualTo("server-error");
        });
        controls.unbind("staging-a");
        assertThat(ask("staging-a").status()).isEqualTo(200);
    }

    @Test
    void activatingAScenarioStartsItsStepsAnew() {
        controls.activate("recovering");
        assertThat(List.of(
                        ask("staging-a").status(),
                        ask("staging-a").status(),
                        ask("staging-a").status()))
                .containsExactly(500, 500, 200);
        controls.activate("recovering");
        assertThat(ask("staging-a").status()).isEqualTo(500);
    }

    @Test
    void aScenarioPutAtRunTimeLastsUntilItIsRemoved() {
        controls.putScenario("mine", json(SCENARIO));
        assertThat(ask("staging-a+mine").status()).isEqualTo(503);
        controls.removeScenario("mine");
        assertThat(ask("staging-a+mine").status()).isEqualTo(400);
    }

    @Test
    void aScenarioInUseCannotBeRemoved() {
        controls.putScenario("mine", json(SCENARIO));
        controls.activate("mine");
        assertRefused(() -> controls.removeScenario("mine"), RejectedException.Reason.CONFLICT);
        assertThat(ask("staging-a").status()).isEqualTo(503);
    }

    @Test
    void whatDoesNotExistIsRefused() {
        assertRefused(() -> controls.activate("no-such"), RejectedException.Reason.UNKNOWN_SCENARIO);
        assertRefused(() -> controls.bind("staging-a", "no-such"), RejectedException.Reason.UNKNOWN_SCENARIO);
        assertRefused(() -> controls.bind("no-such-key", "slow"), RejectedException.Reason.UNKNOWN_KEY);
        assertRefused(() -> controls.removeScenario("no-such"), RejectedException.Reason.UNKNOWN_SCENARIO);
        assertRefused(() -> controls.removeScenario("slow"), RejectedException.Reason.CONFLICT);
        assertThat(controls.activeScenario()).isEqualTo("default");
    }

    private static void assertRefused(Runnable action, RejectedException.Reason reason) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void aWrongDocumentChangesNothing() {
        assertThatThrownBy(() -> controls.putScenario("mine", json("{'steps': 1}")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the scenario");
        assertThatThrownBy(() -> controls.putInventory(json("{'campaigns': [{}]}")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("/campaigns/0");
        assertThat(controls.inventory().campaigns()).isNotEmpty();
    }

    @Test
    void anEmptyInventoryIsInForceUntilTheReset() {
        controls.putInventory(json("{'campaigns': []}"));
        ask("staging-a");
        assertThat(outcomes()).containsExactly("no-bid");
        controls.reset();
        ask("staging-a");
        assertThat(outcomes()).as("the journal was reset too").containsExactly("fill");
    }

    private List<String> outcomes() {
        return controls.journal().find(exchange -> true).stream()
                .map(exchange -> exchange.outcome().kind().label())
                .toList();
    }

    @Test
    void aResetGoesBackToTheStart() {
        byte[] first = ((Response.Bytes) ask("staging-a")).body();
        controls.activate("server-error");
        controls.bind("staging-a", "no-bid");
        controls.clock().unfreeze();
        controls.reset();
        assertThat(((Response.Bytes) ask("staging-a")).body())
                .as("the same seed, clock and count")
                .isEqualTo(first);
    }

    @Test
    void resettingOneKeyLeavesTheOthers() {
        controls.activate("recovering");
        ask("staging-a");
        ask("staging-a");
        ask("staging-b");
        ask("staging-b");
        controls.reset("staging-a");
        assertThat(ask("staging-a").status()).isEqualTo(500);
        assertThat(ask("staging-b").status()).isEqualTo(200);
        String keyId = controls.keyId("staging-b");
        assertThat(controls.journal().find(exchange -> true))
                .extracting(exchange -> exchange.client().keyId())
                .hasSize(4)
                .filteredOn(keyId::equals)
                .hasSize(3);
    }
}
