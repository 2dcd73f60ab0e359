package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The sample requests of the vendor's documents, sent byte for byte, get responses of the documented shape. */
interface SeedSamplesContract extends Contract {

    @Test
    default void theSampleBidRequestGetsTheFieldsOfTheSampleAnswer() {
        VendorResponse response = vendor().send(VendorRequest.bid(staging(), seed("001-bid-request")));
        assertThat(response.status()).isEqualTo(200);
        assertThat(shape(response.json())).containsExactlyElementsOf(shape(Json.read(seed("001-bid-response"))));
    }

    @Test
    default void theSampleBidRequestIsAboutRunningShoes() {
        VendorResponse response = start().send(VendorRequest.bid(PRODUCTION, seed("001-bid-request")));
        assertThat(response.textAt("/data/bid/ad_format")).isEqualTo("sponsored_message");
        assertThat(response.textAt("/data/bid/headline").toLowerCase(Locale.ROOT))
                .contains("running shoes");
        assertThat(response.textAt("/data/bid/headline").length()).isLessThanOrEqualTo(60);
    }

    @Test
    default void theVariantsOfTheSampleExperimentDifferAtTurnFour() {
        assertThat(variant("001-experiment-a").filled()).as("ads after turn 3").isTrue();
        assertThat(variant("001-experiment-b").filled()).as("ads after turn 5").isFalse();
    }

    private VendorResponse variant(String name) {
        ObjectNode body = (ObjectNode) Json.read(seed("001-bid-request"));
        return start().send(VendorRequest.bid(PRODUCTION, body.setAll((ObjectNode) Json.read(seed(name)))));
    }

    @Test
    default void anAnswerWithoutABidHasTheFieldsOfItsSample() {
        VendorResponse response = start().send(VendorRequest.bid("production-key+no-bid", seed("001-bid-request")));
        ObjectNode sample = (ObjectNode) Json.read(seed("003-no-bid"));
        assertThat(shape(response.json())).containsExactlyElementsOf(shape(sample));
        assertThat(response.message()).isEqualTo(sample.get("message").asString());
        assertThat(response.at("/data")).isEqualTo(sample.get("data"));
        assertThat(response.at("/error")).isEqualTo(sample.get("error"));
    }

    @Test
    default void promptsHaveTheFieldsOfTheirSample() {
        VendorResponse response = vendor().send(VendorRequest.bid(staging(), Bodies.opener()));
        JsonNode sample = Json.read(seed("003-sponsored-prompts"));
        assertThat(response.at("/data").propertyNames()).containsExactly("bids");
        for (JsonNode bid : response.at("/data/bids")) {
            assertThat(shape(bid))
                    .containsExactlyElementsOf(shape(sample.get("bids").get(0)));
        }
    }

    @Test
    default void theSampleLegacyRequestGetsTheFieldsOfItsSampleAnswer() {
        VendorResponse response = vendor().send(VendorRequest.ad(legacyKey(), seed("002-get-ad-request")));
        assertThat(response.status()).isEqualTo(200);
        assertThat(shape(response.json())).containsExactlyElementsOf(shape(Json.read(seed("002-get-ad-response"))));
    }

    @Test
    default void theSampleLegacyRequestIsServedWithASlashAtTheEndToo() {
        VendorResponse response = vendor().send(VendorRequest.ad(legacyKey(), seed("002-get-ad-request"))
                .to(VendorRequest.GET_AD + "/"));
        assertThat(response.at("/data/creative").isString()).isTrue();
    }

    /** Every field, parents before children, in the order of the document, with the type of its value. */
    private static List<String> shape(JsonNode node) {
        List<String> shape = new ArrayList<>();
        node.forEachEntry((name, value) -> {
            shape.add(name + ": " + value.getNodeType());
            shape(value).forEach(inner -> shape.add(name + "." + inner));
        });
        return shape;
    }
}
