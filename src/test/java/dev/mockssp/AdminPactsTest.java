package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The pacts that a running mock server serves. */
class AdminPactsTest {

    private static final MockSsp SSP = MockSsp.start();

    private final Client client = new Client(SSP);

    @AfterEach
    void reset() {
        SSP.reset();
    }

    @AfterAll
    static void stop() {
        SSP.close();
    }

    private Client.Answer get(String path) {
        return client.get(SSP.baseUrl() + path);
    }

    @Test
    void listsThemAndEachIsThere() {
        JsonNode list = get("/__admin/pacts?consumer=acme%20web").json();

        assertThat(list.path("consumer").stringValue()).isEqualTo("acme web");
        assertThat(list.path("pacts")
                        .valueStream()
                        .map(it -> it.path("provider").stringValue() + " "
                                + it.path("spec").stringValue()))
                .containsExactly("thrads-ssp 4", "thrads-ssp 3", "thrads-legacy 4", "thrads-legacy 3");
        for (JsonNode pact : list.path("pacts")) {
            JsonNode file = get(pact.path("href").stringValue()).json();
            assertThat(file.at("/consumer/name").stringValue()).isEqualTo("acme web");
            assertThat(file.at("/provider/name").stringValue())
                    .isEqualTo(pact.path("provider").stringValue());
            assertThat(file.at("/metadata/pactSpecification/version").stringValue())
                    .startsWith(pact.path("spec").stringValue());
        }
    }

    @Test
    void withoutParametersTheConsumerIsPublisherAndTheVersion4() {
        Client.Answer response = get("/__admin/pacts/thrads-ssp.json");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.json().at("/consumer/name").stringValue()).isEqualTo("publisher");
        assertThat(response.json().at("/metadata/pactSpecification/version").stringValue())
                .isEqualTo("4.0");
    }

    @Test
    void areOfTheRevisionOfTheServerOrOfTheOneInTheQuery() {
        JsonNode own = get("/__admin/pacts/thrads-ssp.json").json();
        JsonNode later = get("/__admin/pacts/thrads-ssp.json?revision=2026").json();

        assertThat(own.at("/metadata/mock-ssp/revision").stringValue()).isEqualTo("2025-11");
        assertThat(later.at("/metadata/mock-ssp/revision").stringValue()).isEqualTo("2026");
        assertThat(later.path("interactions").size())
                .isGreaterThan(own.path("interactions").size());
        JsonNode list = get("/__admin/pacts?revision=2026").json();
        assertThat(list.path("revision").stringValue()).isEqualTo("2026");
        assertThat(list.at("/pacts/0/href").stringValue()).contains("revision=2026");
    }

    @Test
    void areOfTheScenariosThatAreInForce() {
        client.send(
                "PUT",
                SSP.baseUrl() + "/__admin/scenarios/no-bid",
                "{\"description\":\"x\",\"steps\":[{\"no_bid\":{\"message\":\"Nothing today\"}}]}");

        assertThat(get("/__admin/pacts/thrads-ssp.json").json().toString()).contains("Nothing today");
    }

    @Test
    void askingChangesNothing() {
        SSP.use("slow");
        get("/__admin/pacts/thrads-ssp.json");

        assertThat(SSP.requests()).isEmpty();
        assertThat(SSP.scenario().name()).isEqualTo("slow");
    }

    @Test
    void aScenarioThatMakesNoContractIsNamed() {
        client.send(
                "PUT",
                SSP.baseUrl() + "/__admin/scenarios/no-bid",
                "{\"description\":\"x\",\"steps\":[{\"break\":{\"fault\":\"timeout\"}}]}");

        Client.Answer response = get("/__admin/pacts/thrads-ssp.json");
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.json().at("/error/code").stringValue()).isEqualTo("no-contract");
        assertThat(response.json().at("/error/message").stringValue()).contains("\"no-bid\"");
    }

    @Test
    void aWrongNameIsRefusedWithWhatThereIs() {
        assertThat(get("/__admin/pacts/thrads.json").status()).isEqualTo(404);
        assertThat(get("/__admin/pacts/thrads.json").json().at("/error/allowed").toString())
                .contains("thrads-ssp", "thrads-legacy");
        for (String path : List.of(
                "/__admin/pacts?consumr=x",
                "/__admin/pacts?consumer=",
                "/__admin/pacts/thrads-ssp.json?spec=2",
                "/__admin/pacts/thrads-ssp.json?revision=2027",
                "/__admin/pacts/thrads-ssp.json?version=4")) {
            assertThat(get(path).status()).as(path).isEqualTo(400);
        }
    }
}
