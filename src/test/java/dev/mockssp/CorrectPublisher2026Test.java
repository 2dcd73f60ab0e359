package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.lint.report.Report;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A publisher that follows the documents of revision 2026 has no finding, and one that does not has the right one. */
class CorrectPublisher2026Test {

    private static final String KEY = "production-chat";

    private final MockSsp ssp = MockSsp.start(Settings.of(Option.REVISION, "2026"));

    @AfterEach
    void stop() {
        ssp.close();
    }

    /** All fields and all kinds of ads of revision 2026. */
    @Test
    void aCorrectPublisherHasNoFinding() {
        ChatPublisher chat = new ChatPublisher(ssp, KEY, "chat_1").with(CorrectPublisher2026Test::fields);
        JsonNode message = chat.says("Which running shoes are good for a first marathon?");
        assertThat(message.path("ad_format").asString()).isEqualTo("sponsored_message");
        chat.views(message);
        chat.clicks(message);
        chat.says("And some headphones?");

        ChatPublisher withPoll = new ChatPublisher(ssp, KEY + "+sponsored-poll", "chat_2");
        JsonNode poll = withPoll.says("I need headphones.");
        assertThat(poll.path("ad_format").asString()).isEqualTo("sponsored_poll");
        withPoll.views(poll);
        withPoll.votes(poll);

        ChatPublisher withoutPixel = new ChatPublisher(ssp, KEY + "+no-view-pixel", "chat_3");
        JsonNode onePixel = withoutPixel.says("Running shoes?");
        assertThat(ChatPublisher.pixel(onePixel, "view_url")).isEmpty();
        withoutPixel.views(onePixel);

        JsonNode prompts = chat.opener("sponsored_prompt").path("bids");
        assertThat(prompts.size()).isGreaterThan(1);
        ssp.clock().advance(Duration.ofSeconds(2));
        prompts.forEach(prompt -> chat.get(prompt.path("view_url").stringValue()));

        assertNoFinding();
    }

    @Test
    void aCorrectPageHasNoFinding() {
        ChatPublisher page = new ChatPublisher(ssp, "staging-page", "chat_1")
                .withHeaders("User-Agent", ChatPublisher.BROWSER, "Origin", "http://localhost:3000");
        for (String text : List.of("Running shoes?", "Red ones.", "For a marathon.")) {
            JsonNode bid = page.says(text);
            assertThat(bid.isObject()).isTrue();
            page.views(bid);
        }
        assertNoFinding();
    }

    private static void fields(ObjectNode body) {
        body.put("summary", "Trains for a marathon")
                .put("request_type", "contextual")
                .put("turn_number", (body.path("messages").size() + 1) / 2)
                .put("force", false);
        body.putArray("ad_formats").add("sponsored_message").add("sponsored_poll");
        body.putObject("config")
                .put("ad_offset", 0)
                .put("max_frequency", 2)
                .put("max_headline_chars", 120)
                .put("image_enabled", true)
                .put("restricted_click_area", true);
        body.putObject("user_metadata")
                .put("age_range", "25-34")
                .put("tcf_consent", "CQexampleexampleAAAAAA")
                .put("us_privacy", "1YNN");
    }

    private void assertNoFinding() {
        Report report = ssp.report();
        assertThat(report.rules().stream()
                        .filter(rule -> rule.count() > 0)
                        .map(rule -> rule.rule().id() + " " + rule.findings()))
                .isEmpty();
    }

    @Test
    void bothPixelsOnRenderAreFoundWithTheirTime() {
        ChatPublisher chat = new ChatPublisher(ssp, KEY, "chat_1").with(CorrectPublisher2026Test::fields);
        JsonNode bid = chat.says("Running shoes?");
        chat.get(ChatPublisher.pixel(bid, "view_url").orElseThrow());
        chat.get(ChatPublisher.pixel(bid, "thrad_view_url").orElseThrow());

        assertThat(found()).extracting(Finding::rule).containsExactly("pixel-on-render", "pixel-on-render");
        assertThat(found())
                .extracting(Finding::seen)
                .satisfiesExactly(
                        seen -> assertThat(seen).matches("view_url \\d{1,3} ms after the response with the ad"),
                        seen -> assertThat(seen).matches("thrad_view_url \\d{1,3} ms after the response with the ad"));
    }

    @Test
    void onePixelOnRenderAndTheOtherAtViewabilityAreApart() {
        ChatPublisher chat = new ChatPublisher(ssp, KEY, "chat_1").with(CorrectPublisher2026Test::fields);
        JsonNode bid = chat.says("Running shoes?");
        chat.get(ChatPublisher.pixel(bid, "view_url").orElseThrow());
        ssp.clock().advance(Duration.ofSeconds(3));
        chat.get(ChatPublisher.pixel(bid, "thrad_view_url").orElseThrow());

        assertThat(found()).extracting(Finding::rule).containsExactly("pixel-on-render", "pixels-apart");
        assertThat(found().get(1).seen()).matches("thrad_view_url 3\\d{3} ms after view_url");
    }

