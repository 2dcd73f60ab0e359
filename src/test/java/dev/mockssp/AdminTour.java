package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.DocumentedApi.Operation;
import dev.mockssp.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Sends requests to each route of the admin API and validates each response against the OpenAPI document. */
final class AdminTour {

    private static final String EVIL = "http://evil.example";
    private static final List<String> PUBLIC = List.of("/__admin/health", "/livez", "/readyz", "/__admin/ca.pem");
    private static final int LISTENERS = 16;
    private static final int TOO_LONG = (16 << 20) + 1;

    /** A scenario that takes too much memory. */
    private static final String TOO_LARGE =
            "{'description':'d','steps':[{'fail':{'status':500,'body':[" + "0,".repeat(400_000) + "0]}}]}";

    /** Each member and value of a scenario file. */
    private static final String EVERY_STEP = "{'$schema':'/schemas/scenario.schema.json','description':'All.','steps':["
            + "{'when':{'first':1,'every':2,'chance':0.5,'endpoint':'get-ad','key':'staging-*','headers':{'X-A':'.*'},"
            + "'body':[{'pointer':'/a','equals':1},{'pointer':'/a','matches':'x'},{'pointer':'/a','exists':true}]},"
            + "'auction':{},'delay_ms':5},"
            + "{'when':{'endpoint':'bid-request'},'fill':{'campaign':'fleetmoor-road-runner','format':'sponsored_prompt'},"
            + "'delay_ms':{'min':1,'max':2}},"
            + "{'fill':{'ad':" + AdminTraffic.campaign("own", "'dsp':'x'") + ",'format':'sponsored_message'}},"
            + "{'no_bid':{'reason':'no-winner','message':'m'}},{'no_bid':{'reason':'ad-offset'}},"
            + "{'no_bid':{'reason':'max-frequency'}},"
            + "{'fail':{'status':429,'message':'m','error':{},'headers':{'Retry-After':'1'},'body':'b','deny_origin':true}},"
            + "{'break':{'fault':'connection-reset'}},{'break':{'fault':'empty-response'}},"
            + "{'break':{'fault':'timeout'}},{'break':{'fault':'truncated-body'}},{'break':{'fault':'malformed-json'}}]}";

    /** Each condition of a verification, which the first ad of {@link AdminTraffic} meets. */
    private static final String EVERY_CONDITION =
            "{'match':{'endpoint':'bid-request','key':'staging-a','userId':'u1','chatId':'c1','status':200,"
                    + "'scenario':'default','outcome':'fill','headers':{'Content-Type':'json'},"
                    + "'body':[{'pointer':'/config/experiment_tag','equals':'a'}],'schema':{'required':['userId']},"
                    + "'viewed':false,'clicked':true},'count':{'exactly':1}}";

    private final DocumentedApi api;
    private final String url;
    private final Client client;

    AdminTour(DocumentedApi api, MockSsp ssp) {
        this.api = api;
        this.url = ssp.baseUrl();
        this.client = new Client(ssp);
    }

