package dev.mockssp.pact.broker;

import static java.util.Objects.requireNonNull;

import dev.mockssp.pact.PactJvm;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A Pact Broker. Its credential is sent to its own origin only, wherever links or redirects point. */
public final class Broker {

    private final BrokerAddress address;
    private final BrokerTransport client;

    /**
     * @param address the URL and the credential
     * @param connection the connection settings
     * @throws dev.mockssp.core.ConfigurationException when the file of certificates cannot be used
     */
    public Broker(BrokerAddress address, BrokerConnection connection) {
        this.address = requireNonNull(address, "address");
        this.client = new BrokerTransport(address, requireNonNull(connection, "connection"));
    }

    /**
     * Publishes pacts of one consumer in one request: the broker accepts all of them or none.
     *
     * @param pacts the pacts, at least one
     * @param publication the version, branch and tags to publish with
     * @param verbose whether to return the broker's debug notices
     * @return human-readable lines: what was published, then the broker's notices
     * @throws PublishException when they are not published; the message gives the reason without any secret
     * @throws IllegalArgumentException when there is no pact, or pacts of several consumers
     * @throws UnsupportedOperationException when Pact JVM is not on the class path
     */
    public List<String> publish(List<PublishablePact> pacts, Publication publication, boolean verbose) {
        if (pacts.stream().map(PublishablePact::consumer).distinct().count() != 1) {
            throw new IllegalArgumentException("pacts of one consumer");
        }
        PactJvm.requireClient();
        BrokerResponse response = new PactJvmBrokerClient(address, client).publish(pacts, publication);
        JsonNode json = response.published(publication);
        if (BrokerNotices.hasError(json)) {
            throw response.problem(client.name() + " did not publish the pacts of "
                    + pacts.get(0).consumer());
        }
        List<String> lines = new ArrayList<>();
        pacts.forEach(pact -> lines.add("published the pact of " + pact.parties() + ", version " + publication.version()
                + publication.branch().map(branch -> ", branch " + branch).orElse("") + ", at " + address.url()));
        BrokerNotices.of(json, verbose).stream()
                .flatMap(notice -> notice.lines().stream())
                .forEach(line -> lines.add("    " + address.masked(line)));
        return lines;
    }
}
