package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.schema.openapi.OpenApiDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which members of a bid the schema of revision 2026 requires (revision-2026.md, sections 4 and 6). */
class BidResponse2026Test {

    private static final SchemaLibrary SCHEMAS = SchemaLibrary.shared();
    private static final JsonNode EXAMPLES = new OpenApiDocument()
            .document(Revision.R2026, "http://localhost")
            .at("/paths/~1api~1v1~1ssp~1bid-request/post/responses/200/content/application~1json/examples");

    @ParameterizedTest
    @CsvSource({
        "message, logo_url, true",
        "message, cta_text, true",
        "message, image_url, false",
        "message, url, false",
        "message, headline, false",
        "message, description, false",
        "message, dsp, false",
        "text, placement, true",
        "text, logo_url, false",
        "text, cta_text, true",
        "poll, logo_url, true",
        "poll, view_url, true",
        "poll, url, true",
        "poll, cta_url, true",
        "poll, cta_text, false",
        "poll, question, false",
        "poll, vote_url, false",
        "poll, results_url, false"
    })
    void aMemberMayBeAbsentIfTheRevisionAllowsIt(String example, String member, boolean allowed) {
        JsonNode response = EXAMPLES.at("/" + example + "/value").deepCopy();
        assertThat(errors(response)).isZero();
        ((ObjectNode) response.at("/data/bid")).remove(member);
        assertThat(errors(response) == 0).as(response.toString()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"message, 'placement'", "poll, 'view_url,url,cta_url'"})
    void someMembersMayNotBeAbsentTogether(String example, String members) {
        JsonNode response = EXAMPLES.at("/" + example + "/value").deepCopy();
        for (String member : members.split(",")) {
            ((ObjectNode) response.at("/data/bid")).remove(member);
        }
        assertThat(errors(response)).as(response.toString()).isPositive();
    }

    private static int errors(JsonNode response) {
        return SCHEMAS.check(Revision.R2026.schema("bid-response.schema.json"), response)
                .size();
    }
}
