package dev.mockssp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The runnable jar as a user starts, configures and stops it, in a separate process. */
@Timeout(120)
class RunnableJarIT {

    private static final Path JAR = Path.of("target", "mock-ssp.jar");
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path folder;

    private final List<Program> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Program::close);
    }

    private Program start(Map<String, String> variables, String... arguments) throws IOException {
        Program program = Program.start(folder, variables, JavaCommand.jar(arguments));
        started.add(program);
        return program;
    }

    private static String line(Program program, String start) throws Exception {
        return Await.until("a line that begins with " + start, () -> {
            if (!program.alive()) {
                throw new AssertionError("it has ended: " + program.out() + program.err());
            }
            String out = program.out();
            return out.substring(0, out.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> line.strip().startsWith(start))
                    .map(String::strip)
                    .findFirst();
        });
    }

    private static int port(Program program) throws Exception {
        line(program, "curl ");
        return program.url().getPort();
    }

    private static Publisher publisher(int port, String key) {
        return new Publisher(() -> port, Api.SSP, key, Map.of());
    }

    private static JsonNode admin(int port, String path) throws IOException {
        RawClient.Answer response =
                RawClient.ask(port, "GET /__admin/" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return Json.read(response.body().getBytes(ISO_8859_1));
    }

    private static Duration untilItEnded(Program program, int exitCode) throws Exception {
        long begun = System.nanoTime();
        assertThat(program.terminate().awaitExit().exitCode()).isEqualTo(exitCode);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void tellsWhatANewcomerNeedsAndTheCurlLineWorks() throws Exception {
        Path bash = Tools.require(Map.of("curl", "curl", "bash", "bash")).get("bash");
        Program program = start(Map.of(), "--port", "0");

        String curl = line(program, "curl ");
        assertThat(program.out())
                .contains("http://127.0.0.1:" + port(program))
                .contains("Dashboard", "staging-key", "production-key", "default");
        Program.Result pasted = Program.run(folder, List.of(bash.toString(), "-c", curl));
        assertThat(pasted.err()).isEmpty();
        JsonNode json = Json.read(pasted.out().getBytes(UTF_8));
        assertThat(Api.SSP.violations(200, json)).isEmpty();
        assertThat(json.at("/data/bid/headline").isString()).isTrue();
        assertThat(line(program, "20")).contains("POST /api/v1/ssp/bid-request 200", "[default]");
        assertThat(program.err()).isEmpty();
    }

    /** A busy machine can delay one stop, but not the fastest of three. */
    @Test
    void idleItDoesNotWaitForRequests() throws Exception {
        Duration quickest = Duration.ofMinutes(1);
        for (int i = 0; i < 3; i++) {
            Program program = start(Map.of(), "serve", "--port", "0");
            publisher(port(program), "staging-key").ask().valid(200);
            Duration passed = untilItEnded(program, TERMINATED);
            quickest = passed.compareTo(quickest) < 0 ? passed : quickest;
            assertThat(program.err()).isEmpty();
        }
        assertThat(quickest).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void anAnswerThatIsFarOffDoesNotHoldItUp() throws Exception {
        Program program = start(Map.of(), "--port", "0", "--scenario", "slow");
        int port = port(program);
        try (RawClient client = publisher(port, "staging-key").open()) {
            Await.until(
                    "the request is in",
                    () -> Optional.of(admin(port, "requests"))
                            .filter(json -> json.path("matched").asInt() == 1));
            assertThat(untilItEnded(program, TERMINATED)).isLessThan(Duration.ofMillis(1_900));
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsAboutToLeaveLeaves() throws Exception {
        Path scenarios = Files.createDirectory(folder.resolve("soon"));
        Files.writeString(
                scenarios.resolve("soon.json"), "{\"description\":\"x\",\"steps\":[{\"fill\":{},\"delay_ms\":600}]}");
        Program program = start(Map.of(), "--port", "0", "--scenarios", scenarios.toString(), "--scenario", "soon");
        int port = port(program);
        try (RawClient client = publisher(port, "staging-key").open()) {
            Await.until(
                    "the request is in",
                    () -> Optional.of(admin(port, "requests"))
                            .filter(json -> json.path("matched").asInt() == 1));
            program.terminate();
            assertThat(new Publisher.Answer(Api.SSP, client.answer()).valid(200).filled())
                    .isTrue();
        }
        assertThat(program.awaitExit().exitCode()).isEqualTo(TERMINATED);
    }

    @Test
    void aTakenPortIsOneLineAndExitCode1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            refused(1, start(Map.of(), "--port", "" + port), "port " + port, "is taken");
        }
    }

    private static void refused(int exitCode, Program program, String... words) throws Exception {
        assertThat(refusal(exitCode, program, words).lines()).hasSize(1);
    }

    private static String refusal(int exitCode, Program program, String... words) throws Exception {
        Program.Result result = program.awaitExit();
        assertThat(result.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("mock-ssp: "));
        assertThat(result.err()).contains(words);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(exitCode);
        return result.err();
    }

    @Test
    void aMistakeIsOneLineAndExitCode2() throws Exception {
        refused(2, start(Map.of(), "--prot", "1"), "--prot", "--port");
        refused(2, start(Map.of(), "--port", "x"), "--port", "0 to 65535");
        refused(2, start(Map.of(), "--scenario", "no-bit"), "--scenario", "no-bit", "\"no-bid\"");
        refused(2, start(Map.of("MOCK_SSP_RATE_LIMIT", "-1")), "MOCK_SSP_RATE_LIMIT", "-1");
    }

    @Test
    void aBrokenFileIsALineForEachProblemAndExitCode2() throws Exception {
        Path config = Files.writeString(folder.resolve("config.json"), "{\"port\":0,\"rate-limt\":1}");
        refused(2, start(Map.of(), "--config", config.toString()), "config.json", "rate-limt", "rate-limit");
        Path inventory = Files.writeString(folder.resolve("inventory.json"), "{\"campaigns\":[{\"id\":1}]}");
        refusal(2, start(Map.of(), "--inventory", inventory.toString()), "inventory.json", "/campaigns/0");
        Path scenarios = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(scenarios.resolve("mine.json"), "{\"description\":\"x\",\"steps\":[{\"fil\":{}}]}");
        refused(2, start(Map.of(), "--scenarios", scenarios.toString()), "mine.json", "/steps/0", "fill");
    }

    @Test
    void environmentVariablesAreOptionsAndAFlagWins() throws Exception {
        Map<String, String> variables =
                Map.of("MOCK_SSP_PORT", "0", "MOCK_SSP_SCENARIO", "no-bid", "MOCK_SSP_LOG", "json");
        Program quiet = start(variables);
        String banner = Await.until(
                "the banner on standard error",
                () -> Optional.of(quiet.err()).filter(text -> text.contains("curl ") && text.endsWith("\n")));
        int port = URI.create(banner.lines()
                        .filter(line -> line.contains("URL "))
                        .findFirst()
                        .orElseThrow()
                        .replaceAll(".*URL\\s+", ""))
                .getPort();
        assertThat(publisher(port, "staging-key").ask().valid(200).filled()).isFalse();
        JsonNode logged = Json.read(line(quiet, "{").getBytes(UTF_8));
        assertThat(logged.path("scenario").asString()).isEqualTo("no-bid");

        Program explicit = start(variables, "--scenario", "default", "--log", "text");
        assertThat(publisher(port(explicit), "staging-key").ask().valid(200).filled())
                .isTrue();
    }

    @Test
    void aScenarioThatIsChangedOnDiskIsReadAgain() throws Exception {
        Path scenarios = Files.createDirectory(folder.resolve("mine"));
        Program program = start(Map.of(), "--port", "0", "--scenarios", scenarios.toString());
        int port = port(program);
        Publisher publisher = publisher(port, "staging-mine+mine");
        assertThat(publisher.ask().status()).isEqualTo(400);

        Path file = scenarios.resolve("mine.json");
        Files.writeString(file, "{\"description\":\"One.\",\"steps\":[{\"fail\":{\"status\":418}}]}");
        Await.until("the new scenario", () -> described(port, "One."));
        assertThat(publisher.ask().valid(418).status()).isEqualTo(418);

        Files.writeString(file, "{\"description\":\"Two.\",\"steps\":[{\"fail\":{\"status\":999}}]}");
        String problem = Await.until(
                "the problem",
                () -> admin(port, "scenarios")
                        .path("problems")
                        .valueStream()
                        .map(found -> found.path("message").stringValue())
                        .findFirst());
        assertThat(problem).contains("mine.json", "/steps/0/fail/status", "599");
        assertThat(line(program, "mock-ssp: " + problem)).isNotEmpty();
        assertThat(publisher.ask().status()).as("the last good version").isEqualTo(418);

        Files.writeString(file, "{\"description\":\"Three.\",\"steps\":[{\"no_bid\":{}}]}");
        Await.until("the mended scenario", () -> described(port, "Three."));
        assertThat(publisher.ask().valid(200).filled()).isFalse();

        Files.delete(file);
        Await.until(
                "the scenario is gone",
                () -> Optional.of(publisher.ask().status()).filter(status -> status == 400));
    }

    private static Optional<JsonNode> described(int port, String description) throws IOException {
        return admin(port, "scenarios")
                .path("scenarios")
                .valueStream()
                .filter(scenario -> scenario.path("description").asString().equals(description))
                .findFirst();
    }
}
