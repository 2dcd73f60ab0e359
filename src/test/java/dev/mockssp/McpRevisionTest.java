package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a coding assistant reads is in the words of the revision of the key: here 2026, and 2025-11 for one key. */
@Timeout(120)
class McpRevisionTest {

    private static final String LATER = "production-app";
    private static final String EARLIER = "earlier";
    private static final String SHOES =
            "{'userId':'u1','chatId':'%s','messages':[{'role':'user','content':'running shoes'}],'config':{'%s':%d}}";
    private static final String PRODUCT =
            "{'userId':'u1','chatId':'%s',%s'content':{'user':'running shoes','chatbot':'ok'}}";

    private static MockSsp ssp;
    private static Client client;
    private static McpClient mcp;

    @BeforeAll
    static void start() {
        ssp = MockSsp.start(Settings.of(Option.SEED, 7)
                .with(Option.REVISION, "2026")
                .with(Option.KEY, EARLIER + "=production:revision=2025-11"));
        client = new Client(ssp);
        mcp = new McpClient(ssp);
    }

    @AfterAll
    static void stop() {
        ssp.close();
    }

    @BeforeEach
    void reset() {
        mcp.call("reset", "{'report':true}");
    }

    private static String explanation() {
        return mcp.call("explain_exchange", "{}").get("explanation").toString();
    }

    @Test
    void maxFrequencyCountsWhatTheRevisionOfTheKeyCounts() {
        for (int i = 0; i < 2; i++) {
            client.bid(LATER, SHOES.formatted("c1", "max_frequency", 5));
        }
        assertThat(explanation())
                .contains("fewer requests than max_frequency", "also one without an ad", "turns_from_last_ad replaces")
                .doesNotContain("fewer turns", "A turn is", "adFrequencyLimit");
        for (int i = 0; i < 2; i++) {
            client.bid(EARLIER, SHOES.formatted("c1", "max_frequency", 5));
        }
        assertThat(explanation())
                .contains("fewer turns than max_frequency", "A turn is a message of the user", "whole conversation")
                .doesNotContain("requests than");
    }

    @Test
    void adOffsetCountsTurnsInEachRevision() {
        for (String key : List.of(LATER, EARLIER)) {
            client.bid(key, SHOES.formatted("c2", "ad_offset", 3));
            assertThat(explanation())
                    .as(key)
                    .contains("ad_offset", "A turn is a message of the user", "whole conversation")
                    .doesNotContain("max_frequency", "conversationOffset");
        }
    }

    @Test
    void theLegacyEndpointCountsItsOwnRequests() {
        client.ad(LATER, PRODUCT.formatted("c3", "'conversationOffset':2,"));
        assertThat(explanation())
                .contains("conversationOffset", "Each request with the same chatId is a turn")
                .doesNotContain("ad_offset", "whole conversation");
        client.ad(LATER, PRODUCT.formatted("c4", "'conversationOffset':0,"));
        client.ad(LATER, PRODUCT.formatted("c4", "'adFrequencyLimit':3,"));
        assertThat(explanation())
                .contains("fewer turns than adFrequencyLimit", "send force true")
                .doesNotContain("max_frequency", "staging key");
        client.ad(LATER, PRODUCT.formatted("c5", "'force':false,"));
        assertThat(explanation()).contains("force false").doesNotContain("protects the user");
    }

    @Test
    void aStagingKeyIsPacedOnTheLegacyEndpointAlone() {
        client.ad("staging-app", PRODUCT.formatted("c6", "'conversationOffset':0,"));
        assertThat(mcp.call("explain_exchange", "{}").get("checks").toString())
                .contains("Pacing: passed.")
                .doesNotContain("does not apply");
        client.bid("staging-app", SHOES.formatted("c6", "max_frequency", 5));
        assertThat(mcp.call("explain_exchange", "{}").get("checks").toString())
                .contains("Pacing: passed, it does not apply to staging keys.");
    }

    @Test
    void missingHeadersAboutTheUserAreNamed() {
        client.bid(LATER, SHOES.formatted("c7", "ad_offset", 0), "X-User-Country", "DE");
        JsonNode explained = mcp.call("explain_exchange", "{}");
        assertThat(explained.get("checks").toString()).contains("Headers about the user, media type and body: decided");
        assertThat(explained.get("explanation").toString()).contains("each wrong field or header");
        assertThat(explained.findValuesAsString("fix").toString()).contains("X-User-Device", "X-User-Timezone");

        client.bid(EARLIER, "{}", "X-User-Country", "DE");
        explained = mcp.call("explain_exchange", "{}");
        assertThat(explained.get("checks").toString()).contains("\"Media type and body: decided");
        assertThat(explained.get("explanation").toString()).doesNotContain("header");
    }

