package dev.mockssp.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mockssp.wire.Wire;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

/** No rule stumbles over a body, whatever it is: a scenario answers before the body is checked. */
class AnyBodyTest {

    private static final List<String> NAMES = Stream.of(
                    KnownFields.BID_REQUEST,
                    KnownFields.MESSAGE,
                    KnownFields.CONFIG,
                    KnownFields.LEGACY_ONLY,
                    List.of("user", "chatbot", "production", "x", ""))
            .flatMap(List::stream)
            .toList();

    private final Memory memory = new Memory();

    @Property(tries = 500)
    void everyRuleLooksAtIt(@ForAll("values") JsonNode value) {
        Stream.of(Given.bidRequest(value.toString()), Given.getAd(value.toString()))
                .map(given -> given.refused(500, "scenario"))
                .forEach(given -> assertThatCode(() -> look(given)).doesNotThrowAnyException());
    }

    private void look(Given given) {
        Facts facts = Facts.of(given.exchange(1), given.json());
        Past past = memory.remember(facts, 1);
        for (Rule rule : Rules.OF_AN_EXCHANGE) {
            Optional<String> seen = rule.seen(facts, past);
            seen.ifPresent(text -> assertThat(text).isNotBlank().hasSizeLessThan(500));
        }
    }

    @Provide
    Arbitrary<JsonNode> values() {
        Arbitrary<Object> leaf = Arbitraries.of(
                1,
                -1,
                4.5,
                true,
                "",
                "user",
                "opener",
                "Anna@example.com",
                "+49 151 23456789",
                new BigDecimal("1e999"));
        return Arbitraries.recursive(() -> leaf, AnyBodyTest::nested, 0, 5).map(Wire.MAPPER::valueToTree);
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> value) {
        return Arbitraries.oneOf(
                value.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(Arbitraries.of(NAMES), value).ofMaxSize(5).map(map -> map));
    }
}
