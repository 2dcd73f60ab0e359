package dev.mockssp.scenario.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.PlayedStep;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioPlayer;
import dev.mockssp.scenario.ScenarioSamples;
import dev.mockssp.scenario.Step;
import dev.mockssp.scenario.StepCounters;
import dev.mockssp.scenario.Trigger;
import dev.mockssp.scenario.TriggerInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every file in {@code scenarios/} does what contract.md section 3 says. */
class BuiltInScenariosTest {

    static final List<String> NAMES = BuiltInScenarios.NAMES;
    private static final Path FOLDER = Path.of("scenarios");
    private final ScenarioLibrary library = new ScenarioLibrary(ScenarioSamples.PARSER);

    @Test
    void theListIsTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            NAMES.stream().map(name -> name + ".json").toList());
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void aFileSaysInOneLineWhatIsSeenAndIsWrittenAsItIsRead(String name) throws IOException {
        JsonNode file = Json.read(Files.readAllBytes(FOLDER.resolve(name + ".json")));
        Scenario scenario = library.find(name).orElseThrow();

        assertThat(scenario.name()).isEqualTo(name);
        assertThat(scenario.description()).endsWith(".").hasLineCount(1).hasSizeBetween(20, 160);
        assertThat(scenario.steps()).isNotEmpty();
        assertThat(file.path("$schema").asString()).isEqualTo("../schemas/scenario.schema.json");
        assertThat(Json.read(Json.write(scenario.toJson())))
                .isEqualTo(((ObjectNode) file.deepCopy()).without("$schema"));
    }

    @Test
    void simpleOnesAreOneStepThatAlwaysPlays() {
        assertThat(only("default")).isEqualTo(new Behaviour.Auction());
        assertThat(only("always-fill")).isEqualTo(fill(Optional.empty()));
        assertThat(only("slow")).isEqualTo(fill(Optional.empty()));
        assertThat(only("sponsored-prompts")).isEqualTo(fill(Optional.of("sponsored_prompt")));
        assertThat(only("no-bid")).isEqualTo(noBid(Behaviour.NoBid.Reason.NO_WINNER));
        assertThat(only("pacing-blocked")).isEqualTo(noBid(Behaviour.NoBid.Reason.AD_OFFSET));
    }

    @Test
    void onlySlowIsDelayed() {
        assertThat(NAMES)
                .allSatisfy(name -> assertThat(plays(name, "bid-request", 1))
                        .extracting(PlayedStep::delay)
                        .containsExactly(name.equals("slow") ? Duration.ofSeconds(3) : Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "rate-limited, 429, ",
        "origin-not-allowed, 403, Origin not allowed",
        "server-error, 500, Render failed",
        "invalid-key, 401, ",
        "wrong-content-type, 502, ",
    })
    void failuresHaveTheirStatus(String name, int status, String message) {
        Behaviour.Fail fail = (Behaviour.Fail) only(name);

        assertThat(fail.status()).isEqualTo(status);
        assertThat(fail.message()).isEqualTo(Optional.ofNullable(message));
    }

    @Test
    void rateLimitedHasNothingRemaining() {
        assertThat(((Behaviour.Fail) only("rate-limited")).headers())
                .isEqualTo(Headers.of("X-RateLimit-Remaining", "0"));
    }

    @Test
    void onlyOriginNotAllowedRefusesPreflights() {
        assertThat(NAMES).allSatisfy(name -> {
            boolean refuses = name.equals("origin-not-allowed");
            assertThat(library.find(name).orElseThrow().rejectsOrigin("bid-request"))
                    .isEqualTo(refuses);
            assertThat(library.find(name).orElseThrow().rejectsOrigin("get-ad")).isEqualTo(refuses);
        });
    }

    @Test
    void wrongContentTypeIsAPageOfHtml() {
        Behaviour.Fail fail = (Behaviour.Fail) only("wrong-content-type");

        assertThat(fail.headers().first("Content-Type")).hasValue("text/html");
        assertThat(fail.body().orElseThrow().asString())
                .startsWith("<!DOCTYPE html>")
                .contains("502 Bad Gateway");
    }

    @Test
    void badRequestSpeaksTheLanguageOfEachEndpoint() {
        Behaviour.Fail bid =
                (Behaviour.Fail) plays("bad-request", "bid-request", 1).get(0).behaviour();
        Behaviour.Fail legacy =
                (Behaviour.Fail) plays("bad-request", "get-ad", 1).get(0).behaviour();

        assertThat(bid.status()).isEqualTo(400);
        assertThat(bid.error().orElseThrow().at("/type").asString()).isEqualTo("HTTPException");
        assertThat(bid.error().orElseThrow().at("/code").asInt()).isEqualTo(400);
        assertThat(bid.error().orElseThrow().at("/details/0").propertyNames())
                .containsExactlyInAnyOrder("pointer", "rule", "message");
        assertThat(legacy.status()).isEqualTo(422);
        assertThat(legacy.error().orElseThrow().at("/detail/0").propertyNames())
                .containsExactlyInAnyOrder("loc", "msg", "type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout", "connection-reset", "empty-response", "malformed-json", "truncated-body"})
    void breaksAreNamedAfterTheirFault(String name) {
        assertThat(only(name)).isEqualTo(new Behaviour.Break(Fault.of(name).orElseThrow()));
    }

    @Test
    void flakyFailsEachThirdTime() {
        assertThat(statuses("flaky", 7)).containsExactly(200, 200, 500, 200, 200, 500, 200);
    }

    @Test
    void recoveringFailsTwice() {
        assertThat(statuses("recovering", 5)).containsExactly(500, 500, 200, 200, 200);
    }

    @Test
    void lowFillFillsAboutThreeInTen() {
        List<PlayedStep> plays = plays("low-fill", "bid-request", 1000);

        assertThat(plays.stream().filter(play -> play.behaviour().equals(fill(Optional.empty()))))
                .hasSizeBetween(250, 350);
        assertThat(plays)
                .extracting(PlayedStep::behaviour)
                .containsOnly(fill(Optional.empty()), noBid(Behaviour.NoBid.Reason.NO_WINNER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sparse-creative", "long-creative", "unicode-creative", "hostile-creative"})
    void creativesWorkForBothFormatsBothEndpointsAndEveryHeadlineLimit(String name) {
        JsonNode ad = ad(name);

        assertThat(texts(ad, "formats")).containsExactly("sponsored_message", "sponsored_prompt");
        assertThat(texts(ad, "prompts")).hasSizeBetween(3, 5);
        assertThat(ad.path("product").asString("")).isNotEmpty();
        assertThat(lengths(ad)).anyMatch(length -> length <= 30);
        assertThat(ad.path("price").asDouble()).isGreaterThan(1);
        assertThat(ad.path("countries")).isEmpty();
        assertThat(ad.path("banned_words")).isEmpty();
        assertThat(ad.has("budget")).isFalse();
        assertThat(ad.path("landing_url").asString()).isEqualTo("/landing/" + name);
    }

    @Test
    void theSparseCreativeLacksWhatMayBeAbsent() {
        JsonNode ad = ad("sparse-creative");

        assertThat(ad.path("description").isNull()).isTrue();
        assertThat(ad.has("cta_text")).isFalse();
        assertThat(ad.has("image_url")).isFalse();
        assertThat(ad.path("advertiser")).isEqualTo(ad.path("domain"));
    }

    @Test
    void theLongCreativeFillsEveryHeadlineLimitToTheLastCharacter() {
        List<Integer> expected = new ArrayList<>(List.of(255, 200, 150));
        IntStream.iterate(120, n -> n >= 30, n -> n - 1).forEach(expected::add);

        assertThat(lengths(ad("long-creative"))).isEqualTo(expected);
        assertThat(texts(ad("long-creative"), "headlines"))
                .doesNotHaveDuplicates()
                .allSatisfy(headline ->
                        assertThat(headline).isEqualTo(headline.strip()).matches("[A-Z].*[a-z0-9.]"));
        assertThat(ad("long-creative").path("description").asString()).hasSizeBetween(900, 1100);
    }

    @Test
    void theUnicodeCreativeTellsCodePointsFromCharsAndFromBytes() {
        String all = ad("unicode-creative").toString();

        assertThat(lengths(ad("unicode-creative"))).contains(30);
        assertThat(texts(ad("unicode-creative"), "headlines")).anySatisfy(headline -> {
            assertThat(headline.codePointCount(0, headline.length())).isLessThanOrEqualTo(30);
            assertThat(headline.length()).isGreaterThan(30);
        });
        assertThat(all).contains("\u200d"); // joiners of emoji
        assertThat(all.codePoints()).anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
        assertThat(all.codePoints()).anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HEBREW);
        assertThat(all.codePoints()).anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        assertThat(all.codePoints()).anyMatch(c -> c >= 0x1F1E6 && c <= 0x1F1FF); // flags
        assertThat(Normalizer.isNormalized(all, Normalizer.Form.NFC)).isFalse(); // combining marks
    }

    @Test
    void theHostileCreativeHasMarkupInEveryTextAndNoneInItsUrls() {
        JsonNode ad = ad("hostile-creative");

        List<String> texts = new ArrayList<>(texts(ad, "headlines"));
        texts.addAll(texts(ad, "prompts"));
        Stream.of("advertiser", "description", "cta_text", "product")
                .forEach(name -> texts.add(ad.path(name).asString()));
        assertThat(texts).allMatch(text -> text.matches("(?s).*[<>'{(].*"));
        assertThat(texts.stream().filter(text -> text.contains("__pwned"))).hasSizeGreaterThan(10);
        assertThat(Stream.of("image_url", "logo_url", "landing_url")
                        .map(name -> ad.path(name).asString()))
                .allMatch(url -> url.matches("/[a-z/.-]+"));
    }

    private Behaviour only(String name) {
        List<Step> steps = library.find(name).orElseThrow().steps();
        assertThat(steps).singleElement().extracting(Step::when).isEqualTo(Trigger.ALWAYS);
        return steps.get(0).then();
    }

    private JsonNode ad(String name) {
        return ((Behaviour.Fill) only(name)).ad().orElseThrow();
    }

    private List<Integer> statuses(String name, int calls) {
        return plays(name, "bid-request", calls).stream()
                .map(play -> play.behaviour() instanceof Behaviour.Fail fail ? fail.status() : 200)
                .toList();
    }

    private List<PlayedStep> plays(String name, String endpoint, int calls) {
        StepCounters counters = new StepCounters(MemoryBudget.unlimited());
        Scenario scenario = library.find(name).orElseThrow();
        TriggerInput input = new TriggerInput(endpoint, "key", Headers.none(), Optional::empty);
        return IntStream.range(0, calls)
                .mapToObj(i -> ScenarioPlayer.play(scenario, counters, input, new SeededRandom(1)))
                .toList();
    }

    private static List<String> texts(JsonNode ad, String name) {
        return ad.path(name).valueStream().map(JsonNode::asString).toList();
    }

    private static List<Integer> lengths(JsonNode ad) {
        return texts(ad, "headlines").stream()
                .map(text -> text.codePointCount(0, text.length()))
                .toList();
    }

    private static Behaviour fill(Optional<String> format) {
        return new Behaviour.Fill(Optional.empty(), Optional.empty(), format, Set.of());
    }

    private static Behaviour noBid(Behaviour.NoBid.Reason reason) {
        return new Behaviour.NoBid(reason, Optional.empty());
    }
}
