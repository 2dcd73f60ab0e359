package dev.mockssp.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Interaction.Link;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final SchemaLibrary SCHEMAS = SchemaLibrary.shared();
    private static final DocumentReader DOCUMENTS = new DocumentReader(SCHEMAS);

    private final ScenarioLibrary scenarios = new ScenarioLibrary(DOCUMENTS::scenario);
    private final Contract contract = new Contract(SCHEMAS, scenarios, Optional.empty(), Revision.R2025_11);

    private void put(String name, String steps) {
        String json = "{\"description\":\"x\",\"steps\":[" + steps.replace('\'', '"') + "]}";
        scenarios.put(name, DOCUMENTS.scenario(name, json.getBytes(StandardCharsets.UTF_8), "a test"));
    }

    private Interaction one(Provider provider, String name) {
        return contract.interactions(provider).stream()
                .filter(interaction -> interaction.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyDocumentedOutcomeIsThere() {
        assertThat(contract.interactions(Provider.SSP))
                .extracting(it -> it.name() + " " + it.response().status())
                .containsExactly(
                        "fill 200",
                        "full-creative 200",
                        "sparse-creative 200",
                        "prompts 200",
                        "no-bid 200",
                        "pacing-blocked 200",
                        "bad-request 400",
                        "no-key 401",
                        "foreign-origin 403",
                        "rate-limited 429",
                        "server-error 500",
                        "trailing-slash 200",
                        "page 200",
                        "page-without-key 401",
                        "preflight 204",
                        "foreign-preflight 403",
                        "click 302",
                        "view 200",
                        "unknown-click 404",
                        "unknown-view 404");
        assertThat(contract.interactions(Provider.LEGACY))
                .extracting(it -> it.name() + " " + it.response().status())
                .containsExactly(
                        "served 200",
                        "not-served 200",
                        "invalid-body 422",
                        "no-key 401",
                        "foreign-origin 403",
                        "rate-limited 429",
                        "server-error 500",
                        "trailing-slash 200",
                        "page 200",
                        "page-without-key 401",
                        "preflight 204",
                        "foreign-preflight 403",
                        "click 302",
                        "unknown-click 404");
        assertThat(contract.interactions()).hasSize(34).doesNotHaveDuplicates();
    }

    @Test
    void eachExampleObeysItsSchemaAndEachRequestToo() {
        for (Interaction it : contract.interactions()) {
            it.response()
                    .schema()
                    .ifPresent(schema -> assertThat(
                                    SCHEMAS.check(schema, it.response().body()))
                            .as(it.name())
                            .isEmpty());
            boolean refusedForItsBody = List.of(400, 422).contains(it.response().status());
            it.request()
                    .schema()
                    .ifPresent(schema -> assertThat(
                                    SCHEMAS.check(schema, it.request().body()).isEmpty())
                            .as(it.name())
                            .isEqualTo(!refusedForItsBody));
        }
    }

    @Test
    void theOutcomesAreWhatTheirNamesSay() {
        assertThat(one(Provider.SSP, "fill")
                        .response()
                        .body()
                        .at("/data/bid/ad_format")
                        .stringValue())
                .isEqualTo("sponsored_message");
        assertThat(one(Provider.SSP, "full-creative")
                        .response()
                        .body()
                        .at("/data/bid")
                        .propertyNames())
                .contains("description", "cta_text", "image_url");
        assertThat(one(Provider.SSP, "sparse-creative")
                        .response()
                        .body()
                        .at("/data/bid")
                        .propertyNames())
                .contains("description")
                .doesNotContain("cta_text", "image_url");
        assertThat(one(Provider.SSP, "prompts")
                        .response()
                        .body()
                        .at("/data/bids/0/ad_format")
                        .stringValue())
                .isEqualTo("sponsored_prompt");
        assertThat(one(Provider.SSP, "no-bid").response().body().at("/data/bid").isNull())
                .isTrue();
        assertThat(one(Provider.LEGACY, "served").response().body().path("data").size())
                .isEqualTo(4);
        assertThat(one(Provider.LEGACY, "not-served")
                        .response()
                        .body()
                        .path("data")
                        .size())
                .isZero();
    }

    @Test
    void everyAnswerToAKnownKeyCarriesTheRateHeaders() {
        assertThat(contract.interactions())
                .allSatisfy(it -> assertThat(it.response().headers().has("X-RateLimit-Reset"))
                        .isEqualTo(it.request().headers().has(it.provider().keyHeader())));
        assertThat(one(Provider.SSP, "rate-limited").response().headers().first("X-RateLimit-Remaining"))
                .hasValue("0");
        assertThat(one(Provider.SSP, "rate-limited").guarantee().headers()).containsExactly("x-ratelimit-remaining");
    }

    @Test
    void whatARequestAloneBringsAboutNeedsNoState() {
        assertThat(contract.interactions())
                .filteredOn(it -> it.state().isDefault())
                .extracting(it -> it.response().status())
                .containsExactly(400, 401, 403, 401, 204, 403, 404, 404, 422, 401, 403, 401, 204, 403, 404);
        assertThat(contract.interactions())
                .allSatisfy(it -> assertThat(it.state().params()).containsEntry("key", Contract.KEY));
    }

    @Test
    void aPreflightNeverCarriesAKeyAndSaysWhatThePageWillSend() {
        assertThat(contract.interactions())
                .filteredOn(it -> it.request().isPreflight())
                .hasSize(4)
                .allSatisfy(it -> {
                    assertThat(it.request().headers().has(it.provider().keyHeader()))
                            .isFalse();
                    assertThat(it.request().headers().first("Access-Control-Request-Method"))
                            .hasValue("POST");
                    assertThat(it.request().headers().first("Access-Control-Request-Headers"))
                            .hasValue("content-type," + it.provider().keyHeader());
                });
    }

    @Test
    void onlyARegisteredPageMayReadAResponse() {
        assertThat(contract.interactions())
                .filteredOn(it -> it.request().origin().isPresent())
                .hasSize(10)
                .allSatisfy(it -> assertThat(it.response().headers().first("Access-Control-Allow-Origin"))
                        .isEqualTo(it.request().origin().filter(Contract.REGISTERED_ORIGIN::equals)));
    }

    @Test
    void aTrackingUrlIsAnExampleWhoseTokenAnEarlierResponseTells() {
        assertThat(one(Provider.SSP, "click").request().query()).isEqualTo("token=" + Link.EXAMPLE);
        assertThat(one(Provider.LEGACY, "click").request().path()).endsWith("/redirect/" + Link.EXAMPLE);
        for (String name : List.of("click", "view")) {
            Interaction it = one(Provider.SSP, name);
            Link link = it.request().link().orElseThrow();
            assertThat(one(Provider.SSP, link.source())
                            .response()
                            .body()
                            .at(link.pointer())
                            .stringValue())
                    .contains(it.request().path() + "?token=");
        }
        assertThat(one(Provider.SSP, "view").response().body().isBinary()).isTrue();
        assertThat(one(Provider.SSP, "unknown-view").request().link()).isEmpty();
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(contract.interactions())
                .isEqualTo(new Contract(SchemaLibrary.shared(), scenarios, Optional.empty(), Revision.R2025_11)
                        .interactions());
    }

    @Test
    void aScenarioThatIsChangedChangesIt() {
        put("no-bid", "{'no_bid': {'message': 'Nobody wants it'}}");
        put("rate-limited", "{'fail': {'status': 429, 'headers': {'Retry-After': '7'}}}");

        assertThat(one(Provider.SSP, "no-bid").response().body().path("message").stringValue())
                .isEqualTo("Nobody wants it");
        assertThat(one(Provider.SSP, "rate-limited").response().headers().first("Retry-After"))
                .hasValue("7");
    }

    @Test
    void onlyAScenarioThatNamesItsAdGuaranteesIt() {
        assertThat(one(Provider.SSP, "fill").guarantee().creative()).isFalse();
        assertThat(one(Provider.SSP, "full-creative").guarantee().creative()).isTrue();
        assertThat(one(Provider.SSP, "sparse-creative").guarantee().creative()).isTrue();
    }

    @Test
    void aScenarioThatAnswersNothingOrSomethingElseIsNamed() {
        put("no-bid", "{'break': {'fault': 'timeout'}}");
        assertThatThrownBy(contract::interactions)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("\"no-bid\"", "returns no response");
        put("no-bid", "{'fail': {'status': 502, 'body': '<h1>down</h1>'}}");
        assertThatThrownBy(contract::interactions).hasMessageContainingAll("\"no-bid\"", "not JSON");
        put("no-bid", "{'fail': {'status': 502, 'body': {'down': true}}}");
        assertThatThrownBy(contract::interactions).hasMessageContainingAll("\"no-bid\"", "bid-error.schema.json");
    }
}