    private static String pixel(JsonNode bid, String name) {
        String query = URI.create(bid.at("/data/bid/url").stringValue()).getRawQuery();
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name + " in " + query);
    }

    @Test
    void aRefusedPixelIsExplained() {
        JsonNode bid =
                client.bid("staging-app", SHOES.formatted("c8", "ad_offset", 0)).json();
        client.send("GET", pixel(bid, "thrad_view_url"), "", "User-Agent", "");
        assertThat(explanation()).contains("400", "User-Agent").doesNotContain("until a reset");
        client.get(pixel(bid, "thrad_view_url") + "x");
        assertThat(explanation()).contains("only as it was issued");
        client.get(pixel(bid, "thrad_view_url"));
        assertThat(explanation()).contains("status 200").doesNotContain("only as it was issued");
    }

    @Test
    void aRefusedVoteIsExplained() {
        JsonNode bid = client.bid("staging-app", Client.SHOES.replace("}]}", "}],'ad_formats':['sponsored_poll']}"))
                .json();
        String vote = bid.at("/data/bid/vote_url").stringValue();
        client.send("POST", vote, "{'option_id':'99'}", "Content-Type", "application/json");
        assertThat(explanation()).contains("the id of one of the options");
        client.send("POST", vote, "{}", "Content-Type", "application/json");
        assertThat(explanation()).contains("option_id", "exactly as it was issued");
    }

    @Test
    void anAssistantCanVote() {
        JsonNode sent = mcp.call(
                "send_request", "{'body':" + Client.SHOES.replace("}]}", "}],'ad_formats':['sponsored_poll']}") + "}");
        JsonNode bid =
                Json.MAPPER.readTree(sent.get("quoted_body").stringValue()).at("/data/bid");
        JsonNode vote = mcp.call(
                "send_request", "{'url':'" + bid.get("vote_url").stringValue() + "','body':{'option_id':'0'}}");
        assertThat(vote.get("status").intValue()).isEqualTo(200);
        assertThat(vote.get("outcome").stringValue()).isEqualTo("vote");
        JsonNode results =
                mcp.call("send_request", "{'url':'" + bid.get("results_url").stringValue() + "'}");
        assertThat(results.get("outcome").stringValue()).isEqualTo("results");
        assertThat(mcp.rejected("send_request", "{'url':'/x','endpoint':'bid-request'}"))
                .contains("url");
    }

    @ParameterizedTest
    @CsvSource({
        "2026, bid-request, thrad_view_url|vote_url|max_frequency counts the requests|X-User-Device, max_frequency count turns|prod_url",
        "2025-11, bid-request, max_frequency count turns|view_url, thrad_view_url|vote_url|X-User-Device|prod_url",
        "2026, get-ad, prod_url|adFrequencyLimit, thrad_view_url|vote_url|max_frequency|bid-request",
        "2025-11, get-ad, prod_url|adFrequencyLimit, thrad_view_url|vote_url|max_frequency|bid-request"
    })
    void theRulesOfTheContractAreThoseOfTheRevision(String revision, String endpoint, String has, String hasNot) {
        String rules = mcp.call("how_to_call", "{'revision':'" + revision + "','endpoint':'" + endpoint + "'}")
                .get("rules")
                .toString();
        assertThat(rules).contains(has.split("\\|")).doesNotContain(hasNot.split("\\|"));
    }

    @Test
    void theContractIsThatOfTheServer() {
        JsonNode contract = mcp.call("how_to_call", "{}");
        assertThat(contract.get("revision").stringValue()).isEqualTo("2026");
        assertThat(contract.get("rate_limit").intValue()).isEqualTo(100);
        assertThat(contract.get("fields").findValuesAsString("name"))
                .contains("summary", "user_metadata.tcf_consent", "config.restricted_click_area");
        String fields =
                mcp.call("how_to_call", "{'revision':'2025-11'}").get("fields").toString();
        assertThat(fields).contains("At most one ad in this number of turns").doesNotContain("user_metadata");
        assertThat(contract.get("fields").toString()).contains("At most one ad in this number of requests");
    }

    /** The examples that the tool gives have no finding themselves. */
    @ParameterizedTest
    @CsvSource({
        "2025-11, bid-request, earlier",
        "2025-11, get-ad, earlier",
        "2026, bid-request, staging-app",
        "2026, get-ad, staging-app"
    })
    void theExampleIsCorrect(String revision, String endpoint, String key) {
        String curl = mcp.call("how_to_call", "{'revision':'" + revision + "','endpoint':'" + endpoint + "'}")
                .get("example")
                .stringValue();
        ObjectNode arguments = Json.MAPPER
                .createObjectNode()
                .put("endpoint", endpoint)
                .put("key", key)
                .put("body", curl.substring(curl.indexOf("--data-raw '") + 12, curl.lastIndexOf('\'')));
        ObjectNode headers = arguments.putObject("headers");
        Pattern.compile("-H '([^:]+): ([^']+)'")
                .matcher(curl)
                .results()
                .forEach(found -> headers.put(found.group(1), found.group(2)));
        JsonNode sent = mcp.call("send_request", arguments);
        assertThat(sent.get("status").intValue()).isEqualTo(200);
        assertThat(sent.get("findings").toString()).isEqualTo("[]");
    }

    /** The rules of 2026 are found by what an assistant sends, and each has a fix of its own. */
    @Test
    void theFindingsOfTheRevisionHaveTheirFix() {
        ObjectNode request = Json.MAPPER.createObjectNode().put("key", "staging-app");
        request.putObject("headers")
                .put("User-Agent", "python-requests/2.32")
                .put("X-User-Country", "DE")
                .put("X-User-Device", "mobile")
                .put("X-User-Timezone", "CEST");
        request.put(
                "body",
                ("{'userId':'u1','chatId':'c9','turns_from_last_ad':3,'user_metadata':{'age_range':'adult'},"
                                + "'messages':[{'role':'user','content':'running shoes'}]}")
                        .replace('\'', '"'));
        JsonNode sent = mcp.call("send_request", request);
        assertThat(sent.findValuesAsString("rule"))
                .contains("library-user-agent", "timezone-unknown", "turns-from-last-ad-sent", "age-range-form");
        assertThat(sent.findValuesAsString("fix").toString())
                .contains("Intl.DateTimeFormat", "Remove turns_from_last_ad", "25-34", "Copy the header User-Agent");
        assertThat(mcp.call("list_findings", "{'source':'assistant'}")
                        .findValuesAsString("fix")
                        .toString())
                .contains("Intl.DateTimeFormat", "Remove turns_from_last_ad");
    }
}
