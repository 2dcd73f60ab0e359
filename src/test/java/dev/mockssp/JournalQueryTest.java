package dev.mockssp;

import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Queries the journal of a small run: five requests, one minute apart. */
@Timeout(60)
class JournalQueryTest {

    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.CLOCK, "2025-11-24T12:00:00Z").with(Option.JOURNAL_SIZE, 5));
        client = new Client(ssp);
        client.bid("staging-a", SHOES);
        tick();
        client.bid("staging-a+no-bid", SHOES.replace("c1", "c2"));
        tick();
        client.ad("staging-b", PRODUCT);
        tick();
        client.bid("sk_unknown", SHOES);
        tick();
        client.bid("staging-b", "{}");
    }

    private void tick() {
        client.post("/__admin/clock/advance", "{'seconds':60}");
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "''                        | 1 2 3 4 5",
                "endpoint=bid-request      | 1 2 4 5",
                "endpoint=view             | ''",
                "key=staging-a             | 1 2",
                "key=staging-b%2Bslow      | 3 5",
                "key=staging-c             | ''",
                "chatId=c1                 | 1 3 4",
                "status=200                | 1 2 3",
                "status=401                | 4",
                "scenario=no-bid           | 2",
                "outcome=fill              | 1 3",
                "outcome=error             | 4 5",
                "since=2025-11-24T12:03:00Z | 4 5",
                "until=2025-11-24T12:01:00Z | 1 2",
                "since=2025-11-24T13:01:00%2B01:00&until=2025-11-24T12:02:00Z | 2 3",
                "outcome=fill&key=staging-b | 3",
                "q=key:staging-a           | 1 2",
                "q=key:staging-*+status:200 | 1 2 3",
                "q=RUNNING+outcome:fill    | 1 3",
                "q=nowhere&status=200      | ''",
                "limit=2                   | 4 5",
                "limit=0                   | ''",
                "limit=99&outcome=no-bid   | 2",
            })
    void filters(String query, String numbers) {
        JsonNode json = client.get("/__admin/requests?" + query).json();
        assertThat(String.join(
                        " ",
                        json.get("requests")
                                .valueStream()
                                .map(entry -> entry.get("number").toString())
                                .toList()))
                .isEqualTo(numbers);
        assertThat(json.get("matched").intValue())
                .isEqualTo(client.get("/__admin/requests?" + query.replaceAll("limit=\\d+", ""))
                        .json()
                        .get("requests")
                        .size());
    }

    @Test
    void whatIsDeletedIsGoneAndTheRestIsNot() {
        assertThat(client.delete("/__admin/requests?outcome=error").text()).isEqualTo("{\"deleted\":2}");
        assertThat(client.get("/__admin/requests").json().get("matched").intValue())
                .isEqualTo(3);
        assertThat(client.delete("/__admin/requests").text()).isEqualTo("{\"deleted\":3}");
        assertThat(client.get("/__admin/requests").text()).isEqualTo("{\"matched\":0,\"evicted\":0,\"requests\":[]}");
        client.bid("staging-a", SHOES);
        assertThat(client.newest().get("number").intValue()).isEqualTo(6);
    }

    /** Without this, a filter with a misspelt key looks like a run without errors. */
    @Test
    void theResponseTellsWhetherTheKeyHasSentARequest() {
        for (String seen : List.of("true", "false")) {
            String query = "?outcome=view&key=" + (seen.equals("true") ? "staging-a" : "staging-aa");
            assertThat(client.get("/__admin/requests" + query)
                            .json()
                            .path("keySeen")
                            .toString())
                    .isEqualTo(seen);
            assertThat(client.get("/__admin/requests.har" + query).header("X-Mock-Key-Seen"))
                    .isEqualTo(seen);
            assertThat(client.get("/__admin/requests.jsonl" + query).header("X-Mock-Key-Seen"))
                    .isEqualTo(seen);
            assertThat(client.delete("/__admin/requests" + query)
                            .json()
                            .path("keySeen")
                            .toString())
                    .isEqualTo(seen);
        }
        assertThat(client.get("/__admin/requests").json().has("keySeen")).isFalse();
        assertThat(client.delete("/__admin/requests?key=staging-a").text())
                .isEqualTo("{\"deleted\":2,\"keySeen\":true}");
        assertThat(client.delete("/__admin/requests?key=staging-a").text())
                .isEqualTo("{\"deleted\":0,\"keySeen\":true}");
        client.delete("/__admin/report");
        assertThat(client.delete("/__admin/requests?key=staging-a").text())
                .isEqualTo("{\"deleted\":0,\"keySeen\":false}");
    }

    @Test
    void theOldestGiveWayAndAreCounted() {
        IntStream.range(0, 3).forEach(i -> client.bid("staging-a", SHOES));
        JsonNode json = client.get("/__admin/requests").json();
        assertThat(json.get("evicted").intValue()).isEqualTo(3);
        assertThat(json.at("/requests/0/number").intValue()).isEqualTo(4);
        assertThat(json.get("requests")).hasSize(5);
    }
}
