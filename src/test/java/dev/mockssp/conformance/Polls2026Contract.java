package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.json;
import static dev.mockssp.conformance.Bodies.object;
import static dev.mockssp.conformance.Bodies.opener;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Sponsored polls (revision-2026.md, section 6). */
interface Polls2026Contract extends Contract {

    private static VendorRequest ask(String key, String formats) {
        return VendorRequest.bid(key, with(chat("I need new headphones"), "ad_formats", formats));
    }

    private static JsonNode poll(Client client) {
        return client.send(ask("staging-key", "['sponsored_poll']")).at("/data/bid");
    }

    private static VendorRequest vote(String url, String body) {
        return new VendorRequest(
                "POST",
                url.substring(url.indexOf("/api/")),
                Headers.of("Content-Type", "application/json"),
                Json.write(json(body)));
    }

    private static String voteUrl(JsonNode poll) {
        return poll.get("vote_url").asString();
    }

    private static int votes(JsonNode results, int option) {
        return results.at("/data/options/" + option + "/votes").intValue();
    }

    @Test
    default void aStagingKeyThatOffersOnlyPollsGetsOne() {
        Client client = start();
        JsonNode poll = poll(client);
        assertThat(poll.propertyNames())
                .containsExactly(
                        "ad_format",
                        "price",
                        "advertiser",
                        "domain",
                        "question",
                        "options",
                        "vote_url",
                        "results_url",
                        "cta_text",
                        "cta_url",
                        "url",
                        "logo_url",
                        "view_url",
                        "dsp",
                        "bidId");
        assertThat(poll.get("ad_format").asString()).isEqualTo("sponsored_poll");
        assertThat(poll.get("advertiser").asString()).isEqualTo("Hushhorn");
        assertThat(poll.get("dsp").asString()).isEqualTo("thrad_dsp");
        assertThat(poll.get("options"))
                .isEqualTo(json("[{'id': '0', 'text': 'At the gym'}, {'id': '1', 'text': 'On the train'},"
                        + " {'id': '2', 'text': 'At my desk'}]"));
        assertThat(client.follow(poll.get("cta_url").asString()).status()).isEqualTo(302);
        client.follow(poll.get("view_url").asString());
        assertThat(client.lastExchange().path("impressions").asInt(0)).isEqualTo(1);
    }

    @Test
    default void aPollWithoutALandingPageHasNoButton() {
        JsonNode poll = start().send(VendorRequest.bid(
                        "staging-key", with(chat("learn spanish"), "ad_formats", "['sponsored_poll']")))
                .at("/data/bid");
        assertThat(poll.get("advertiser").asString()).isEqualTo("Lingotern");
        assertThat(poll.has("cta_text") || poll.has("cta_url") || poll.has("url"))
                .isFalse();
    }

