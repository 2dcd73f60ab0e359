package dev.mockssp.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Interaction.Link;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The contract of revision 2026: that of 2025-11 with user headers, polls and pixels. */
class Contract2026Test {

    private static final SchemaLibrary SCHEMAS = SchemaLibrary.shared();
    private static final ScenarioLibrary SCENARIOS = new ScenarioLibrary(new DocumentReader(SCHEMAS)::scenario);
    private static final List<String> LATER = List.of(
            "text 200",
            "images-disabled 200",
            "poll 200",
            "end-user 200",
            "country-alone 400",
            "exchange-view 200",
            "dsp-view 200",
            "vote 200",
            "wrong-option 400",
            "results 200",
            "no-option 422",
            "unknown-vote 404",
            "unknown-results 404");

    private final Contract contract = of(Revision.R2026);

    private static Contract of(Revision revision) {
        return new Contract(SCHEMAS, SCENARIOS, Optional.empty(), revision);
    }

    private static List<String> outcomes(Contract contract, Provider provider) {
        return contract.interactions(provider).stream()
                .map(it -> it.name() + " " + it.response().status())
                .toList();
    }

    private Interaction one(String name) {
        return contract.interaction(Provider.SSP, name);
    }

    private JsonNode bid(String name) {
        return one(name).response().body().at("/data/bid");
    }

    @Test
    void hasEveryOutcomeOf2025AndItsOwn() {
        List<String> earlier = outcomes(of(Revision.R2025_11), Provider.SSP);
        List<String> all = outcomes(contract, Provider.SSP);

        assertThat(all).containsAll(earlier).containsAll(LATER).hasSize(earlier.size() + LATER.size());
        assertThat(outcomes(contract, Provider.LEGACY)).isEqualTo(outcomes(of(Revision.R2025_11), Provider.LEGACY));
    }

    @Test
    void eachExampleObeysTheSchemaOf2026() {
        for (Interaction it : contract.interactions()) {
            it.response().schema().ifPresent(schema -> {
                assertThat(schema).as(it.name()).startsWith("2026/");
                assertThat(SCHEMAS.check(schema, it.response().body()))
                        .as(it.name())
                        .isEmpty();
            });
        }
    }

    @Test
    void messagesHaveAnImageOrATextAndPollsHaveOptions() {
        assertThat(bid("text").path("placement").stringValue()).isEqualTo("text");
        assertThat(bid("images-disabled").propertyNames()).contains("logo_url").doesNotContain("image_url");
        assertThat(bid("poll").path("options").size()).isBetween(2, 4);
        assertThat(one("vote").response().body().at("/data/total_votes").intValue())
                .isEqualTo(
                        one("results").response().body().at("/data/total_votes").intValue() + 1);
    }

    @Test
    void aStateGuaranteesTheKindOfABidAndItsPixels() {
        assertThat(one("fill").guarantee().kinds()).containsExactly("ad_format");
        assertThat(one("fill").guarantee().pixels()).containsExactly("thrad_view_url");
        assertThat(one("text").guarantee().kinds()).containsExactly("ad_format", "placement");
        assertThat(one("text").guarantee().pixels()).containsExactly("thrad_view_url", "view_url");
        assertThat(one("images-disabled").guarantee().kinds()).contains("placement");
        assertThat(one("poll").guarantee().pixels()).isEmpty();
        assertThat(one("no-bid").guarantee().kinds()).isEmpty();
    }

    @Test
    void aPixelIsAQueryParameterOfTheClickUrl() {
        for (String name : List.of("exchange-view", "dsp-view")) {
            Interaction view = one(name);
            Link link = view.request().link().orElseThrow();
            String url = one(link.source()).response().body().at(link.pointer()).stringValue();
            assertThat(PixelRule.isIn(url, link.parameter().orElseThrow())).isTrue();
            assertThat(view.request().headers().has("User-Agent")).isTrue();
            assertThat(view.response().body().isBinary()).isTrue();
        }
        assertThat(one("exchange-view").request().link().orElseThrow().parameter())
                .hasValue("thrad_view_url");
        assertThat(one("dsp-view").request().link().orElseThrow().tokenName()).isEqualTo("dspViewToken");
    }

    @Test
    void aPixelRuleKnowsAParameterFromOneThatEndsLikeIt() {
        String exchange =
                "https://ssp.example/click?token=a&thrad_view_url=https%3A%2F%2Fssp.example%2Fview%3Ftoken%3Db";

        assertThat(PixelRule.isIn(exchange, "thrad_view_url")).isTrue();
        assertThat(PixelRule.isIn(exchange, "view_url")).isFalse();
        assertThat(PixelRule.isIn(exchange + "&view_url=http%3a%2f%2fdsp.example", "view_url"))
                .isTrue();
        assertThat(PixelRule.isIn("https://ssp.example/click?view_url=/view", "view_url"))
                .isFalse();
        assertThat(PixelRule.isIn("https://ssp.example/click?view_url=", "view_url"))
                .isFalse();
        assertThat(PixelRule.isIn("https://ssp.example/click?view_url=https://dsp.example/view", "view_url"))
                .isFalse();
    }

    @Test
    void aCountryAloneIsRejectedByTheRequestItself() {
        assertThat(one("country-alone").state().isDefault()).isTrue();
        assertThat(one("country-alone").request().headers().has("X-User-Device"))
                .isFalse();
        assertThat(one("end-user").request().headers().has("X-User-Device")).isTrue();
    }
}
