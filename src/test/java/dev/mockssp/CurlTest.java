package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.cli.RunningCli;
import dev.mockssp.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The most common responses, as curl shows them. */
@Timeout(60)
class CurlTest {

    @TempDir
    Path folder;

    private Path curl;
    private MockSsp ssp;

    @BeforeEach
    void start() {
        curl = Tools.require("curl", "curl");
        ssp = MockSsp.start();
    }

    @AfterEach
    void stop() {
        if (ssp != null) {
            ssp.close();
        }
    }

    private record Seen(int status, String head, JsonNode json) {
        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private Seen curl(String key, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(curl.toString(), "-sS", "-i", "--max-time", "20"));
        command.addAll(List.of("-H", "thrad-api-key: " + key, "-H", "Content-Type: application/json"));
        command.addAll(List.of(more));
        command.addAll(List.of("-d", Api.SSP.relevant(), ssp.baseUrl() + Api.SSP.path()));
        Program.Result result = Program.run(folder, command);
        assertThat(result.exitCode()).as(result.err()).isZero();
        String[] parts = result.out().split("\r\n\r\n", 2);
        JsonNode json = Json.read(parts[1].getBytes(UTF_8));
        int status = Integer.parseInt(parts[0].split(" ")[1]);
        assertThat(Api.SSP.violations(status, json)).isEmpty();
        return new Seen(status, parts[0], json);
    }

    @Test
    void alwaysFillWithTheStagingKey() throws Exception {
        ssp.use("always-fill");
        Seen seen = curl("staging-key");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("X-Mock-Scenario")).isEqualTo("always-fill");
        assertThat(seen.json().path("message").asString()).isEqualTo("Bid successful");
        assertThat(seen.json().at("/data/bid/headline").asString()).isNotEmpty();
    }

    @Test
    void noBid() throws Exception {
        Seen seen = curl("production-key+no-bid");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().path("status").asString()).isEqualTo("success");
        assertThat(seen.json().path("data")).hasToString("{\"bid\":null}");
    }

    @Test
    void rateLimitedWithItsHeaders() throws Exception {
        Seen seen = curl("staging-key", "-H", "X-Mock-Scenario: rate-limited");
        assertThat(seen.status()).isEqualTo(429);
        assertThat(seen.header("X-RateLimit-Limit")).isEqualTo("40");
        assertThat(seen.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(Long.parseLong(seen.header("X-RateLimit-Reset"))).isPositive();
        assertThat(seen.json().at("/error/code").asInt()).isEqualTo(429);
    }

    @Test
    void originNotAllowed() throws Exception {
        Seen byOrigin = curl("staging-key", "-H", "Origin: https://elsewhere.example");
        assertThat(byOrigin.status()).isEqualTo(403);
        assertThat(byOrigin.header("Access-Control-Allow-Origin")).isEmpty();
        Seen byScenario = curl("staging-key+origin-not-allowed", "-H", "Origin: http://localhost:3000");
        assertThat(byScenario.status()).isEqualTo(403);
        assertThat(byScenario.json().path("message").asString()).isEqualTo("Origin not allowed");
        assertThat(byScenario.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void serverError() throws Exception {
        ssp.use("server-error");
        Seen seen = curl("production-key");
        assertThat(seen.status()).isEqualTo(500);
        assertThat(seen.json().path("message").asString()).isEqualTo("Render failed");
        assertThat(seen.json().path("data")).hasToString("{\"bid\":null}");
    }

    @Test
    void faultsAreWhatCurlCallsThem() throws Exception {
        assertThat(exitCode("connection-reset")).as("receive error").isEqualTo(56);
        assertThat(exitCode("empty-response")).as("empty reply").isEqualTo(52);
        assertThat(exitCode("truncated-body")).as("partial file").isEqualTo(18);
        assertThat(exitCode("timeout")).as("timed out").isEqualTo(28);
    }

    private int exitCode(String scenario) throws Exception {
        List<String> command = Stream.of(
                        Stream.of(curl.toString(), "-sS", "--max-time", "2", "-H"),
                        Stream.of("thrad-api-key: staging-key+" + scenario, "-H", "Content-Type: application/json"),
                        Stream.of("-d", Api.SSP.relevant(), ssp.baseUrl() + Api.SSP.path()))
                .flatMap(part -> part)
                .toList();
        return Program.run(folder, command).exitCode();
    }

    @Test
    void theBannersOwnLineWorksWhenPasted() throws Exception {
        Path bash = Tools.require("bash", "bash");
        RunningCli cli = RunningCli.start(Map.of(), "--port", "0", "--log", "off");
        String line = cli.out()
                .lines()
                .filter(text -> text.startsWith("curl "))
                .findFirst()
                .orElseThrow();

        Program.Result pasted = Program.run(folder, List.of(bash.toString(), "-c", line));
        assertThat(pasted.err()).isEmpty();
        JsonNode json = Json.read(pasted.out().getBytes(UTF_8));
        assertThat(Api.SSP.violations(200, json)).isEmpty();
        assertThat(json.at("/data/bid/price").isNumber()).isTrue();
        assertThat(cli.stop()).isZero();
    }
}