    @Test
    default void theDearestOfBothFormatsWinsATieTheMessage() {
        Client client = start(Settings.of(Option.INVENTORY, "src/test/resources/conformance/polls.json"));
        String both = "['sponsored_poll', 'sponsored_message']";
        assertThat(client.send(VendorRequest.bid(PRODUCTION, with(chat("lamp"), "ad_formats", both)))
                        .textAt("/data/bid/ad_format"))
                .as("the poll pays more")
                .isEqualTo("sponsored_poll");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, with(chat("chair"), "ad_formats", both)))
                        .textAt("/data/bid/ad_format"))
                .as("both pay the same")
                .isEqualTo("sponsored_message");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("lamp"))).textAt("/data/bid/ad_format"))
                .as("a poll that is not asked for")
                .isEqualTo("sponsored_message");
    }

    @ParameterizedTest
    @CsvSource({"'[\"sponsored_poll\"]', false", "'[\"sponsored_poll\", \"sponsored_message\"]', true"})
    default void aPollIsNeverAnOpener(String formats, boolean filled) {
        VendorResponse response = start().send(VendorRequest.bid("staging-key", opener(formats)));
        assertThat(response.filled()).isEqualTo(filled);
        assertThat(response.at("/data/bid").path("ad_format").asString("sponsored_message"))
                .isEqualTo("sponsored_message");
    }

    @Test
    default void aVoteCountsOnce() {
        Client client = start();
        JsonNode poll = poll(client);
        JsonNode before = client.follow(poll.get("results_url").asString()).json();
        VendorResponse response = client.send(vote(voteUrl(poll), "{'option_id': '1'}"));
        assertThat(response.status()).isEqualTo(200);
        JsonNode after = response.json();
        assertThat(after.get("status").asString()).isEqualTo("success");
        assertThat(after.at("/data").propertyNames())
                .containsExactly("sponsored_poll_id", "question", "total_votes", "options");
        assertThat(votes(after, 1)).isEqualTo(votes(before, 1) + 1);
        assertThat(votes(after, 0)).isEqualTo(votes(before, 0));
        assertThat(after.at("/data/total_votes").intValue())
                .isEqualTo(before.at("/data/total_votes").intValue() + 1);
        assertThat(client.lastExchange().get("outcome").asString()).isEqualTo("vote");

        VendorResponse second = client.send(vote(voteUrl(poll), "{'option_id': '2'}"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(after);
        assertThat(client.follow(poll.get("results_url").asString()).json()).isEqualTo(after);
        assertThat(client.lastExchange().get("outcome").asString()).isEqualTo("results");
    }

    @Test
    default void theVotesAreThoseOfAllUsers() {
        Client client = start();
        JsonNode one =
                client.send(vote(voteUrl(poll(client)), "{'option_id': '0'}")).json();
        JsonNode other =
                client.send(vote(voteUrl(poll(client)), "{'option_id': '0'}")).json();
        assertThat(votes(other, 0)).isEqualTo(votes(one, 0) + 1);
    }

    @Test
    default void aShareHasAtMostOneDecimal() {
        Client client = start();
        JsonNode poll = poll(client);
        for (int i = 0; i < 40; i++) {
            String text = client.send(vote(voteUrl(poll(client)), "{'option_id': '" + i % 3 + "'}"))
                    .text();
            assertThat(text).doesNotContainPattern("\"percentage\":\\d+\\.(0|\\d\\d)\\D");
            assertThat(text).containsPattern("\"percentage\":\\d+(\\.[1-9])?[,}]");
        }
        assertThat(poll.get("question").asString()).isNotBlank();
    }

    @Test
    default void whatIsMissingIs422() {
        Client client = start();
        String url = voteUrl(poll(client));
        String bare = url.substring(0, url.indexOf('?'));
        assertThat(client.send(vote(url, "{}")).json())
                .isEqualTo(json(
                        "{'detail': [{'loc': ['body', 'option_id'], 'msg': 'Field required', 'type': 'missing'}]}"));
        VendorResponse noToken = client.send(vote(bare, "{'option_id': '0', 'token': 'in the body'}"));
        assertThat(noToken.status()).isEqualTo(422);
        assertThat(noToken.at("/detail/0/loc")).isEqualTo(json("['query', 'token']"));
        assertThat(client.send(vote(url, "{'option_id': 0}")).status()).isEqualTo(422);
        assertThat(client.send(vote(url, "{'option_id': '0'}").saying("{")).status())
                .isEqualTo(422);
        assertThat(client.send(VendorRequest.get("/api/v1/tracking/sponsored-polls/results"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    default void anUnknownOptionIs400AndAnUnknownTokenIs404() {
        Client client = start();
        JsonNode poll = poll(client);
        for (String option : List.of("3", "-1", "00", "")) {
            VendorResponse response = client.send(vote(voteUrl(poll), "{'option_id': '" + option + "'}"));
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.json()).isEqualTo(json("{'detail': 'Invalid poll option'}"));
        }
        VendorResponse forged = client.send(vote(voteUrl(poll) + "x", "{'option_id': '0'}"));
        assertThat(forged.status()).isEqualTo(404);
        assertThat(forged.json()).isEqualTo(json("{'detail': 'Link expired or not found'}"));
        String click = poll.get("cta_url").asString().replace("/redirect", "/sponsored-polls/results");
        assertThat(client.follow(click).status()).as("a token of a click").isEqualTo(404);
    }

    @Test
    default void aPageOfARegisteredOriginMayVote() {
        Client client = start();
        VendorRequest vote = vote(voteUrl(poll(client)), "{'option_id': '0'}");
        VendorResponse preflight = client.send(VendorRequest.preflight(vote.target(), "http://localhost:3000"));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.list("Access-Control-Allow-Headers")).contains("Content-Type");
        assertThat(client.send(vote.with("Origin", "http://localhost:3000")).header("Access-Control-Allow-Origin"))
                .isEqualTo("http://localhost:3000");
        VendorResponse foreign = client.send(vote.with("Origin", "https://shop.example"));
        assertThat(foreign.status()).isEqualTo(200);
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(foreign.header("X-RateLimit-Limit")).isEmpty();
    }

    // the scenarios of 2026

    @ParameterizedTest
    @ValueSource(strings = {"staging-key", PRODUCTION})
    default void sponsoredPoll(String key) {
        Client client = start(Option.SCENARIO, "sponsored-poll");
        assertThat(client.send(VendorRequest.bid(key, chat("zzz"))).textAt("/data/bid/ad_format"))
                .isEqualTo("sponsored_poll");
        assertThat(client.send(VendorRequest.bid(key, opener()))
                        .at("/data/bids")
                        .size())
                .as("an opener")
                .isPositive();
    }

    @Test
    default void pollDuplicateVote() {
        Client client = start(Option.SCENARIO, "poll-duplicate-vote");
        JsonNode poll = poll(client);
        JsonNode before = client.follow(poll.get("results_url").asString()).json();
        VendorResponse vote = client.send(vote(voteUrl(poll), "{'option_id': '0'}"));
        assertThat(vote.status()).isEqualTo(200);
        assertThat(vote.json()).isEqualTo(before);
    }

    @Test
    default void pollLegacyErrors() {
        Client client = start(Option.SCENARIO, "poll-legacy-errors");
        JsonNode poll = poll(client);
        String url = voteUrl(poll);
        VendorResponse vote = client.send(vote(url, "{'option_id': '1'}"));
        assertThat(vote.status()).isEqualTo(200);
        assertThat(vote.json().propertyNames())
                .containsExactly("sponsored_poll_id", "selected_option_id", "total_votes", "options");
        assertThat(vote.textAt("/selected_option_id")).isEqualTo("1");
        assertError(client.send(vote(url, "{'option_id': '1'}")), 409, "duplicate_vote");
        assertError(client.send(vote(url, "{'option_id': '9'}")), 400, "invalid_option");
        assertError(client.send(vote(url.replace("token=", "token=x"), "{'option_id': '1'}")), 401, "invalid_token");
        String bare = url.replaceFirst("token=[^&]*&", "");
        assertError(client.send(vote(bare, "{'option_id': '1'}")), 400, "missing_token");
        String token = url.replaceFirst(".*token=([^&]*).*", "$1");
        assertError(
                client.send(vote(
                        bare, object("{'option_id': '1'}").put("token", token).toString())),
                409,
                "duplicate_vote");
    }

    @Test
    default void pollLegacyErrorsOfResults() {
        Client client = start(Option.SCENARIO, "poll-legacy-errors");
        String url = poll(client).get("results_url").asString();
        assertThat(client.follow(url).json().get("selected_option_id").isNull()).isTrue();
        assertError(client.follow(url.replace("token=", "token=x")), 401, "invalid_token");
        assertError(client.follow(url.replaceFirst("token=[^&]*&", "")), 400, "missing_token");
    }

    private static void assertError(VendorResponse response, int status, String code) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.textAt("/error/code")).isEqualTo(code);
    }

    @Test
    default void aScenarioGivesAnOpenerNoPoll() {
        Client client = start();
        VendorResponse response = client.send(VendorRequest.bid("production-key+sponsored-poll", opener()));
        assertThat(response.at("/data/bid/ad_format").asString("")).isNotEqualTo("sponsored_poll");
    }

    @Test
    default void aVoteWithALongBodyIsRejected() {
        Client client = start(Settings.of(Option.BODY_LIMIT, 1000));
        String pad = "x".repeat(2000);
        VendorResponse response = client.send(vote(voteUrl(poll(client)), "{'option_id':'0','pad':'" + pad + "'}"));
        assertThat(response.status()).isEqualTo(413);
    }
}
