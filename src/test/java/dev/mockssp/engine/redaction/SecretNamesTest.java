package dev.mockssp.engine.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SecretNamesTest {

    private static final List<String> WORDS =
            List.of("key", "token", "auth", "secret", "passw", "cookie", "credential", "session");

    /** The optimized search finds the same names as a search for each word in lower case. */
    @Property(tries = 3_000)
    void aNameIsSecretWhenAWordStandsInIt(@ForAll("names") String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        assertThat(SecretNames.isSecret(name)).isEqualTo(WORDS.stream().anyMatch(lower::contains));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> parts = Arbitraries.of(
                "key",
                "tok",
                "en",
                "TOKEN",
                "Auth",
                "sec",
                "ret",
                "Session",
                "pass",
                "W",
                "w",
                "cook",
                "IE",
                "cred",
                "ential",
                "s",
                "K",
                "\u212aey",
                "\u212a",
                "ey",
                "-",
                "_",
                "x",
                "é",
                "İ");
        return parts.list().ofMaxSize(5).map(list -> String.join("", list));
    }
}
