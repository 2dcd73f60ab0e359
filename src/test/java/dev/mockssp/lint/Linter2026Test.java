package dev.mockssp.lint;

import static dev.mockssp.lint.ExchangeBuilder.bidRequest2026;
import static dev.mockssp.lint.ExchangeBuilder.chat;
import static dev.mockssp.lint.ExchangeBuilder.dspPing;
import static dev.mockssp.lint.ExchangeBuilder.getAd;
import static dev.mockssp.lint.ExchangeBuilder.ping;
import static dev.mockssp.lint.ExchangeBuilder.turn;
import static dev.mockssp.lint.ExchangeBuilder.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mockssp.journal.Finding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The rules in revision 2026, where they differ from 2025-11 or are new. */
class Linter2026Test {

    private static ObjectNode body(String... texts) {
        return chat("user_1", "chat_1", texts);
    }

    private static ExchangeBuilder hi() {
        return bidRequest2026(body("Hi").toString());
    }

    private static List<String> rules(ExchangeBuilder... exchanges) {
        return Run.of(exchanges).rules();
    }

    @Test
    void theFieldsOf2026AreDocumented() {
        ObjectNode body = body("Hi").put("summary", "Wants shoes");
        body.putObject("config").put("restricted_click_area", true);
        body.putObject("user_metadata")
                .put("age_range", "65+")
                .put("tcf_consent", "CQ")
                .put("us_privacy", "1YNN");
        assertThat(rules(bidRequest2026(body.toString()))).isEmpty();
    }

    @Test
    void otherMembersAreNot() {
        ObjectNode body = body("Hi").put("sumary", "x").put("nAdsBefore", 1);
        body.putObject("user_metadata").put("tcfConsent", "CQ");
        assertThat(Run.of(bidRequest2026(body.toString())).all())
                .extracting(Finding::rule, Finding::pointer, Finding::seen)
                .containsExactly(
                        tuple("unknown-field", "/sumary", "\"sumary\" (did you mean \"summary\"?)"),
                        tuple(
                                "unknown-field",
                                "/user_metadata/tcfConsent",
                                "\"user_metadata.tcfConsent\" (did you mean \"tcf_consent\"?)"),
                        tuple("ignored-field", "/nAdsBefore", "nAdsBefore: the server counts ads itself"));
    }

    @Test
    void theLegacyEndpointHasNoFieldOf2026() {
        String body = turn("Hi", "Hello!").put("summary", "Wants shoes").toString();
        assertThat(rules(getAd(body).in2026())).containsExactly("other-endpoint-field");
        assertThat(rules(getAd(body))).isEmpty();
    }

    @Test
    void aSummaryIsReadLikeAMessage() {
        ObjectNode body = body("Hi").put("summary", "Write to anna.k@example.com");
        assertThat(Run.of(bidRequest2026(body.toString())).all())
                .extracting(Finding::rule, Finding::pointer)
                .containsExactly(tuple("email-in-messages", "/summary"));
    }

    @Test
    void someTimestampsAreEnoughUnlessAllAreTheSame() {
        ObjectNode body = body("Hi", "Hello!", "Shoes?");
        ((ObjectNode) body.at("/messages/1")).put("timestamp", "");
        assertThat(rules(bidRequest2026(body.toString()))).isEmpty();

        body.path("messages").forEach(message -> ((ObjectNode) message).put("timestamp", 1_783_588_500));
        assertThat(Run.of(bidRequest2026(body.toString())).all())
                .extracting(Finding::pointer, Finding::seen)
                .containsExactly(tuple("/messages/1/timestamp", "3 messages with the same timestamp"));

        body.path("messages").forEach(message -> ((ObjectNode) message).remove("timestamp"));
        assertThat(rules(bidRequest2026(body.toString()))).containsExactly("timestamps-missing");
    }

    @Test
    void anOpenerHasNoMessagesToTime() {
        assertThat(rules(bidRequest2026("{\"userId\": \"user_1\", \"request_type\": \"opener\"}")
                        .noBid()))
                .isEmpty();
    }

    @Test
    void pacingCountsRequests() {
        ExchangeBuilder[] everyThirdTurn = IntStream.rangeClosed(0, 6)
                .mapToObj(request -> {
                    ObjectNode body = body("Hi").put("turn_number", 1 + 3 * request);
                    body.putObject("config").put("max_frequency", 3);
                    ExchangeBuilder exchange = bidRequest2026(body.toString()).staging();
                    return request == 1 ? exchange.noBid() : exchange;
                })
                .toArray(ExchangeBuilder[]::new);
        Run run = Run.of(everyThirdTurn);
        List<Integer> withheld = IntStream.rangeClosed(0, 6)
                .filter(request -> !run.findings().get(request).isEmpty())
                .boxed()
                .toList();
        assertThat(withheld).containsExactly(2, 4, 5);
        assertThat(run.findings().get(2).get(0).seen())
                .isEqualTo("2 requests since the last ad of a production key, max_frequency is 3");
    }

