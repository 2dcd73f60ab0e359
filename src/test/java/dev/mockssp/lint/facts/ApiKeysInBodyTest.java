package dev.mockssp.lint.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ApiKeysInBodyTest {

    /** A key is found at any position, even after text that looks like its beginning. */
    @Property
    void aKeyIsFoundAnywhere(
            @ForAll("around") String before, @ForAll("around") String after, @ForAll boolean capitals) {
        String name = capitals ? "THRADS-Api-KEY" : "thrad-api-key";
        String body = "{\"x\":\"" + before + "\",\"" + name + "\":\"secret-1\",\"y\":\"" + after + "\"}";
        assertThat(ApiKeysInBody.in(body.getBytes(UTF_8))).containsExactly(new ApiKeysInBody.Member(name, "secret-1"));
    }

    @Property
    void elsewhereThereIsNone(@ForAll("around") String text) {
        assertThat(ApiKeysInBody.in(text.getBytes(UTF_8))).isEmpty();
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.of("a", "p", "i", "-", "k", "e", "y", "api-", "-key", "P", "Y", "é", "thrad-", " ")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
