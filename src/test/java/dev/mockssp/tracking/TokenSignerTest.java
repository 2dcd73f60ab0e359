package dev.mockssp.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.memory.ShortId;
import dev.mockssp.json.Json;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;

class TokenSignerTest {

    private static final TokenSigner SIGNER = new TokenSigner("secret");

    static TrackingToken trackingToken(TrackingToken.Kind kind, String userId, Optional<String> tag) {
        return new TrackingToken(
                kind,
                "0a1b2c",
                7,
                "api_req_1",
                "bid_1",
                "boots",
                new ShortId(userId),
                "https://a.example/?b=c&d",
                tag,
                true,
                550,
                false);
    }

    @Property
    void aSignedTokenIsReadBack(@ForAll TrackingToken.Kind kind, @ForAll String userId, @ForAll Optional<String> tag) {
        TrackingToken token = trackingToken(kind, wellFormed(userId), tag.map(TokenSignerTest::wellFormed));
        String signed = SIGNER.sign(token);
        assertThat(signed).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        assertThat(SIGNER.verify(signed)).contains(token);
    }

    @Test
    void theSameSecretGivesTheSameBytesInEveryVersion() {
        TrackingToken token = trackingToken(TrackingToken.Kind.CLICK, "user-1", Optional.of("a"));
        assertThat(SIGNER.sign(token))
                .isEqualTo("WyJjbGljayIsIjBhMWIyYyIsNywiYXBpX3JlcV8xIiwiYmlkXzEiLCJib290cyIsInVzZXItMSIsImh0dHBzOi8v"
                        + "YS5leGFtcGxlLz9iPWMmZCIsImEiLHRydWUsNTUwXQ.589o6PfSAfxtJ0XlwxU9TA");
    }

    @Property
    void aTokenIsWrittenAsTheMapperWould(@ForAll String userId, @ForAll Optional<String> tag) {
        ArrayNode fields =
                Json.MAPPER.createArrayNode().add("click").add("0a1b2c").add(7);
        fields.add("api_req_1").add("bid_1").add("boots").add(userId).add("https://a.example/?b=c&d");
        tag.ifPresentOrElse(fields::add, fields::addNull);
        assertThat(trackingToken(TrackingToken.Kind.CLICK, userId, tag).toBytes())
                .isEqualTo(Json.write(fields.add(true).add(550)));
    }

    /** Replaces lone surrogates, which a UTF-8 body cannot contain. */
    private static String wellFormed(String text) {
        return text.replaceAll("\\p{Cs}", "?");
    }

    @Property
    void aChangedTokenIsNotGenuine(@ForAll @IntRange(max = 400) int place, @ForAll char other) {
        String token = SIGNER.sign(trackingToken(TrackingToken.Kind.CLICK, "user-1", Optional.empty()));
        int at = place % token.length();
        String changed = token.substring(0, at) + other + token.substring(at + 1);
        if (!changed.equals(token)) {
            assertThat(SIGNER.verify(changed)).isEmpty();
        }
    }

    /** The last character of a part has bits that a decoder ignores. */
    @Test
    void aPartThatEndsWithAnotherCharacterIsNotGenuine() {
        String token = SIGNER.sign(trackingToken(TrackingToken.Kind.CLICK, "user-1", Optional.empty()));
        int dot = token.indexOf('.');
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .forEach(last -> {
                    String ofContent = token.substring(0, dot - 1) + (char) last + token.substring(dot);
                    String ofSignature = token.substring(0, token.length() - 1) + (char) last;
                    assertThat(SIGNER.verify(ofContent).isPresent()).isEqualTo(ofContent.equals(token));
                    assertThat(SIGNER.verify(ofSignature).isPresent()).isEqualTo(ofSignature.equals(token));
                });
    }

    @Test
    void aTokenOfAnotherSecretIsNotGenuine() {
        String token = SIGNER.sign(trackingToken(TrackingToken.Kind.VIEW, "user-1", Optional.of("a")));
        assertThat(new TokenSigner("other").verify(token)).isEmpty();
        assertThat(new TokenSigner("secret").verify(token)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a", "a.", ".a", "a.b", "a.b.c", "ä.ö", "====.====", " . "})
    void otherTextIsNotGenuine(String text) {
        assertThat(SIGNER.verify(text)).isEmpty();
    }
}
