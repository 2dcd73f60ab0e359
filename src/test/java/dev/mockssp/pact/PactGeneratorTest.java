package dev.mockssp.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.Pact;
import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Provider;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class PactGeneratorTest {

    private static final SchemaLibrary SCHEMAS = SchemaLibrary.shared();
    private static final DocumentReader DOCUMENTS = new DocumentReader(SCHEMAS);

    private final ScenarioLibrary scenarios = new ScenarioLibrary(DOCUMENTS::scenario);
    private final Contract contract = new Contract(SCHEMAS, scenarios, Optional.empty(), Revision.R2025_11);
    private final PactGenerator pacts = new PactGenerator(SCHEMAS, contract);

    @TempDir
    Path folder;

    private JsonNode pact(Provider provider, PactSpec spec) {
        return Json.read(pacts.write("acme", provider, spec).json().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode interaction(JsonNode pact, String description) {
        return pact.path("interactions")
                .valueStream()
                .filter(it -> it.path("description").stringValue().equals(description))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode filled(PactSpec spec) {
        return interaction(pact(Provider.SSP, spec), "a bid request that is filled");
    }

    private static JsonNode rule(JsonNode interaction, String path) {
        return interaction.path("response").path("matchingRules").path("body").path(path);
    }

    private static List<String> all(JsonNode rule) {
        return rule.path("matchers")
                .valueStream()
                .map(it -> it.path("match").stringValue())
                .toList();
    }

    private static String only(JsonNode rule) {
        assertThat(rule.path("matchers")).as(rule.toString()).hasSize(1);
        return rule.at("/matchers/0/match").stringValue();
    }

    @ParameterizedTest
    @CsvSource({"SSP,V4,20", "SSP,V3,20", "LEGACY,V4,14", "LEGACY,V3,14"})
    void pactJvmReadsThemAgain(Provider provider, PactSpec spec, int interactions) throws Exception {
        PactFile file = pacts.write("acme", provider, spec);
        Path written = Files.writeString(folder.resolve(file.name()), file.json());

        Pact read = DefaultPactReader.INSTANCE.loadPact(written.toFile());

        assertThat(file.name()).isEqualTo("acme-" + provider.label() + ".json");
        assertThat(read.isV4Pact()).isEqualTo(spec == PactSpec.V4);
        assertThat(read.getConsumer().getName()).isEqualTo("acme");
        assertThat(read.getProvider().getName()).isEqualTo(provider.label());
        assertThat(read.getInteractions()).hasSize(interactions);
        assertThat(read.getInteractions())
                .extracting(it -> it.getProviderStates().get(0).getName())
                .containsExactlyInAnyOrderElementsOf(contract.interactions(provider).stream()
                        .map(it -> it.state().scenario())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(PactSpec.class)
    void areTheSameBytesEveryTime(PactSpec spec) {
        PactGenerator others = new PactGenerator(
                SchemaLibrary.shared(),
                new Contract(SchemaLibrary.shared(), scenarios, Optional.empty(), Revision.R2025_11));

        assertThat(pacts.write("acme", Provider.SSP, spec)).isEqualTo(others.write("acme", Provider.SSP, spec));
    }

    @Test
    void nameTheVersionOfMockSspAndOfTheSpecification() {
        assertThat(pact(Provider.SSP, PactSpec.V4)
                        .at("/metadata/mock-ssp/version")
                        .stringValue())
                .isNotBlank();
        assertThat(pact(Provider.SSP, PactSpec.V4)
                        .at("/metadata/pactSpecification/version")
                        .stringValue())
                .isEqualTo("4.0");
        assertThat(pact(Provider.SSP, PactSpec.V3)
                        .at("/metadata/pactSpecification/version")
                        .stringValue())
                .isEqualTo("3.0.0");
    }

    @ParameterizedTest
    @EnumSource(PactSpec.class)
    void expectWhatTheSchemaSaysAndNotValues(PactSpec spec) {
        JsonNode filled = filled(spec);

        assertThat(rule(filled, "$.requestId").at("/matchers/0/regex").stringValue())
                .isEqualTo("^api_req_[!-~]+$");
        assertThat(only(rule(filled, "$.timestamp"))).isEqualTo("regex");
        String notEmpty = spec == PactSpec.V4 ? "notEmpty" : "regex";
        assertThat(all(rule(filled, "$.totalTime"))).containsExactly("number", "regex");
        assertThat(all(rule(filled, "$.data.bid.price"))).containsExactly("number", "regex");
        assertThat(all(rule(filled, "$.data.bid.headline"))).containsExactly("type", notEmpty);
        assertThat(only(rule(filled, "$.data.bid.url"))).isEqualTo("regex");
        assertThat(only(rule(filled, "$.status"))).isEqualTo("equality");
        assertThat(only(rule(filled, "$.data.bid.ad_format"))).isEqualTo("equality");
        assertThat(only(rule(filled, "$.error"))).isEqualTo("null");
        assertThat(all(rule(filled, "$.message"))).containsExactly("type", notEmpty);
    }

    @ParameterizedTest
    @CsvSource({"5.5,true", "5,true", "0.01,true", "0.10,true", "0,false", "0.0,false", "-5.5,false", "5.555,false"})
    void aPriceIsAboveZeroAndHasAtMostTwoDecimals(String price, boolean good) {
        String pattern = rule(filled(PactSpec.V4), "$.data.bid.price")
                .at("/matchers/1/regex")
                .stringValue();

        assertThat(price.matches(pattern)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({
        "thrads-ssp,a click on an ad,/request/generators/query/token,${clickToken}",
        "thrads-ssp,a view of a prompt,/request/generators/query/token,${viewToken}",
        "thrads-legacy,a click on a product,/request/generators/path,/api/v1/message/redirect/${productToken}"
    })
    void aTokenComesFromTheResponseToTheStateChange(
            String provider, String description, String place, String expression) {
        for (PactSpec spec : PactSpec.values()) {
            JsonNode generator = interaction(pact(Provider.of(provider).orElseThrow(), spec), description)
                    .at(place);

            assertThat(generator.path("type").stringValue()).isEqualTo("ProviderState");
            assertThat(generator.path("expression").stringValue()).isEqualTo(expression);
        }
    }

    @Test
    void aPreflightIsExpectedWithItsHeadersAndWithoutAKey() {
        JsonNode preflight =
                interaction(pact(Provider.SSP, PactSpec.V4), "the preflight of a bid request from a registered page");

        assertThat(preflight.at("/request/headers").propertyNames())
                .containsExactlyInAnyOrder("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
        assertThat(preflight.at("/response/status").intValue()).isEqualTo(204);
        assertThat(preflight
                        .at("/response/headers/Access-Control-Allow-Origin/0")
                        .stringValue())
                .isEqualTo(Contract.REGISTERED_ORIGIN);
        assertThat(preflight.at("/response/matchingRules/header").propertyNames())
                .containsExactlyInAnyOrder(
                        "Access-Control-Allow-Methods",
                        "Access-Control-Allow-Headers",
                        "Access-Control-Max-Age",
                        "Vary");
    }

    @Test
    void aLegacySuccessFromAPageHasNoError() {
        JsonNode page = interaction(pact(Provider.LEGACY, PactSpec.V4), "a turn of a chat from a registered page");

        String names = rule(page, "$").at("/matchers/1/rules/0/regex").stringValue();
        assertThat("error").doesNotMatch(names);
        assertThat(List.of("e", "err", "erro", "errors", "data", "status", "endpoint"))
                .allSatisfy(name -> assertThat(name).matches(names));
    }

    @Test
    void theOnlyPictureIsExpectedByItsType() {
        JsonNode view = interaction(pact(Provider.SSP, PactSpec.V4), "a view of a prompt");

        assertThat(rule(view, "$").at("/matchers/0/match").stringValue()).isEqualTo("contentType");
        assertThat(view.at("/response/body/encoded").stringValue()).isEqualTo("base64");
        assertThat(interaction(pact(Provider.SSP, PactSpec.V3), "a view of a prompt")
                        .at("/response/body")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void aNullableFieldMayBeNull() {
        JsonNode description = rule(filled(PactSpec.V4), "$.data.bid.description");

        assertThat(description.path("combine").stringValue()).isEqualTo("OR");
        assertThat(description
                        .path("matchers")
                        .valueStream()
                        .map(it -> it.path("match").stringValue()))
                .containsExactly("type", "null");
    }

    @Test
    void anOptionalFieldIsExpectedOnlyWhereTheStateNamesTheAd() {
        JsonNode pact = pact(Provider.SSP, PactSpec.V4);
        JsonNode full = interaction(pact, "a bid request filled with every optional field");
        JsonNode sparse = interaction(pact, "a bid request filled with as little as there can be");

        assertThat(filled(PactSpec.V4).at("/response/body/content/data/bid").propertyNames())
                .contains("description")
                .doesNotContain("cta_text", "image_url");
        assertThat(full.at("/response/body/content/data/bid").propertyNames()).contains("cta_text", "image_url");
        assertThat(only(rule(full, "$.data.bid.description"))).isEqualTo("type");
        assertThat(only(rule(sparse, "$.data.bid.description"))).isEqualTo("null");
    }

    @Test
    void aListIsExpectedByOneItem() {
        JsonNode prompts = interaction(pact(Provider.SSP, PactSpec.V4), "an opener that is filled with prompts");

        assertThat(prompts.at("/response/body/content/data/bids")).hasSize(1);
        assertThat(rule(prompts, "$.data.bids").at("/matchers/0/min").intValue())
                .isOne();
        assertThat(only(rule(prompts, "$.data.bids[*].ad_format"))).isEqualTo("equality");
    }

    @Test
    void theStatusInAnErrorIsExactAndItsDetailsAreThere() {
        JsonNode bad = interaction(pact(Provider.SSP, PactSpec.V4), "a bid request whose body has a wrong shape");

        assertThat(only(rule(bad, "$.error.code"))).isEqualTo("equality");
        assertThat(rule(bad, "$.error.details").at("/matchers/0/min").intValue())
                .isOne();
        JsonNode refused =
                interaction(pact(Provider.LEGACY, PactSpec.V4), "a turn of a chat whose body has a wrong shape");
        assertThat(rule(refused, "$.error.detail[*].loc[*]")
                        .path("matchers")
                        .valueStream()
                        .map(it -> it.path("match").stringValue()))
                .containsExactly("type", "integer");
    }

    @Test
    void noAdIsAnEmptyObjectAndNothingElse() {
        JsonNode none = interaction(pact(Provider.LEGACY, PactSpec.V4), "a turn of a chat that gets no ad");

        assertThat(only(rule(none, "$.data"))).isEqualTo("equality");
    }

    @ParameterizedTest
    @EnumSource(PactSpec.class)
    void aListInAHeaderHasAtLeastTheDocumentedNumberOfItems(PactSpec spec) {
        JsonNode preflight =
                interaction(pact(Provider.SSP, spec), "the preflight of a bid request from a registered page");
        JsonNode methods = preflight.at("/response/matchingRules/header/Access-Control-Allow-Methods");
        JsonNode vary = preflight.at("/response/matchingRules/header/Vary");

        assertThat(all(methods)).containsExactly("type", "regex");
        assertThat(methods.at("/matchers/0/min").intValue()).isEqualTo(2);
        assertThat(only(vary)).isEqualTo("regex");
        assertThat(preflight
                        .at("/response/headers/Access-Control-Allow-Headers")
                        .toString())
                .contains("Content-Type", "thrad-api-key")
                .doesNotContain("X-User-Country");
    }

    @Test
    void headersThatTheStateNamesAreExact() {
        JsonNode headers = interaction(pact(Provider.SSP, PactSpec.V4), "a bid request beyond the rate limit")
                .at("/response/matchingRules/header");

        assertThat(headers.propertyNames())
                .containsExactlyInAnyOrder("Content-Type", "X-RateLimit-Limit", "X-RateLimit-Reset");
    }

    @Test
    void aPublishersRequestMayHaveMoreFieldsInVersion4() {
        JsonNode ssp = filled(PactSpec.V4).at("/request/matchingRules/body/$/matchers/0");
        JsonNode legacy = interaction(pact(Provider.LEGACY, PactSpec.V4), "a turn of a chat that gets an ad")
                .at("/request/matchingRules/body/$/matchers/0");

        assertThat(ssp.path("match").stringValue()).isEqualTo("eachKey");
        assertThat("anything").matches(ssp.at("/rules/0/regex").stringValue());
        assertThat("metaData").matches(legacy.at("/rules/0/regex").stringValue());
        assertThat("anything").doesNotMatch(legacy.at("/rules/0/regex").stringValue());
    }

    @Test
    void version3SendsNoMoreThanIsRequired() {
        assertThat(filled(PactSpec.V3).at("/request/body").propertyNames())
                .containsExactlyInAnyOrder("userId", "chatId", "messages");
        assertThat(filled(PactSpec.V4).at("/request/body/content/request_type").stringValue())
                .isEqualTo("contextual");
    }

    @Test
    void whatASchemaOfAnotherShapeAsksForIsToldApart() {
        JsonNode pact = pact(Provider.SSP, PactSpec.V4);

        assertThat(interaction(pact, "a bid request without a key")
                        .at("/request/headers")
                        .propertyNames())
                .containsExactly("Content-Type");
        assertThat(interaction(pact, "a bid request whose body has a wrong shape")
                        .at("/request/body/content/messages")
                        .isString())
                .isTrue();
        assertThat(interaction(pact, "an opener that is filled with prompts")
                        .at("/request/matchingRules/body/$.request_type/matchers/0/match")
                        .stringValue())
                .isEqualTo("equality");
    }

    @Test
    void aScenarioThatIsChangedChangesThem() {
        String before = pacts.write("acme", Provider.SSP, PactSpec.V4).json();
        String json =
                "{\"description\":\"x\",\"steps\":[{\"fail\":{\"status\":503,\"headers\":{\"Retry-After\":\"7\"}}}]}";
        scenarios.put("server-error", DOCUMENTS.scenario("x", json.getBytes(StandardCharsets.UTF_8), "a test"));

        JsonNode failing = interaction(pact(Provider.SSP, PactSpec.V4), "a bid request that the server fails on");

        assertThat(pacts.write("acme", Provider.SSP, PactSpec.V4).json()).isNotEqualTo(before);
        assertThat(failing.at("/response/status").intValue()).isEqualTo(503);
        assertThat(failing.at("/response/headers/Retry-After/0").stringValue()).isEqualTo("7");
        assertThat(failing.at("/response/matchingRules/header").has("Retry-After"))
                .isFalse();
    }

    @Test
    void theFilesNameIsOneOfItsFolder() {
        assertThat(List.of("a/b", "a_b", "..\\c", "acme web", "100%", "chat\uD83D\uDCAC"))
                .extracting(name -> new PactFile(name, Provider.SSP, "{}").name())
                .containsExactly(
                        "a%2Fb-thrads-ssp.json",
                        "a_b-thrads-ssp.json",
                        "..%5Cc-thrads-ssp.json",
                        "acme web-thrads-ssp.json",
                        "100%25-thrads-ssp.json",
                        "chat%F0%9F%92%AC-thrads-ssp.json");
    }
}
