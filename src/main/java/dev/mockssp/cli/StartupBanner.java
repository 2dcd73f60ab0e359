package dev.mockssp.cli;

import dev.mockssp.config.Config;
import dev.mockssp.config.TlsSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is said at the start: where the double is, and all that the first request needs. */
final class StartupBanner {

    private static final String BODY = "{\"userId\":\"user-1\",\"chatId\":\"chat-1\",\"messages\":"
            + "[{\"role\":\"user\",\"content\":\"Which running shoes are good for a first marathon?\"}]}";

    private StartupBanner() {}

    static List<String> lines(Config config, Running running) {
        List<String> lines = new ArrayList<>();
        lines.add("mock-ssp " + Version.current() + " is listening");
        lines.add("  URL        " + running.url());
        lines.add("  Dashboard  " + running.url() + "/");
        config.tls().ifPresent(tls -> lines.addAll(secured(tls, running)));
        lines.addAll(config.recordFrom()
                .map(service -> passing(service.toString()))
                .orElseGet(() -> imitating(running.scenario())));
        if (config.seed().isEmpty()) {
            lines.add(
                    "  Seed       " + running.seed() + " (random; repeat this run with --seed " + running.seed() + ")");
        }
        if (!isLoopback(config.host())) {
            lines.add("  Network    listens on " + config.host()
                    + ": other machines can reach it, its control API and its journal too");
        }
        lines.add("Try:");
        lines.add(curl(running.url(), config.recordFrom().isPresent() ? "YOUR-KEY" : "staging-key"));
        return lines;
    }

    private static List<String> secured(TlsSettings tls, Running running) {
        String url = "  HTTPS      " + running.httpsUrl();
        if (tls.files().isPresent()) {
            return List.of(url + ", with your certificate");
        }
        String file = tls.caOut().map(Path::toString).orElse("ca.pem");
        String saved = tls.caOut().isPresent()
                ? "it is in " + file
                : "curl -sS -o ca.pem " + running.url() + "/__admin/ca.pem saves it";
        return List.of(
                url + ", for " + String.join(", ", tls.names()),
                "  CA         made for this run; " + saved,
                "  Trust it   curl --cacert " + file + " · NODE_EXTRA_CA_CERTS=" + file + " · SSL_CERT_FILE=" + file
                        + " (Python)");
    }

    private static List<String> imitating(ScenarioPrinter.Entry scenario) {
        return List.of(
                "  Keys       staging-key, production-key;"
                        + " any other key that begins with staging or production works too",
                "  Scenario   " + scenario.name() + ": " + scenario.description());
    }

    private static List<String> passing(String service) {
        return List.of(
                "  Recording  " + service + " answers in place of the double; no scenario is played",
                "  Keys       your own: it is passed on, and kept nowhere. With a production key, ads count for money");
    }

    private static String curl(String url, String key) {
        return "curl -sS '" + url + "/api/v1/ssp/bid-request'" + " -H 'thrad-api-key: " + key
                + "' -H 'Content-Type: application/json' -d '" + BODY + "'";
    }

    // By its spelling: a look-up could ask the network.
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){1,3}") || host.matches("[0:]*:0*1");
    }
}
