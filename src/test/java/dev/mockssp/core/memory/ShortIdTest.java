package dev.mockssp.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ShortIdTest {

    private static final String LONG = "x".repeat(60_000);

    private static String shortened(String id) {
        return ShortId.of(id).text();
    }

    @Test
    void anIdOfUpTo256CharactersStaysAsItIs() {
        String longest = "ч".repeat(256);
        assertThat(shortened(longest)).isEqualTo(longest);
        assertThat(shortened(longest + "ч")).startsWith("sha-256:").hasSize(72);
        assertThat(shortened("")).isEmpty();
    }

    @Test
    void aDigestDependsOnEveryCharacter() {
        String middle = LONG.substring(0, 30_000) + "y" + LONG.substring(30_001);
        assertThat(shortened(LONG)).isEqualTo(shortened(new StringBuilder(LONG).toString()));
        assertThat(shortened(LONG)).isNotEqualTo(shortened(middle)).isNotEqualTo(shortened(LONG + "x"));
    }

    @Test
    void anIdThatLooksLikeADigestIsNotMistakenForTheLongId() {
        String digest = shortened(LONG);
        assertThat(shortened(digest)).isNotEqualTo(digest).startsWith("sha-256:");
        assertThat(shortened("sha-256:")).isNotEqualTo("sha-256:");
    }

    @Test
    void loneSurrogatesAreDifferentCharacters() {
        assertThat(shortened(LONG + '\ud800')).isNotEqualTo(shortened(LONG + '\ud801'));
    }

    @Property
    void differentIdsHaveDifferentShortForms(@ForAll String one, @ForAll String other) {
        assertThat(shortened(one).equals(shortened(other))).isEqualTo(one.equals(other));
        assertThat(shortened(one)).hasSizeLessThanOrEqualTo(ShortId.MAX_LENGTH);
    }
}
