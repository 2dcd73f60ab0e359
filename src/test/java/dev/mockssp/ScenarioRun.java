package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A scenario that is selected for one publisher with a production key that only it uses, at {@link #NOW}. */
record ScenarioRun(MockSsp ssp, String scenario, ScenarioSelection way, Publisher publisher) {

    static final String NOW = "2025-11-24T21:51:52.240297Z";

    private static final String END_OF_WINDOW = "1764021113";

    Api api() {
        return publisher.api();
    }

    boolean legacy() {
        return api() == Api.LEGACY;
    }

    /** The response to the first request of the key, with the headers and the envelope of every response. */
    Publisher.Answer first(int status) {
        return first(status, publisher.api().relevant());
    }

    Publisher.Answer first(int status, String body) {
        Publisher.Answer response = publisher.ask(body).valid(status);
        identified(response.raw());
        assertThat(response.header("X-RateLimit-Remaining")).contains(scenario.equals("rate-limited") ? "0" : "39");
        assertThat(response.json().path("timestamp").asString()).isEqualTo(NOW);
        assertThat(response.json().path("requestId").asString())
                .isEqualTo(response.header("X-Mock-Request-Id").orElseThrow());
        return response;
    }

    /** The headers that even a failing response has. */
    void identified(RawClient.Answer response) {
        assertThat(response.header("X-Mock-Scenario")).contains(scenario);
        assertThat(response.header("X-Mock-Request-Id"))
                .contains(last().id())
                .get()
                .asString()
                .matches(legacy() ? "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" : "api_req_.+");
        assertThat(response.header("X-RateLimit-Limit")).contains("40");
        assertThat(response.header("X-RateLimit-Reset")).contains(END_OF_WINDOW);
    }

    Exchange last() {
        ssp.admin().refresh();
        List<Exchange> all = ssp.requests();
        return all.get(all.size() - 1);
    }

    /** The first request's ad: the bid of the SSP, the data of the legacy endpoint. */
    JsonNode ad() {
        return ad(api().relevant());
    }

    JsonNode ad(String body) {
        Publisher.Answer response = first(200, body);
        assertThat(response.filled()).as(response.raw().body()).isTrue();
        return legacy() ? response.json().path("data") : response.bid();
    }

    /** The ad in the scenario's file. */
    JsonNode written() throws IOException {
        return Json.read(Files.readAllBytes(Path.of("scenarios", scenario + ".json")))
                .at("/steps/0/fill/ad");
    }

    Optional<String> preflight() throws IOException {
        try (RawClient client = new RawClient(publisher.ports().getAsInt())) {
            RawClient.Answer response = client.send("OPTIONS " + api().path()
                            + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:3000\r\n"
                            + "Access-Control-Request-Method: POST\r\n\r\n")
                    .head();
            return response.status() == 204 ? response.header("Access-Control-Allow-Origin") : Optional.empty();
        }
    }
}
