package dev.mockssp.pact;

import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import au.com.dius.pact.core.support.Auth;
import au.com.dius.pact.core.support.Result;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Pact JVM's client. A class of its own: where the library is missing, it cannot even be loaded. */
final class BrokerClient {

    /** The client's own would hold a build up for a quarter of a minute before it says that the broker is busy. */
    private static final Map<String, Object> RETRIES = Map.of("maxPublishRetries", 1, "publishRetryInterval", 500);

    private final BrokerAddress address;

    BrokerClient(BrokerAddress address) {
        this.address = address;
    }

    void upload(Path file, Publication publication) {
        Result<String, Exception> result = asked(file, publication);
        if (result.errorValue() != null) {
            throw BrokerProblem.of(result.errorValue(), address, publication);
        }
    }

    private Result<String, Exception> asked(Path file, Publication publication) {
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
}
