package dev.mockssp.pact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.mockssp.wire.Wire;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Pact Broker. Its credential goes to its own origin and nowhere else, whatever it links or redirects to. */
public final class Broker {

    private static final String LINK = "pb:publish-contracts";

    private final BrokerAddress address;
    private final BrokerClient client;

    /**
     * @param address where it is, and how to be let in
     * @param patience how long each request may take, its answer included
     */
    public Broker(BrokerAddress address, Duration patience) {
        this.address = requireNonNull(address, "address");
        this.client = new BrokerClient(address, requireNonNull(patience, "patience"));
    }

    /**
     * Publishes a pact.
     *
     * @param pact the pact
     * @param publication under what
     * @return lines for a person: what was done, and what the broker has to say
     * @throws PublishException when it is not published; says why, and never a secret
     */
    public List<String> publish(BrokerPact pact, Publication publication) {
        BrokerAnswer answer = answer(client.post(place(publication), Wire.write(body(pact, publication))));
        JsonNode said = answer.json(publication);
        if (BrokerAnswer.hasError(said)) {
            throw new PublishException(
                    address.masked(client.name() + " did not publish the pact of " + pact.parties() + answer.said()));
        }
        List<String> lines = new ArrayList<>();
        lines.add("published the pact of " + pact.parties() + ", version " + publication.version() + ", at "
                + address.url());
        BrokerAnswer.notices(said).forEach(notice -> lines.add("    " + address.masked(notice)));
        return lines;
    }

    /** Where pacts are posted to, as the index says. */
    private URI place(Publication publication) {
        URI index = URI.create(address.url().toString().replaceFirst("/*$", "/"));
        HttpResponse<byte[]> found = client.get(index);
        String href = answer(found)
                .json(publication)
                .at("/_links/" + LINK + "/href")
                .stringValueOpt()
                .orElseThrow(() -> new PublishException(address.url()
                        + " is no Pact Broker that pacts can be published at: its index has no link " + LINK));
        try {
            return found.uri().resolve(href);
        } catch (IllegalArgumentException e) {
            throw new PublishException(client.name() + " has a link " + LINK + " that is no URL", e);
        }
    }

    private BrokerAnswer answer(HttpResponse<byte[]> answer) {
        return new BrokerAnswer(address, answer);
    }

    private static ObjectNode body(BrokerPact pact, Publication publication) {
        ObjectNode body = Wire.MAPPER
                .createObjectNode()
                .put("pacticipantName", pact.consumer())
                .put("pacticipantVersionNumber", publication.version());
        publication.branch().ifPresent(branch -> body.put("branch", branch));
        if (!publication.tags().isEmpty()) {
            publication.tags().forEach(body.putArray("tags")::add);
        }
        body.putArray("contracts")
                .addObject()
                .put("consumerName", pact.consumer())
                .put("providerName", pact.provider())
                .put("specification", "pact")
                .put("contentType", "application/json")
                .put("content", Base64.getEncoder().encodeToString(pact.text().getBytes(UTF_8)));
        return body;
    }
}
