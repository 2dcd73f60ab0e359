package dev.mockssp.engine.admin;

import dev.mockssp.auction.Poll;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.PollVotes;
import dev.mockssp.engine.state.StateStore;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issues tracking tokens for provider states. A pact cannot contain a token, because each run signs its own. Verifiers
 * take the token from the response to the state change. Such a click leads to the mock server's own landing page and is
 * never billable.
 */
public final class ProviderStateTokens {

    private static final String NAME = "provider-state";
    private static final PollVotes.Count POLL = new PollVotes.Count(
            new Poll("Does this poll belong to a provider state?", List.of("Yes", "No")), List.of(2, 1));

    private final TokenSigner signer;
    private final StateStore store;
    private final Optional<String> publicUrl;

    public ProviderStateTokens(TokenSigner signer, StateStore store, Optional<URI> publicUrl) {
        this.signer = signer;
        this.store = store;
        this.publicUrl = publicUrl.map(URI::toString);
    }

    /**
     * @param keyName an API key without a scenario's suffix
     * @param revision the revision of the key
     * @param baseUrl scheme and authority of the request, where the landing page is unless there is a public URL
     * @return {@code clickToken}, {@code viewToken} and {@code productToken}, in revision 2026 {@code dspViewToken} and
     *     {@code pollToken} too, each valid for this key
     */
    public Map<String, String> issue(String keyName, Revision revision, String baseUrl) {
        return store.transact(
                () -> Optional.of(keyName), transaction -> issue(transaction.key(keyName), revision, baseUrl));
    }

    private Map<String, String> issue(KeyState state, Revision revision, String baseUrl) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("clickToken", token(state, TrackingToken.Kind.CLICK, baseUrl));
        boolean hasPixels = revision == Revision.R2026;
        tokens.put(
                "viewToken",
                token(state, hasPixels ? TrackingToken.Kind.EXCHANGE_VIEW : TrackingToken.Kind.VIEW, baseUrl));
        tokens.put("productToken", token(state, TrackingToken.Kind.PRODUCT, baseUrl));
        if (hasPixels) {
            tokens.put("dspViewToken", token(state, TrackingToken.Kind.DSP_VIEW, baseUrl));
            tokens.put("pollToken", pollToken(state, baseUrl));
        }
        return tokens;
    }

    private String pollToken(KeyState state, String baseUrl) {
        long serial = state.issuedTokens.takeSerial();
        state.pollVotes.shown(NAME, POLL, serial);
        return token(state, TrackingToken.Kind.POLL, serial, baseUrl);
    }

    private String token(KeyState state, TrackingToken.Kind kind, String baseUrl) {
        return token(state, kind, state.issuedTokens.takeSerial(), baseUrl);
    }

    private String token(KeyState state, TrackingToken.Kind kind, long serial, String baseUrl) {
        TrackingToken trackingToken = new TrackingToken(
                kind,
                state.id(),
                serial,
                NAME,
                NAME,
                NAME,
                ShortId.of(NAME),
                publicUrl.orElse(baseUrl) + VendorPaths.LANDING + NAME,
                Optional.empty(),
                false,
                0,
                false);
        String token = signer.sign(trackingToken);
        state.issuedTokens.record(trackingToken.serial(), token);
        return token;
    }
}
