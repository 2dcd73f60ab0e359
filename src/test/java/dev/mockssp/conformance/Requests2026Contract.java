package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.json;
import static dev.mockssp.conformance.Bodies.object;
import static dev.mockssp.conformance.Bodies.opener;
import static dev.mockssp.conformance.Bodies.turn;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What revision 2026 reads of a bid request (revision-2026.md, sections 1 to 3). */
interface Requests2026Contract extends Contract {

    private static VendorRequest boots() {
        return VendorRequest.bid(PRODUCTION, chat("I need boots"));
    }

    private static VendorRequest from(String country) {
        return boots().with("X-User-Country", country);
    }

    @Test
    default void aCountryAloneIsRejected() {
        VendorResponse response = shop().sendAsItIs(from("DE").with("X-User-Device", "mobile"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.message())
                .isEqualTo("X-User-Country needs X-User-Device and X-User-Timezone beside it: X-User-Timezone is"
                        + " missing");
        assertThat(response.at("/error"))
                .isEqualTo(json("{'type': 'HTTPException', 'code': 400, 'details': [{'pointer': '', 'rule': 'header',"
                        + " 'message': 'X-User-Timezone is required when X-User-Country is sent'}]}"));
        assertThat(response.at("/data")).isEqualTo(json("{'bid': null}"));
        assertThat(response.header("X-RateLimit-Remaining")).as("it counts").isEqualTo("99");
        assertThat(shop().sendAsItIs(from("DE")).at("/error/details").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"'', Europe/Berlin", "mobile, ''", "tablet, Europe/Berlin", "Mobile, Europe/Berlin"})
    default void deviceAndTimezoneMustSaySomething(String device, String timezone) {
        VendorRequest ask = from("DE").with("X-User-Device", device).with("X-User-Timezone", timezone);
        assertThat(shop().sendAsItIs(ask).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"DE, German Boots", "USA, South Boots"})
    default void withDeviceAndTimezoneTheCountryIsRead(String country, String advertiser) {
        VendorRequest ask = from(country).with("X-User-Device", "mobile").with("X-User-Timezone", "Nowhere/At_All");
        assertThat(shop(Settings.of(Option.FLOOR, 0))
                        .sendAsItIs(consenting(ask))
                        .advertiser())
                .isEqualTo(advertiser);
    }

    private static VendorRequest consenting(VendorRequest ask) {
        return new VendorRequest(
                ask.method(),
                ask.target(),
                ask.headers(),
                VendorRequest.bid(
                                PRODUCTION, with(chat("I need boots"), "user_metadata", "{'tcf_consent': 'CQexample'}"))
                        .body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    default void anEmptyCountryIsNone(String country) {
        assertThat(shop().sendAsItIs(from(country)).status()).isEqualTo(200);
    }

    @Test
    default void withoutACountryTheDeviceIsNotRead() {
        assertThat(shop().sendAsItIs(boots().with("X-User-Device", "tablet")).status())
                .isEqualTo(200);
    }

    @Test
    default void theLegacyEndpointHasNoSuchRule() {
        assertThat(shop().sendAsItIs(VendorRequest.ad(PRODUCTION, turn("boots")).with("X-User-Country", "DE"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    default void aPageMaySendTheDevice() {
        VendorResponse response = shop().send(VendorRequest.preflight(VendorRequest.BID, "http://localhost:3000"));
        assertThat(response.list("Access-Control-Allow-Headers")).contains("X-User-Device");
    }

    @Test
    default void aHundredRequestsASecondAreServed() {
        Client client = start(Option.CLOCK, NOW);
        List<Integer> statuses = IntStream.range(0, 101)
                .map(i -> client.send(VendorRequest.bid(PRODUCTION, chat("a"))).status())
                .boxed()
                .toList();
        assertThat(statuses.subList(0, 100)).containsOnly(200);
        assertThat(statuses.get(100)).isEqualTo(429);
    }

    @Test
    default void theFloorIsFourDollarsUnlessItIsSet() {
        VendorRequest tea = VendorRequest.bid(PRODUCTION, chat("some tea"));
        assertThat(plainShop(Settings.none()).send(tea).filled()).as("at 3.00").isFalse();
        assertThat(plainShop(Settings.none()).send(boots()).filled())
                .as("at 6.10")
                .isTrue();
        assertThat(plainShop(Settings.of(Option.FLOOR, 2.99)).send(tea).filled())
                .isTrue();
        assertThat(plainShop(Settings.of(Option.FLOOR, "3.00")).send(tea).filled())
                .as("a price at the floor")
                .isFalse();
    }

    /** The campaigns of the tests with the floor of the revision. */
    private Client plainShop(Settings settings) {
        return startAsItIs(Settings.of(Option.INVENTORY, "src/test/resources/conformance/inventory.json")
                .with(settings));
    }

    @Test
    default void theFrequencyCountsRequestsWhateverTheTurn() {
        Client client = shop(Settings.of(Option.MAX_FREQUENCY, 3));
        VendorRequest same = boots();
        List<Boolean> filled =
                IntStream.range(0, 7).mapToObj(i -> client.send(same).filled()).toList();
        assertThat(filled).containsExactly(true, false, false, true, false, false, true);
    }

    @Test
    default void anUnfilledRequestCountsAndAnInvalidOneDoesNot() {
        Client client = shop(Settings.of(Option.MAX_FREQUENCY, 3));
        assertThat(client.send(boots()).filled()).isTrue();
        client.send(VendorRequest.bid(PRODUCTION, with(chat("I need boots"), "force", "7")));
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("nothing in stock")))
                        .filled())
                .isFalse();
        assertThat(client.send(boots()).filled()).as("the third request").isFalse();
        assertThat(client.send(boots()).filled()).as("the fourth request").isTrue();
    }

    @Test
    default void aGivenDistanceReplacesTheCount() {
        Client client = shop(Settings.of(Option.MAX_FREQUENCY, 3));
        client.send(boots());
        assertThat(client.send(VendorRequest.bid(PRODUCTION, with(chat("boots"), "turns_from_last_ad", "3")))
                        .filled())
                .isTrue();
    }

    @Test
    default void theSummaryMakesRelevantButLessThanAMessage() {
        Client client = shop();
        assertThat(client.send(VendorRequest.bid(PRODUCTION, with(chat("zzz"), "summary", "'likes tea'")))
                        .advertiser())
                .isEqualTo("Calm Tea");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, with(chat("zzz"), "summary", "null")))
                        .filled())
                .isFalse();
        assertThat(client.send(VendorRequest.bid(PRODUCTION, with(chat("some tea"), "summary", "'about poison'")))
                        .filled())
                .as("a banned word")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "DE, '', {}, false",
        "GB, '', '{\"us_privacy\": \"1YNN\"}', false",
        "DE, '', '{\"tcf_consent\": \"CQexample\", \"more\": 1}', true",
        "NO, '', '{\"tcf_consent\": \"\"}', false",
        "JP, '', {}, true",
        "US, NY, {}, true",
        "US, CA, {}, false",
        "US, California, '{\"us_privacy\": \"1YNN\"}', true",
        "US, CA, null, false"
    })
    default void withoutConsentExternalBuyersDoNotBid(String country, String region, String metadata, boolean filled) {
        VendorRequest ask = VendorRequest.bid(PRODUCTION, with(chat("I need boots"), "user_metadata", metadata))
                .with("X-User-Country", country)
                .with("X-User-Region", region);
        Client client = shop();
        assertThat(client.send(ask).filled()).isEqualTo(filled);
        if (!filled) {
            assertThat(client.lastExchange().toString()).contains("\"consent\"");
        }
        VendorRequest staging = VendorRequest.bid("staging-key", with(chat("I need boots"), "user_metadata", "null"))
                .with("X-User-Country", country)
                .with("X-User-Region", region);
        assertThat(client.send(staging).filled()).as("a staging key").isTrue();
    }

