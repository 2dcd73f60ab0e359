package dev.mockssp.pact.broker;

import au.com.dius.pact.core.pactbroker.HalClient;
import au.com.dius.pact.core.pactbroker.IHalClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
     * @return the broker's response to the pacts, successful or not
     * @throws PublishException when there is no response, or the server is not a broker
     */
    BrokerResponse publish(List<PublishablePact> pacts, Publication publication) {
        try (CloseableHttpClient http = http()) {
            IHalClient client = client(http).newHalClient();
            response(() -> {
                        client.navigate();
                        return null;
                    })
                    .requirePublishLink(publication, PactBrokerClient.PUBLISH_CONTRACTS_LINK);
            String json = json(pacts, publication).toString();
            return response(() -> client.postJson(PactBrokerClient.PUBLISH_CONTRACTS_LINK, Map.of(), json)
                    .errorValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends one request. The library's exception says only that the request failed; the response has the reason.
     *
     * @param sending returns or throws the library's exception
     */
    private BrokerResponse response(Callable<Exception> sending) {
        last = Optional.empty();
        Optional<Exception> failure = failure(sending);
        failure.flatMap(PactJvmBrokerClient::ownFailure).ifPresent(own -> {
            throw own;
        });
        return last.map(http -> new BrokerResponse(address, http))
                .orElseThrow(() -> new PublishException(
                        address.masked(transport.name() + " could not be queried: "
                                + failure.map(Exception::toString).orElse("no request was sent")),
                        failure.orElse(null)));
    }

    private static Optional<Exception> failure(Callable<Exception> sending) {
        try {
            return Optional.ofNullable(sending.call());
        } catch (Exception e) {
            // includes checked exceptions, which Kotlin does not declare
            return Optional.of(e);
        }
    }

    private static Optional<PublishException> ownFailure(Exception failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(PublishException.class::isInstance)
                .map(PublishException.class::cast)
                .findFirst();
    }

    private static ObjectNode json(List<PublishablePact> pacts, Publication publication) {
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
