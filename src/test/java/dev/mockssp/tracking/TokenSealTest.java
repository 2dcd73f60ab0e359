package dev.mockssp.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.wire.Wire;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;

class TokenSealTest {

    private static final TokenSeal SEAL = new TokenSeal("secret");

    static Ticket ticket(Ticket.Kind kind, String userId, Optional<String> tag) {
        return new Ticket(
                kind, "0a1b2c", 7, "api_req_1", "bid_1", "boots", userId, "https://a.example/?b=c&d", tag, true, 550);
    }

    @Property
    void whatIsSealedIsOpenedAsItWas(@ForAll Ticket.Kind kind, @ForAll String userId, @ForAll Optional<String> tag) {
        Ticket ticket = ticket(kind, wellFormed(userId), tag.map(TokenSealTest::wellFormed));
        String token = SEAL.seal(ticket);
        assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        assertThat(SEAL.open(token)).contains(ticket);
    }

    @Property
    void aTicketIsWrittenAsTheMapperWould(@ForAll String userId, @ForAll Optional<String> tag) {
        ArrayNode fields =
                Wire.MAPPER.createArrayNode().add("click").add("0a1b2c").add(7);
        fields.add("api_req_1").add("bid_1").add("boots").add(userId).add("https://a.example/?b=c&d");
        tag.ifPresentOrElse(fields::add, fields::addNull);
        assertThat(ticket(Ticket.Kind.CLICK, userId, tag).toBytes())
                .isEqualTo(Wire.write(fields.add(true).add(550)));
    }

    /** A lone surrogate cannot come in: no UTF-8 body holds one. */
    private static String wellFormed(String text) {
        return text.replaceAll("\\p{Cs}", "?");
    }

    @Property
    void aChangedTokenIsNotTheSameTicket(@ForAll @IntRange(max = 400) int place, @ForAll char other) {
        String token = SEAL.seal(ticket(Ticket.Kind.CLICK, "user-1", Optional.empty()));
        int at = place % token.length();
        String changed = token.substring(0, at) + other + token.substring(at + 1);
        boolean lastOfAPart = at == token.length() - 1 || token.charAt(at + 1) == '.';
        if (!changed.equals(token) && !lastOfAPart) {
            assertThat(SEAL.open(changed)).isEmpty();
        }
    }

    @Test
    void anotherSecretOpensNothing() {
        String token = SEAL.seal(ticket(Ticket.Kind.VIEW, "user-1", Optional.of("a")));
        assertThat(new TokenSeal("other").open(token)).isEmpty();
        assertThat(new TokenSeal("secret").open(token)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a", "a.", ".a", "a.b", "a.b.c", "ä.ö", "====.====", " . "})
    void whatIsNoTokenOpensNothing(String text) {
        assertThat(SEAL.open(text)).isEmpty();
    }
}
