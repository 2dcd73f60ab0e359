package dev.mockssp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.access.KeyRing;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Chance;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Request;
import dev.mockssp.exchange.Responder;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Journal;
import dev.mockssp.lint.Linter;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalingTest {

    private final AdjustableClock clock = new AdjustableClock(Optional.of(Instant.EPOCH));
    private final Stamps stamps = new Stamps(clock, new Chance(1));
    private final Selection selection =
            new Selection(new ScenarioLibrary(new Documents(new SchemaLibrary())::scenario), "default");
    private final KeyRing keys = new KeyRing(List.of(), new ChatbotSettings(0, 0, OptionalInt.empty(), true));
    private final Journal journal = new Journal(10, 1 << 20);
    private final List<Exchange> told = new ArrayList<>();

    private Responder journaling(Dialect dialect, Throwable bug) {
        return new Journaling(
                        journal,
                        new Recording(new Secrets(keys), stamps, selection),
                        new Identity(selection, stamps, true),
                        new Linter(),
                        told::add)
                .around(call -> {
                    call.note(Endpoint.class, new Endpoint(dialect.endpoint())).note(Dialect.class, dialect);
                    if (bug instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) bug;
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBugIsAnswered500AndWrittenDownAndSaysNothingOfItself(boolean error) {
        Throwable bug = error ? new StackOverflowError("secret") : new IllegalStateException("secret");
        bug.setStackTrace(new StackTraceElement[0]);
        Request request =
                new Request("POST", "/x", "", Headers.none(), new byte[0], false, "127.0.0.1", "http://localhost:7777");
        Reply reply = journaling(new SspDialect(stamps), bug).answer(new Call(request, Instant.EPOCH));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(new String(((Reply.Raw) reply).body(), StandardCharsets.UTF_8))
                .contains("Internal server error", "\"bid\":null")
                .doesNotContain("secret");
        assertThat(told)
                .isEqualTo(journal.find(exchange -> true))
                .singleElement()
                .satisfies(exchange -> {
                    assertThat(exchange.number()).isEqualTo(1);
                    assertThat(exchange.decidedBy()).isEqualTo("failure");
                    assertThat(exchange.answer().status()).isEqualTo(500);
                    assertThat(exchange.outcome().reason()).isEqualTo("Internal server error");
                });
    }
}
