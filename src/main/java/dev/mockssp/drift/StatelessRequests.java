package dev.mockssp.drift;

import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates the requests whose outcomes need no provider state: the default outcomes, and ads. A staging key gets an ad
 * on every request (contract.md 1.6), and the legacy endpoint has {@code force}.
 */
final class StatelessRequests {

    private static final Map<String, Boolean> FORCED = Map.of("always-fill", true, "no-bid", false);
    private static final Set<String> FILLED = Set.of("always-fill", "sponsored-prompts", "sponsored-poll");

    private StatelessRequests() {}

    /** @return the body that causes an interaction's outcome; empty when no body does */
    static Optional<JsonNode> body(Interaction interaction, boolean production) {
        JsonNode body = interaction.request().body();
        String scenario = interaction.state().scenario();
        if (interaction.state().isDefault()) {
            return Optional.of(body);
        }
        if (interaction.provider() == Provider.LEGACY) {
            return Optional.ofNullable(FORCED.get(scenario))
                    .map(force -> ((ObjectNode) body.deepCopy()).put("force", force));
        }
        return FILLED.contains(scenario) && !production ? Optional.of(body) : Optional.empty();
    }
}
