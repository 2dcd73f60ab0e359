package dev.mockssp.cli.serve;

import dev.mockssp.cli.command.Version;
import dev.mockssp.config.Config;
import dev.mockssp.config.value.TlsSettings;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines that are printed at the start: the URL, and what the first request needs. */
final class StartupBanner {

    private static final String BODY = "{\"userId\":\"user-1\",\"chatId\":\"chat-1\",\"messages\":"
            + "[{\"role\":\"user\",\"content\":\"Which running shoes are good for a first marathon?\"}]}";

    private StartupBanner() {}

    /**
     * @param url the base URL of the mock server
     * @param httpsUrl the base URL of the TLS port, if there is one
     * @param seed the seed of the run, configured or random
     * @param scenario the active scenario
     */
    static List<String> lines(Config config, String url, Optional<String> httpsUrl, long seed, Scenario scenario) {
        List<String> lines = new ArrayList<>();
        lines.add("mock-ssp " + Version.current() + " is listening");
        lines.add("  URL        " + url);
        lines.add("  Dashboard  " + url + "/" + (config.adminToken().isPresent() ? ", with the admin token" : ""));
        config.sources().file().ifPresent(file -> lines.add("  Config     " + file));
        httpsUrl.ifPresent(it -> lines.addAll(https(config.tls().orElseThrow(), it, url)));
        lines.addAll(config.recordFrom()
                .map(service -> recording(service.toString()))
                .orElseGet(() -> simulating(scenario)));
        config.state()
                .ifPresent(state ->
                        lines.add("  State      shared at " + state.address() + ", with the prefix " + state.prefix()));
        if (config.seed().isEmpty()) {
            lines.add("  Seed       " + seed + " (random; repeat this run with --seed " + seed + ")");
        }
        if (!isLoopback(config.host())) {
            lines.add("  Network    listens on " + config.host() + ": other machines can reach it, "
                    + (config.adminToken().isPresent()
                            ? "its admin API and its journal with the admin token"
                            : "including its admin API and its journal"));
        }
        lines.add("Try:");
        lines.add(curl(url, config.recordFrom().isPresent() ? "YOUR-KEY" : "staging-key"));
        return lines;
    }

    private static List<String> https(TlsSettings tls, String httpsUrl, String url) {
        String line = "  HTTPS      " + httpsUrl;
        if (tls.files().isPresent()) {
            return List.of(line + ", with your certificate");
        }
        String file = tls.caOut().map(Path::toString).orElse("ca.pem");
        String saved =
                tls.caOut().isPresent() ? "it is in " + file : "curl -sS -o ca.pem " + url + "/__admin/ca.pem saves it";
        return List.of(
                line + ", for " + String.join(", ", tls.names()),
                "  CA         temporary, for this run; " + saved,
                "  Trust it   curl --cacert " + file + " · NODE_EXTRA_CA_CERTS=" + file + " · SSL_CERT_FILE=" + file
                        + " (Python)");
    }

    private static List<String> simulating(Scenario scenario) {
        return List.of(
                "  Keys       staging-key, production-key;"
                        + " any other key that begins with staging or production works too",
                "  Scenario   " + scenario.name() + ": " + scenario.description());
    }

    private static List<String> recording(String service) {
        return List.of(
                "  Recording  " + service + " responds in place of the mock server; no scenario is played",
                "  Keys       your own: it is forwarded, and never stored. With a production key, ads are billed");
    }

    private static String curl(String url, String key) {
        VendorEndpoint endpoint = VendorEndpoint.BID_REQUEST;
        return "curl -sS '" + url + endpoint.path() + "' -H '" + endpoint.keyHeader() + ": " + key
                + "' -H 'Content-Type: application/json' -d '" + BODY + "'";
    }

    // Compares the text, because a look-up could send a DNS request.
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){1,3}") || host.matches("[0:]*:0*1");
    }
}
