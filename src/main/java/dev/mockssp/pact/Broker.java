package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import au.com.dius.pact.core.support.Auth;
import au.com.dius.pact.core.support.Result;
import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A Pact Broker, as Pact JVM's client sees it. */
public final class Broker {

    /** The client's own would hold a build up for a quarter of a minute before it says that the broker is busy. */
    private static final Map<String, Object> RETRIES = Map.of("maxPublishRetries", 1, "publishRetryInterval", 500);

    private final BrokerAddress address;

    /** @param address where it is, and how to be let in */
    public Broker(BrokerAddress address) {
        this.address = requireNonNull(address, "address");
    }

    /**
     * Publishes a pact.
     *
     * @param file the pact
     * @param publication under what
     * @return one line for a person
     * @throws PublishException when it is not published; says why, and never a secret
     * @throws UnsupportedOperationException when Pact JVM is not on the class path
     */
    public String publish(Path file, Publication publication) {
        PactLibrary.requireClient();
        JsonNode pact = read(file);
        String parties = name(file, pact, "consumer") + " and " + name(file, pact, "provider");
        Result<String, Exception> result = upload(file, publication);
        if (result.errorValue() != null) {
            throw BrokerProblem.of(result.errorValue(), address, publication);
        }
        return "published the pact of " + parties + ", version " + publication.version() + ", at " + address.url();
    }

    private Result<String, Exception> upload(Path file, Publication publication) {
        try {
            PactBrokerClient client =
                    new PactBrokerClient(address.url().toString(), options(), new PactBrokerClientConfig());
            if (client.newHalClient().navigate().linkUrl(PactBrokerClient.PUBLISH_CONTRACTS_LINK) == null) {
                throw new PublishException(
                        address.url() + " is no Pact Broker that pacts can be published at: its index" + " has no link "
                                + PactBrokerClient.PUBLISH_CONTRACTS_LINK);
            }
            return client.uploadPactFile(
                    file.toFile(),
                    new PublishConfiguration(
                            publication.version(),
                            publication.tags(),
                            publication.branch().orElse(null)));
        } catch (PublishException e) {
            throw e;
        } catch (Exception e) {
            // also checked ones: Kotlin declares none
            throw BrokerProblem.of(e, address, publication);
        }
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new HashMap<>(Map.of("halClient", RETRIES));
        address.token()
                .ifPresent(token ->
                        options.put("authentication", new Auth.BearerAuthentication(token, Auth.DEFAULT_AUTH_HEADER)));
        address.user()
                .ifPresent(user -> options.put(
                        "authentication",
                        new Auth.BasicAuthentication(user, address.password().orElseThrow())));
        return options;
    }

    private static JsonNode read(Path file) {
        try {
            return Wire.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new PublishException(file + " does not exist", e);
        } catch (IOException e) {
            throw new PublishException(file + " cannot be read: " + e.getMessage(), e);
        } catch (MalformedJsonException e) {
            throw new PublishException(file + " is no pact: " + e.getMessage(), e);
        }
    }

    private static String name(Path file, JsonNode pact, String party) {
        return pact.at("/" + party + "/name")
                .stringValueOpt()
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new PublishException(file + " is no pact: /" + party + "/name is missing"));
    }
}