    @Test
    default void theVendorsOwnDemandNeedsNoConsent() {
        VendorRequest shoes = VendorRequest.bid(PRODUCTION, with(chat("running shoes"), "user_metadata", "null"))
                .with("X-User-Country", "DE");
        assertThat(start().send(shoes).textAt("/data/bid/dsp")).isEqualTo("thrad_dsp");
    }

    @Test
    default void theFieldsOf2026AreChecked() {
        for (String field : List.of("summary", "user_metadata")) {
            VendorResponse response = shop().send(VendorRequest.bid(PRODUCTION, with(chat("boots"), field, "7")));
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.textAt("/error/details/0/pointer")).isEqualTo("/" + field);
        }
        assertThat(shop().send(VendorRequest.bid(
                                PRODUCTION, with(chat("boots"), "config", "{'restricted_click_area': 'yes'}")))
                        .status())
                .isEqualTo(400);
        assertThat(shop().send(VendorRequest.bid(
                                PRODUCTION, with(chat("boots"), "config", "{'restricted_click_area': true}")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    default void oneServerServesAMigration() {
        Client client = startAsItIs(Settings.of(Option.REVISION, "2025-11")
                .with(Option.INVENTORY, "src/test/resources/conformance/inventory.json")
                .with(Option.CLOCK, NOW)
                .with(Option.KEY, "new=production:revision=2026"));
        VendorResponse before = client.raw(from("FR"));
        VendorResponse after =
                client.sendAsItIs(VendorRequest.bid("new", chat("I need boots")).with("X-User-Country", "FR"));
        assertThat(before.status()).isEqualTo(200);
        assertThat(before.header("X-RateLimit-Limit")).isEqualTo("40");
        assertThat(after.status()).isEqualTo(400);
        assertThat(after.header("X-RateLimit-Limit")).isEqualTo("100");
    }

    @Test
    default void anOpenerIsNotCounted() {
        Client client = shop(Settings.of(Option.MAX_FREQUENCY, 3));
        var body = with(opener(), "chatId", "'chat-1'");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, body)).filled()).isTrue();
        assertThat(client.send(VendorRequest.bid(PRODUCTION, body)).filled()).isTrue();
        assertThat(client.send(boots()).filled()).isTrue();
    }

