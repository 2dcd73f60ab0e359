package dev.mockssp.engine.admin;

import dev.mockssp.core.ShortId;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Issues tracking tokens for provider states. A pact cannot contain a token, because each run signs its own. Verifiers
 * take the token from the response to the state change. Such a click leads to the mock server's own landing page and is
 * never billable.
 */
public final class ProviderStateTokens {

    private static final String NAME = "provider-state";

    private final TokenSigner signer;
    private final KeyStateStore states;
    private final Optional<String> publicUrl;

    public ProviderStateTokens(TokenSigner signer, KeyStateStore states, Optional<URI> publicUrl) {
        this.signer = signer;
        this.states = states;
        this.publicUrl = publicUrl.map(URI::toString);
    }

    /**
     * @param keyName an API key without a scenario's suffix
     * @param baseUrl scheme and authority of the request, where the landing page is unless there is a public URL
     * @return {@code clickToken}, {@code viewToken} and {@code productToken}, each valid for this key
     */
    public Map<String, String> issue(String keyName, String baseUrl) {
        KeyState state = states.of(keyName);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("clickToken", token(state, TrackingToken.Kind.CLICK, baseUrl));
        tokens.put("viewToken", token(state, TrackingToken.Kind.VIEW, baseUrl));
        tokens.put("productToken", token(state, TrackingToken.Kind.PRODUCT, baseUrl));
        return tokens;
    }

    private String token(KeyState state, TrackingToken.Kind kind, String baseUrl) {
        TrackingToken trackingToken = new TrackingToken(
                kind,
                state.id(),
                state.issuedTokens.takeSerial(),
                NAME,
                NAME,
                NAME,
                ShortId.of(NAME),
                publicUrl.orElse(baseUrl) + VendorPaths.LANDING + NAME,
                Optional.empty(),
                false,
                0);
        String token = signer.sign(trackingToken);
        state.issuedTokens.record(trackingToken.serial(), token);
        return token;
    }
}
