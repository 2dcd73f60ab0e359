package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The query parameters of the admin API. One that is broken, repeated or unknown never widens a request. */
@Timeout(120)
class AdminQueryTest {

    private static final String KEY = "staging-suite";
    private static final String JANE = SHOES.replace("u1", "jane@example.com");

    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() {
        ssp = MockSsp.start();
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    /** An operation of the document that has a body, with the names of its query parameters. */
    private record Operation(String method, String path, List<String> parameters) {}

    private List<Operation> operations() {
        JsonNode document = client.get("/__admin/openapi.json").json();
        return new DocumentedApi(document)
                .operations().stream()
                        .filter(operation -> !operation.method().equals("HEAD"))
                        .map(operation -> new Operation(
                                operation.method(),
                                operation
                                        .path()
                                        .replace("{name}", "slow")
                                        .replace("{id}", "x")
                                        .replace("{provider}", "thrads-ssp"),
                                parameters(document, operation.json())))
                        .toList();
    }

    private static List<String> parameters(JsonNode document, JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.has("$ref")
                        ? document.at(parameter.get("$ref").asString().substring(1))
                        : parameter)
                .filter(parameter -> parameter.get("in").asString().equals("query"))
                .map(parameter -> parameter.get("name").asString())
                .toList();
    }

    /** Sends a target that {@link URI} would reject. */
    private RawClient.Answer raw(String method, String target) throws IOException {
        int port = URI.create(ssp.baseUrl()).getPort();
        return RawClient.ask(
                port,
                method + " " + target
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }

    private void assertRejected(String method, String target, String... says) throws IOException {
        RawClient.Answer answer = raw(method, target);
        assertThat(answer.status())
                .as(method + " " + target + ": " + answer.body())
                .isEqualTo(400);
        JsonNode error = Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(error.at("/error/code").asString()).isEqualTo("invalid");
        assertThat(error.at("/error/message").asString()).contains(says).doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({"%zz,%zz", "staging-a%2,%2", "staging%,%", "%f,%f", "%gg%41,%gg", "%e2%82x,%e2%82", "%ff,%ff"})
    void aBrokenPercentEscapeNamesItsParameterOnEveryRoute(String value, String broken) throws IOException {
        List<Operation> operations = operations();
        assertThat(operations).anyMatch(operation -> !operation.parameters().isEmpty());
        for (Operation operation : operations) {
            for (String name : operation.parameters()) {
                assertRejected(
                        operation.method(),
                        operation.path() + "?" + name + "=" + value,
                        "Query parameter " + name + ": ",
                        "\"" + broken + "\"");
            }
        }
    }

    @Test
    void anUnknownParameterIsRejectedOnEveryRouteWithTheNearestName() throws IOException {
        for (Operation operation : operations()) {
            assertRejected(operation.method(), operation.path() + "?zzz=1", "Query parameter \"zzz\" is unknown");
            assertRejected(operation.method(), operation.path() + "?%zz=1", "\"%zz\"");
            assertRejected(operation.method(), operation.path() + "?=1", "without a name");
            for (String name : operation.parameters()) {
                assertRejected(
                        operation.method(),
                        operation.path() + "?" + name + "x=1",
                        "Query parameter \"" + name + "x\" is unknown; did you mean \"" + name + "\"?",
                        "Allowed: ",
                        name);
            }
        }
        assertRejected("POST", "/__admin/reset?key=" + KEY, "this route has no query parameters");
    }

    @Test
    void aRepeatedParameterIsRejectedOnEveryRoute() throws IOException {
        for (Operation operation : operations()) {
            for (String name : operation.parameters()) {
                assertRejected(
                        operation.method(),
                        operation.path() + "?" + name + "=1&" + name + "=1",
                        "Query parameter " + name + " may be sent only once");
            }
        }
    }

    @Test
    void aRejectedParameterChangesNothing() throws IOException {
        client.put("/__admin/scenario", "{'name':'slow'}");
        client.put("/__admin/scenario", "{'name':'no-bid','key':'" + KEY + "'}");
        client.bid(KEY, SHOES);
        for (String query : List.of("key=%zz", "key=" + KEY + "%2", "kye=" + KEY, "key=" + KEY + "&key=" + KEY)) {
            for (String request : List.of(
                    "DELETE /__admin/scenario",
                    "DELETE /__admin/requests",
                    "POST /__admin/pact/states",
                    "POST /__admin/reset",
                    "DELETE /__admin/clock")) {
                String[] parts = request.split(" ");
                assertThat(raw(parts[0], parts[1] + "?" + query).status())
                        .as(request)
                        .isEqualTo(400);
            }
        }
        assertThat(ssp.activeScenario()).isEqualTo("slow");
        assertThat(client.get("/__admin/scenario?key=" + KEY)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("no-bid");
        assertThat(ssp.requests()).hasSize(1);
    }

    /** Clients and probes append a question mark or an ampersand without a parameter. */
    @ParameterizedTest
    @ValueSource(strings = {"?", "?&", "?key=staging-suite&", "?&&key=staging-suite", "?k%65y=staging-suite"})
    void emptyParametersAreNone(String query) {
        assertThat(client.get("/__admin/requests" + query).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/__admin/requests, /matched, 2", "/__admin/report, /exchanges, 2", "/__admin/scenario, /name, no-bid"})
    void aPlusInAKeyIsAPlus(String path, String pointer, String value) {
        client.put("/__admin/scenario", "{'name':'no-bid','key':'" + KEY + "'}");
        client.bid(KEY + "+no-bid", SHOES);
        client.bid(KEY, SHOES);
        client.bid("staging-other", SHOES);
        for (String key : List.of(KEY + "+no-bid", KEY + "%2Bno-bid", KEY)) {
            JsonNode json = client.get(path + "?key=" + key).json();
            assertThat(json.at(pointer).asString()).as(json.toString()).isEqualTo(value);
        }
    }

    @Test
    void aPlusInAKeyIsAPlusInEveryFormatAndForEveryMethod() {
        client.bid(KEY + "+no-bid", JANE);
        assertThat(client.get("/__admin/report.xml?failOn=error&key=" + KEY + "+no-bid")
                        .text())
                .contains("failures=\"1\"");
        assertThat(client.get("/__admin/report.html?key=" + KEY + "+no-bid").text())
                .contains("personal-data-in-ids");
        assertThat(client.get("/__admin/requests.har?key=" + KEY + "+no-bid")
                        .json()
                        .at("/log/entries"))
                .hasSize(1);
        assertThat(client.get("/__admin/requests.jsonl?key=" + KEY + "+no-bid")
                        .text()
                        .lines())
                .hasSize(1);
        client.post("/__admin/pact/states?state=no-bid&key=" + KEY + "+slow", "");
        assertThat(client.get("/__admin/scenario?key=" + KEY)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("no-bid");
        client.delete("/__admin/scenario?key=" + KEY + "+slow");
        assertThat(client.get("/__admin/scenario?key=" + KEY)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("default");
        assertThat(client.delete("/__admin/requests?key=" + KEY + "+no-bid&endpoint=bid-request")
                        .json()
                        .path("deleted")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aPlusInAnInstantIsAPlusAndElsewhereASpaceAsInAForm() {
        client.bid(KEY, SHOES.replace("c1", "chat 1"));
        for (String chat : List.of("chat+1", "chat%201", URLEncoder.encode("chat 1", StandardCharsets.UTF_8))) {
            assertThat(matched("chatId=" + chat)).as(chat).isEqualTo(1);
        }
        assertThat(matched("since=2020-01-01T00:00:00+01:00")).isEqualTo(1);
        assertThat(matched("since=2020-01-01T00:00:00%2B01:00")).isEqualTo(1);
        JsonNode pacts = client.get("/__admin/pacts?consumer=acme+web").json();
        assertThat(pacts.path("consumer").asString()).isEqualTo("acme web");
        assertThat(client.get(pacts.at("/pacts/0/href").asString())
                        .json()
                        .at("/consumer/name")
                        .asString())
                .isEqualTo("acme web");
    }

    private int matched(String query) {
        return client.get("/__admin/requests?" + query).json().path("matched").asInt();
    }

    @Test
    void aBrokenPercentEscapeInThePathIsADocumentedError() throws IOException {
        DocumentedApi api =
                new DocumentedApi(client.get("/__admin/openapi.json").json());
        List<DocumentedApi.Operation> templates = api.operations().stream()
                .filter(operation -> operation.path().contains("{"))
                .toList();
        assertThat(templates).hasSizeGreaterThan(4);
        for (DocumentedApi.Operation operation : templates) {
            String target = operation.path().replaceFirst("\\{\\w+}", "%zz");
            RawClient.Answer answer = raw(operation.method(), target);
            assertThat(answer.status()).as(target).isEqualTo(400);
            assertThat(answer.body()).contains("percent-escape");
            assertThat(operation.json().path("responses").has("400"))
                    .as(operation + " documents 400")
                    .isTrue();
        }
    }

    @Test
    void everyOperationDocumentsThe400OfItsQuery() {
        JsonNode document = client.get("/__admin/openapi.json").json();
        assertThat(new DocumentedApi(document).operations())
                .allMatch(operation -> operation.json().path("responses").has("400"));
    }
}