    Client.Answer expect(int status, String method, String path, String body) {
        Client.Answer answer = api.check(method, path, body.replace('\'', '"'), client.send(method, path, body));
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.text())
                .isEqualTo(status);
        return answer;
    }

    private Client.Answer get(String path) {
        return expect(200, "GET", path, "");
    }

    void health() {
        for (String path : List.of("/__admin/health", "/livez", "/readyz")) {
            get(path);
            expect(200, "HEAD", path, "");
        }
        get("/__admin/openapi.json");
        assertThat(get("/__admin/ca.pem").text()).startsWith("-----BEGIN CERTIFICATE-----");
    }

    /** @param broken the name of a file in the scenario folder that is not a scenario */
    void scenarios(String broken) {
        expect(201, "PUT", "/__admin/scenarios/every-member", EVERY_STEP);
        expect(200, "PUT", "/__admin/scenarios/every-member", EVERY_STEP);
        api.checkComponent("Scenario", Json.MAPPER.readTree(EVERY_STEP.replace('\'', '"')));
        expect(400, "PUT", "/__admin/scenarios/x", "{'description':'d','steps':[{}]}");
        expect(
                400,
                "PUT",
                "/__admin/scenarios/x",
                "{'description':'d','steps':[{'fill':{'campaign':'x'}},{'fill':{'campaign':'y'}}]}");
        expect(200, "PUT", "/__admin/scenarios/x?dryRun=true", EVERY_STEP);
        expect(400, "PUT", "/__admin/scenarios/x?dryRun=true", "{'description':'d','steps':[{}]}");
        expect(400, "PUT", "/__admin/scenarios/x?dryRun=maybe", EVERY_STEP);
        expect(404, "GET", "/__admin/scenarios/x", "");
        expect(
                201,
                "PUT",
                "/__admin/scenarios/earlier",
                "{'description':'d','revision':'2025-11','steps':[{'auction':{}}]}");
        get("/__admin/scenarios/earlier");
        expect(204, "DELETE", "/__admin/scenarios/earlier", "");
        expect(
                201,
                "PUT",
                "/__admin/scenarios/later",
                "{'description':'d','revision':'2026','steps':[{'auction':{}}]}");
        expect(204, "DELETE", "/__admin/scenarios/later", "");
        expect(409, "PUT", "/__admin/scenarios/x", TOO_LARGE);
        expect(201, "PUT", "/__admin/scenarios/of-key", EVERY_STEP.replaceFirst("\\{", "{'key':'staging-own',"));
        expect(400, "PUT", "/__admin/scenarios/of-key", "{'key':'abc','description':'d','steps':[{'fill':{}}]}");
        assertThat(get("/__admin/scenarios?key=staging-own").text()).contains("of-key");
        get("/__admin/scenarios/of-key?key=staging-own");
        expect(404, "GET", "/__admin/scenarios/of-key", "");
        JsonNode list = get("/__admin/scenarios").json();
        assertThat(list.get("problems").toString()).contains(broken);
        list.get("scenarios")
                .forEach(summary -> get("/__admin/scenarios/"
                        + summary.get("name").stringValue() + (summary.has("key") ? "?key=staging-own" : "")));
        expect(204, "DELETE", "/__admin/scenarios/of-key?key=staging-own", "");
        expect(404, "DELETE", "/__admin/scenarios/of-key?key=staging-own", "");
        expect(404, "GET", "/__admin/scenarios/none", "");
        expect(200, "PUT", "/__admin/scenario", "{'name':'every-member'}");
        expect(200, "PUT", "/__admin/scenario", "{'name':'no-bid','key':'staging-bound'}");
        expect(400, "PUT", "/__admin/scenario", "{'name':'no-bid','key':'abc'}");
        expect(404, "PUT", "/__admin/scenario", "{'name':'nobid'}");
        assertThat(get("/__admin/scenario").json().get("bindings")).hasSize(1);
        assertThat(get("/__admin/scenario?limit=1&offset=1").json().get("bindings"))
                .isEmpty();
        assertThat(get("/__admin/scenarios?limit=2&offset=1").json().get("scenarios"))
                .hasSize(2);
        assertThat(get("/__admin/scenario?key=staging-bound").json().get("bindings"))
                .hasSize(1);
        assertThat(get("/__admin/scenario?key=staging-free").json().get("bindings"))
                .isEmpty();
        expect(400, "GET", "/__admin/scenario?key=abc", "");
        expect(409, "DELETE", "/__admin/scenarios/every-member", "");
        expect(200, "DELETE", "/__admin/scenario?key=staging-bound", "");
        expect(200, "DELETE", "/__admin/scenario?keyId=none", "");
        expect(400, "DELETE", "/__admin/scenario?key=staging-bound&keyId=none", "");
        expect(200, "DELETE", "/__admin/scenario", "");
        expect(400, "DELETE", "/__admin/scenario?kei=x", "");
        expect(204, "DELETE", "/__admin/scenarios/every-member", "");
        expect(404, "DELETE", "/__admin/scenarios/every-member", "");
    }

    /** Both endpoints of the state route: a body, and a query without a body. */
    void states() {
        expect(200, "POST", "/__admin/pact/states", "{'state':'no-bid','params':{'key':'staging-p'},'action':'setup'}");
        expect(
                200,
                "POST",
                "/__admin/pact/states",
                "{'state':'no-bid','params':{'key':'staging-p'},'action':'teardown'}");
        expect(200, "POST", "/__admin/pact/states", "{'state':'no-bid','key':'staging-p','action':'teardown'}");
        expect(200, "POST", "/__admin/pact/states", "{'state':'no-bid','key':'new'}");
        expect(200, "POST", "/__admin/pact/states", "{'key':'new','action':'teardown'}");
        expect(200, "POST", "/__admin/pact/states", "{'state':null,'params':null,'action':null}");
        expect(200, "POST", "/__admin/pact/states?state=no-bid&action=setup&key=staging-p", "");
        expect(400, "POST", "/__admin/pact/states", "{'state':'no-bid','params':{'key':'abc'}}");
        expect(404, "POST", "/__admin/pact/states", "{'state':'nobid'}");
    }

    /** Every operation rejects a query parameter that it does not have. */
    void unknownParameters() {
        api.operations().forEach(operation -> expect(400, operation.method(), filled(operation) + "?nope=1", ""));
    }

    void clock() {
        expect(200, "PUT", "/__admin/clock", "{'frozenAt':'2025-11-24T21:51:52Z'}");
        expect(400, "PUT", "/__admin/clock", "{'frozenAt':'soon'}");
        expect(200, "POST", "/__admin/clock/advance", "{'seconds':0.5}");
        expect(400, "POST", "/__admin/clock/advance", "{'seconds':-1}");
        assertThat(get("/__admin/clock").json().get("now").stringValue()).isEqualTo("2025-11-24T21:51:52.500Z");
    }

    void realTime() {
        assertThat(expect(200, "DELETE", "/__admin/clock", "")
                        .json()
                        .get("frozen")
                        .booleanValue())
                .isFalse();
    }

    void inventory() {
        get("/__admin/inventory");
        expect(200, "PUT", "/__admin/inventory", AdminTraffic.inventory());
        expect(400, "PUT", "/__admin/inventory", "{}");
        get("/__admin/inventory");
    }

    void emptyJournal() {
        expect(409, "GET", "/__admin/recorded/scenario", "");
        assertThat(get("/__admin/report").json().get("rules")).isEmpty();
        assertThat(expect(200, "POST", "/__admin/verify", "{'match':{}}").json().get("matches"))
                .isEmpty();
    }

    void journal() {
        JsonNode requests = get("/__admin/requests").json().get("requests");
        for (String filter : List.of(
                "endpoint=bid-request",
                "key=staging-a",
                "chatId=c1",
                "status=200",
                "scenario=default",
                "outcome=fill",
                "source=dashboard",
                "since=2025-11-24T21:51:52Z",
                "until=2999-01-01T00:00:00Z",
                "q=outcome:fill")) {
            assertThat(get("/__admin/requests?" + filter).json().get("matched").intValue())
                    .as(filter)
                    .isPositive();
            assertThat(get("/__admin/summaries?" + filter).json().get("matched").intValue())
                    .as(filter)
                    .isPositive();
            get("/__admin/requests.har?" + filter);
            get("/__admin/requests.jsonl?" + filter);
            expect(
                    200,
                    "DELETE",
                    "/__admin/requests?" + filter
                            + (filter.startsWith("until") ? "&chatId=none" : "&until=1999-01-01T00:00:00Z"),
                    "");
        }
        assertThat(get("/__admin/requests.har").json().at("/log/entries")).hasSameSizeAs(requests);
        assertThat(get("/__admin/requests.jsonl").text().lines()).hasSameSizeAs(requests);
        get("/__admin/requests?limit=1");
        assertThat(get("/__admin/summaries?after=0&before=2147483647&limit=1000")
                        .json()
                        .get("summaries"))
                .hasSameSizeAs(requests);
        requests.forEach(
                exchange -> get("/__admin/requests/" + exchange.get("id").stringValue()));
        for (String path : List.of(
                "/__admin/requests", "/__admin/summaries", "/__admin/requests.har", "/__admin/requests.jsonl")) {
            expect(400, "GET", path + "?nope=1", "");
            expect(400, "GET", path + "?q=stauts:200", "");
        }
        expect(400, "DELETE", "/__admin/requests?limit=1", "");
        expect(404, "GET", "/__admin/requests/none", "");
    }

    /** Each exchange as a step, if a step can reproduce it. */
    void recorded() {
        get("/__admin/requests").json().get("requests").forEach(exchange -> {
            String path = "/__admin/requests/" + exchange.get("id").stringValue() + "/step";
            String outcome = exchange.get("outcome").stringValue();
            boolean playable = List.of("bid-request", "get-ad")
                            .contains(exchange.get("endpoint").stringValue())
                    && !outcome.equals("preflight");
            expect(playable ? 200 : 409, "GET", path, "");
        });
        expect(404, "GET", "/__admin/requests/none/step", "");
        get("/__admin/recorded/scenario?name=as-recorded");
        assertThat(get("/__admin/scenarios/default").json().get("progress")).isNotEmpty();
        expect(400, "GET", "/__admin/recorded/scenario?name=No_Name", "");
    }

    void verification() {
        for (String body : List.of(
                EVERY_CONDITION,
                "{'match':{'endpoint':'landing'},'count':{'exactly':1}}",
                "{'match':{'endpoint':'landing'},'count':{'atLeast':1,'atMost':2}}",
                "{'match':{'outcome':'fill','status':404},'count':{'never':true}}",
                "{'match':{'schema':true}}",
                "{'inOrder':[{'outcome':'fill'},{'outcome':'landing'}]}")) {
            assertThat(expect(200, "POST", "/__admin/verify", body)
                            .json()
                            .get("pass")
                            .booleanValue())
                    .as(body)
                    .isTrue();
        }
        for (String body :
                List.of("{'match':{'userId':'nobody'}}", "{'inOrder':[{'outcome':'landing'},{'userId':'nobody'}]}")) {
            JsonNode failed = expect(200, "POST", "/__admin/verify", body).json();
            assertThat(failed.get("pass").booleanValue()).isFalse();
            assertThat(failed.at("/nearest/0/differences")).isNotEmpty();
        }
        for (String source : List.of("client", "dashboard", "replay", "assistant", "all")) {
            expect(200, "POST", "/__admin/verify", "{'match':{'source':'" + source + "'}}");
        }
        assertThat(expect(422, "POST", "/__admin/verify?failWith=422", "{'match':{'userId':'nobody'}}")
                        .json()
                        .get("pass")
                        .booleanValue())
                .isFalse();
        expect(200, "POST", "/__admin/verify?failWith=422", "{'match':{}}");
        expect(400, "POST", "/__admin/verify?failWith=500", "{'match':{}}");
        expect(400, "POST", "/__admin/verify", "{'match':{'scenario':'nobid'}}");
    }

    void report() {
        assertThat(get("/__admin/report").json().at("/rules/0/findings/0/seen").stringValue())
                .isNotEmpty();
        for (String path : List.of("/__admin/report", "/__admin/report.html", "/__admin/report.xml")) {
            get(path);
            get(path + "?key=staging-a");
            get(path + "?source=dashboard");
            expect(400, "GET", path + "?key=abc", "");
        }
        get("/__admin/report.xml?failOn=never");
        get("/__admin/report.html?style=none");
        expect(400, "GET", "/__admin/report.html?style=dark", "");
        expect(400, "GET", "/__admin/report.xml?failOn=all", "");
    }

    void pacts() {
        get("/__admin/pacts?consumer=acme%20web")
                .json()
                .get("pacts")
                .forEach(pact -> get(pact.get("href").stringValue()));
        get("/__admin/pacts/thrads-ssp.json?consumer=acme&spec=3&revision=2026");
        get("/__admin/pacts?revision=2026");
        expect(400, "GET", "/__admin/pacts?consumer=", "");
        expect(400, "GET", "/__admin/pacts/thrads-ssp.json?spec=2", "");
        expect(404, "GET", "/__admin/pacts/thrads.json", "");
    }

    void pactsThatCannotBeWritten() {
        client.put("/__admin/scenarios/no-bid", "{'description':'x','steps':[{'break':{'fault':'timeout'}}]}");
        expect(409, "GET", "/__admin/pacts/thrads-ssp.json", "");
    }

    void reset() {
        expect(204, "POST", "/__admin/reset", "{'key':'staging-a'}");
        expect(400, "POST", "/__admin/reset", "{'key':'abc'}");
        expect(204, "POST", "/__admin/reset", "");
        expect(204, "DELETE", "/__admin/report?key=staging-a", "");
        expect(400, "DELETE", "/__admin/report?key=abc", "");
        expect(204, "DELETE", "/__admin/report", "");
    }

    /** All routes with a body reject one that is too long. */
    void tooLong() {
        String body = " ".repeat(TOO_LONG);
        api.operations().stream()
                .filter(operation -> operation.json().has("requestBody"))
                .forEach(operation -> expect(413, operation.method(), filled(operation), body));
    }

    void foreignPages() {
        for (Operation operation : api.operations()) {
            String path = filled(operation);
            Client.Answer answer = client.send(operation.method(), path, "", "Origin", EVIL);
            assertThat(api.check(operation.method(), path, "", answer).status()).isEqualTo(403);
        }
    }

    void foreignHosts() {
        for (Operation operation : api.operations()) {
            String path = filled(operation);
            Client.Answer answer = client.send(operation.method(), path, "", "Host", "evil.example:7777");
            if (!PUBLIC.contains(operation.path())) {
                assertThat(api.check(operation.method(), path, "", answer).status())
                        .isEqualTo(403);
                assertThat(answer.json().at("/error/code").stringValue()).isEqualTo("foreign-host");
            } else {
                assertThat(answer.status()).isNotEqualTo(403);
            }
        }
    }

    /** A server with a token, to which this sends none. */
    void withoutToken(MockSsp locked) {
        for (Operation operation : api.operations()) {
            if (!PUBLIC.contains(operation.path())) {
                String path = filled(operation);
                Client.Answer answer = new Client(locked).send(operation.method(), path, "");
                assertThat(api.check(operation.method(), path, "", answer).status())
                        .as(operation.toString())
                        .isEqualTo(401);
            }
        }
    }

    /** @param authorization the header of a server with a token */
    void session(MockSsp locked, String authorization) {
        expect(204, "POST", "/__admin/session", "");
        Client.Answer answer = new Client(locked).send("POST", "/__admin/session", "", "Authorization", authorization);
        assertThat(api.check("POST", "/__admin/session", "", answer).header("Set-Cookie"))
                .isNotEmpty();
    }

    void assistants() {
        expect(
                200,
                "POST",
                "/__admin/mcp",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'get_report','arguments':{}}}");
        expect(202, "POST", "/__admin/mcp", "{'jsonrpc':'2.0','method':'notifications/initialized'}");
        expect(400, "POST", "/__admin/mcp", "{'jsonrpc':'1.0'}");
    }

    /** At /livez and /readyz, other methods belong to the vendor API. */
    void wrongMethods() {
        api.operations().stream()
                .filter(operation -> operation.path().startsWith("/__admin/"))
                .map(AdminTour::filled)
                .distinct()
                .forEach(path -> api.check405(path, client.send("PATCH", path, "")));
    }

    /** Each operation of a server whose routes fail with this status. */
    void failures(int status, String failing) {
        for (Operation operation : api.operations()) {
            String path = filled(operation) + (operation.path().endsWith("/events") ? "?replay=1" : "");
            Client.Answer answer = client.send(operation.method(), failing + path, "");
            assertThat(api.check(operation.method(), path, "", answer).status()).isEqualTo(status);
        }
    }

    /** Each operation of a server that cannot reach the state which it shares. */
    void withoutState(String unavailable) {
        Set<String> quick = Set.of("/__admin/health", "/livez", "/__admin/ca.pem", "/__admin/events");
        for (Operation operation : api.operations()) {
            if (!quick.contains(operation.path())) {
                String path = filled(operation);
                Client.Answer answer = client.send(operation.method(), unavailable + path, "");
                assertThat(api.check(operation.method(), path, "", answer).status())
                        .as(operation.toString())
                        .isEqualTo(503);
            }
        }
    }

    /** The path of an operation with values for its parameters. */
    private static String filled(Operation operation) {
        return operation.path().replace("{name}", "slow").replace("{id}", "x").replace("{provider}", "thrads-ssp");
    }

    /** @param replay the minimum number of exchanges in the journal */
    void events(int replay) throws IOException, InterruptedException {
        expect(400, "GET", "/__admin/events?replay=x", "");
        String path = "/__admin/events?replay=" + replay;
        List<HttpResponse<InputStream>> streams = new ArrayList<>();
        try {
            for (int i = 0; i < LISTENERS; i++) {
                streams.add(Client.HTTP.send(
                        HttpRequest.newBuilder(URI.create(url + path)).build(),
                        HttpResponse.BodyHandlers.ofInputStream()));
            }
            expect(503, "GET", "/__admin/events", "");
            api.check("GET", "/__admin/events", "", client.send("GET", "/__admin/events", "", "Last-Event-ID", "7"));
            HttpResponse<InputStream> first = streams.get(0);
            byte[] read = exchanges(first.body(), replay).getBytes(StandardCharsets.UTF_8);
            api.check("GET", path, "", new Client.Answer(first.statusCode(), first.headers(), read));
        } finally {
            for (HttpResponse<InputStream> stream : streams) {
                stream.body().close();
            }
        }
    }

    /** Reads until this number of exchanges has arrived. */
    private String exchanges(InputStream in, int count) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder text = new StringBuilder();
        String name = "";
        for (int seen = 0; seen < count; ) {
            String line = lines.readLine();
            text.append(line).append('\n');
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                event(name, line.substring("data: ".length()));
                seen += name.equals("exchange") ? 1 : 0;
            }
        }
        return text.toString();
    }

    /** Holds the data of an event against the document. */
    void event(String name, String data) {
        api.checkComponent("EventMap", Json.MAPPER.createObjectNode().set(name, Json.MAPPER.readTree(data)));
    }
}