    // language and hour of the day

    private static Settings inventory() {
        return Settings.of(Option.INVENTORY, "src/test/resources/conformance/audience.json");
    }

    private static String opened(Client client, String languages) {
        VendorRequest ask = VendorRequest.bid(PRODUCTION, opener("['sponsored_message']"));
        return client.send(languages.isEmpty() ? ask : ask.with("Accept-Language", languages))
                .at("/data/bid")
                .path("advertiser")
                .asString("none");
    }

    @ParameterizedTest
    @CsvSource({
        "'de-DE,de;q=0.9,en;q=0.5', German",
        "DE, German",
        "'fr, de;q=0.1', German",
        "'fr, de;q=0', Evening",
        "fr, Evening",
        "'*', German",
        "'', German",
        "not a language, German"
    })
    default void theLanguageOfAnOpenerSelectsCampaigns(String languages, String advertiser) {
        assertThat(opened(start(inventory()), languages)).isEqualTo(advertiser);
    }

    @Test
    default void withMessagesAcceptLanguageIsNotRead() {
        Client client = start(inventory());
        VendorRequest chat = VendorRequest.bid(PRODUCTION, chat("lamp")).with("Accept-Language", "fr");
        assertThat(client.send(chat).textAt("/data/bid/advertiser")).isEqualTo("German");
        VendorRequest opener = VendorRequest.bid(
                        PRODUCTION,
                        with(with(chat("lamp"), "request_type", "'opener'"), "ad_formats", "['sponsored_message']"))
                .with("Accept-Language", "fr");
        assertThat(client.send(opener).textAt("/data/bid/advertiser")).isEqualTo("German");
    }

    @ParameterizedTest
    @CsvSource({"Asia/Tokyo, Evening", "Europe/Berlin, Any", "UTC, Any", "Nowhere/Else, Evening"})
    default void theTimeZoneDecidesWhetherItIsTheHourOfACampaign(String zone, String advertiser) {
        Client client = start(inventory().with(Option.CLOCK, "2026-07-09T11:30:00Z"));
        VendorRequest ask = VendorRequest.bid(PRODUCTION, chat("chair"))
                .with("X-User-Country", "JP")
                .with("X-User-Device", "mobile")
                .with("X-User-Timezone", zone);
        assertThat(client.send(ask).textAt("/data/bid/advertiser")).isEqualTo(advertiser);
    }

    @Test
    default void anAuctionSaysThatLanguageOrHourExcluded() {
        Client client = start(inventory().with(Option.CLOCK, "2026-07-09T11:30:00Z"));
        opened(client, "fr");
        assertThat(client.lastExchange().get("auction").toString()).contains("\"language\"");
    }

    // requests without a chat

    @Test
    default void aRequestWithoutAChatIsRejectedUnlessAnOptionAllowsIt() {
        String body = "{'userId':'u1','ad_formats':['sponsored_message','sponsored_prompt']}";
        assertThat(shop().send(VendorRequest.bid(PRODUCTION, object(body))).status())
                .isEqualTo(400);
        Client lenient = shop(Settings.of(Option.IDENTITY_ONLY, "on").with(Option.MAX_FREQUENCY, 5));
        for (int i = 0; i < 2; i++) {
            VendorResponse response = lenient.sendAsItIs(VendorRequest.bid(PRODUCTION, object(body)));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.textAt("/data/bid/ad_format")).isEqualTo("sponsored_message");
        }
        for (String half : List.of("{'userId':'u1','chatId':'c1'}", "{'userId':'u1','messages':[]}", "{}")) {
            assertThat(lenient.send(VendorRequest.bid(PRODUCTION, object(half))).status())
                    .as(half)
                    .isEqualTo(400);
        }
    }

    // two mistakes at once

    @Test
    default void theHeadersAreCheckedBeforeMediaTypeAndBody() {
        VendorRequest ask = boots().saying("{").with("X-User-Country", "DE");
        assertThat(shop().sendAsItIs(ask).message()).contains("X-User-Timezone");
    }
}
