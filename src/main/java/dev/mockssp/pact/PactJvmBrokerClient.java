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
 * Pact JVM's client of a broker, over a transport of ours. The library finds the way through the broker's links; the
 * transport sends the credential to the broker's origin only, and gives up in time. The request itself is ours, since the
 * library publishes one pact at a time, and a broker may take the first and reject the second. A class of its own: where
 * the library is missing, it cannot even be loaded.
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
     * @return what the broker answered last, a success or not
     * @throws PublishException when it could not be asked, or is no broker
     */
    HttpResponse<byte[]> publish(List<PublishablePact> pacts, Publication publication) {
        try (CloseableHttpClient http = http()) {
            PactBrokerClient client = client(http);
            IHalClient index = client.newHalClient().navigate();
            if (index.linkUrl(PactBrokerClient.PUBLISH_CONTRACTS_LINK) == null) {
                throw new PublishException(
                        address.url() + " is no Pact Broker that pacts can be published at: its index has no link "
                                + PactBrokerClient.PUBLISH_CONTRACTS_LINK);
            }
            return answer(index.postJson(
                            PactBrokerClient.PUBLISH_CONTRACTS_LINK,
                            Map.of(),
                            request(pacts, publication).toString())
                    .errorValue());
        } catch (PublishException e) {
            throw e;
        } catch (Exception e) {
            // also checked ones: Kotlin declares none
            return answer(e);
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

    /** Its client says only that something was refused; the answer says what. */
    private HttpResponse<byte[]> answer(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PublishException known) {
                throw known;
            }
        }
        return last.orElseThrow(() -> new PublishException(
                address.masked(transport.name() + " could not be asked: " + failure.getMessage()), failure));
    }

    private PactBrokerClient client(CloseableHttpClient http) {
        // its own retries would hold a build up for a quarter of a minute
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
                .addExecInterceptorFirst("transport", (request, scope, chain) -> carried(request))
                .build();
    }

    private ClassicHttpResponse carried(ClassicHttpRequest request) throws IOException {
        HttpResponse<byte[]> response = request.getEntity() == null
                ? transport.get(place(request))
                : transport.post(place(request), EntityUtils.toByteArray(request.getEntity()));
        last = Optional.of(response);
        ClassicHttpResponse carried = new BasicClassicHttpResponse(response.statusCode());
        String type = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
        carried.setHeader("Content-Type", type);
        carried.setEntity(new ByteArrayEntity(response.body(), ContentType.parseLenient(type)));
        return carried;
    }

    private static URI place(ClassicHttpRequest request) throws IOException {
        try {
            return request.getUri();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
