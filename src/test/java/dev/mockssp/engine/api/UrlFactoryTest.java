package dev.mockssp.engine.api;

import static dev.mockssp.engine.Contexts.context;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.memory.ShortId;
import dev.mockssp.engine.Contexts;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UrlFactoryTest {

    private final TokenSigner signer = new TokenSigner("secret");

    private UrlFactory at(String publicUrl) {
        return new UrlFactory(Optional.of(URI.create(publicUrl)), signer);
    }

    private UrlFactory anywhere() {
        return new UrlFactory(Optional.empty(), signer);
    }

    @Test
    void thePublicUrlWinsOverWhatTheRequestWasSentTo() {
        assertThat(anywhere().base(context())).isEqualTo("http://double.test:7777");
        assertThat(at("https://ads.example/ssp").base(context())).isEqualTo("https://ads.example/ssp");
    }

    @Test
    void anOriginHasNoPath() {
        assertThat(at("https://ads.example/ssp/v1").origin(context())).isEqualTo("https://ads.example");
        assertThat(at("https://ads.example:8443").origin(context())).isEqualTo("https://ads.example:8443");
        assertThat(anywhere().origin(context())).isEqualTo("http://double.test:7777");
    }

    @Test
    void onlyRelativeUrlsAreTheDoublesOwn() {
        assertThat(anywhere().absolute(context(), "/landing/a")).isEqualTo("http://double.test:7777/landing/a");
        assertThat(anywhere().absolute(context(), "https://a.example/b")).isEqualTo("https://a.example/b");
    }

    @Test
    void eachKindHasItsUrlAndItsTokenIsRemembered() {
        KeyState state = Contexts.state("staging-a");
        String base = "http://double.test:7777";
        assertThat(tracked(state, TrackingToken.Kind.CLICK)).startsWith(base + "/api/v1/tracking/redirect?token=");
        assertThat(tracked(state, TrackingToken.Kind.PRODUCT)).startsWith(base + "/api/v1/message/redirect/");
        String view = tracked(state, TrackingToken.Kind.VIEW);
        String token = view.substring((base + "/api/v1/tracking/view?token=").length());
        assertThat(signer.verify(token)).map(TrackingToken::kind).contains(TrackingToken.Kind.VIEW);
        assertThat(state.issuedTokens.knows(2, token))
                .as("the third of its key")
                .isTrue();
    }

    private String tracked(KeyState state, TrackingToken.Kind kind) {
        TrackingToken token = new TrackingToken(
                kind,
                state.id(),
                state.issuedTokens.takeSerial(),
                "api_req_1",
                "bid_1",
                "boots",
                ShortId.of("user-1"),
                "https://a.example",
                Optional.empty(),
                false,
                550,
                false);
        return anywhere().tracked(context(), state, token);
    }
}
