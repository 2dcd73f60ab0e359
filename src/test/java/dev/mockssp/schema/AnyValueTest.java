package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

/** Properties of the violations of any value. */
class AnyValueTest {

    private static final SchemaLibrary LIBRARY = SchemaLibrary.shared();

    private static final List<String> NAMES = List.of(
            "userId",
            "chatId",
            "messages",
            "role",
            "content",
            "config",
            "ad_offset",
            "request_type",
            "steps",
            "fill",
            "fail",
            "when",
            "body",
            "data",
            "bid",
            "bids",
            "error",
            "campaigns",
            "formats",
            "price",
            "a/b~",
            "");

    @Property(tries = 300)
    void eachIsToldOnceInOneLineThatNamesItsPlace(@ForAll("values") JsonNode value) {
        for (String file : LIBRARY.files()) {
            List<Violation> violations = LIBRARY.check(file, value);
            assertThat(violations).hasSizeLessThanOrEqualTo(ViolationMapper.MAX_VIOLATIONS);
            assertThat(new HashSet<>(violations)).hasSameSizeAs(violations);
            assertThat(violations).allSatisfy(violation -> {
                String place = violation.pointer().isEmpty() ? "the top level" : violation.pointer();
                assertThat(violation.message()).startsWith(place + " ").doesNotContain("\n", "violates the keyword");
                assertThat(value.at(violation.pointer())).isEqualTo(violation.found());
                assertThat(violation.limit().isMissingNode()).isFalse();
            });
        }
    }

    @Provide
    Arbitrary<JsonNode> values() {
        Arbitrary<Object> leaf = Arbitraries.of(
                1, -1, 4.5, 400, true, "", "user", "opener", "sponsored_message", new BigDecimal("1e999"));
        return Arbitraries.recursive(() -> leaf, AnyValueTest::nested, 0, 5).map(Json.MAPPER::valueToTree);
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> value) {
        return Arbitraries.oneOf(
                value.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(Arbitraries.of(NAMES), value).ofMaxSize(5).map(map -> map));
    }
}
