package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The expected ads of the scenarios about creative texts (contract.md section 3). */
final class CreativeExpectations {

    private static final List<String> MESSAGE = List.of(
            "ad_format",
            "price",
            "advertiser",
            "domain",
            "headline",
            "description",
            "cta_text",
            "url",
            "image_url",
            "dsp",
            "bidId");
    private static final List<String> PRODUCT = List.of("creative", "prod_name", "img_url", "prod_url");

    private CreativeExpectations() {}

    static void sparse(ScenarioRun played) {
        JsonNode ad = played.ad();
        if (played.legacy()) {
            assertThat(ad.propertyNames()).containsExactlyElementsOf(PRODUCT);
            return;
        }
        assertThat(ad.propertyNames())
                .containsExactlyElementsOf(MESSAGE.stream()
                        .filter(name -> !name.equals("cta_text") && !name.equals("image_url"))
                        .toList());
        assertThat(ad.path("description").isNull()).isTrue();
        assertThat(ad.path("advertiser")).isEqualTo(ad.path("domain"));
    }

    static void overlong(ScenarioRun played) throws IOException {
        JsonNode ad = played.ad();
        if (played.legacy()) {
            assertThat(ad.path("creative").asString().length()).isGreaterThan(200);
            return;
        }
        assertThat(characters(ad.path("headline"))).isEqualTo(255);
        assertThat(ad.path("description")).isEqualTo(played.written().path("description"));
        assertThat(characters(ad.path("description"))).isGreaterThan(900);
        for (int limit : List.of(30, 31, 47, 60, 89, 119, 120, 200, 255, 1000)) {
            String body = played.api().relevantWith("config", Map.of("max_headline_chars", limit));
            int length =
                    characters(played.publisher().ask(body).valid(200).bid().path("headline"));
            assertThat(length).isLessThanOrEqualTo(limit);
            assertThat(length).as("limit " + limit).isGreaterThanOrEqualTo(Math.min(limit, 120));
        }
    }

    /** Every text equals the one in the scenario file, to the last code point. */
    static void asWritten(ScenarioRun played) throws IOException {
        JsonNode written = played.written();
        JsonNode ad = played.ad();
        if (played.legacy()) {
            assertThat(ad.path("prod_name")).isEqualTo(written.path("product"));
            assertThat(written.path("headlines").valueStream().map(JsonNode::asString))
                    .anyMatch(ad.path("creative").asString()::contains);
            return;
        }
        assertThat(ad.propertyNames()).containsExactlyElementsOf(MESSAGE);
        for (String text : List.of("advertiser", "domain", "description", "cta_text", "dsp")) {
            assertThat(ad.path(text)).as(text).isEqualTo(written.path(text));
        }
        assertThat(ad.path("price").decimalValue())
                .isEqualByComparingTo(written.path("price").decimalValue());
        assertThat(ad.path("headline")).isEqualTo(written.path("headlines").get(0));
        shorterHeadlines(played, written);
        writtenPrompts(played, written);
    }

    private static void shorterHeadlines(ScenarioRun played, JsonNode written) {
        List<String> known =
                written.path("headlines").valueStream().map(JsonNode::asString).toList();
        for (int limit : List.of(30, 40, 60)) {
            String body = played.api().relevantWith("config", Map.of("max_headline_chars", limit));
            JsonNode headline = played.publisher().ask(body).valid(200).bid().path("headline");
            assertThat(known).contains(headline.asString());
            assertThat(characters(headline)).isLessThanOrEqualTo(limit);
        }
    }

    private static void writtenPrompts(ScenarioRun played, JsonNode written) {
        JsonNode bids = played.publisher()
                .ask("{\"userId\":\"u\",\"request_type\":\"opener\"}")
                .valid(200)
                .json()
                .at("/data/bids");
        assertThat(bids.valueStream().map(bid -> bid.path("sponsored_prompt")))
                .hasSizeBetween(3, 5)
                .allMatch(prompt -> written.path("prompts").valueStream().anyMatch(prompt::equals));
    }

    static void prompts(ScenarioRun played) {
        Publisher.Answer response = played.first(200);
        assertThat(response.filled()).isTrue();
        if (played.legacy()) {
            return;
        }
        JsonNode bids = response.json().at("/data/bids");
        assertThat(bids.size()).isBetween(3, 5);
        assertThat(bids.valueStream())
                .allSatisfy(bid -> assertThat(bid.path("ad_format").asString()).isEqualTo("sponsored_prompt"));
    }

    private static int characters(JsonNode text) {
        String value = text.asString();
        return value.codePointCount(0, value.length());
    }
}
