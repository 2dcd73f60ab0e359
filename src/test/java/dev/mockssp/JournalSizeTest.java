package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.store.InMemoryJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The journal is limited in bytes and in number, and all of it can be read. */
@Timeout(120)
class JournalSizeTest {

    private static final int ROOM = 600_000;

    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.RATE_LIMIT, 0));
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @Test
    void largeBodiesDriveTheOldestOut() {
        String large = SHOES.replace("running shoes", "x".repeat(ROOM));
        for (int i = 0; i < 40; i++) {
            client.bid("staging-key", large);
        }
        assertThat(weight()).isBetween(InMemoryJournal.MAX_BYTES - 2 * ROOM, InMemoryJournal.MAX_BYTES);
        JsonNode journal = client.get("/__admin/requests").json();
        assertThat(journal.get("requests")).hasSize(ssp.requests().size());
        assertThat(journal.get("matched").intValue() + journal.get("evicted").intValue())
                .isEqualTo(40);
    }

    @Test
    void whateverACallerCanMakeLongIsWeighed() {
        String text = "é".repeat(3_000);
        String wide = "\u2028".repeat(3_000);
        assertWeighs(3_000, SHOES, "X-Long", "x".repeat(3_000));
        assertWeighs(3_000, SHOES, "X-Mock-Scenario", "n".repeat(3_000));
        assertWeighs(9_000, SHOES.replace("u1", text));
        assertWeighs(15_000, SHOES.replace("c1", wide));
        long before = weight();
        client.get("/" + "p".repeat(3_000) + "?" + "q".repeat(3_000));
        assertThat(weight() - before).isGreaterThan(12_000);
    }

    private void assertWeighs(int atLeast, String body, String... headers) {
        long before = weight();
        client.bid("staging-key", body, headers);
        assertThat(weight() - before).isBetween((long) atLeast, 2L * atLeast + 20_000);
    }

    private long weight() {
        return ssp.admin().journal().bytes();
    }

    @Test
    void aLongListIsWrittenAsItGoes() {
        for (int i = 0; i < 300; i++) {
            client.bid("production-key", SHOES);
        }
        Client.Answer response = client.get("/__admin/requests");
        assertThat(response.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body().length).isGreaterThan(1_000_000);
        assertThat(response.json().get("requests")).hasSize(300);
        Client.Answer archive = client.get("/__admin/requests.har");
        assertThat(archive.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(archive.json().at("/log/entries")).hasSize(300);
    }

    @Test
    void halfOfAPairDoesNotEndTheList() {
        client.bid("staging-key", "{'userId':'\\ud800','chatId':'\\udc00','messages':[]}");
        client.bid("staging-key", SHOES);
        JsonNode journal = client.get("/__admin/requests").json();
        assertThat(journal.at("/requests/0/client/userId").stringValue()).isEqualTo("?");
        assertThat(journal.get("requests")).hasSize(2);
    }
}
