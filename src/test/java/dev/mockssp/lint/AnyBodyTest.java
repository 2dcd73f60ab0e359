package dev.mockssp.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.json.Json;
import dev.mockssp.lint.facts.DocumentedFields;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.history.PriorTraffic;
import dev.mockssp.lint.rule.Rule;
import dev.mockssp.lint.rule.RuleCatalogue;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

/** No rule throws for any body. Rules see invalid bodies too, because a scenario responds before body validation. */
class AnyBodyTest {

    private static final List<String> NAMES = Stream.of(
                    DocumentedFields.of(Revision.R2026).bidRequest(),
                    DocumentedFields.of(Revision.R2026).config(),
                    DocumentedFields.of(Revision.R2026).userMetadata(),
                    DocumentedFields.MESSAGE,
                    DocumentedFields.LEGACY_ONLY,
                    List.of("user", "chatbot", "production", "x", ""))
            .flatMap(List::stream)
            .toList();

    private final LintHistory memory = new LintHistory(MemoryBudget.unlimited());

    @Property(tries = 500)
    void everyRuleLooksAtIt(@ForAll("values") JsonNode value) {
        Stream.of(ExchangeBuilder.bidRequest(value.toString()), ExchangeBuilder.getAd(value.toString()))
                .map(exchange -> exchange.rejected(500, "scenario"))
                .forEach(exchange -> assertThatCode(() -> look(exchange)).doesNotThrowAnyException());
    }

    private void look(ExchangeBuilder exchange) {
        for (Revision revision : Revision.values()) {
            look(exchange, revision);
        }
    }

    private void look(ExchangeBuilder exchange, Revision revision) {
        ExchangeFacts facts = ExchangeFacts.of(exchange.exchange(1), exchange.json(), revision);
        PriorTraffic history = memory.addAndGetBefore(facts, 1);
        for (Rule rule : RuleCatalogue.EXCHANGE_RULES) {
            assertThat(rule.check(facts, history)).allSatisfy(found -> {
                assertThat(found.seen()).isNotBlank().hasSizeLessThan(500);
                assertThat(found.pointer())
                        .matches("(|header:[A-Za-z-]+|(/[^/]*)+)")
                        .hasSizeLessThan(500);
            });
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
        return Arbitraries.recursive(() -> leaf, AnyBodyTest::nested, 0, 5).map(Json.MAPPER::valueToTree);
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> value) {
        return Arbitraries.oneOf(
                value.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(Arbitraries.of(NAMES), value).ofMaxSize(5).map(map -> map));
    }
}
