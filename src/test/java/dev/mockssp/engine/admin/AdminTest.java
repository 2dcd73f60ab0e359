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
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The admin operations, observed in the responses that follow. */
class AdminTest {

    private static final String ASKED =
            "{'userId': 'u', 'chatId': 'c', 'messages': [{'role': 'user', 'content': 'shoes'}]}";
    private static final String SCENARIO = "{'description': 'Mine.', 'steps': [{'fail': {'status': 503}}]}";

    private static final int JOURNAL_SIZE = 5;

    private final Engine engine = new Engine(
            Settings.of(Option.CLOCK, Contexts.NOW)
                    .with(Option.RATE_LIMIT, 0)
                    .with(Option.JOURNAL_SIZE, JOURNAL_SIZE)
                    .config(),
            1,
            SchemaLibrary.shared(),
            Contexts.library(),
            List::of,
            context -> Response.Bytes.empty(200, Headers.none()),
            exchange -> {});
    private final Admin admin = engine.admin();

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
        return engine.handle(new RequestContext(request, admin.clock().instant()));
    }

    @Test
    void aBoundKeyPlaysItsOwnScenario() {
        admin.selection().bind("staging-a+slow", "server-error");
        assertThat(ask("staging-a").status()).isEqualTo(500);
        assertThat(ask("staging-b").status()).isEqualTo(200);
        assertThat(admin.selection().scenarioFor("staging-a")).isEqualTo("server-error");
        assertThat(admin.selection().bindings().toList()).singleElement().satisfies(binding -> {
            assertThat(binding.key()).doesNotContain("staging-a");
            assertThat(binding.scenario()).isEqualTo("server-error");
        });
        admin.selection().unbind("staging-a");
        assertThat(ask("staging-a").status()).isEqualTo(200);
    }

    @Test
    void activatingAScenarioStartsItsStepsAnew() {
        admin.selection().activate("recovering");
        assertThat(List.of(
                        ask("staging-a").status(),
                        ask("staging-a").status(),
                        ask("staging-a").status()))
                .containsExactly(500, 500, 200);
        admin.selection().activate("recovering");
        assertThat(ask("staging-a").status()).isEqualTo(500);
    }

    @Test
    void aScenarioPutAtRunTimeLastsUntilItIsRemoved() {
        admin.scenarios().put("mine", json(SCENARIO));
        assertThat(ask("staging-a+mine").status()).isEqualTo(503);
        admin.scenarios().remove("mine");
        assertThat(ask("staging-a+mine").status()).isEqualTo(400);
    }

    @Test
    void anEqualScenarioThatIsPutAgainStartsItsStepsAnew() {
        String once = "{'description': 'Once.', 'steps': [{'when': {'first': 1}, 'fail': {'status': 503}}]}";
        admin.scenarios().put("once", json(once));
        assertThat(ask("staging-a+once").status()).isEqualTo(503);
        assertThat(ask("staging-a+once").status()).isEqualTo(200);
        admin.scenarios().put("once", json(once));
        assertThat(ask("staging-a+once").status()).isEqualTo(503);
    }

    @Test
    void aScenarioInUseCannotBeRemoved() {
        admin.scenarios().put("mine", json(SCENARIO));
        admin.selection().activate("mine");
        assertRefused(() -> admin.scenarios().remove("mine"), RejectedException.Reason.CONFLICT);
        assertThat(ask("staging-a").status()).isEqualTo(503);
    }

    @Test
    void whatDoesNotExistIsRefused() {
        assertRefused(() -> admin.selection().activate("no-such"), RejectedException.Reason.UNKNOWN_SCENARIO);
        assertRefused(() -> admin.selection().bind("staging-a", "no-such"), RejectedException.Reason.UNKNOWN_SCENARIO);
        assertRefused(() -> admin.selection().bind("no-such-key", "slow"), RejectedException.Reason.UNKNOWN_KEY);
        assertRefused(() -> admin.scenarios().remove("no-such"), RejectedException.Reason.UNKNOWN_SCENARIO);
        assertRefused(() -> admin.scenarios().remove("slow"), RejectedException.Reason.CONFLICT);
        assertThat(admin.selection().active()).isEqualTo("default");
    }

    private static void assertRefused(Runnable action, RejectedException.Reason reason) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void aWrongDocumentChangesNothing() {
        assertThatThrownBy(() -> admin.scenarios().put("mine", json("{'steps': 1}")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the scenario");
        assertThatThrownBy(() -> admin.putInventory(json("{'campaigns': [{}]}")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("/campaigns/0");
        assertThat(admin.inventory().campaigns()).isNotEmpty();
    }

    @Test
    void anEmptyInventoryIsInForceUntilTheReset() {
        admin.putInventory(json("{'campaigns': []}"));
        ask("staging-a");
        assertThat(outcomes()).containsExactly("no-bid");
        admin.reset();
        ask("staging-a");
        assertThat(outcomes()).as("the journal was reset too").containsExactly("fill");
    }

    private List<String> outcomes() {
        return admin.journal().find(exchange -> true).stream()
                .map(exchange -> exchange.outcome().kind().label())
                .toList();
    }

    @Test
    void aResetGoesBackToTheStart() {
        byte[] first = ((Response.Bytes) ask("staging-a")).body();
        admin.selection().activate("server-error");
        admin.selection().bind("staging-a", "no-bid");
        admin.clock().unfreeze();
        admin.reset();
        assertThat(((Response.Bytes) ask("staging-a")).body())
                .as("the same seed, clock and count")
                .isEqualTo(first);
    }

    @Test
    void removedExchangesStayInTheReport() {
        ask("staging-a");
        ask("staging-b");
        ask("staging-b");
        String keyId = admin.keyId("staging-b");
        assertThat(admin.history()
                        .removeExchanges(exchange -> exchange.client().keyId().equals(keyId)))
                .isEqualTo(2);
        assertThat(admin.history()
                        .removeExchanges(exchange -> exchange.client().keyId().equals(keyId)))
                .isZero();
        assertThat(admin.journal().find(exchange -> true))
                .extracting(Exchange::number)
                .containsExactly(1L);
        assertThat(admin.history().report(Source.CLIENT_ONLY).exchanges()).isEqualTo(3);
        assertThat(admin.history().report("staging-b", Source.CLIENT_ONLY).exchanges())
                .isEqualTo(2);
        assertThat(admin.history().hasSeen(keyId)).isTrue();
    }

    @Test
    void theRemovalOfAllExchangesForgetsTheEvictedOnes() {
        for (int i = 0; i < JOURNAL_SIZE + 2; i++) {
            ask("staging-a");
        }
        assertThat(admin.history().removeExchanges(exchange -> exchange.number() == 7))
                .isEqualTo(1);
        assertThat(admin.history().report(Source.CLIENT_ONLY).evicted()).isEqualTo(2);
        assertThat(admin.history().removeAllExchanges()).isEqualTo(JOURNAL_SIZE - 1);
        assertThat(admin.journal().find(exchange -> true)).isEmpty();
        assertThat(admin.history().report(Source.CLIENT_ONLY).evicted()).isZero();
        assertThat(admin.history().report(Source.CLIENT_ONLY).exchanges()).isEqualTo(JOURNAL_SIZE);
    }

    @Test
    void resettingOneKeyLeavesTheOthers() {
        admin.selection().activate("recovering");
        ask("staging-a");
        ask("staging-a");
        ask("staging-b");
        ask("staging-b");
        admin.reset("staging-a");
        assertThat(ask("staging-a").status()).isEqualTo(500);
        assertThat(ask("staging-b").status()).isEqualTo(200);
        String keyId = admin.keyId("staging-b");
        assertThat(admin.journal().find(exchange -> true))
                .extracting(exchange -> exchange.client().keyId())
                .hasSize(4)
                .filteredOn(keyId::equals)
                .hasSize(3);
    }
}
