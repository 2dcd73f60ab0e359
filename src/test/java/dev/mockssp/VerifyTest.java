package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Past requests can be verified, exported, and read from the record. */
class VerifyTest {

    private static final String SHOES =
            "{\"userId\":\"u\",\"chatId\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";

    @TempDir
    private Path folder;

    private MockSsp ssp;

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.RECORD, folder.resolve("record.jsonl")));
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @Test
    void aMatchPasses() throws Exception {
        bid("staging-a", "chat-1", "running shoes");

        JsonNode result = verify("""
                {"match": {"endpoint": "bid-request", "key": "staging-a", "outcome": "fill", "status": 200,
                  "userId": "u", "chatId": "chat-1", "scenario": "default",
                  "headers": {"content-type": "^application/json"},
                  "body": [{"pointer": "/messages/0/content", "matches": "shoes"},
                           {"pointer": "/config", "exists": false}],
                  "schema": {"required": ["userId"]}},
                 "count": {"exactly": 1}}""");

        assertThat(result.get("pass").booleanValue()).as(result.toString()).isTrue();
        assertThat(result.get("matches")).hasSize(1);
    }

    @Test
    void aFailShowsTheNearestMissFieldByField() throws Exception {
        bid("staging-a", "chat-1", "running shoes");
        bid("production-a", "chat-2", "hello");

        JsonNode result = verify("""
                {"match": {"endpoint": "bid-request", "chatId": "chat-1", "outcome": "no-bid",
                  "body": [{"pointer": "/messages/0/content", "equals": "hiking boots"}]}}""");

        assertThat(result.get("pass").booleanValue()).isFalse();
        assertThat(result.get("message").stringValue()).isEqualTo("expected at least 1, found 0 of 2 exchanges");
        JsonNode differences = result.at("/nearest/0/differences");
        assertThat(differences.valueStream().map(node -> node.get("place").stringValue()))
                .containsExactly("chatId", "body /messages/0/content");
        assertThat(differences.get(0).get("expected").stringValue()).isEqualTo("chat-1");
        assertThat(differences.get(0).get("seen").stringValue()).isEqualTo("chat-2");
        assertThat(differences.get(1).get("seen").stringValue()).isEqualTo("\"hello\"");
    }

    @Test
    void onlyRequestsOfTheKeyAndTheEndpointAreNearMisses() throws Exception {
        bid("staging-a", "chat-1", "running shoes");
        bid("staging-b", "chat-2", "hello");

        JsonNode ofTheKey =
                verify("{\"match\": {\"key\": \"staging-b\", \"chatId\": \"chat-1\"}, \"count\": {\"exactly\": 1}}");
        assertThat(ofTheKey.get("nearest")).hasSize(1);
        assertThat(ofTheKey.at("/nearest/0/differences").toString())
                .contains("chat-2")
                .doesNotContain("\"key\"");
        JsonNode otherKey = verify("{\"match\": {\"key\": \"staging-c\", \"chatId\": \"chat-1\"}}");
        assertThat(otherKey.get("nearest")).isEmpty();
        assertThat(otherKey.get("message").stringValue())
                .isEqualTo("expected at least 1, found 0 of 0 exchanges with this key; "
                        + "is it the key that the code under test sends?");
        JsonNode otherEndpoint = verify("{\"match\": {\"endpoint\": \"get-ad\", \"key\": \"staging-a\"}}");
        assertThat(otherEndpoint.get("nearest")).isEmpty();
        assertThat(otherEndpoint.get("message").stringValue())
                .endsWith("; none of them is a request to the endpoint get-ad with this key");
        JsonNode inOrder = verify("{\"inOrder\": [{\"key\": \"staging-a\"}, {\"key\": \"staging-a\"}]}");
        assertThat(inOrder.get("nearest")).hasSize(1);
        JsonNode tooFew = verify("{\"match\": {}, \"count\": {\"exactly\": 3}}");
        assertThat(tooFew.get("message").stringValue()).isEqualTo("expected exactly 3, found 2 of 2 exchanges");
    }

    @Test
    void aFailForOneKeyCountsTheExchangesOfThisKeyOnly() throws Exception {
        bid("staging-a", "chat-1", "running shoes");
        bid("staging-b", "chat-2", "hello");
        bid("staging-b", "chat-3", "hello");

        JsonNode count = verify("{\"match\": {\"key\": \"staging-a\", \"chatId\": \"chat-2\"}}");
        assertThat(count.get("message").stringValue())
                .isEqualTo("expected at least 1, found 0 of 1 exchange with this key");
        JsonNode inOrder = verify("{\"inOrder\": [{\"key\": \"staging-a\"}, {\"key\": \"staging-a\"}]}");
        assertThat(inOrder.get("message").stringValue())
                .isEqualTo("/inOrder/1 was not found after the 1 before it, among 0 exchanges with this key");
        JsonNode ofDashboard =
                verify("{\"match\": {\"key\": \"staging-a\", \"source\": \"dashboard\"}, \"count\": {\"exactly\": 1}}");
        assertThat(ofDashboard.get("message").stringValue()).endsWith("; not counted: 1 exchange of other sources");
        JsonNode ofTwoKeys = verify("{\"inOrder\": [{\"key\": \"staging-a\"}, {\"key\": \"staging-c\"}]}");
        assertThat(ofTwoKeys.get("message").stringValue())
                .isEqualTo("/inOrder/1 was not found after the 1 before it, among 2 exchanges; "
                        + "none of them is a request with this key");
    }

    @Test
    void aPointerToNothingIsToldTheNearest() throws Exception {
        bid("staging-a", "chat-1", "running shoes");
        String hint = "nothing at /message/0/content; did you mean /messages/0/content?";

        JsonNode result =
                verify("{\"match\": {\"body\": [{\"pointer\": \"/message/0/content\", \"matches\": \"shoes\"}]}}");
        assertThat(result.get("message").stringValue())
                .isEqualTo("expected at least 1, found 0 of 1 exchange; " + hint);
        assertThat(result.at("/nearest/0/differences/0/seen").stringValue()).isEqualTo(hint);
        JsonNode far = verify("{\"match\": {\"body\": [{\"pointer\": \"/somewhere/else\", \"exists\": true}]}}");
        assertThat(far.get("message").stringValue()).isEqualTo("expected at least 1, found 0 of 1 exchange");
        assertThat(far.at("/nearest/0/differences/0/seen").stringValue()).isEqualTo("nothing");
    }

    @Test
    void aFailureHasTheStatusThatIsAskedFor() throws Exception {
        bid("staging-a", "chat-1", "shoes");

        for (int status : new int[] {400, 422, 499}) {
            HttpResponse<String> failed = verifyWith("?failWith=" + status, "{\"match\": {\"chatId\": \"none\"}}");
            assertThat(failed.statusCode()).isEqualTo(status);
            assertThat(Json.read(failed.body().getBytes()).get("pass").booleanValue())
                    .isFalse();
            assertThat(verifyWith("?failWith=" + status, "{\"match\": {}}").statusCode())
                    .isEqualTo(200);
            assertThat(verifyWith("?failWith=" + status, "{\"inOrder\": [{}, {}]}")
                            .statusCode())
                    .isEqualTo(status);
        }
        for (String wrong : List.of("399", "500", "200", "x", "")) {
            HttpResponse<String> refused = verifyWith("?failWith=" + wrong, "{\"match\": {}}");
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refused.body())
                    .contains("Query parameter failWith must be a whole number from 400 to 499, was \\\"" + wrong);
        }
        assertThat(verifyWith("?failwith=422", "{\"match\": {}}").body()).contains("did you mean \\\"failWith\\\"?");
    }

    @Test
    void countsAreKept() throws Exception {
        bid("staging-a", "chat-1", "shoes");
        bid("staging-a", "chat-1", "shoes");

        assertThat(passes("{\"match\": {}, \"count\": {\"exactly\": 2}}")).isTrue();
        assertThat(passes("{\"match\": {}, \"count\": {\"exactly\": 1}}")).isFalse();
        assertThat(passes("{\"match\": {}, \"count\": {\"atLeast\": 2}}")).isTrue();
        assertThat(passes("{\"match\": {}, \"count\": {\"atLeast\": 3}}")).isFalse();
        assertThat(passes("{\"match\": {}, \"count\": {\"atMost\": 2}}")).isTrue();
        assertThat(passes("{\"match\": {}, \"count\": {\"atMost\": 1}}")).isFalse();
        assertThat(passes("{\"match\": {\"endpoint\": \"get-ad\"}, \"count\": {\"never\": true}}"))
                .isTrue();
        assertThat(passes("{\"match\": {}, \"count\": {\"never\": true}}")).isFalse();
        assertThat(passes("{\"match\": {}}")).isTrue();
    }

    @Test
    void orderIsKept() throws Exception {
        bid("staging-a", "first", "shoes");
        bid("staging-a", "between", "shoes");
        bid("staging-a", "second", "shoes");

        assertThat(passes("{\"inOrder\": [{\"chatId\": \"first\"}, {\"chatId\": \"second\"}]}"))
                .isTrue();
        JsonNode result = verify("{\"inOrder\": [{\"chatId\": \"second\"}, {\"chatId\": \"first\"}]}");
        assertThat(result.get("pass").booleanValue()).isFalse();
        assertThat(result.get("message").stringValue()).startsWith("/inOrder/1 was not found");
        assertThat(result.at("/nearest/0/differences").toString()).contains("\"place\":\"order\"", "before it");
    }

    @Test
    void clicksAndViewsCount() throws Exception {
        JsonNode bid = Json.read(bid("staging-a", "chat-1", "shoes").getBytes()).at("/data/bid");
        assertThat(passes("{\"match\": {\"clicked\": false, \"outcome\": \"fill\"}}"))
                .isTrue();

        get(URI.create(bid.get("url").stringValue()));

        assertThat(passes("{\"match\": {\"clicked\": true, \"outcome\": \"fill\"}}"))
                .isTrue();
        assertThat(passes("{\"match\": {\"viewed\": true}}")).isFalse();
    }

    @Test
    void aPatternThatIsNoneIsExplained() throws Exception {
        assertThat(verify("{\"match\": {\"endpoint\": \"bids\"}}")
                        .at("/error/message")
                        .stringValue())
                .contains("/match/endpoint", "bid-request");
        assertThat(verify("{\"match\": {\"headers\": {\"X\": \"(\"}}}")
                        .at("/error/message")
                        .stringValue())
                .contains("/match/headers/X", "regular expression");
        assertThat(verify("{\"match\": {\"key\": \"nobody\"}}")
                        .at("/error/message")
                        .stringValue())
                .contains("not valid here");
        assertThat(verify("{}").at("/error/message").stringValue()).contains("match", "inOrder");
    }

    @Test
    void theRecordHasEveryExchangeAndNoKey() throws Exception {
        bid("staging-secretive", "chat-1", "shoes");
        bid("a-real-looking-key", "chat-1", "shoes");

        List<String> lines = Files.readAllLines(folder.resolve("record.jsonl"));
        assertThat(lines).hasSize(2).noneMatch(line -> line.contains("secretive") || line.contains("real-looking"));
        assertThat(Json.read(lines.get(0).getBytes()).get("outcome").stringValue())
                .isEqualTo("fill");
        assertThat(Json.read(lines.get(1).getBytes()).at("/response/status").intValue())
                .isEqualTo(401);
    }

    @Test
    void theRecordGoesOnAfterHalfALine() throws Exception {
        ssp.close();
        Path record = folder.resolve("half.jsonl");
        Files.writeString(record, "{\"number\":1}\n{\"numb");
        ssp = MockSsp.start(Settings.of(Option.RECORD, record));
        bid("staging-a", "chat-1", "shoes");

        List<String> lines = Files.readAllLines(record);
        assertThat(lines).hasSize(3).startsWith("{\"number\":1}", "{\"numb");
        assertThat(Json.read(lines.get(2).getBytes()).get("number").intValue()).isEqualTo(1);
    }

    @Test
    void theJournalCanBeExported() throws Exception {
        bid("staging-a", "chat-1", "shoes");
        bid("staging-b", "chat-2", "shoes");

        JsonNode log = Json.read(get(at("/__admin/requests.har")).getBytes()).get("log");
        assertThat(log.get("version").stringValue()).isEqualTo("1.2");
        assertThat(log.get("entries")).hasSize(2);
        assertThat(log.at("/entries/0/request/url").stringValue()).isEqualTo(ssp.baseUrl() + "/api/v1/ssp/bid-request");
        assertThat(log.at("/entries/0/request/postData/text").stringValue()).contains("chat-1");
        assertThat(log.at("/entries/0/response/status").intValue()).isEqualTo(200);
        assertThat(get(at("/__admin/requests.jsonl?key=staging-b")).lines())
                .singleElement()
                .asString()
                .contains("chat-2");
    }

    private boolean passes(String verification) throws Exception {
        JsonNode result = verify(verification);
        assertThat(result.has("pass")).as(result.toString()).isTrue();
        return result.get("pass").booleanValue();
    }

    private JsonNode verify(String verification) throws Exception {
        return Json.read(verifyWith("", verification).body().getBytes());
    }

    private HttpResponse<String> verifyWith(String query, String verification) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/__admin/verify" + query))
                .POST(HttpRequest.BodyPublishers.ofString(verification))
                .build();
        return Client.HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String bid(String key, String chatId, String content) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/api/v1/ssp/bid-request"))
                .header("thrad-api-key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(SHOES.formatted(chatId, content)))
                .build();
        return send(request);
    }

    private String get(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri).build());
    }

    private URI at(String path) {
        return URI.create(ssp.baseUrl() + path);
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return Client.HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