    @Test
    void aPixelWithoutTheOtherIsFoundAtTheEnd() {
        ChatPublisher chat = new ChatPublisher(ssp, KEY, "chat_1").with(CorrectPublisher2026Test::fields);
        JsonNode bid = chat.says("Running shoes?");
        ssp.clock().advance(Duration.ofSeconds(3));
        chat.get(ChatPublisher.pixel(bid, "thrad_view_url").orElseThrow());

        assertThat(ssp.report().rules().stream()
                        .filter(rule -> rule.count() > 0)
                        .flatMap(rule -> rule.findings().stream())
                        .map(found -> found.finding().seen()))
                .containsExactly(
                        "thrad_view_url without view_url: " + bid.path("bidId").stringValue());
    }

    /** The three usual ways to cut a pixel out of the text of url. */
    @Test
    void aPixelThatIsCutOutOfTheTextIsFound() {
        ChatPublisher chat = new ChatPublisher(ssp, KEY, "chat_1").with(CorrectPublisher2026Test::fields);
        String url = chat.says("Running shoes?").path("url").stringValue();
        ssp.clock().advance(Duration.ofSeconds(3));
        String decoded = URLDecoder.decode(url, StandardCharsets.UTF_8);
        String encoded = url.substring(url.indexOf("thrad_view_url=") + "thrad_view_url=".length());

        Client client = new Client(ssp);
        List<String> pings = List.of(
                decoded.substring(decoded.indexOf("view_url=") + "view_url=".length()),
                ssp.baseUrl() + "/" + encoded,
                ssp.baseUrl() + "/api/v1/tracking/view" + encoded.substring(encoded.indexOf("%3F")));
        for (String ping : pings) {
            client.send("GET", ping, "", "User-Agent", ChatPublisher.BROWSER);
            List<Exchange> all = ssp.requests();
            assertThat(all.get(all.size() - 1).findings())
                    .as(ping)
                    .extracting(Finding::rule)
                    .contains("view-url-cut");
        }
    }

    @Test
    void aSecondVoteIsFoundInBothForms() {
        for (String scenario : List.of("sponsored-poll", "poll-legacy-errors")) {
            ssp.reset();
            ChatPublisher chat = new ChatPublisher(ssp, KEY + "+" + scenario, "chat_1");
            JsonNode poll = chat.says("I need headphones.");
            chat.views(poll);
            chat.votes(poll);
            assertThat(found()).isEmpty();
            new Client(ssp)
                    .send(
                            "POST",
                            poll.path("vote_url").stringValue(),
                            "{'option_id': '1'}",
                            "Content-Type",
                            "application/json");
            assertThat(found()).extracting(Finding::rule).containsExactly("vote-repeated");
        }
    }

    /** Only the first vote is the client's; the scenario has voted before. */
    @Test
    void aVoteThatAScenarioRejectsIsNoSecondVote() {
        ChatPublisher chat = new ChatPublisher(ssp, KEY + "+poll-duplicate-vote", "chat_1");
        JsonNode poll = chat.says("I need headphones.");
        chat.views(poll);
        chat.votes(poll);
        assertThat(found()).isEmpty();
    }

    @Test
    void expiredPixelsAreTimedToo() {
        ChatPublisher chat = new ChatPublisher(ssp, KEY + "+late-view-token", "chat_1");
        JsonNode bid = chat.says("Running shoes?");
        Client.Answer ping = new Client(ssp)
                .send(
                        "GET",
                        ChatPublisher.pixel(bid, "thrad_view_url").orElseThrow(),
                        "",
                        "User-Agent",
                        ChatPublisher.BROWSER);
        assertThat(ping.status()).isEqualTo(404);
        assertThat(found()).extracting(Finding::rule).containsExactly("pixel-on-render");
    }

    /** One server for both clients of a migration: each key has the rules of its revision. */
    @Test
    void theRevisionOfTheKeyDecides() {
        try (MockSsp both = MockSsp.start(Settings.of(Option.KEY, "next=staging:revision=2026"))) {
            Map<String, List<String>> expected =
                    Map.of("next", List.of("turns-from-last-ad-sent"), "staging-old", List.of("ignored-field"));
            expected.forEach((key, rules) -> {
                new ChatPublisher(both, key, "chat_1")
                        .with(body -> body.put("summary", "Shoes").put("turns_from_last_ad", 1))
                        .says("Running shoes?");
                assertThat(both.requests(key).stream().flatMap(exchange -> exchange.findings().stream()))
                        .extracting(Finding::rule)
                        .isEqualTo(rules);
            });
        }
    }

    @Test
    void theHeadersThatAreMissingAreNamed() {
        new ChatPublisher(ssp, KEY, "chat_1")
                .withHeaders("User-Agent", "python-requests/2.32.3", "X-User-Country", "DE")
                .says("Running shoes?");
        assertThat(found())
                .extracting(Finding::rule)
                .containsExactly("country-without-device", "forwarded-for-missing", "library-user-agent");
    }

    private List<Finding> found() {
        return ssp.requests().stream()
                .flatMap(exchange -> exchange.findings().stream())
                .toList();
    }
}
