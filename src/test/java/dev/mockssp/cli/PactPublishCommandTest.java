package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mockssp.Authority;
import dev.mockssp.RecordingBroker;
import dev.mockssp.drift.Sleeper;
import dev.mockssp.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PactPublishCommandTest {

    private static final String SECRET = "k8s-s3cret";
    private static final String PACT =
            "{\"consumer\":{\"name\":\"acme\"},\"provider\":{\"name\":\"thrads-ssp\"},\"interactions\":[{\"description\":\"x\"}]}";

    private record Result(int exitCode, String out, String err) {}

    @TempDir
    Path folder;

    private final List<Long> pauses = new ArrayList<>();

    private Path pact(String text) throws Exception {
        return Files.writeString(folder.resolve("acme-thrads-ssp.json"), text);
    }

    /** Time passes at once, and is noted. */
    private final class Pausing implements Sleeper {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration duration) {
            pauses.add(duration.toMillis());
        }
    }

    private Result run(Map<String, String> environment, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Cli cli = new Cli(new Pausing());
        List<String> words = new ArrayList<>(List.of("pact"));
        List.of(args).forEach(arg -> words.add(arg.toString()));
        int exitCode = cli.run(
                words.toArray(String[]::new),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        Result result =
                new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(result.out() + result.err()).doesNotContain(SECRET);
        return result;
    }

    private Result publish(String url, Object... more) {
        List<Object> args = new ArrayList<>(List.of("publish", "--broker-url", url, "--version", "1.0"));
        args.addAll(List.of(more));
        return run(Map.of(), args.toArray());
    }

    private static void fails(Result result, String... words) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.err().lines()).as(result.err()).hasSize(1);
        assertThat(result.err()).startsWith("mock-ssp: ").contains(words);
        assertThat(result.out()).isEmpty();
    }

    private static void misused(Result result, String... words) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).contains(words);
    }

    @Test
    void publishesAFileWithVersionBranchAndTags() throws Exception {
        try (RecordingBroker broker = RecordingBroker.open()) {
            Result result = publish(broker.url(), "--branch", "main", "--tag", "a", "--tag", "b", pact(PACT));

            assertThat(result.err()).isEmpty();
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("acme", "thrads-ssp", "1.0", broker.url());
            assertThat(broker.seen().get(0).accept()).contains("application/hal+json");
            assertThat(broker.posts()).hasSize(1);
            JsonNode posted = broker.posts().get(0).json();
            assertThat(posted.path("pacticipantName").stringValue()).isEqualTo("acme");
            assertThat(posted.path("pacticipantVersionNumber").stringValue()).isEqualTo("1.0");
            assertThat(posted.path("branch").stringValue()).isEqualTo("main");
            assertThat(posted.path("tags").valueStream().map(JsonNode::stringValue))
                    .containsExactly("a", "b");
            assertThat(posted.at("/contracts/0/specification").stringValue()).isEqualTo("pact");
            assertThat(posted.at("/contracts/0/contentType").stringValue()).isEqualTo("application/json");
            assertThat(broker.posts().get(0).contract()).isEqualTo(Json.read(PACT.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void writesAndPublishesBothPactsOfAConsumer() {
        try (RecordingBroker broker = RecordingBroker.open()) {
            Result result = publish(broker.url(), "--consumer", "acme", "--spec", "3");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(broker.posts()).hasSize(1);
            assertThat(broker.posts().get(0).contracts())
                    .extracting(it -> it.at("/provider/name").stringValue())
                    .containsExactly("thrads-ssp", "thrads-legacy");
            assertThat(broker.posts()
                            .get(0)
                            .contract()
                            .at("/metadata/pactSpecification/version")
                            .stringValue())
                    .isEqualTo("3.0.0");
        }
    }

    @Test
    void publishesEachFileOfAFolderAndTheSameTwice() throws Exception {
        pact(PACT);
        Files.writeString(folder.resolve("b.json"), PACT.replace("thrads-ssp", "thrads-legacy"));
        Files.writeString(folder.resolve("README.md"), "no pact");
        try (RecordingBroker broker = RecordingBroker.start("/pacts/here", Optional.empty())) {
            assertThat(publish(broker.url(), folder).exitCode()).isZero();
            assertThat(publish(broker.url() + "/", folder).exitCode()).isZero();
            assertThat(broker.posts())
                    .hasSize(2)
                    .allSatisfy(post -> assertThat(post.contracts()).hasSize(2));
        }
    }

    @Test
    void otherContentUnderTheSameVersionIsAConflict() throws Exception {
        try (RecordingBroker broker = RecordingBroker.open()) {
            assertThat(publish(broker.url(), pact(PACT)).exitCode()).isZero();

            Result result = publish(broker.url(), pact(PACT.replace("[{", "[{},{")));
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err().lines().findFirst().orElseThrow())
                    .startsWith("mock-ssp: version 1.0 ")
                    .contains("409", "new version", "error: Cannot change the content of the pact");
            assertThat(result.err().lines().skip(1))
                    .containsExactly(
                            "     {",
                            "       \"interactions\": [",
                            "    -    {}",
                            "    +    {",
                            "    +    }",
                            "       ]",
                            "     }");
        }
    }

    @Test
    void allOfTheContractsArePublishedOrNone() throws Exception {
        Path ssp = pact(PACT);
        Path legacy = Files.writeString(folder.resolve("b.json"), PACT.replace("thrads-ssp", "thrads-legacy"));
        try (RecordingBroker broker = RecordingBroker.open()) {
            assertThat(publish(broker.url(), legacy).exitCode()).isZero();
            Files.writeString(legacy, Files.readString(legacy).replace("[{", "[{},{"));

            assertThat(publish(broker.url(), ssp, legacy).exitCode()).isEqualTo(1);
            assertThat(broker.published()).containsExactly("acme/thrads-legacy/1.0");
        }
    }

    @Test
    void pactsOfSeveralConsumersAreNoVersionOfOne() throws Exception {
        pact(PACT);
        Files.writeString(folder.resolve("b.json"), PACT.replace("acme", "other"));
        try (RecordingBroker broker = RecordingBroker.open()) {
            misused(publish(broker.url(), folder), "acme-thrads-ssp.json", "b.json", "\"acme\"", "\"other\"");
            assertThat(broker.seen()).isEmpty();
        }
    }

    @Test
    void theVariablesOfPactsOwnToolsAreRead() throws Exception {
        Path pact = pact(PACT);
        try (RecordingBroker broker = RecordingBroker.start("", Optional.of("Bearer " + SECRET))) {
            Map<String, String> theirs = Map.of("PACT_BROKER_BASE_URL", broker.url(), "PACT_BROKER_TOKEN", SECRET);
            assertThat(run(theirs, "publish", "--version", "1.0", pact).exitCode())
                    .isZero();
            Map<String, String> ours = new HashMap<>(theirs);
            ours.put("MOCK_SSP_BROKER_USER", "me");
            ours.put("PACT_BROKER_PASSWORD", SECRET);
            fails(run(ours, "publish", "--version", "1.0", pact), "401", "does not accept");
            ours.put("MOCK_SSP_BROKER_URL", "nowhere");
            misused(
                    run(ours, "publish", "--version", "1.0", pact),
                    "MOCK_SSP_BROKER_URL: \"nowhere\" is not valid; expected an absolute http");
            assertThat(run(theirs, "publish", "--version", "1.0", "--broker-url", broker.url(), pact)
                            .exitCode())
                    .isZero();
        }
        try (RecordingBroker broker = RecordingBroker.start("", Optional.of(RecordingBroker.basic("me", SECRET)))) {
            Map<String, String> theirs = Map.of(
                    "PACT_BROKER_BASE_URL", broker.url(), "PACT_BROKER_USERNAME", "me", "PACT_BROKER_PASSWORD", SECRET);
            assertThat(run(theirs, "publish", "--version", "1.0", pact).exitCode())
                    .isZero();
        }
        Map<String, String> both = Map.of("PACT_BROKER_TOKEN", SECRET, "PACT_BROKER_USERNAME", "me");
        misused(
                run(both, "publish", "--version", "1.0", "--broker-url", "http://b.example", pact),
                "PACT_BROKER_TOKEN",
                "PACT_BROKER_USERNAME",
                "not both");
        misused(
                run(Map.of("PACT_BROKER_BASE_URL", "b.example"), "publish", "--version", "1.0", pact),
                "PACT_BROKER_BASE_URL: \"b.example\" is not valid");
    }

    @Test
    void versionBranchAndBuildAreDetectedWhereNoOptionGivesThem() throws Exception {
        Map<String, String> ci = Map.of(
                "GITHUB_SHA", "abc123",
                "GITHUB_HEAD_REF", "feature/x",
                "GITHUB_REF_NAME", "7/merge",
                "GITHUB_SERVER_URL", "https://git.example",
                "GITHUB_REPOSITORY", "acme/chat",
                "GITHUB_RUN_ID", "42");
        String detect = "--auto-detect-version-properties";
        try (RecordingBroker broker = RecordingBroker.open()) {
            Result result = run(
                    ci, "publish", "--broker-url", broker.url(), detect, "--branch", "main", "--verbose", pact(PACT));

            assertThat(result.exitCode()).as(result.err()).isZero();
            JsonNode posted = broker.posts().get(0).json();
            assertThat(posted.path("pacticipantVersionNumber").stringValue()).isEqualTo("abc123");
            assertThat(posted.path("branch").stringValue()).isEqualTo("main");
            assertThat(posted.path("buildUrl").stringValue())
                    .isEqualTo("https://git.example/acme/chat/actions/runs/42");
            assertThat(result.out())
                    .contains("--version abc123, from GITHUB_SHA", "--build-url", "version abc123, branch main")
                    .doesNotContain("--branch");
        }
        misused(run(Map.of(), "publish", "--broker-url", "http://b.example", pact(PACT)), "--version V", detect);
    }

    @Test
    void aBuildUrlIsSent() throws Exception {
        try (RecordingBroker broker = RecordingBroker.open()) {
            assertThat(publish(broker.url(), "--build-url", "https://ci.example/7", pact(PACT))
                            .exitCode())
                    .isZero();
            assertThat(broker.posts().get(0).json().path("buildUrl").stringValue())
                    .isEqualTo("https://ci.example/7");
        }
    }

    @Test
    void debugNoticesArePrintedOnRequestOnly() throws Exception {
        Path pact = pact(PACT);
        try (RecordingBroker broker = RecordingBroker.open()) {
            assertThat(publish(broker.url(), pact).out().lines().skip(1))
                    .containsExactly(
                            "    success: Pact successfully published for acme version 1.0",
                            "      Next steps:",
                            "        * Add Pact verification tests");
            assertThat(publish(broker.url(), "--verbose", pact).out())
                    .contains("    debug: Created acme version 1.0", "    debug: View the published pact at ");
        }
    }

    @Test
    void aBrokerBehindTlsWhoseLinksSayHttpIsReachedOverTls() throws Exception {
        Path pact = pact(PACT);
        Authority authority = Authority.in(Files.createDirectory(folder.resolve("tls")));
        try (RecordingBroker broker = RecordingBroker.behindTls(authority.tls(), Optional.of("Bearer " + SECRET))) {
            Result result = publish(broker.url(), "--ca", authority.pem(), "--token", SECRET, pact);
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(broker.posts()).hasSize(1);

            fails(
                    publish(broker.url(), "--token", SECRET, pact),
                    "its certificate is not trusted (add its certificate authority with --ca");
            misused(publish(broker.url(), "--ca", folder.resolve("none.pem"), pact), "--ca: ", "does not exist");
            misused(publish(broker.url(), "--ca", pact, pact), "--ca: ", "no certificate");
        }
    }

    @Test
    void whatMayGoBySoonIsTriedAgain() throws Exception {
        Path pact = pact(PACT);
        try (RecordingBroker broker = RecordingBroker.open()) {
            broker.failWith(503, "");
            broker.failWith(429, "7");
            broker.failWith(502, "");
            assertThat(publish(broker.url(), pact).exitCode()).isZero();
            assertThat(pauses).containsExactly(500L, 7_000L, 2_000L);

            pauses.clear();
            ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
            broker.failWith(503, DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(13)));
            broker.failWith(503, DateTimeFormatter.RFC_1123_DATE_TIME.format(now.minusDays(1)));
            broker.failWith(503, DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusDays(1)));
            assertThat(publish(broker.url(), pact).exitCode()).isZero();
            assertThat(pauses.get(0)).isBetween(1_000L, 13_000L);
            assertThat(pauses.subList(1, 3)).containsExactly(0L, 30_000L);

            pauses.clear();
            broker.failWith(503, "99999");
            broker.failWith(503, "soon");
            assertThat(publish(broker.url(), pact).exitCode()).isZero();
            assertThat(pauses).containsExactly(30_000L, 1_000L);

            pauses.clear();
            broker.failWith(500, "");
            fails(publish(broker.url(), "--retries", "0", pact), "500");
            assertThat(pauses).isEmpty();

            broker.failWith(400, "");
            fails(publish(broker.url(), pact), "400");
            assertThat(publish(broker.url(), pact(PACT.replace("[{", "[{},{"))).exitCode())
                    .isEqualTo(1);
            assertThat(pauses).as("a 400 and a 409 are final").isEmpty();
        }
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        fails(
                publish("http://127.0.0.1:" + closed, "--retries", "2", pact),
                "refused the connection (the request was sent 3 times)");
        assertThat(pauses).containsExactly(500L, 1_000L);
        misused(publish("http://b.example", "--retries", "many", pact), "--retries", "0 to 20");
    }

    @Test
    void aTokenLetsInFromAFlagOrTheEnvironment() throws Exception {
        Path pact = pact(PACT);
        try (RecordingBroker broker = RecordingBroker.start("", Optional.of("Bearer " + SECRET))) {
            assertThat(publish(broker.url(), "--token", SECRET, pact).exitCode())
                    .isZero();
            Map<String, String> environment =
                    Map.of("MOCK_SSP_BROKER_URL", broker.url(), "MOCK_SSP_BROKER_TOKEN", SECRET);
            assertThat(run(environment, "publish", "--version", "1.0", pact).exitCode())
                    .isZero();
            fails(publish(broker.url(), pact), "401", "--token");
            fails(publish(broker.url(), "--token", SECRET + "x", pact), "401", "does not accept");
            fails(publish(broker.url(), "--user", "me", "--password", SECRET, pact), "401", "does not accept");
        }
    }

    @Test
    void aUserAndAPasswordLetInFromAFlagOrTheEnvironment() throws Exception {
        Path pact = pact(PACT);
        try (RecordingBroker broker =
                RecordingBroker.start("/pacts", Optional.of(RecordingBroker.basic("me", SECRET)))) {
            assertThat(publish(broker.url(), "--user", "me", "--password", SECRET, pact)
                            .exitCode())
                    .isZero();
            Map<String, String> environment = Map.of(
                    "MOCK_SSP_BROKER_TOKEN", "another", "MOCK_SSP_BROKER_PASSWORD", SECRET, "MOCK_SSP_BROKER_URL", "");
            assertThat(run(
                                    environment,
                                    "publish",
                                    "--broker-url",
                                    broker.url(),
                                    "--version",
                                    "1.0",
                                    "--user",
                                    "me",
                                    pact)
                            .exitCode())
                    .isZero();
            fails(publish(broker.url(), "--user", "you", "--password", SECRET, pact), "401", "does not accept");
        }
    }

    /** Leads away from a broker, by a redirect or by a link, and says whether anything came. */
    private void leadsAway(int status, Path pact) throws Exception {
        try (RecordingBroker other = RecordingBroker.open()) {
            String there = other.url() + "/contracts/publish";
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().add("Location", there);
                exchange.getResponseHeaders().add("Content-Type", "application/hal+json");
                byte[] index = ("{\"_links\":{\"pb:publish-contracts\":{\"href\":\"" + there + "\"}}}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, index.length);
                exchange.getResponseBody().write(index);
                exchange.close();
            });
            server.start();
            try {
                String url = "http://127.0.0.1:" + server.getAddress().getPort();
                fails(publish(url, "--token", SECRET, pact), "another origin, " + other.url(), "--broker-url");
                fails(publish(url, "--user", "me", "--password", SECRET, pact), "another origin, " + other.url());
            } finally {
                server.stop(0);
            }
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void aCredentialGoesToTheBrokersOriginOnly() throws Exception {
        leadsAway(302, pact(PACT));
        leadsAway(307, pact(PACT));
        leadsAway(200, pact(PACT));
    }

    @Test
    void whatTheBrokerHasToSayIsPrinted() throws Exception {
        Path pact = pact(PACT);
        String index = "{\"_links\":{\"pb:publish-contracts\":{\"href\":\"/post\"}}";
        Result good = served(
                200,
                "application/json",
                index + ",\"notices\":[{\"type\":\"warning\",\"text\":\"Old\\u0007\"}]}",
                pact);
        assertThat(good.exitCode()).isZero();
        assertThat(good.out().lines().toList()).hasSize(2).last().isEqualTo("    warning: Old");
        fails(
                served(200, "application/json", index + ",\"notices\":[{\"type\":\"error\",\"text\":\"Bad\"}]}", pact),
                "did not publish",
                "Bad");
        fails(
                served(422, "application/json", "{\"errors\":{\"version\":[\"is blank\",\"is old\"]}}", pact),
                "422",
                "version: is blank; version: is old");
        fails(served(200, "application/json", "", pact), "not a Pact Broker", "an empty body");
    }

    @Test
    void nothingIsPublishedUnlessAllFilesAreGood() throws Exception {
        pact(PACT);
        Path second = folder.resolve("b.json");
        try (RecordingBroker broker = RecordingBroker.open()) {
            Files.writeString(second, "{");
            fails(publish(broker.url(), folder), "b.json", "not a pact");
            Files.writeString(second, PACT.replaceAll("\\[.*]", "[]"));
            fails(publish(broker.url(), folder), "b.json", "without interactions");
            Files.writeString(second, PACT.replace("[{", "[{},{"));
            misused(publish(broker.url(), folder), "different pacts of acme and thrads-ssp");
            assertThat(broker.seen()).isEmpty();

            Files.writeString(second, PACT + " ");
            assertThat(publish(broker.url(), folder).exitCode()).isZero();
            assertThat(broker.posts()).hasSize(1);
        }
    }

    @Test
    void whatIsNoBrokerIsSaidSo() throws Exception {
        Path pact = pact(PACT);
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        fails(
                publish("http://127.0.0.1:" + closed, pact),
                "the Pact Broker at http://127.0.0.1:" + closed,
                "refused the connection");
        fails(
                publish("http://nowhere.invalid", pact),
                "the Pact Broker at http://nowhere.invalid",
                "unknown host name");
        fails(served(200, "text/html", "<h1>Welcome</h1>", pact), "not a Pact Broker", "text/html");
        fails(served(200, "application/json", "{\"hello\":1}", pact), "not a Pact Broker", "pb:publish-contracts");
        fails(served(200, "application/json", "[", pact), "Pact Broker");
        fails(served(404, "text/plain", "nothing", pact), "not a Pact Broker", "404");
        fails(served(403, "text/plain", SECRET, pact), "403");
        fails(served(500, "text/plain", SECRET, pact), "500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"notices\":\"x\"}",
                "{\"notices\":{}}",
                "{\"notices\":[]}",
                "{\"notices\":[\"published\"]}",
                "{\"notices\":[{\"type\":\"success\"}]}",
                "{\"notices\":[{\"type\":\"success\",\"text\":\"\"}]}",
                "{\"notices\":[{\"type\":\"success\",\"text\":5}]}",
                "{\"logs\":\"x\"}",
                "{\"status\":\"ok\"}",
                "[]",
                "5",
                "null",
                "\"published\"",
                "published",
                "",
            })
    void aResponseThatDoesNotSayWhatWasPublishedIsAFailure(String response) throws Exception {
        String index = "{\"_links\":{\"pb:publish-contracts\":{\"href\":\"/post\"}}}";
        fails(served(200, "application/json", index, response, pact(PACT)), "Pact Broker at http://127.0.0.1:");
    }

    @Test
    void aBrokerWithoutNoticesMaySendLogs() throws Exception {
        String index = "{\"_links\":{\"pb:publish-contracts\":{\"href\":\"/post\"}}}";
        String logs = "{\"logs\":[{\"level\":\"info\",\"message\":\"Pact published\"}]}";
        Result result = served(200, "application/hal+json", index, logs, pact(PACT));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"href\":5}",
                "{\"href\":null}",
                "{\"href\":\"\"}",
                "{\"href\":[\"/post\"]}",
                "{\"href\":\"http://[\"}",
                "{\"href\":\"mailto:me@b.example\"}",
                "{\"href\":\"a b\"}",
                "{}",
                "\"/post\"",
                "5",
                "[]",
                "null",
            })
    void anIndexWithoutAUsableLinkIsAFailure(String link) throws Exception {
        String good = "{\"notices\":[{\"type\":\"success\",\"text\":\"Published\"}]}";
        for (String links : List.of("{\"pb:publish-contracts\":" + link + "}", link)) {
            String index = "{\"_links\":" + links + "}";
            fails(served(200, "application/json", index, good, pact(PACT)), "Pact Broker");
        }
    }

    private Result served(int status, String type, String body, Path pact) throws Exception {
        return served(status, type, body, body, pact);
    }

    /** @param response what a POST gets */
    private Result served(int status, String type, String index, String response, Path pact) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean post = exchange.getRequestMethod().equals("POST");
            byte[] bytes = (post ? response : index).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return publish("http://127.0.0.1:" + server.getAddress().getPort(), "--token", SECRET, pact);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsNoPactIsSaidSo() throws Exception {
        String nobody = "http://127.0.0.1:1";
        misused(publish(nobody, folder.resolve("none.json")), "none.json", "does not exist");
        fails(publish(nobody, folder), "no file", ".json");
        fails(publish(nobody, pact("{")), "acme-thrads-ssp.json", "not a pact");
        fails(publish(nobody, pact("{\"consumer\":{\"name\":\"acme\"}}")), "not a pact", "/provider/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:x",
                "data:text/html,x",
                "ftp://ci.example/7",
                "ci.example/7",
                "/builds/7",
                "https:",
                "https://ci.example/a b"
            })
    void aBuildUrlIsAWebPage(String url) throws Exception {
        misused(
                publish("http://b.example", "--build-url", url, pact(PACT)),
                "--build-url: \"" + url + "\"",
                "http or https URL");
        Map<String, String> ci = Map.of("CI_COMMIT_SHA", "abc", "CI_JOB_URL", url);
        misused(
                run(ci, "publish", "--broker-url", "http://b.example", "--auto-detect-version-properties", pact(PACT)),
                "CI_JOB_URL: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ci.example/builds/7?tab=log#step",
                "http://build_server:8080/job/a%20b/",
                "HTTPS://ci.example/@me/7"
            })
    void aBuildUrlIsSentUnchanged(String url) throws Exception {
        try (RecordingBroker broker = RecordingBroker.open()) {
            assertThat(publish(broker.url(), "--build-url", url, pact(PACT)).exitCode())
                    .isZero();
            assertThat(broker.posts().get(0).json().path("buildUrl").stringValue())
                    .isEqualTo(url);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://b.example:99999", "http://b.example:0", "http://b.example?x", "http://b.example#x"})
    void aBrokerUrlThatCannotBeUsedIsExitCode2(String url) throws Exception {
        misused(publish(url, pact(PACT)), "--broker-url: \"" + url + "\" is not valid; expected an absolute http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--broker-url",
                "--token",
                "--user",
                "--password",
                "--version",
                "--branch",
                "--tag",
                "--build-url",
                "--ca",
                "--retries",
                "--consumer",
                "--spec"
            })
    void anEmptyValueIsExitCode2(String option) throws Exception {
        try (RecordingBroker broker = RecordingBroker.open()) {
            Map<String, String> environment = Map.of("MOCK_SSP_BROKER_URL", broker.url());
            for (String empty : List.of("", " ")) {
                List<Object> args = new ArrayList<>(List.of("publish", option, empty, pact(PACT)));
                if (!option.equals("--version")) {
                    args.addAll(List.of("--version", "1.0"));
                }
                misused(run(environment, args.toArray()), option + " is empty; expected " + option + " ");
            }
            misused(run(environment, "publish", "--version", "1.0", ""), "FILE|DIR is empty");
            assertThat(broker.seen()).isEmpty();
        }
    }

    @Test
    void aMistakeInTheArgumentsIsExitCode2() throws Exception {
        Path pact = pact(PACT);
        misused(run(Map.of()), "pact write", "pact publish");
        misused(run(Map.of(), "publish", "--version", "1", pact), "--broker-url");
        misused(run(Map.of(), "publish", "--broker-url", "http://b.example", pact), "--version");
        misused(publish("b.example", pact), "--broker-url", "http");
        misused(publish("http://me:" + SECRET + "@b.example", pact), "--broker-url");
        misused(publish("http://b.example"), "--consumer");
        misused(publish("http://b.example", "--consumer", "acme", pact), "not both");
        misused(publish("http://b.example", "--token", SECRET, "--user", "me", pact), "not both");
        misused(publish("http://b.example", "--user", "me", pact), "--password");
        misused(publish("http://b.example", "--password", SECRET, pact), "--user");
        misused(publish("http://b.example", "--token", SECRET + "\n", pact), "--token", "cannot be sent");
        misused(publish("http://b.example", "--user", "me", "--password", SECRET + "\r\n", pact), "--password");
    }

    @Test
    void writesFilesIntoAFolderThatItMakes() throws Exception {
        Path target = folder.resolve("a/b");

        Result result = run(Map.of(), "write", "--consumer", "acme", "--out", target);

        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines().map(Path::of))
                .containsExactly(target.resolve("acme-thrads-ssp.json"), target.resolve("acme-thrads-legacy.json"));
        JsonNode ssp = Json.read(Files.readAllBytes(target.resolve("acme-thrads-ssp.json")));
        assertThat(ssp.path("interactions")).hasSize(20);
        assertThat(ssp.at("/metadata/pact-jvm/version").stringValue()).matches("4\\.\\d+\\.\\d+");
    }

    @Test
    void writesWhatTheUsersOwnScenariosDo() throws Exception {
        Path scenarios = Files.createDirectory(folder.resolve("scenarios"));
        Files.writeString(
                scenarios.resolve("no-bid.json"),
                "{\"description\":\"x\",\"steps\":[{\"no_bid\":{\"message\":\"Nope\"}}]}");

        Result result =
                run(Map.of("MOCK_SSP_SCENARIOS", scenarios.toString()), "write", "--consumer", "acme", "--out", folder);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Files.readString(folder.resolve("acme-thrads-ssp.json"))).contains("Nope");
    }

    @Test
    void aMistakeInWritingIsExitCode2AndAFolderThatCannotBeIs1() throws Exception {
        misused(run(Map.of(), "write", "--out", folder), "--consumer NAME");
        misused(run(Map.of(), "write", "--consumer", "acme"), "--out DIR");
        misused(run(Map.of(), "write", "--consumer", " ", "--out", folder), "--consumer is empty");
        misused(run(Map.of(), "write", "--consumer", "acme", "--out", ""), "--out is empty; expected --out DIR");
        misused(run(Map.of(), "write", "--consumer", "acme", "--out", folder, "--spec", "2"), "--spec", "4, 3");
        Path file = Files.writeString(folder.resolve("file"), "");
        fails(run(Map.of(), "write", "--consumer", "acme", "--out", file), "cannot be written", "is a file");
        fails(run(Map.of(), "write", "--consumer", "acme", "--out", file.resolve("a/b")), "cannot be written");
    }

    @Test
    void noConsumerLosesItsPactToAnother() throws Exception {
        List<String> consumers = List.of("日本", "中国", "Äpfel", "a_b", "a/b", "a:b", "a%2Fb");
        for (String consumer : consumers) {
            assertThat(run(Map.of(), "write", "--consumer", consumer, "--out", folder)
                            .exitCode())
                    .isZero();
        }
        assertThat(folder.resolve("日本-thrads-ssp.json")).exists();
        assertThat(inside(folder)).hasSize(2 * consumers.size());
        String decomposed = Normalizer.normalize("Äpfel", Normalizer.Form.NFD);
        fails(run(Map.of(), "write", "--consumer", decomposed, "--out", folder), "another consumer", "Äpfel");
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
