package dev.mockssp.drift;

import dev.mockssp.contract.Interaction;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Puts the target into provider states, in the format of Pact verifiers. */
final class StateChanges {

    private final URI url;
    private final Target target;
    private final Function<HttpRequest, ActualResponse> send;

    /** @param send sends a request and returns the response */
    StateChanges(URI url, Target target, Function<HttpRequest, ActualResponse> send) {
        this.url = url;
        this.target = target;
        this.send = send;
    }

    /**
     * @return why the state was rejected; empty when it was accepted
     * @throws ConfigurationException when the URL responds with a page, which says nothing about a state
     */
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
        ActualResponse response = response(request);
        if (response.status() / 100 != 2) {
            return Optional.of("the state \"" + interaction.state().scenario() + "\" got the status "
                    + response.status() + " from --state-url");
        }
        if (response.isMarkup()) {
            throw new ConfigurationException(
                    "--state-url " + url + ": it responded with a page; expected a URL that accepts provider states");
        }
        return Optional.empty();
    }

    private ActualResponse response(HttpRequest request) {
        try {
            return send.apply(request);
        } catch (UpstreamException e) {
            throw e.withMessage("--state-url " + url + ": " + e.getMessage());
        }
    }
}
