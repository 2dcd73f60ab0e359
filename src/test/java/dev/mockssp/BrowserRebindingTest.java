package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * A page in a real browser whose host name is re-pointed to this machine, on the port of the mock server. The name is in a
 * hosts file that only the browser and its driver see: they run in a mount namespace of their own.
 */
@Tag("long")
@Timeout(180)
class BrowserRebindingTest {

    private static final String NAME = "evil.example";
    private static final String CHAT = "a-private-chat";

    /** Firefox sends the {@code User-Agent} that a page makes up, Chromium its own. */
    private static final String READS = """
            ["/__admin/requests"],
            ["/__admin/requests", {"headers": {"User-Agent": "x"}}],
            ["/"],
            ["/", {"headers": {"User-Agent": "x"}}],
            ["/__admin/ui/app.js"]""";

    private static final String CHANGES = """
            ["/__admin/scenario", {"method": "PUT", "body": "{\\"name\\": \\"no-bid\\"}"}],
            ["/__admin/scenario", {"method": "PUT", "body": "{\\"name\\": \\"no-bid\\"}", "headers": {"User-Agent": "x"}}]""";

    private static final String EVENTS = """
            ["/__admin/events"], ["/__admin/events", {"headers": {"User-Agent": "x"}}]""";

    private static final String IN_NAMESPACE = "mount --bind \"$1\" /etc/hosts && shift && exec \"$@\"";

    private enum BrowserProgram {
        CHROMIUM("chrome", "chromium"),
        FIREFOX("firefox", "firefox-esr");

        private final String puppeteer;
        private final String program;

        BrowserProgram(String puppeteer, String program) {
            this.puppeteer = puppeteer;
            this.program = program;
        }
    }

    @TempDir
    private Path folder;

    private static void bid(MockSsp ssp) {
        assertThat(new Client(ssp)
                        .bid("staging-a", Client.SHOES.replace("c1", CHAT))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void aPageCanNeitherReadNorChangeAnything(BrowserProgram browser) throws Exception {
        Attack attack = new Attack(browser);
        try (MockSsp ssp = MockSsp.start()) {
            bid(ssp);
            List<JsonNode> responses = attack.send(ssp, READS, CHANGES, EVENTS);

            assertThat(responses).hasSize(9).allSatisfy(response -> {
                assertThat(response.get("status").intValue()).isEqualTo(403);
                assertThat(response.get("text").stringValue())
                        .contains("\"code\":\"foreign-host\"", NAME, "--allowed-host")
                        .doesNotContain(CHAT);
            });
            assertThat(ssp.admin().selection().active()).isEqualTo("default");
        }
    }

    /** Without the rule for the name, each of these requests succeeds. */
    @ParameterizedTest
    @EnumSource
    void aPageOfAnAllowedNameCan(BrowserProgram browser) throws Exception {
        Attack attack = new Attack(browser);
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.ALLOWED_HOST, NAME))) {
            bid(ssp);
            List<JsonNode> responses = attack.send(ssp, READS, CHANGES);

            assertThat(responses)
                    .hasSize(7)
                    .allSatisfy(response ->
                            assertThat(response.get("status").intValue()).isEqualTo(200));
            assertThat(responses.get(1).get("text").stringValue()).contains(CHAT);
            assertThat(ssp.admin().selection().active()).isEqualTo("no-bid");
        }
    }

    private final class Attack {

        private final BrowserProgram browser;
        private final Map<String, Path> programs;
        private final Path unshare;
        private final Path scripts;

        private Attack(BrowserProgram browser) {
            this.browser = browser;
            this.programs = Tools.require(Map.of("node", "nodejs", browser.program, browser.program));
            this.unshare = Tools.requireMountNamespaces();
            this.scripts = Tools.requireNodePackage("puppeteer-core");
        }

        private List<JsonNode> send(MockSsp ssp, String... requests) throws Exception {
            Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
            List<String> command = List.of(
                    unshare.toString(),
                    "-rm",
                    "sh",
                    "-c",
                    IN_NAMESPACE,
                    "sh",
                    hosts.toString(),
                    programs.get("node").toString(),
                    scripts.resolve("rebind.mjs").toString(),
                    browser.puppeteer,
                    programs.get(browser.program).toString(),
                    hosts.toString(),
                    NAME,
                    Integer.toString(URI.create(ssp.baseUrl()).getPort()),
                    "[" + String.join(",", requests) + "]");
            Program.Result result = Program.run(folder, command);
            assertThat(result.exitCode()).as(result.err()).isZero();
            return Json.read(result.out().getBytes(UTF_8)).valueStream().toList();
        }
    }
}
