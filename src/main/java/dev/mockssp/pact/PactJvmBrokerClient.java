package dev.mockssp.pact;

import au.com.dius.pact.core.pactbroker.HalClient;
import au.com.dius.pact.core.pactbroker.IHalClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pact JVM's broker client with our own transport. The library follows the broker's links; the transport sends the
 * credential to the broker's origin only, and has a timeout. We send the publish request ourselves, because the library
 * publishes one pact at a time, so a broker may accept the first and reject the second. Separate class, because it
 * cannot be loaded when the library is missing.
 */
final class PactJvmBrokerClient {

    private final BrokerAddress address;
    private final BrokerTransport transport;
    private Optional<HttpResponse<byte[]>> last = Optional.empty();

    PactJvmBrokerClient(BrokerAddress address, BrokerTransport transport) {
        this.address = address;
        this.transport = transport;
    }

    /**
     * @return the broker's last response, successful or not
     * @throws PublishException when there is no response, or the server is not a broker
     */
    HttpResponse<byte[]> publish(List<PublishablePact> pacts, Publication publication) {
        try (CloseableHttpClient http = http()) {
            PactBrokerClient client = client(http);
            IHalClient index = client.newHalClient().navigate();
            if (index.linkUrl(PactBrokerClient.PUBLISH_CONTRACTS_LINK) == null) {
                throw new PublishException(
                        address.url() + " is not a Pact Broker that accepts pacts: its index has no link "
                                + PactBrokerClient.PUBLISH_CONTRACTS_LINK);
            }
            return lastResponse(index.postJson(
                            PactBrokerClient.PUBLISH_CONTRACTS_LINK,
                            Map.of(),
                            request(pacts, publication).toString())
                    .errorValue());
        } catch (PublishException e) {
            throw e;
        } catch (Exception e) {
            // includes checked exceptions, which Kotlin does not declare
            return lastResponse(e);
        }
    }

    private static ObjectNode request(List<PublishablePact> pacts, Publication publication) {
        ObjectNode request = Json.MAPPER
                .createObjectNode()
                .put("pacticipantName", pacts.get(0).consumer())
                .put("pacticipantVersionNumber", publication.version());
        publication.branch().ifPresent(branch -> request.put("branch", branch));
        publication.buildUrl().ifPresent(url -> request.put("buildUrl", url));
        if (!publication.tags().isEmpty()) {
            publication.tags().forEach(request.putArray("tags")::add);
        }
        ArrayNode contracts = request.putArray("contracts");
        pacts.forEach(pact -> contracts
                .addObject()
                .put("consumerName", pact.consumer())
                .put("providerName", pact.provider())
                .put("specification", "pact")
                .put("contentType", "application/json")
                .put("content", Base64.getEncoder().encodeToString(pact.text().getBytes(StandardCharsets.UTF_8))));
        return request;
    }

    /** The client's exception says only that a request was rejected; the response contains the reason. */
    private HttpResponse<byte[]> lastResponse(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PublishException known) {
                throw known;
            }
        }
        return last.orElseThrow(() -> new PublishException(
                address.masked(transport.name() + " could not be queried: " + failure.getMessage()), failure));
    }

    private PactBrokerClient client(CloseableHttpClient http) {
        // the library's own retries would delay a build by 15 seconds
        Map<String, Object> options = Map.of("halClient", Map.of("maxPublishRetries", 1, "publishRetryInterval", 1));
        return new PactBrokerClient(address.url().toString(), options, new PactBrokerClientConfig()) {
            @Override
            public IHalClient newHalClient() {
                HalClient client = (HalClient) super.newHalClient();
                client.setHttpClient(http);
                return client;
            }
        };
    }

    private CloseableHttpClient http() {
        return HttpClients.custom()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .addExecInterceptorFirst("transport", (request, scope, chain) -> forward(request))
                .build();
    }

    private ClassicHttpResponse forward(ClassicHttpRequest request) throws IOException {
        HttpResponse<byte[]> response = request.getEntity() == null
                ? transport.get(place(request))
                : transport.post(place(request), EntityUtils.toByteArray(request.getEntity()));
        last = Optional.of(response);
        ClassicHttpResponse converted = new BasicClassicHttpResponse(response.statusCode());
        String type = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
        converted.setHeader("Content-Type", type);
        converted.setEntity(new ByteArrayEntity(response.body(), ContentType.parseLenient(type)));
        return converted;
    }

    private static URI place(ClassicHttpRequest request) throws IOException {
        try {
            return request.getUri();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
