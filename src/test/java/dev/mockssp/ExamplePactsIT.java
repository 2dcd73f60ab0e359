package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pacts of the Java and JavaScript examples, which their tests generate here. */
@Timeout(60)
class ExamplePactsIT implements VerifiedPacts {

    private static final String SSP = "thrads-ssp";

    @TempDir
    static Path folder;

    @BeforeAll
    void publisherInJava() throws IOException {
        assertThat(PactTool.run("dev.mockssp.examples.ChatAdsPactTest")
                        .succeeded()
                        .count())
                .isEqualTo(5);
        keep(Path.of("target/pacts/chat-java-thrads-ssp.json"));
    }

    @BeforeAll
    void publisherInJavaScript() throws Exception {
        Path npm = Tools.require("npm", "npm");
        Tools.requireOfNpm("pact");
        Path pact = PactTool.EXAMPLE.resolve("pacts/chat-js-thrads-ssp.json");
        Files.deleteIfExists(pact);
        try (MockSsp ssp = MockSsp.start()) {
            List<String> command = List.of(npm.toString(), "--prefix", PactTool.EXAMPLE.toString(), "test");
            try (Program tests = Program.start(folder, PactTool.variables(ssp.baseUrl()), command)) {
                Program.Result result = tests.awaitExit();
                assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
                assertThat(result.out()).contains("pass 13", "skipped 0");
            }
        }
        keep(pact);
    }

    private static void keep(Path pact) throws IOException {
        Files.copy(pact, folder.resolve(pact.getFileName()));
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<String> providers() {
        return List.of(SSP);
    }

    @Override
    public List<Change> changes() {
        return List.of(
                new Change(SSP, "a field is renamed", Mutation.rename("bid", "headline", "title"), "headline"),
                new Change(SSP, "a header is dropped", Mutation.dropHeader("X-RateLimit-Reset"), "x-ratelimit-reset"),
                new Change(SSP, "a status is wrong", Mutation.status(429, 503), "503"),
                new Change(SSP, "a text is a number", Mutation.set("bid", "advertiser", 7), "advertiser"),
                new Change(SSP, "a null is an object", Mutation.edit("data", data -> data.withObject("bid")), "bid"));
    }
}
