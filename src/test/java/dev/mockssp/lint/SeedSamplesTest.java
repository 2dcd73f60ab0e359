package dev.mockssp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.journal.Finding;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The samples of the vendor's own documents violate only these rules. */
class SeedSamplesTest {

    @Test
    void theBidRequestEndsWithTheAssistant() throws IOException {
        assertThat(found(bidRequest("001-bid-request")))
                .containsExactly("last-message-not-user: the last of 2 messages has the role \"assistant\"");
    }

    @Test
    void theBidRequestSentWithoutTheRecommendedHeadersSaysNothingOfTheCountry() throws IOException {
        assertThat(found(bidRequest("001-bid-request").without("X-User-Country")))
                .contains("forwarded-for-missing: no Origin, no X-User-Country, no X-Forwarded-For")
                .hasSize(2);
    }

    @Test
    void theFirstVariantOfTheExperimentAddsNothing() throws IOException {
        assertThat(found(variant("001-experiment-a").staging()))
                .singleElement()
                .satisfies(found -> assertThat(found).startsWith("last-message-not-user"));
    }

    @Test
    void theSecondVariantWaitsForATurnThatTheSampleHasNotReached() throws IOException {
        assertThat(found(variant("001-experiment-b").staging()))
                .contains("pacing-would-withhold: turn 4 of the chat comes before ad_offset 5")
                .hasSize(2);
    }

    @Test
    void theLegacyRequestHasAPlaceholderForItsRegion() throws IOException {
        assertThat(found(ExchangeBuilder.getAd(seed("002-get-ad-request").toString())))
                .containsExactly("region-not-iso: userRegion: \"<string>\"");
    }

    @Test
    void thePromptsOfTheSampleAreToBeViewed() throws IOException {
        String bidId = seed("003-sponsored-prompts").at("/bids/0/bidId").stringValue();
        ExchangeBuilder opener = HistoryExamples.opener().prompts(bidId);
        assertThat(found(opener)).containsExactly("bid-never-viewed: 1 of 1 bid never viewed: " + bidId);
    }

    private static List<String> found(ExchangeBuilder exchange) {
        return Run.of(exchange).all().stream().map(SeedSamplesTest::text).toList();
    }

    private static String text(Finding finding) {
        return finding.rule() + ": " + finding.seen();
    }

    private static ExchangeBuilder bidRequest(String sample) throws IOException {
        return ExchangeBuilder.bidRequest(seed(sample).toString());
    }

    private static ExchangeBuilder variant(String sample) throws IOException {
        ObjectNode request = seed("001-bid-request");
        request.setAll(seed(sample));
        return ExchangeBuilder.bidRequest(request.toString());
    }

    private static ObjectNode seed(String name) throws IOException {
        return (ObjectNode) Json.read(Files.readAllBytes(Path.of("src/test/resources/seeds", name + ".json")));
    }
}
