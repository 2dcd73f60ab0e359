package dev.mockssp.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.Contexts;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.state.SavedStore;
import dev.mockssp.journal.Source;
import dev.mockssp.lint.report.Report;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Two servers, of which one follows the log of the other. */
class ReplicaTest {

    private static final List<String> KEYS = List.of("staging-a", "staging-b", "staging-c");
    private static final List<String> BODIES = List.of(
            "{'userId': 'u', 'chatId': 'c', 'messages': [{'role': 'user', 'content': 'shoes'}]}",
            "{'userId': 'u', 'chatId': 'd', 'messages': [{'role': 'user', 'content': 'me@example.com'}]}",
            "{'userId': 'u'}");

    /** What happens at the first server. */
    enum Event {
        ASK_WITH_A,
        ASK_WITH_B,
        ASK_AGAIN,
        ASK_AS_DASHBOARD,
        REMOVE_SOME,
        REMOVE_ALL,
        RESET_A,
        RESET,
        DELETE_REPORT_OF_B,
        DELETE_REPORT
    }

    private static final class Server {
        private final Engine engine;
        private SavedStore store;
        private int asked;

        Server() {
            this.engine = new Engine(
                    Settings.of(Option.CLOCK, Contexts.NOW)
                            .with(Option.RATE_LIMIT, 0)
                            .with(Option.JOURNAL_SIZE, 6)
                            .config(),
                    1,
                    SchemaLibrary.shared(),
                    Contexts.library(),
                    List::of,
                    context -> Response.Bytes.empty(200, Headers.none()),
                    Optional.empty(),
                    exchange -> {},
                    () -> 0,
                    (memory, journal, clock) -> store = new SavedStore(memory, journal, clock));
        }

        Admin admin() {
            return engine.admin();
        }

        void happens(Event event) {
            switch (event) {
                case ASK_WITH_A -> ask("staging-a", "client");
                case ASK_WITH_B -> ask("staging-b", "client");
                case ASK_AGAIN -> {
                    ask("staging-b", "client");
                    ask("staging-b", "client");
                }
                case ASK_AS_DASHBOARD -> ask("staging-a", "dashboard");
                case REMOVE_SOME -> admin().history().removeExchanges(exchange -> exchange.number() % 3 == 0);
                case REMOVE_ALL -> admin().history().removeAllExchanges();
                case RESET_A -> admin().reset("staging-a");
                case RESET -> admin().reset();
                case DELETE_REPORT_OF_B -> admin().history().deleteReport("staging-b");
                case DELETE_REPORT -> admin().history().deleteReport();
            }
        }

        private void ask(String key, String source) {
            String body = BODIES.get(asked++ % BODIES.size());
            Request request = new Request(
                    "POST",
                    "/api/v1/ssp/bid-request",
                    "",
                    Headers.of("thrad-api-key", key, "Content-Type", "application/json", "X-Mock-Source", source),
                    body.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                    false,
                    "127.0.0.1",
                    "http://localhost:7777");
            engine.handle(new RequestContext(request, admin().clock().instant()));
        }

        List<Report> reports() {
            return List.of(
                    admin().history().report(Source.ALL),
                    admin().history().report(Source.CLIENT_ONLY),
                    admin().history().report("staging-a", Source.ALL),
                    admin().history().report("staging-b", Source.CLIENT_ONLY),
                    admin().history().report("staging-c", Source.ALL));
        }
    }

    @Property(tries = 60)
    void aReplicaHasTheSameJournalAndReports(@ForAll @Size(max = 40) List<Event> events) {
        Server first = new Server();
        Server second = new Server();
        events.forEach(first::happens);

        first.store.replay(second.store);

        assertThat(second.admin().journal().snapshot().exchanges())
                .isEqualTo(first.admin().journal().snapshot().exchanges());
        assertThat(second.reports()).isEqualTo(first.reports());
        for (String key : KEYS) {
            String keyId = first.admin().keyId(key);
            assertThat(second.admin().history().hasSeen(keyId))
                    .isEqualTo(first.admin().history().hasSeen(keyId));
        }
        assertThat(second.admin().events().newest(0))
                .isEqualTo(first.admin().events().newest(0));
    }
}
