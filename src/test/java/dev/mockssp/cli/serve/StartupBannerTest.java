package dev.mockssp.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.Tools;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StartupBannerTest {

    private static final Scenario SCENARIO =
            new ScenarioLibrary(DocumentReader::builtInScenario).find("default").orElseThrow();

    @Test
    void saysWhatTheFirstRequestNeeds() {
        assertThat(banner(Settings.none()))
                .startsWith(
                        "mock-ssp (development) is listening",
                        "  URL        http://127.0.0.1:7777",
                        "  Dashboard  http://127.0.0.1:7777/",
                        "  Keys       staging-key, production-key;"
                                + " any other key that begins with staging or production works too",
                        "  Scenario   default: " + SCENARIO.description(),
                        "  Seed       4711 (random; repeat this run with --seed 4711)",
                        "Try:");
    }

    @Test
    void aGivenSeedIsNoNews() {
        assertThat(banner(Settings.of(Option.SEED, 1))).noneMatch(line -> line.contains("Seed"));
    }

    @Test
    void saysHowToTrustTheAuthority() {
        assertThat(banner(Settings.of(Option.TLS_PORT, 7443)))
                .containsSubsequence(
                        "  HTTPS      https://127.0.0.1:7443, for localhost, 127.0.0.1, ::1, ssp.thrads.ai, dev.thrads.ai",
                        "  CA         temporary, for this run; curl -sS -o ca.pem http://127.0.0.1:7777/__admin/ca.pem saves it",
                        "  Trust it   curl --cacert ca.pem · NODE_EXTRA_CA_CERTS=ca.pem · SSL_CERT_FILE=ca.pem (Python)");
        assertThat(banner(Settings.of(Option.TLS_PORT, 7443).with(Option.TLS_CA_OUT, "/tmp/my-ca.pem")))
                .containsSubsequence(
                        "  CA         temporary, for this run; it is in /tmp/my-ca.pem",
                        "  Trust it   curl --cacert /tmp/my-ca.pem · NODE_EXTRA_CA_CERTS=/tmp/my-ca.pem"
                                + " · SSL_CERT_FILE=/tmp/my-ca.pem (Python)");
        assertThat(banner(Settings.none())).noneMatch(line -> line.contains("HTTPS") || line.contains("  CA "));
    }

    @Test
    void aCertificateOfTheUserNeedsNoAdvice() {
        Settings own = Settings.of(Option.TLS_PORT, 7443)
                .with(Option.TLS_CERT, "pom.xml")
                .with(Option.TLS_KEY, "pom.xml");
        assertThat(banner(own))
                .contains("  HTTPS      https://127.0.0.1:7443, with your certificate")
                .noneMatch(line -> line.contains("  CA ") || line.contains("Trust"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "::2", "build-host", "127.0.0.1.example", "1:2::1"})
    void saysThatOtherMachinesCanReachIt(String host) {
        assertThat(banner(Settings.of(Option.HOST, host)))
                .contains("  Network    listens on " + host
                        + ": other machines can reach it, including its admin API and its journal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.1.1", "localhost", "::1", "0:0:0:0:0:0:0:1"})
    void aLoopbackHostIsNoNews(String host) {
        assertThat(banner(Settings.of(Option.HOST, host))).noneMatch(line -> line.contains("Network"));
    }

    @Test
    void theCurlLineCanBePasted() throws IOException, InterruptedException {
        List<String> lines = banner(Settings.none());
        String curl = lines.get(lines.size() - 1);
        assertThat(curl).startsWith("curl ");

        String bash = Tools.require("bash", "bash").toString();
        Process shell = new ProcessBuilder(bash, "-c", curl.replaceFirst("^curl", "printf '%s\\\\n'")).start();
        List<String> words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(shell.waitFor()).isZero();
        assertThat(words)
                .contains(
                        "http://127.0.0.1:7777/api/v1/ssp/bid-request",
                        "thrad-api-key: staging-key",
                        "Content-Type: application/json");
        JsonNode body = Json.read(words.get(words.size() - 1).getBytes(StandardCharsets.UTF_8));
        assertThat(body.at("/userId").asString()).isNotEmpty();
        assertThat(body.at("/chatId").asString()).isNotEmpty();
        assertThat(body.at("/messages/0/role").asString()).isEqualTo("user");
        assertThat(body.at("/messages/0/content").asString()).contains("running shoes");
    }

    private static List<String> banner(Settings settings) {
        Optional<String> httpsUrl = settings.config().tls().map(tls -> "https://127.0.0.1:" + tls.port());
        return StartupBanner.lines(settings.config(), "http://127.0.0.1:7777", httpsUrl, 4711, SCENARIO);
    }
}
