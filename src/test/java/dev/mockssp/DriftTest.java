package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockssp.cli.Cli;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Interaction;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.drift.Drift;
import dev.mockssp.drift.DriftCheck;
import dev.mockssp.drift.DriftReport;
import dev.mockssp.drift.InteractionResult;
import dev.mockssp.drift.Sleeper;
import dev.mockssp.drift.Target;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The check finds every change of a target, and none in an unchanged one. */
@Timeout(120)
class DriftTest {

    private static final String KEY = "sk-QxZvWq-live";
    private static final String OTHER_KEY = "sk-legacy-JjHhGg";

    private static final SchemaLibrary SCHEMAS = SchemaLibrary.shared();
    private static final List<Interaction> CONTRACT = new Contract(
                    SCHEMAS,
                    new ScenarioLibrary(new DocumentReader(SCHEMAS)::scenario),
                    Optional.empty(),
                    Revision.R2025_11)
            .interactions();

    private static MockSsp ssp;
    private static Mutant target;

    @TempDir
    Path folder;

    private final Virtual time = new Virtual();

    /** Time that passes at once. */
    private static final class Virtual implements Sleeper {
        private final List<Duration> waits = new ArrayList<>();
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            waits.add(duration);
            now += duration.toNanos();
        }
    }

    private record Ran(int exit, String out, String err) {
        JsonNode json() {
            return Json.read(out.getBytes(StandardCharsets.UTF_8));
        }

        Stream<JsonNode> of(String result) {
            return json().path("interactions")
                    .valueStream()
                    .filter(one -> one.path("verdict").stringValue().equals(result));
        }
    }

    @BeforeAll
    static void start() {
        ssp = MockSsp.start(Settings.of(Option.RATE_LIMIT, 1_000_000)
                .with(Option.KEY, KEY + "=staging")
                .with(Option.KEY, OTHER_KEY + "=staging"));
        target = Mutant.of(ssp.baseUrl(), Mutation.NONE);
    }

    @AfterAll
    static void stop() {
        target.close();
        ssp.close();
    }

    @AfterEach
    void honestAgain() {
        target.become(Mutation.NONE);
        ssp.reset();
    }

    private Ran run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("drift"));
        all.addAll(List.of(arguments));
        Cli cli = new Cli(time);
        int exit = cli.run(
                all.toArray(String[]::new),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Ran check(boolean states, String format) {
        List<String> arguments = new ArrayList<>(
                List.of("--target", target.baseUrl(), "--key", KEY, "--legacy-key", OTHER_KEY, "--format", format));
        if (states) {
            arguments.addAll(List.of("--state-url", ssp.baseUrl() + "/__admin/pact/states"));
        }
        return run(Map.of(), arguments.toArray(String[]::new));
    }

    private static Target target(boolean states) {
        Optional<URI> stateUrl = Optional.of(URI.create(ssp.baseUrl() + "/__admin/pact/states"));
        return Target.of(
                URI.create(target.baseUrl()),
                KEY,
                OTHER_KEY,
                stateUrl.filter(url -> states),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Without the command line, which makes the contract anew each time. */
    private DriftReport asked(boolean states) {
        return new DriftReport(
                target.baseUrl(),
                Revision.R2025_11,
                Optional.empty(),
                new DriftCheck(target(states), SCHEMAS, time).run(CONTRACT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anHonestTargetDoesNotDrift(boolean states) {
        Ran ran = check(states, "json");
        assertThat(ran.of("changed")).as(ran.out()).isEmpty();
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.of("unchanged").count()).isEqualTo(states ? 34 : 20);
    }

    @Test
    void withStatesAllIsDriven() {
        assertThat(check(true, "json").json().path("notDrivable").asInt(-1)).isZero();
    }

    @Test
    void whatNeedsAStateIsNeverPassedWithoutOne() {
        assertThat(check(false, "json").of("not drivable"))
                .extracting(one -> one.path("provider").stringValue() + "/"
                        + one.path("name").stringValue())
                .containsExactly(
                        "thrads-ssp/full-creative",
                        "thrads-ssp/sparse-creative",
                        "thrads-ssp/no-bid",
                        "thrads-ssp/pacing-blocked",
                        "thrads-ssp/rate-limited",
                        "thrads-ssp/server-error",
                        "thrads-ssp/page",
                        "thrads-ssp/page-without-key",
                        "thrads-ssp/preflight",
                        "thrads-legacy/rate-limited",
                        "thrads-legacy/server-error",
                        "thrads-legacy/page",
                        "thrads-legacy/page-without-key",
                        "thrads-legacy/preflight");
    }

    @Test
    void aStateUrlThatIsNoneIsAnError() {
        for (String url : new String[] {target.baseUrl() + "/nowhere", "http://127.0.0.1:1/states"}) {
            Ran ran = run(Map.of(), "--target", target.baseUrl(), "--key", KEY, "--state-url", url);
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.err()).hasLineCount(1).contains("--state-url", url);
            assertThat(ran.out()).isEmpty();
        }
    }

    @Test
    void aTargetThatDoesNotKnowTheKeyIsSaidSo() {
        Ran ran = run(Map.of(), "--target", target.baseUrl(), "--key", "sk-nobody-QxZvWq");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .hasLineCount(1)
                .contains("401", "does not know the key")
                .doesNotContain("QxZvWq");
    }

    @Test
    void aTargetThatHangsIsGivenUpAfterTheFirstTimeOut() {
        ssp.use("timeout");
        DriftCheck check = new DriftCheck(target(false), SCHEMAS, time, Duration.ofMillis(300));
        for (ThrowingCallable late :
                List.<ThrowingCallable>of(() -> check.detect(CONTRACT.get(0)), () -> check.run(CONTRACT))) {
            assertThatExceptionOfType(UpstreamException.class)
                    .isThrownBy(late)
                    .withMessageContaining("the target does not respond");
        }
        assertThat(time.waits).as("a pause before the second request").hasSize(1);
    }

    private static final Map<String, Mutation> SEEDED = new LinkedHashMap<>();

    static {
        SEEDED.put("/data/bid/headline", Mutation.rename("bid", "headline", "title"));
        SEEDED.put("/data/bid/dsp", Mutation.drop("bid", "dsp"));
        SEEDED.put("/data/bid/advertiser", Mutation.set("bid", "advertiser", 7));
        SEEDED.put("/data/bid/domain", Mutation.set("bid", "domain", null));
        SEEDED.put("/data/bid/score", Mutation.edit("bid", bid -> bid.put("score", 1)));
        SEEDED.put("/data/bid/price", Mutation.edit("bid", bid -> bid.put("price", "5.50")));
        SEEDED.put("/data/bid/bidId", Mutation.set("bid", "bidId", "b-1"));
        SEEDED.put("/data/bid/url", Mutation.set("bid", "url", "/click"));
        SEEDED.put("/data/bids/0/view_url", Mutation.drop("bids", "view_url"));
        SEEDED.put("/data", Mutation.edit("data", data -> {
            if (data.has("bid")) {
                data.putNull("bid");
            }
        }));
        SEEDED.put("/totalTime", Mutation.drop("", "totalTime"));
        SEEDED.put("/region", Mutation.edit("", body -> body.put("region", "eu")));
        SEEDED.put("/timestamp", Mutation.set("", "timestamp", "2025-11-24 21:51:52"));
        SEEDED.put(
                "/requestId",
                Mutation.set("", "requestId", "req-1").when(one -> one.path().contains("ssp")));
        SEEDED.put("/apiVersion", Mutation.drop("", "apiVersion"));
        SEEDED.put("/data/prod_url", Mutation.rename("data", "prod_url", "product_url"));
        SEEDED.put("/error", Mutation.set("", "error", "went wrong"));
        SEEDED.put("/error/code", Mutation.set("error", "code", 499));
        SEEDED.put("status", Mutation.status(401, 400));
        SEEDED.put("header X-RateLimit-Reset", Mutation.dropHeader("X-RateLimit-Reset"));
        SEEDED.put("header X-RateLimit-Limit", Mutation.setHeader("X-RateLimit-Limit", "many"));
        SEEDED.put("header Content-Type", Mutation.setHeader("Content-Type", "text/html"));
        SEEDED.put(
                "header Access-Control-Allow-Origin",
                Mutation.setHeader("Access-Control-Allow-Origin", "*").when(one -> one.status() == 403));
        SEEDED.put("", response -> response.withBody("oops".getBytes(StandardCharsets.UTF_8)));
    }

    /** One response may have all those that do not hide others. */
    static Stream<Set<String>> seeded() {
        Set<String> alone = Set.of("/data", "/error", "status", "header Content-Type", "");
        Set<String> together = new LinkedHashSet<>(SEEDED.keySet());
        together.removeAll(alone);
        return Stream.concat(Stream.of(together), alone.stream().map(Set::of));
    }

    @ParameterizedTest
    @MethodSource("seeded")
    void everySeededDriftIsFound(Set<String> fields) {
        target.become(fields.stream().map(SEEDED::get).reduce(Mutation.NONE, Mutation::then));
        for (boolean states : new boolean[] {false, true}) {
            DriftReport report = asked(states);
            assertThat(report.changed()).isTrue();
            assertThat(report.results())
                    .flatExtracting(InteractionResult::drifts)
                    .extracting(Drift::field)
                    .containsAll(fields);
        }
    }

    static Stream<Arguments> browserDrifts() {
        Predicate<Mutant.Answer> preflight = response -> response.method().equals("OPTIONS");
        Predicate<Mutant.Answer> view = response -> response.path().endsWith("/view") && response.status() == 200;
        Predicate<Mutant.Answer> page = response -> response.headers().containsKey("Access-Control-Allow-Origin");
        return Stream.of(
                header("Access-Control-Allow-Methods", "POST", preflight.and(page)),
                header("Access-Control-Allow-Methods", "OPTIONS", preflight.and(page)),
                header("Access-Control-Allow-Methods", "*", preflight.and(page)),
                header("Access-Control-Allow-Credentials", "true", preflight.and(page)),
                header(
                        "Access-Control-Allow-Credentials",
                        "true",
                        preflight.negate().and(page)),
                header("Vary", "Accept-Encoding", page),
                header("Cache-Control", "private", view),
                header("Cache-Control", "*", view));
    }

    private static Arguments header(String name, String value, Predicate<Mutant.Answer> chosen) {
        return Arguments.of(
                "header " + name, value, Mutation.setHeader(name, value).when(chosen));
    }

    @ParameterizedTest
    @MethodSource("browserDrifts")
    void aHeaderThatBrowsersReadIsAsDocumented(String field, String seen, Mutation mutation) {
        target.become(mutation);
        assertThat(asked(true).results())
                .flatExtracting(InteractionResult::drifts)
                .isNotEmpty()
                .allSatisfy(drift -> {
                    assertThat(drift.field()).isEqualTo(field);
                    assertThat(drift.seen()).isEqualTo(seen);
                });
    }

    @Test
    void aListMayHaveMoreItemsInAnyOrder() {
        target.become(Mutation.setHeader("Access-Control-Allow-Methods", "OPTIONS,GET, POST")
                .when(response -> response.method().equals("OPTIONS") && response.status() == 204)
                .then(Mutation.setHeader("Vary", "Accept-Encoding, origin"))
                .then(Mutation.setHeader("Cache-Control", "no-cache, no-store, private")
                        .when(response -> response.path().endsWith("/view"))));
        assertThat(asked(true).changed()).isFalse();
    }

    @Test
    void aViewIsAPixel() {
        target.become(((Mutation) response -> response.withBody("GIF89a".getBytes(StandardCharsets.UTF_8)))
                .when(response -> response.path().endsWith("/view") && response.status() == 200));
        assertThat(check(true, "text").out())
                .contains("    body: expected a transparent GIF image of 1x1 pixels, seen a GIF image that ends early");
    }

    @Test
    void aDriftSaysWhatWasExpectedAndSeen() {
        target.become(Mutation.edit("bid", bid -> bid.put("price", "5.50").put("score", 1)));
        String text = check(false, "text").out();
        assertThat(text)
                .contains(
                        "changed       thrads-ssp/fill: a bid request that is filled",
                        "    /data/bid/price: expected number, seen \"5.50\"",
                        "    /data/bid/score: expected no field with this name (new field), seen 1",
                        "not drivable  thrads-ssp/no-bid",
                        "14 not drivable");
    }

    @Test
    void junitHasAFailureForEachDriftAndSkipsWhatIsNotDrivable() throws Exception {
        target.become(Mutation.set("", "message", "<&\"\u0001").then(Mutation.drop("bid", "dsp")));
        Path file = folder.resolve("drift.xml");
        Ran ran = run(
                Map.of("THRAD_API_KEY", KEY),
                "--target",
                target.baseUrl(),
                "--format",
                "junit",
                "--out",
                file.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        var suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("34");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "junit"})
    void aKeyIsNeverPrintedEvenWhenTheTargetRepeatsIt(String format) {
        target.become(Mutation.edit(
                        "",
                        body -> body.put("message", KEY)
                                .put(KEY, OTHER_KEY)
                                .put("status", KEY + "/" + OTHER_KEY)
                                .put("error", "key " + OTHER_KEY))
                .then(Mutation.setHeader("X-RateLimit-Limit", KEY))
                .then(Mutation.setHeader("Content-Type", "text/" + KEY)));
        for (boolean states : new boolean[] {false, true}) {
            Ran ran = check(states, format);
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out() + ran.err()).contains("key-not-kept").doesNotContain("QxZvWq", "JjHhGg");
        }
    }

    @Test
    void asksAtMostFiveTimesASecond() {
        check(true, "json");
        assertThat(time.waits).hasSizeGreaterThan(30).allMatch(wait -> wait.equals(Duration.ofMillis(200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"production-key", "Production_abc", "abc=production"})
    void aProductionKeyIsNotUsedUnlessMeant(String key) {
        ssp.reset();
        Ran ran = run(Map.of(), "--target", target.baseUrl(), "--key", key);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--i-know-this-is-production").doesNotContain(key);
        assertThat(ssp.requests()).isEmpty();
    }

    @Test
    void aProductionKeyThatIsMeantIsUsedForWhatItCanShow() {
        Ran ran = run(
                Map.of(),
                "--target",
                target.baseUrl(),
                "--key",
                "production-key",
                "--i-know-this-is-production",
                "--format",
                "json");
        assertThat(ran.exit()).isZero();
        assertThat(ran.of("not drivable"))
                .extracting(one -> one.path("name").stringValue())
                .contains("fill", "prompts");
    }

    @Test
    void aTargetThatSaysThatTheKeyIsAProductionKeyIsAskedNoMore() {
        target.become(Mutation.setHeader("X-Environment", "production"));
        Ran ran = check(false, "text");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("production key").hasLineCount(1);
        assertThat(ssp.requests()).hasSize(1);
    }

    @Test
    void aTargetThatIsNotThereIsToldInOneLine() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Ran ran = run(Map.of(), "--target", "http://127.0.0.1:" + port, "--key", KEY);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("refused the connection");
        assertThat(ran.out()).isEmpty();
    }

    private static List<String> names(Ran ran, String result) {
        return ran.of(result)
                .map(one -> one.path("provider").stringValue().replace("thrads-", "") + "/"
                        + one.path("name").stringValue())
                .toList();
    }

    @Test
    void aProxyThatBreaksPagesAndClicksIsFound() {
        target.become(Mutation.withoutBrowsers());
        Ran driven = check(true, "json");
        assertThat(driven.exit()).isEqualTo(1);
        assertThat(names(driven, "changed"))
                .containsExactly(
                        "ssp/page",
                        "ssp/page-without-key",
                        "ssp/preflight",
                        "ssp/foreign-preflight",
                        "ssp/click",
                        "ssp/view",
                        "legacy/page",
                        "legacy/page-without-key",
                        "legacy/preflight",
                        "legacy/foreign-preflight",
                        "legacy/click");
        Ran fromOutside = check(false, "json");
        assertThat(fromOutside.exit()).isEqualTo(1);
        assertThat(names(fromOutside, "changed"))
                .containsExactly(
                        "ssp/foreign-preflight", "ssp/click", "ssp/view", "legacy/foreign-preflight", "legacy/click");
    }

    @Test
    void whereARedirectLeadsIsSaidAndNotTried() {
        Ran ran = check(false, "json");
        assertThat(ran.of("unchanged").filter(one -> one.has("leadsTo")))
                .hasSize(2)
                .allSatisfy(one ->
                        assertThat(one.path("leadsTo").stringValue()).startsWith(target.baseUrl() + "/landing/"));
        assertThat(check(false, "text").out())
                .contains("unchanged     thrads-ssp/click: a click on an ad\n    redirects to " + target.baseUrl());
        assertThat(ssp.requests()).noneMatch(sent -> sent.request().path().startsWith("/landing/"));
    }

    @Test
    void aRedirectToNowhereIsAChange() {
        target.become(Mutation.setHeader("Location", "/landing").when(one -> one.status() == 302));
        assertThat(check(false, "text").out())
                .contains("header Location: expected an absolute http or https URL, seen /landing");
    }

    @Test
    void aTrackingUrlOfAnotherHostIsNotOpened() {
        target.become(Mutation.set("bid", "url", "https://tracking.invalid/click"));
        Ran ran = check(false, "json");
        assertThat(ran.exit()).isZero();
        assertThat(ran.of("not drivable")
                        .filter(one -> one.path("name").stringValue().equals("click")))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one.path("reason").stringValue())
                        .contains("points to another server", "https://tracking.invalid/click"));
    }

    @Test
    void aRegisteredOriginDrivesWhatPagesNeed() {
        List<String> arguments = List.of("--target", target.baseUrl(), "--key", KEY, "--format", "json", "--origin");
        Ran registered = run(Map.of(), with(arguments, "https://127.0.0.1:8443"));
        assertThat(registered.exit()).as(registered.out()).isZero();
        assertThat(names(registered, "unchanged"))
                .contains("ssp/page", "ssp/preflight", "legacy/page-without-key", "legacy/preflight");
        Ran unknown = run(Map.of(), with(arguments, "https://shop.example"));
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(names(unknown, "changed")).contains("ssp/page", "ssp/preflight");
        Ran mistake = run(Map.of(), with(arguments, "https://shop.example/path"));
        assertThat(mistake.exit()).isEqualTo(2);
        assertThat(mistake.err()).hasLineCount(1).contains("--origin");
    }

    private static String[] with(List<String> arguments, String last) {
        return Stream.concat(arguments.stream(), Stream.of(last)).toArray(String[]::new);
    }

    static Stream<Mutation> otherServers() {
        byte[] html = "<!DOCTYPE html><title>Welcome</title>".getBytes(StandardCharsets.UTF_8);
        Mutation page = response -> response.withBody(html).withStatus(200);
        Mutation missing = response -> response.withStatus(404);
        Mutation busy = response -> response.withBody(new byte[0]).withStatus(503);
        return Stream.of(
                page,
                page.then(Mutation.setHeader("Content-Type", "text/html; charset=utf-8")),
                missing,
                busy,
                missing.when(response -> response.method().equals("GET")).then(page.when(one -> one.status() != 404)));
    }

    @ParameterizedTest
    @MethodSource("otherServers")
    void aServerThatIsNotTheApiIsSaidSoInOneLine(Mutation mutation) {
        target.become(mutation);
        for (boolean states : new boolean[] {false, true}) {
            Ran ran = check(states, states ? "json" : "text");
            assertThat(ran.exit()).isEqualTo(3);
            assertThat(ran.err()).hasLineCount(1).contains(target.baseUrl(), "this is not the API");
            assertThat(ran.out()).isEmpty();
        }
    }

    @Test
    void aServerThatHasNeitherTheApiNorStatesIsNotTheApi() {
        String nowhere = target.baseUrl() + "/nowhere";
        Ran ran = run(Map.of(), "--target", nowhere, "--key", KEY, "--state-url", nowhere + "/__admin/pact/states");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).hasLineCount(1).contains("this is not the API");
    }

    /** A server that reads a part of each request, sends these bytes and closes the connection. */
    private static ServerSocket raw(byte[] sent) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.setSoTimeout(5_000);
                    if (sent.length > 0) {
                        socket.getInputStream().read(new byte[64]);
                    }
                    socket.getOutputStream().write(sent);
                } catch (IOException e) {
                    // the test is over, or the client has gone
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0015\u0003\u0003\u0000\u0002\u0002\u0046", "220 mail.example ESMTP\r\n", "HTTP/"})
    void aServerThatDoesNotSpeakHttpIsNotTheApi(String sent) throws Exception {
        try (ServerSocket server = raw(sent.getBytes(StandardCharsets.ISO_8859_1))) {
            assertNotHttp("http://127.0.0.1:" + server.getLocalPort());
        }
    }

    @Test
    void aTlsPortIsNotTheApiWithoutTls() throws Exception {
        try (FakeUpstream front = FakeUpstream.tls(Authority.in(folder).tls(), ssp.baseUrl())) {
            assertNotHttp(front.baseUrl().replace("https:", "http:"));
        }
    }

    private void assertNotHttp(String url) {
        for (List<String> more : List.of(List.<String>of(), List.of("--state-url", url + "/states"))) {
            List<String> arguments = new ArrayList<>(List.of("--target", url, "--key", KEY));
            arguments.addAll(more);
            Ran ran = run(Map.of(), arguments.toArray(String[]::new));
            assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(3);
            assertThat(ran.err()).hasLineCount(1).contains(url, "this is not the API", "not HTTP");
            assertThat(ran.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!DOCTYPE html><title>Welcome</title>", "\ufeff \n<html></html>", "<?xml version='1.0'?><a/>"})
    void aPageIsNoStateUrl(String page) {
        try (FakeUpstream site = FakeUpstream.answering(200, "text/html", page)) {
            String url = site.baseUrl() + "/states";
            Ran ran = run(Map.of(), "--target", target.baseUrl(), "--key", KEY, "--state-url", url);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).hasLineCount(1).contains("--state-url " + url, "a page");
            assertThat(ran.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "{}"})
    void aStateUrlMaySendAnything(String body) {
        try (FakeUpstream states = FakeUpstream.answering(200, "text/html", body)) {
            Ran ran = run(
                    Map.of(),
                    "--target",
                    target.baseUrl(),
                    "--key",
                    KEY,
                    "--state-url",
                    states.baseUrl() + "/states?tenant=a",
                    "--format",
                    "json");
            assertThat(ran.of("unchanged").count()).isGreaterThan(20);
        }
    }

    @Test
    void aServerThatOnlyFailsSometimesIsTheApi() {
        Mutation missing = response -> response.withStatus(404);
        target.become(missing.when(response -> response.status() != 401));
        assertThat(check(false, "text").exit()).isEqualTo(1);
    }

    @Test
    void anAnswerThatBreaksOffIsADrift() {
        ssp.use("connection-reset");
        Ran ran = check(false, "json");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("sent no HTTP response");
    }

    @Test
    void mistakesAreToldInOneLineWithoutTheKey() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        String[][] wrong = {
            {"--key", KEY},
            {"--target", target.baseUrl()},
            {"--target", "ftp://x", "--key", KEY},
            {"--target", "http://me:QxZvWq@x", "--key", KEY},
            {"--target", "http://127.0.0.1:99999", "--key", KEY},
            {"--target", "http://127.0.0.1:0", "--key", KEY},
            {"--target", target.baseUrl() + "/?a=b", "--key", KEY},
            {"--target", target.baseUrl() + "#top", "--key", KEY},
            {"--target", "", "--key", KEY},
            {"--target", target.baseUrl(), "--key", ""},
            {"--target", target.baseUrl(), "--key", KEY, "--state-url", "http://127.0.0.1:99999/states"},
            {"--target", target.baseUrl(), "--key", KEY, "--state-url", "http://me:QxZvWq@127.0.0.1/states"},
            {"--target", target.baseUrl(), "--key", KEY, "--origin", "http://127.0.0.1:99999"},
            {"--target", target.baseUrl(), "--key", KEY, "--out", ""},
            {"--target", target.baseUrl(), "--key", KEY, "--ca", "nope.pem"},
            {"--target", target.baseUrl(), "--key", KEY + " x"},
            {"--target", target.baseUrl(), "--key", KEY, "--format", "xml"},
            {"--target", target.baseUrl(), "--key", KEY, "--state-url", "nowhere"},
            {"--target", target.baseUrl(), "--key", KEY, "--ca", empty.toString()},
        };
        for (String[] arguments : wrong) {
            Ran ran = run(Map.of(), arguments);
            assertThat(ran.exit()).as(String.join(" ", arguments)).isEqualTo(2);
            assertThat(ran.err()).hasLineCount(1).startsWith("mock-ssp: --").doesNotContain("QxZvWq");
        }
    }

    @Test
    void worksOverTlsWithAnAuthorityOfItsOwn() throws Exception {
        Authority authority = Authority.in(folder);
        try (FakeUpstream front = FakeUpstream.tls(authority.tls(), ssp.baseUrl())) {
            Ran ran = run(
                    Map.of(),
                    "--target",
                    front.baseUrl(),
                    "--key",
                    KEY,
                    "--ca",
                    authority.pem().toString());
            assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
            Ran wary = run(Map.of(), "--target", front.baseUrl(), "--key", KEY);
            assertThat(wary.exit()).isEqualTo(3);
            assertThat(wary.err())
                    .contains("this is not the API", "TLS", "--ca")
                    .hasLineCount(1);
        }
    }
}
