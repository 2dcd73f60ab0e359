package dev.mockssp.examples;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.IgnoreMissingStateChange;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import kotlin.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies the pacts of a folder against a running mock server: {@code -Dpact.provider=thrads-ssp -Dpact.folder=target/pacts
 * -Dssp.url=http://127.0.0.1:7777}.
 */
@Provider("${pact.provider}")
@PactFolder("${pact.folder}")
@IgnoreMissingStateChange
class VerifiesPacts {

    private final URI ssp = URI.create(System.getProperty("ssp.url", "http://127.0.0.1:7777"));
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void prepare(PactVerificationContext context) throws Exception {
        Map<String, Object> values = new HashMap<>();
        for (ProviderState state : context.getInteraction().getProviderStates()) {
            values.putAll(change(state));
        }
        context.setTarget(new HttpTestTarget(ssp.getHost(), ssp.getPort()) {
            /** What the state change has answered, such as a tracking token, goes into the request. */
            @Override
            public Pair<Object, Object> prepareRequest(
                    Pact pact, Interaction interaction, Map<String, Object> context) {
                context.put("providerState", values);
                return super.prepareRequest(pact, interaction, context);
            }
        });
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void verify(PactVerificationContext context) {
        context.verifyInteraction();
    }

    /** The mock server knows every state; a class of {@code @State} methods would be a second list of them. */
    private Map<String, Object> change(ProviderState state) throws Exception {
        String body =
                JsonMapper.shared().writeValueAsString(Map.of("state", state.getName(), "params", state.getParams()));
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(ssp.resolve("/__admin/pact/states"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.body());
        }
        return JsonMapper.shared().readValue(response.body(), new TypeReference<>() {});
    }
}
