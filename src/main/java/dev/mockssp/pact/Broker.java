package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A Pact Broker. Its credential goes to its own origin and nowhere else, whatever it links or redirects to. */
public final class Broker {

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
     * @throws UnsupportedOperationException when Pact JVM is not on the class path
     */
    public List<String> publish(BrokerPact pact, Publication publication) {
        PactLibrary.requireClient();
        BrokerAnswer answer = new BrokerAnswer(address, new JvmClient(address, client).publish(pact, publication));
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
}
