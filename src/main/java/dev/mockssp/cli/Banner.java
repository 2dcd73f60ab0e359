package dev.mockssp.cli;

import dev.mockssp.config.Config;
import java.util.ArrayList;
import java.util.List;

/** What is said at the start: where the double is, and all that the first request needs. */
final class Banner {

    private static final String BODY = "{\"userId\":\"user-1\",\"chatId\":\"chat-1\",\"messages\":"
            + "[{\"role\":\"user\",\"content\":\"Which running shoes are good for a first marathon?\"}]}";

    private Banner() {}

    static List<String> lines(Config config, Running running) {
        List<String> lines = new ArrayList<>();
        lines.add("mock-ssp " + Version.current() + " is listening");
        lines.add("  URL        " + running.url());
        lines.add("  Dashboard  " + running.url() + "/");
        lines.add("  Keys       staging-key, production-key;"
                + " any other key that begins with staging or production works too");
        lines.add("  Scenario   " + running.scenario().name() + ": "
                + running.scenario().description());
        if (config.seed().isEmpty()) {
            lines.add(
                    "  Seed       " + running.seed() + " (random; repeat this run with --seed " + running.seed() + ")");
        }
        if (!isLoopback(config.host())) {
            lines.add("  Network    listens on " + config.host()
                    + ": other machines can reach it, its control API and its journal too");
        }
        lines.add("Try:");
        lines.add(curl(running.url()));
        return lines;
    }

    private static String curl(String url) {
        return "curl -sS '" + url + "/api/v1/ssp/bid-request'"
                + " -H 'thrad-api-key: staging-key' -H 'Content-Type: application/json' -d '" + BODY + "'";
    }

    // By its spelling: a look-up could ask the network.
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){1,3}") || host.matches("[0:]*:0*1");
    }
}