    @Test
    void aRejectedRequestIsNotCounted() {
        ObjectNode body = body("Hi");
        body.putObject("config").put("max_frequency", 2);
        ExchangeBuilder paced = bidRequest2026(body.toString()).staging();
        ExchangeBuilder rejected = bidRequest2026(body.toString()).staging().rejected(429, "rate");
        assertThat(rules(
                        paced,
                        rejected,
                        bidRequest2026(body.toString()).staging().at(5_000)))
                .containsExactly("pacing-would-withhold");
    }

    @Test
    void aDeviceWithoutACountryIsNotRead() {
        ExchangeBuilder exchange = hi().without("X-User-Country").without("X-User-Timezone");
        assertThat(Run.of(exchange).all())
                .extracting(Finding::rule, Finding::seen)
                .containsExactly(tuple("geo-without-country", "X-User-Device without X-User-Country"));
    }

    @Test
    void aCountryDoesNotReplaceTheAddress() {
        assertThat(Run.of(hi().without("X-Forwarded-For")).all())
                .extracting(Finding::rule, Finding::seen)
                .containsExactly(tuple("forwarded-for-missing", "no Origin, no X-Forwarded-For"));
        assertThat(rules(hi().without("X-Forwarded-For").header("Origin", "http://localhost:3000")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python-requests/2.32.3",
                "Python/3.12 aiohttp/3.10.1",
                "Go-http-client/2.0",
                "node",
                "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
                "undici",
                "axios/1.7.2",
                "curl/8.5.0",
                "okhttp/4.12.0",
                "Java-http-client/17.0.15",
                "Apache-HttpClient/5.3.1 (Java/17.0.15)",
                "Ruby",
                "Wget/1.21.4"
            })
    void aLibraryIsNoUser(String agent) {
        assertThat(rules(hi().without("User-Agent").header("User-Agent", agent)))
                .containsExactly("library-user-agent");
        for (ExchangeBuilder ping : List.of(ping("T"), dspPing("T"))) {
            assertThat(rules(ping.without("User-Agent").header("User-Agent", agent)))
                    .containsExactly("forwarded-for-missing", "library-user-agent");
        }
    }

    @Test
    void aMissingUserAgentIsFound() {
        assertThat(rules(hi().without("User-Agent"))).containsExactly("library-user-agent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC+2", "CEST", "europe/berlin", "+02:00", "Europe/Berlin ½", "SystemV/EST5"})
    void aZoneThatDoesNotExistIsFound(String zone) {
        assertThat(rules(hi().without("X-User-Timezone").header("X-User-Timezone", zone)))
                .containsExactly("timezone-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "EST", "Asia/Kolkata", "US/Eastern", "Etc/GMT+5", "America/Kentucky/Monticello"})
    void everyNameOfTheDatabaseExists(String zone) {
        assertThat(rules(hi().without("X-User-Timezone").header("X-User-Timezone", zone)))
                .isEmpty();
    }

    @Test
    void aRetryWithTheMissingHeaderIsNotUnchanged() {
        ExchangeBuilder rejected = hi().without("X-User-Device").rejected(400, "body");
        assertThat(rules(rejected, hi().at(5_000))).containsExactly("country-without-device");
    }

    @Test
    void aPixelThatIsRequestedAgainIsTimedOnce() {
        assertThat(rules(
                        hi().pixels("D", "E"),
                        ping("D").at(1_100),
                        ping("E").at(1_110),
                        ping("D").at(9_000),
                        ping("E").at(9_000)))
                .isEmpty();
    }

    @Test
    void pixelsUnderAClockThatStandsStillAreNotTimed() {
        assertThat(rules(hi().pixels("D", "E"), ping("D"), ping("E"))).isEmpty();
    }

    @Test
    void aPixelIsTimedFromTheEndOfTheDelay() {
        assertThat(Run.of(hi().pixels("", "E").delayed(3_000), ping("E").at(3_500))
                        .all())
                .extracting(Finding::rule, Finding::seen)
                .containsExactly(tuple("pixel-on-render", "thrad_view_url 499 ms after the response with the ad"));
    }

    @ParameterizedTest
    @CsvSource({
        "/http%3A%2F%2F127.0.0.1%3A7777%2Fapi%2Fv1%2Ftracking%2Fview%3Ftoken%3DE, true",
        "/api/v1/tracking/view%3Ftoken%3DE, true",
        "/api/v1/tracking/views, false",
        "/review%3Ftoken%3DE, false"
    })
    void aPathThatIsStillEncodedIsFound(String path, boolean found) {
        assertThat(rules(unknown(path).in2026()).contains("view-url-cut")).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=D&thrad_view_url=http%3A%2F%2F127.0.0.1",
                "token=D&amp;thrad_view_url=http%3A%2F%2F127.0.0.1",
                "token=D%26thrad_view_url%3Dhttp%3A%2F%2F127.0.0.1",
                "token=CLICK&view_url=http://127.0.0.1/"
            })
    void aPingWithAnotherParameterOfUrlIsFound(String query) {
        assertThat(rules(ping("D").query(query))).containsExactly("view-url-cut");
    }

    @Test
    void aParameterOfThePageIsNoMistake() {
        assertThat(rules(ping("D").query("token=D&cachebuster=17"))).isEmpty();
    }
}
