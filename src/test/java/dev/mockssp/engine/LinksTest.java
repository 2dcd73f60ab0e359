package dev.mockssp.engine;

import static dev.mockssp.engine.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.tracking.Ticket;
import dev.mockssp.tracking.TokenSeal;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {

    private final TokenSeal seal = new TokenSeal("secret");

    private Links at(String publicUrl) {
        return new Links(Optional.of(URI.create(publicUrl)), seal);
    }

    private Links anywhere() {
        return new Links(Optional.empty(), seal);
    }

    @Test
    void thePublicUrlWinsOverWhatTheRequestWasSentTo() {
        assertThat(anywhere().base(call())).isEqualTo("http://double.test:7777");
        assertThat(at("https://ads.example/ssp").base(call())).isEqualTo("https://ads.example/ssp");
    }

    @Test
    void anOriginHasNoPath() {
        assertThat(at("https://ads.example/ssp/v1").origin(call())).isEqualTo("https://ads.example");
        assertThat(at("https://ads.example:8443").origin(call())).isEqualTo("https://ads.example:8443");
        assertThat(anywhere().origin(call())).isEqualTo("http://double.test:7777");
    }

    @Test
    void onlyRelativeUrlsAreTheDoublesOwn() {
        assertThat(anywhere().absolute(call(), "/landing/a")).isEqualTo("http://double.test:7777/landing/a");
        assertThat(anywhere().absolute(call(), "https://a.example/b")).isEqualTo("https://a.example/b");
    }

    @Test
    void eachKindHasItsUrlAndItsTokenIsRemembered() {
        KeyState state = Calls.state("staging-a");
        String base = "http://double.test:7777";
        assertThat(tracked(state, Ticket.Kind.CLICK)).startsWith(base + "/api/v1/tracking/redirect?token=");
        assertThat(tracked(state, Ticket.Kind.PRODUCT)).startsWith(base + "/api/v1/message/redirect/");
        String view = tracked(state, Ticket.Kind.VIEW);
        String token = view.substring((base + "/api/v1/tracking/view?token=").length());
        assertThat(seal.open(token)).map(Ticket::kind).contains(Ticket.Kind.VIEW);
        assertThat(state.ledger.knows(2, token)).as("the third of its key").isTrue();
    }

    private String tracked(KeyState state, Ticket.Kind kind) {
        Ticket ticket = new Ticket(
                kind,
                state.id(),
                state.ledger.takeSerial(),
                "api_req_1",
                "bid_1",
                "boots",
                "user-1",
                "https://a.example",
                Optional.empty(),
                false,
                550);
        return anywhere().tracked(call(), state, ticket);
    }
}
