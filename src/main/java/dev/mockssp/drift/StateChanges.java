package dev.mockssp.drift;

import dev.mockssp.contract.Interaction;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.function.ToIntFunction;
import tools.jackson.databind.node.ObjectNode;

/** Puts the target into provider states, in the format of Pact verifiers. */
final class StateChanges {

    private final URI url;
    private final Target target;
    private final ToIntFunction<HttpRequest> send;

    /** @param send sends a request and returns the status of the response */
    StateChanges(URI url, Target target, ToIntFunction<HttpRequest> send) {
        this.url = url;
        this.target = target;
        this.send = send;
    }

    /** @return why the state was rejected; empty when it was accepted */
    Optional<String> setUp(Interaction interaction) {
        return change(interaction, "setup");
    }

    void tearDown(Interaction interaction) {
        change(interaction, "teardown");
    }

    private Optional<String> change(Interaction interaction, String action) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("state", interaction.state().scenario())
                .put("action", action);
        ObjectNode params = body.putObject("params");
        interaction.state().params().forEach(params::put);
        if (params.has("key")) {
            params.put("key", target.key(interaction.provider()));
        }
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                .build();
        int status = status(request);
        return status / 100 == 2
                ? Optional.empty()
                : Optional.of("the state \"" + interaction.state().scenario() + "\" got the status " + status
                        + " from --state-url");
    }

    private int status(HttpRequest request) {
        try {
            return send.applyAsInt(request);
        } catch (UpstreamException e) {
            throw e.withMessage("--state-url " + url + ": " + e.getMessage());
        }
    }
}
