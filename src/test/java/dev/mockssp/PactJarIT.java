package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The parts of Pact JVM in the runnable jar are sufficient, small, and not loaded before a pact is requested. */
@Timeout(180)
class PactJarIT {

    private static final Path JAR = Path.of("target", "mock-ssp.jar");
    private static final long MOST_BYTES = 24L << 20;
    private static final List<String> LIBRARIES = List.of(
            "au.com.dius.", "kotlin.reflect.full.", "kotlin.reflect.jvm.", "org.apache.tika.", "org.apache.hc.");

    @TempDir
    Path folder;

    private final List<Program> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Program::close);
    }

    private Program.Result run(Map<String, String> environment, String... args) throws Exception {
        try (Program program = Program.start(folder, environment, JavaCommand.jar(args))) {
            return program.awaitExit();
        }
    }

    private URI serve(String... javaOptions) throws Exception {
        List<String> command = new ArrayList<>(JavaCommand.java(javaOptions));
        command.addAll(List.of("--port", "0", "--log", "off"));
        Program program = Program.start(folder, Map.of(), command);
        started.add(program);
        return program.url();
    }

    private static HttpResponse<String> get(URI server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void writesTheSameFilesEachTimeInBothVersions() throws Exception {
        for (String spec : List.of("4", "3")) {
            Path once = folder.resolve("once" + spec);
            Path again = folder.resolve("again" + spec);
            for (Path out : List.of(once, again)) {
                Program.Result result =
                        run(Map.of(), "pact", "write", "--consumer", "acme", "--out", out.toString(), "--spec", spec);
                assertThat(result.err()).isEmpty();
                assertThat(result.exitCode()).isZero();
                assertThat(result.out().lines()).hasSize(2);
            }
            for (String name : List.of("acme-thrads-ssp.json", "acme-thrads-legacy.json")) {
                assertThat(once.resolve(name)).hasSameBinaryContentAs(again.resolve(name));
                assertThat(Json.read(Files.readAllBytes(once.resolve(name)))
                                .at("/metadata/mock-ssp/version")
                                .stringValue())
                        .isEqualTo("0.1.0");
            }
        }
    }

    @Test
    void publishesWithABasicCredentialAndAToken() throws Exception {
        publishes(
                RecordingBroker.basic("me", "s3cret"),
                Map.of("MOCK_SSP_BROKER_USER", "me", "MOCK_SSP_BROKER_PASSWORD", "s3cret"));
        publishes("Bearer s3cret", Map.of("MOCK_SSP_BROKER_TOKEN", "s3cret"));
    }

    private void publishes(String authorization, Map<String, String> environment) throws Exception {
        try (RecordingBroker broker = RecordingBroker.start("/pacts", Optional.of(authorization))) {
            String[] args = {
                "pact",
                "publish",
                "--broker-url",
                broker.url(),
                "--version",
                "1",
                "--branch",
                "main",
                "--tag",
                "dev",
                "--consumer",
                "acme"
            };
            Program.Result result = run(environment, args);

            assertThat(result.err()).isEmpty();
            assertThat(result.exitCode()).isZero();
            assertThat(result.out().lines())
                    .filteredOn(line -> line.startsWith("published"))
                    .hasSize(2);
            assertThat(result.out()).doesNotContain("s3cret");
            assertThat(broker.posts())
                    .singleElement()
                    .satisfies(post -> assertThat(post.json().path("contracts")).hasSize(2));
            Program.Result refused = run(Map.of(), args);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err().lines()).as(refused.err()).hasSize(1);
            assertThat(refused.err()).startsWith("mock-ssp: ").contains("401");
        }
    }

    @Test
    void aServerLoadsNothingOfItBeforeSomebodyAsks() throws Exception {
        Path log = folder.resolve("classes.txt");
        URI server = serve("-Xlog:class+load:file=" + log + ":none", "-jar", JAR.toString());

        assertThat(get(server, "/__admin/pacts").statusCode()).isEqualTo(200);
        assertThat(get(server, "/__admin/scenarios").statusCode()).isEqualTo(200);
        assertThat(get(server, "/").statusCode()).isEqualTo(200);
        assertThat(loaded(log)).contains("dev.mockssp.").isNotEmpty();
        assertThat(ofPact(log)).isEmpty();

        HttpResponse<String> pact = get(server, "/__admin/pacts/thrads-ssp.json?consumer=acme");
        assertThat(pact.statusCode()).as(pact.body()).isEqualTo(200);
        assertThat(Json.read(pact.body().getBytes(UTF_8)).path("interactions")).hasSize(20);
        assertThat(ofPact(log)).isNotEmpty();
    }

    private static String loaded(Path log) throws IOException {
        return Files.readString(log);
    }

    private static List<String> ofPact(Path log) throws IOException {
        return loaded(log)
                .lines()
                .map(String::strip)
                .filter(line -> LIBRARIES.stream().anyMatch(line::startsWith))
                .toList();
    }

    @Test
    void withoutItTheServerRunsAndSaysWhatToAdd() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("dius") && !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        URI server = serve("-cp", classPath, "dev.mockssp.cli.Main");

        assertThat(get(server, "/__admin/pacts").statusCode()).isEqualTo(200);
        HttpResponse<String> response = get(server, "/__admin/pacts/thrads-ssp.json");
        assertThat(response.statusCode()).isEqualTo(501);
        JsonNode error = Json.read(response.body().getBytes(UTF_8)).path("error");
        assertThat(error.path("code").stringValue()).isEqualTo("pact-jvm-missing");
        assertThat(error.path("message").stringValue()).contains("au.com.dius.pact.core:model");

        List<String> command = JavaCommand.java(
                "-cp",
                classPath,
                "dev.mockssp.cli.Main",
                "pact",
                "write",
                "--consumer",
                "acme",
                "--out",
                folder.toString());
        Program.Result result = Program.run(folder, command);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines()).as(result.err()).hasSize(1);
        assertThat(result.err()).contains("au.com.dius.pact.core:model");

        Path pact = Files.writeString(
                folder.resolve("p.json"),
                "{\"consumer\":{\"name\":\"a\"},\"provider\":{\"name\":\"b\"},\"interactions\":[{}]}");
        List<String> publish = JavaCommand.java(
                "-cp",
                classPath,
                "dev.mockssp.cli.Main",
                "pact",
                "publish",
                "--broker-url",
                "http://127.0.0.1:1",
                "--version",
                "1",
                pact.toString());
        Program.Result published = Program.run(folder, publish);
        assertThat(published.exitCode()).isEqualTo(1);
        assertThat(published.err().lines()).as(published.err()).hasSize(1);
        assertThat(published.err()).contains("au.com.dius.pact.core:pactbroker");
    }

    @Test
    void theJarStaysSmall() throws Exception {
        assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
    }
}
