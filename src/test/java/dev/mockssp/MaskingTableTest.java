package dev.mockssp;

import static dev.mockssp.Client.AD;
import static dev.mockssp.Client.BID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mockssp.cli.Cli;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of all places: each way to send a secret, and each output that could show it. Every cell is a test. An input
 * has {@code $} in place of its secret, and {@code §} in place of a secret that is a number.
 */
@Timeout(120)
class MaskingTableTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String CHAT =
            "\"userId\":\"u1\",\"chatId\":\"c1\"," + "\"messages\":[{\"role\":\"user\",\"content\":\"running shoes\"}]";

    /** A request with a secret. */
    private record Input(String name, String method, String path, String body, String... headers) {

        String secret() {
            return "sk-Zq" + Integer.toString(Math.abs(name.hashCode()), 36) + "xVw-live";
        }

        /** The part of the secret that no output may contain. */
        String core() {
            return secret().substring(3, secret().length() - 5);
        }

        String number() {
            return "90" + Math.abs((long) name.hashCode()) + "1.5";
        }

        String fill(String text) {
            return text.replace("$", secret()).replace("§", number());
        }

        boolean isJson() {
            try {
                Json.read(fill(body).getBytes(UTF_8));
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        }
    }

    private static Input header(String name, String value) {
        return new Input(name + ": " + value, "POST", BID, "{" + CHAT + "}", name, value, "Content-Type", JSON);
    }

    private static Input target(String target) {
        return new Input(target, "POST", target, "{" + CHAT + "}", "Content-Type", JSON);
    }

    private static Input body(String members) {
        return new Input(members, "POST", BID, "{" + CHAT + "," + members + "}", "Content-Type", JSON);
    }

    private static Input text(String type, String body) {
        return new Input(type + " " + body, "POST", BID, body, "Content-Type", type);
    }

    private static List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        for (String name : List.of(
                "thrad-api-key",
                "thrads-api-key",
                "X-Api-Key",
                "API_KEY",
                "X-Auth-Token",
                "X-Client-Secret",
                "X-Password",
                "Cookie")) {
            inputs.add(header(name, "$"));
        }
        inputs.addAll(List.of(
                header("Authorization", "Bearer $"),
                header("X-Authorization", "Basic $"),
                header("Authorization", "Custom $ and more"),
                header("Referer", "https://a.example/p?api_key=$&b=c"),
                header("Referer", "https://a.example/p?b=c;token=$"),
                header("Referer", "https://a.example/p#access_token=$&b=c"),
                header("Referer", "https://a.example/p#/login?token=$"),
                header("Referer", "https://me:$@a.example/p"),
                header("Referer", "https://$@a.example/p"),
                header("Referer", "https://a.example/p;api_key=$/q?b=c"),
                header("Referer", "https://a.example/token/$/q"),
                header("Referer", "https://a.example/p?next=https%3A%2F%2Fb.example%2F%3Fapi_key%3D$"),
                header("Referer", "/p?api%5Fkey=$"),
                header("X-Original-Url", "https://me:$@a.example/p"),
                header("Link", "<https://a.example/p?api_key=$>; rel=\"next\""),
                header("X-Context", "api_key=$"),
                header("X-Context", "a=b; api_key=\"$\"; c=d"),
                header("X-Context", "{\"a\":1,\"api_key\":\"$\"}"),
                header("X-Context", "api_key: $"),
                header("X-Context", "api_key%3D$"),
                header("X-Mock-Scenario", "api_key=$"),
                header("X-Mock-Scenario", "no-bid;token=$"),
                header("X-Mock-Source", "api_key=$"),
                target(BID + "?api_key=$"),
                target(BID + "?a=b&thrad-api-key=$&c=d"),
                target(BID + "?a=b;api_key=$;c=d"),
                target(BID + "?%61pi%4Bey=$"),
                target(BID + "?token=$"),
                target(BID + "?password=$"),
                target(BID + "?user%5Bpassword%5D=$"),
                target(BID + "?next=https%3A%2F%2Fa.example%2F%3Fapi_key%3D$"),
                target(BID + "?next=%2Fp%23access_token%3D$"),
                target(BID + "?data=%7B%22api_key%22%3A%22$%22%7D"),
                target(BID + "?%7B%22api_key%22%3A%22$%22%7D"),
                target(AD + "?token=$"),
                target("/api/v1/tracking/other?token=$"),
                target("/api/v1/tracking/redirect?api_key=$"),
                target("/nowhere;api_key=$/x"),
                target("/nowhere/api_key=$"),
                target("/nowhere/api-key/$"),
                target("/nowhere/%74oken/$/x"),
                target("/nowhere%3Bapi_key%3D$"),
                target(BID + ";api_key=$"),
                body("\"apiKey\":\"$\""),
                body("\"api_key\" : \"$\""),
                body("\"thrad_api_key\":\"$\""),
                body("\"thrad-api-key\":\"$\""),
                body("\"Authorization\":\"Bearer $\""),
                body("\"token\":\"$\""),
                body("\"client_secret\":\"$\""),
                body("\"password\":\"$\""),
                body("\"key\":\"$\""),
                body("\"API key\":\"$\""),
                body("\"api\\u004bey\":\"$\""),
                body("\"\\u0061\\u0070\\u0069_key\":\"$\""),
                body("\"token\":§"),
                body("\"tokens\":[{\"a\":[{\"token\":\"$\"}]}]"),
                body("\"apiKeys\":[\"a\",\"$\",§]"),
                body("\"credentials\":{\"user\":\"bob\",\"deep\":[{\"value\":\"$\"}],\"on\":true,\"no\":null}"),
                body("\"config\":{\"experiment_tag\":\"t\",\"token\":\"$\"}"),
                body("\"page\":\"https://a.example/?api_key=$&b=c\""),
                body("\"page\":\"https:\\/\\/me:$@a.example\\/\""),
                body("\"page\":\"https://a.example/?b=c\\u0026token=$\\u0026d=e\""),
                body("\"page\":\"https://a.example/#access_token=$\""),
                body("\"raw\":\"{\\\"api_key\\\":\\\"$\\\"}\""),
                body("\"raw\":\"{'api_key': '$'}\""),
                text(JSON, "{\"api_key\":\"$\""),
                text(JSON, "{\"api_key\":$}"),
                text(JSON, "{\"a\":\"x\"y\",\"api_key\":\"$\"}"),
                text(JSON, "{'api_key':'$','a':'b'}"),
                text(JSON, "{'a':\"it's\",'api_key': \"$\"}"),
                text(JSON, "{api_key: '$'}"),
                text(JSON, "{\"api\\u005fkey\":'$'}"),
                text(JSON, "{\"apiKeys\":['a','$'],}"),
                text(JSON, "{\"credentials\":{\"value\":\"$\"},}"),
                text(JSON, "{\"api_key\":\n  \"$\n"),
                text(JSON, "{\"a\":1,\"a\":2,\"token\":\"$\"}"),
                text(JSON, "\ufeff{\"token\":\"$\"}"),
                text(FORM, "api_key=$"),
                text(FORM, "a=b&api%5Fkey=$&c=d"),
                text(FORM, "a=b;api_key=$;c=d"),
                text(FORM, "authorization=Bearer+$"),
                text(FORM, "payload=%7B%22api_key%22%3A%22$%22%7D"),
                text(
                        "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\n$\r\n--x--\r\n"),
                text("text/plain", "Authorization: Bearer $\r\nHost: a.example\r\n"),
                text("text/plain", "export API_KEY=$"),
                text("application/xml", "<a><api_key>$</api_key></a>"),
                new Input("a query of clicks", "GET", "/api/v1/tracking/view?a=b&password=$", ""),
                new Input(
                        "a member of get-ad", "POST", AD, "{\"userId\":\"u\",\"apiKey\":\"$\"}", "Content-Type", JSON),
                new Input("a landing page", "GET", "/landing/api_key=$", ""),
                new Input("a preflight", "OPTIONS", BID + "?api_key=$", "", "Origin", "http://localhost:1"),
                new Input(
                        "a key that is repeated everywhere",
                        "POST",
                        BID + "?see=$",
                        "{\"userId\":\"$\",\"chatId\":\"c-$\",\"messages\":[{\"role\":\"user\",\"content\":\"it is $.\"}],"
                                + "\"$\":1,\"config\":{\"experiment_tag\":\"$\"}}",
                        "X-Api-Key",
                        "$",
                        "X-User-City",
                        "$",
                        "X-Mock-Scenario",
                        "$",
                        "Content-Type",
                        JSON),
                new Input(
                        "a member that is repeated everywhere",
                        "POST",
                        BID + "?see=$",
                        "{\"userId\":\"$\",\"chatId\":\"c-$\",\"messages\":[{\"role\":\"user\",\"content\":\"it is $.\"}],"
                                + "\"$\":1,\"config\":{\"experiment_tag\":\"$\"},\"token\":\"$\"}",
                        "X-User-City",
                        "$",
                        "Content-Type",
                        JSON),
                new Input("a parameter that is repeated", "POST", "/$/?api_key=$", "$", "X-User-City", "$"),
                new Input(
                        "a provider state",
                        "POST",
                        "/__admin/pact/states?api_key=$",
                        "{\"state\":\"no-bid\",\"params\":{\"key\":\"$\",\"token\":[\"$\"]}}",
                        "Referer",
                        "https://me:$@a.example/")));
        return inputs;
    }

    private static final List<Input> INPUTS = inputs();

    @TempDir
    static Path folder;

    private static final List<MockSsp> STARTED = new ArrayList<>();
    private static final Map<String, String> OUTPUTS = new LinkedHashMap<>();
    private static FakeUpstream upstream;
    private static final Map<Input, String> RESPONSES = new LinkedHashMap<>();
    private static JsonNode journal;

    @BeforeAll
    static void sendAll() throws Exception {
        upstream = FakeUpstream.plain(exchange -> {
            byte[] echo = echo(upstream.last().orElseThrow());
            exchange.getResponseHeaders().set("Content-Type", JSON);
            exchange.getResponseHeaders().set("X-Token", UPSTREAM_SECRET);
            exchange.getResponseHeaders().set("X-Next", "https://a.example/?key=" + UPSTREAM_SECRET);
            exchange.sendResponseHeaders(400, echo.length);
            exchange.getResponseBody().write(echo);
        });
        for (String format : List.of("text", "json", "upstream")) {
            boolean forwards = format.equals("upstream");
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            Path record = folder.resolve(format + ".jsonl");
            Settings settings = Settings.of(Option.PORT, 0)
                    .with(Option.LOG, forwards ? "json" : format)
                    .with(Option.RECORD, record.toString());
            MockSsp ssp = MockSsp.start(
                    (forwards
                                    ? settings.with(Option.RECORD_FROM, upstream.baseUrl())
                                    : settings.with(Option.RATE_LIMIT, 0))
                            .config(),
                    new PrintStream(log, true, UTF_8));
            STARTED.add(ssp);
            for (Input input : INPUTS) {
                String response = send(ssp, input);
                if (!forwards) {
                    RESPONSES.put(input, response);
                }
            }
            OUTPUTS.put(format + ": log", log.toString(UTF_8));
            OUTPUTS.put(format + ": recording", Files.readString(record));
            collect(format + ": ", ssp);
        }
        journal = Json.read(OUTPUTS.get("text: requests").getBytes(UTF_8)).get("requests");
    }

    private static final String UPSTREAM_SECRET = "sk-ZqUPSTREAMxVw-live";

    /** An upstream that repeats the request, except cookies, which are not searched for, and has secrets of its own. */
    private static byte[] echo(FakeUpstream.Received received) {
        Map<String, List<String>> headers = new TreeMap<>(received.headers());
        headers.remove("Cookie");
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("requestId", "api_req_1")
                .put("status", "error")
                .put("message", "Seen " + received.target() + " from " + UPSTREAM_SECRET)
                .put("headers", headers.toString())
                .put("body", received.body())
                .put(UPSTREAM_SECRET, 1)
                .put("url", "https://me:" + UPSTREAM_SECRET + "@a.example/#access_token=" + UPSTREAM_SECRET);
        json.putObject("data")
                .put("apiKey", UPSTREAM_SECRET)
                .putArray("credentials")
                .add(UPSTREAM_SECRET);
        json.putObject("error").put("type", "HTTPException").put("code", 400);
        return Json.write(json);
    }

    private static void collect(String server, MockSsp ssp) throws Exception {
        for (String path : List.of(
                "requests",
                "requests.har",
                "requests.jsonl",
                "report",
                "report.xml?failOn=info",
                "report.html",
                "recorded/scenario",
                "pacts",
                "scenarios",
                "scenario",
                "health",
                "pacts/thrad-ssp.json",
                "requests?endpoint=unknown")) {
            OUTPUTS.put(server + path, get(ssp, "/__admin/" + path));
        }
        StringBuilder each = new StringBuilder();
        for (JsonNode exchange :
                Json.read(OUTPUTS.get(server + "requests").getBytes(UTF_8)).get("requests")) {
            String id = exchange.get("id").stringValue();
            each.append(get(ssp, "/__admin/requests/" + id)).append(get(ssp, "/__admin/requests/" + id + "/step"));
        }
        OUTPUTS.put(server + "each exchange and its step", each.toString());
        for (String verification : List.of(
                "{\"match\":{\"chatId\":\"x\",\"headers\":{\"X-Context\":\"nothing\",\"X-User-City\":\"nothing\"}}}",
                "{\"match\":{\"body\":[{\"pointer\":\"\",\"equals\":1}]}}")) {
            OUTPUTS.put(server + "verify " + verification, post(ssp, "/__admin/verify", verification));
        }
        OUTPUTS.put(
                server + "events",
                String.join(
                        "\n",
                        ssp.admin().events().newest(1_000).stream()
                                .map(EventBus.Event::data)
                                .toList()));
        for (String format : List.of("text", "json", "junit", "html")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrintStream print = new PrintStream(out, true, UTF_8);
            new Cli()
                    .run(
                            new String[] {"report", "--url", ssp.baseUrl(), "--format", format, "--fail-on", "never"},
                            Map.of(),
                            print,
                            print);
            OUTPUTS.put(server + "report as " + format, out.toString(UTF_8));
        }
    }

    @AfterAll
    static void stop() {
        STARTED.forEach(MockSsp::close);
        upstream.close();
    }

    @TestFactory
    Stream<DynamicNode> noOutputShowsASecret() {
        return INPUTS.stream()
                .map(input -> dynamicContainer(
                        input.name(),
                        Stream.concat(
                                OUTPUTS.entrySet().stream()
                                        .map(output -> dynamicTest(
                                                output.getKey(), () -> requireNoSecret(input, output.getValue()))),
                                Stream.of(
                                        dynamicTest(
                                                "the response, if it is an error",
                                                () -> requireNoSecret(input, RESPONSES.get(input))),
                                        dynamicTest("it is in the journal", () -> requireRecorded(input))))));
    }

    /** Of the upstream, nothing is kept that has the name of a secret, and no key of this server is known. */
    @TestFactory
    Stream<DynamicNode> noOutputShowsASecretOfTheUpstream() {
        return OUTPUTS.entrySet().stream()
                .filter(output -> output.getKey().startsWith("upstream: "))
                .map(output -> dynamicTest(
                        output.getKey(),
                        () -> assertThat(output.getValue()).doesNotContain("ZqUPSTREAM", "staging-table")));
    }

    private static void requireNoSecret(Input input, String output) {
        assertThat(output).isNotEmpty();
        for (String form :
                List.of(input.core(), input.core().toLowerCase(Locale.ROOT), input.number(), base64(input.secret()))) {
            int at = output.indexOf(form);
            assertThat(at < 0 ? "" : output.substring(Math.max(0, at - 300), Math.min(output.length(), at + 100)))
                    .as("the secret and what is before it")
                    .isEmpty();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8)).substring(0, 12);
    }

    /** The exchange shows a mask, so the table does not pass because nothing was recorded. Valid JSON stays valid. */
    private static void requireRecorded(Input input) {
        JsonNode exchange = journal.valueStream()
                .filter(recorded ->
                        recorded.at("/request/headers/X-Case").asString("").equals(caseOf(input)))
                .findFirst()
                .orElseThrow();
        assertThat(exchange.get("request").toString()).containsAnyOf("not-kept", "not kept");
        if (input.isJson()) {
            assertThat(exchange.at("/request/body").isObject())
                    .as(exchange.at("/request/body").toString())
                    .isTrue();
        }
    }

    private static String caseOf(Input input) {
        return Integer.toString(INPUTS.indexOf(input));
    }

    private static String send(MockSsp ssp, Input input) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        ssp.baseUrl() + input.path().replace("$", URLEncoder.encode(input.secret(), UTF_8))))
                .method(input.method(), HttpRequest.BodyPublishers.ofString(input.fill(input.body())))
                .header("X-Case", caseOf(input));
        boolean hasKey = false;
        for (int i = 0; i < input.headers().length; i += 2) {
            request.header(input.headers()[i], input.fill(input.headers()[i + 1]));
            hasKey |= input.headers()[i].startsWith("thrad");
        }
        if (!hasKey) {
            request.header(input.path().startsWith(AD) ? "thrads-api-key" : "thrad-api-key", "staging-table");
        }
        HttpResponse<String> response = exchange(request.build());
        return response.statusCode() + " "
                + (response.statusCode() < 400 ? "" : response.headers().map() + response.body());
    }

    private static String get(MockSsp ssp, String path) throws Exception {
        return exchange(HttpRequest.newBuilder(URI.create(ssp.baseUrl() + path)).build())
                .body();
    }

    private static String post(MockSsp ssp, String path, String body) throws Exception {
        return exchange(HttpRequest.newBuilder(URI.create(ssp.baseUrl() + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .body();
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
