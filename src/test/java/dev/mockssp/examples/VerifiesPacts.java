package dev.mockssp.examples;

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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies the pacts of a folder against a running double: {@code -Dpact.provider=thrads-ssp -Dpact.folder=target/pacts
 * -Dssp.url=http://127.0.0.1:7777}.
 */
@Provider("${pact.provider}")
@PactFolder("${pact.folder}")
@IgnoreMissingStateChange
class VerifiesPacts {

    private final String ssp = System.getProperty("ssp.url", "http://127.0.0.1:7777");
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void prepare(PactVerificationContext context) throws Exception {
        context.setTarget(HttpTestTarget.fromUrl(URI.create(ssp).toURL()));
        for (ProviderState state : context.getInteraction().getProviderStates()) {
            change(state);
        }
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void verify(PactVerificationContext context) {
        context.verifyInteraction();
    }

    /** The double knows every state; a class of {@code @State} methods would be a second list of them. */
    private void change(ProviderState state) throws Exception {
        String body =
                JsonMapper.shared().writeValueAsString(Map.of("state", state.getName(), "params", state.getParams()));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(ssp + "/__admin/pact/states"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }
}
