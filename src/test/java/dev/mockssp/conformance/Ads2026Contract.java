package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.json;
import static dev.mockssp.conformance.Bodies.opener;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Messages of revision 2026 and their view pixels (revision-2026.md, sections 4 and 5). */
interface Ads2026Contract extends Contract {

    private static JsonNode bid(Client client, VendorRequest ask) {
        return client.send(ask).at("/data/bid");
    }

    private static VendorRequest boots() {
        return VendorRequest.bid(PRODUCTION, chat("I need boots"));
    }

    private static Map<String, String> query(String url) {
        return Stream.of(url.substring(url.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String pixel(JsonNode bid, String name) {
        return query(bid.get("url").asString()).get(name);
    }

    @Test
    default void aMessageHasAPlacementAndAnImage() {
        Client client = shop();
        JsonNode bid = bid(client, boots());
        assertThat(bid.propertyNames())
                .containsExactly(
                        "ad_format",
                        "price",
                        "advertiser",
                        "domain",
                        "headline",
                        "description",
                        "cta_text",
                        "url",
                        "placement",
                        "logo_url",
                        "image_url",
                        "dsp",
                        "bidId");
        assertThat(bid.get("placement").asString()).isEqualTo("image");
        assertThat(bid.get("image_url").asString()).isEqualTo(client.base() + "/media/south-boots/image.png");
        assertThat(bid.get("logo_url").asString()).isEqualTo(client.base() + "/media/south-boots/logo.png");
    }

    @Test
    default void withoutAnImageThePlacementIsText() {
        JsonNode off =
                bid(shop(), VendorRequest.bid(PRODUCTION, with(chat("boots"), "config", "{'image_enabled': false}")));
        JsonNode none = bid(shop(), VendorRequest.bid(PRODUCTION, chat("some tea")));
        assertThat(Stream.of(off, none)).allSatisfy(bid -> {
            assertThat(bid.get("placement").asString()).isEqualTo("text");
            assertThat(bid.has("image_url")).isFalse();
            assertThat(bid.get("logo_url").asString()).endsWith("/logo.png");
        });
        JsonNode chatbot = bid(shop(Settings.of(Option.IMAGE_ENABLED, "off")), boots());
        assertThat(chatbot.get("placement").asString()).isEqualTo("text");
    }

    @Test
    default void theClickUrlCarriesBothPixels() {
        Client client = shop();
        JsonNode bid = bid(client, boots());
        String url = bid.get("url").asString();
        assertThat(url).startsWith(client.base() + "/api/v1/tracking/redirect?token=");
        assertThat(query(url).keySet()).containsExactlyInAnyOrder("token", "view_url", "thrad_view_url");
        assertThat(pixel(bid, "view_url")).startsWith(client.base() + "/api/v1/tracking/view?token=");
        assertThat(pixel(bid, "thrad_view_url"))
                .startsWith(client.base() + "/api/v1/tracking/view?token=")
                .isNotEqualTo(pixel(bid, "view_url"));
        assertThat(bid.has("view_url")).isFalse();
        assertThat(client.follow(url).header("Location")).isEqualTo(client.base() + "/landing/south-boots");
        assertThat(client.follow(url.substring(0, url.indexOf('&'))).status())
                .as("without the pixels")
                .isEqualTo(302);
    }

    @Test
    default void onlyTheExchangesFirstPingIsAnImpression() {
        Client client = shop();
        JsonNode bid = bid(
                client,
                VendorRequest.bid(PRODUCTION, with(chat("I need boots"), "config", "{'experiment_tag': 'card_v2'}")));
        assertThat(client.lastExchange().path("impressions").asInt(0))
                .as("at the bid")
                .isZero();

        assertThat(client.follow(pixel(bid, "view_url")).status()).isEqualTo(200);
        assertThat(client.lastExchange().get("outcome").asString()).isEqualTo("dsp-view");
        assertThat(client.lastExchange().path("impressions").asInt(0))
                .as("the DSP's")
                .isZero();

        VendorResponse ping = client.follow(pixel(bid, "thrad_view_url"));
        assertThat(ping.header("Content-Type")).isEqualTo("image/gif");
        JsonNode impression = client.lastExchange();
        assertThat(impression.get("outcome").asString()).isEqualTo("view");
        assertThat(impression.path("impressions").asInt(0)).isEqualTo(1);
        assertThat(impression.path("billable").asBoolean()).isTrue();
        assertThat(impression.path("experimentTag").asString()).isEqualTo("card_v2");
        assertThat(impression.at("/bidIds/0").asString())
                .isEqualTo(bid.get("bidId").asString());

        assertThat(client.follow(pixel(bid, "thrad_view_url")).status()).isEqualTo(200);
        assertThat(client.lastExchange().path("impressions").asInt(0))
                .as("again")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"true, 'south-boots, restricted click area'", "false, south-boots", "null, south-boots"})
    default void theImpressionSaysThatTheClickAreaIsRestricted(String restricted, String reason) {
        Client client = shop();
        JsonNode bid = bid(
                client,
                VendorRequest.bid(
                        PRODUCTION,
                        with(chat("I need boots"), "config", "{'restricted_click_area': " + restricted + "}")));
        client.follow(pixel(bid, "thrad_view_url"));
        assertThat(client.lastExchange().get("reason").asString()).isEqualTo(reason);
    }

    @Test
    default void anImpressionOfAStagingKeyIsNotBillable() {
        Client client = shop();
        JsonNode bid = bid(client, VendorRequest.bid("staging-key", chat("I need boots")));
        client.follow(pixel(bid, "thrad_view_url"));
        assertThat(client.lastExchange().path("billable").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"view_url", "thrad_view_url"})
    default void aPingWithoutAUserAgentIsRejected(String name) {
        Client client = shop();
        String url = pixel(bid(client, boots()), name);
        VendorRequest ping = VendorRequest.get(url.substring(url.indexOf("/api/")));
        VendorResponse rejected = client.sendAsItIs(ping.with("User-Agent", ""));
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.json()).isEqualTo(json("{'detail': 'The User-Agent header is required'}"));
        assertThat(client.lastExchange().path("impressions").asInt(0)).isZero();
        assertThat(client.sendAsItIs(ping.with("User-Agent", "Mozilla/5.0")).status())
                .as("without X-Forwarded-For")
                .isEqualTo(200);
    }

    @Test
    default void aPromptIsCountedAtItsPingToo() {
        Client client = shop();
        String url = client.send(VendorRequest.bid(PRODUCTION, opener())).textAt("/data/bids/0/view_url");
        VendorRequest ping = VendorRequest.get(url.substring(url.indexOf("/api/")));
        assertThat(client.sendAsItIs(ping.with("User-Agent", "")).status()).isEqualTo(400);
        client.send(ping);
        assertThat(client.lastExchange().path("impressions").asInt(0)).isEqualTo(1);
        client.send(ping);
        assertThat(client.lastExchange().path("impressions").asInt(0)).isZero();
    }

    @Test
    default void aMessageIsAnOpenerWithTheSameFields() {
        JsonNode bid = bid(shop(), VendorRequest.bid(PRODUCTION, opener("['sponsored_message']")));
        assertThat(bid.get("placement").asString()).isEqualTo("image");
        assertThat(pixel(bid, "thrad_view_url")).isNotBlank();
    }

    @Test
    default void aKeyOf2025StillCountsAtTheBid() {
        Client client = startAsItIs(Settings.of(Option.REVISION, "2025-11")
                .with(Option.INVENTORY, "src/test/resources/conformance/inventory.json")
                .with(Option.KEY, "new=production:revision=2026"));
        client.raw(boots());
        assertThat(client.lastExchange().path("impressions").asInt(0)).isEqualTo(1);
        client.send(VendorRequest.bid("new", chat("I need boots")));
        assertThat(client.lastExchange().path("impressions").asInt(0)).isZero();
    }

    // the scenarios of 2026

    @Test
    default void textPlacement() {
        JsonNode bid = bid(start(Option.SCENARIO, "text-placement"), boots());
        assertThat(bid.get("placement").asString()).isEqualTo("text");
        assertThat(bid.has("image_url")).isFalse();
    }

    @Test
    default void noViewPixel() {
        JsonNode bid = bid(start(Option.SCENARIO, "no-view-pixel"), boots());
        assertThat(query(bid.get("url").asString()).keySet()).containsExactlyInAnyOrder("token", "thrad_view_url");
    }

    @Test
    default void viewUrlMember() {
        Client client = start(Option.SCENARIO, "view-url-member");
        JsonNode bid = bid(client, boots());
        assertThat(bid.get("view_url").asString()).isEqualTo(pixel(bid, "view_url"));
        assertThat(client.follow(bid.get("view_url").asString()).status()).isEqualTo(200);
    }

    @Test
    default void lateViewToken() {
        Client client = start(Option.SCENARIO, "late-view-token");
        JsonNode bid = bid(client, boots());
        for (String name : List.of("view_url", "thrad_view_url")) {
            VendorResponse response = client.follow(pixel(bid, name));
            assertThat(response.status()).isEqualTo(404);
            assertThat(response.json()).isEqualTo(json("{'detail': 'Link expired or not found'}"));
        }
        assertThat(client.follow(bid.get("url").asString()).status()).isEqualTo(302);
    }

    @Test
    default void aPixelHasNoDocumentedLife() {
        Client client = shop();
        JsonNode bid = bid(client, boots());
        client.advance(Duration.ofHours(1));
        client.follow(pixel(bid, "thrad_view_url"));
        assertThat(client.lastExchange().path("impressions").asInt(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tracking/redirect", "/api/v1/tracking/view"})
    default void anUnknownTokenHasTheErrorOfTrackingUrls(String path) {
        Client client = start();
        for (String query : List.of("", "?token=", "?token=v1")) {
            assertThat(client.send(VendorRequest.get(path + query)).json())
                    .isEqualTo(json("{'detail': 'Link expired or not found'}"));
        }
        assertThat(client.send(VendorRequest.get("/api/v1/message/redirect/v1")).textAt("/error/type"))
                .as("the legacy endpoint")
                .isNotBlank();
    }

    @Test
    default void anExpiredPixelSaysItsRevisionItself() {
        Client client =
                startAsItIs(Settings.of(Option.REVISION, "2025-11").with(Option.KEY, "new=production:revision=2026"));
        String url = client.send(VendorRequest.bid("new+late-view-token", chat("I need boots")))
                .textAt("/data/bid/url");
        VendorResponse late =
                client.raw(VendorRequest.get(query(url).get("thrad_view_url").replaceFirst(".*?(?=/api/)", "")));
        assertThat(late.json()).isEqualTo(json("{'detail': 'Link expired or not found'}"));
        assertThat(client.raw(VendorRequest.get("/api/v1/tracking/view?token=v1"))
                        .textAt("/error/type"))
                .as("an unreadable token")
                .isEqualTo("HTTPException");
    }

    @Test
    default void aResponseThatBreaksHasThePixelOfTheDspToo() {
        VendorResponse broken = start(Option.SCENARIO, "malformed-json").raw(boots());
        assertThat(broken.text()).as("the first two thirds").contains("&view_url=http");
    }

    @Test
    default void aScenarioOf2026IsNotForAKeyOf2025() {
        Client client = startAsItIs(Settings.of(Option.KEY, "old=production:revision=2025-11"));
        VendorRequest ask = VendorRequest.bid("old", chat("boots"));
        for (VendorResponse response : new VendorResponse[] {
            client.raw(ask.with("X-Mock-Scenario", "text-placement")),
            client.raw(VendorRequest.bid("old+text-placement", chat("boots")))
        }) {
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.message())
                    .isEqualTo("Scenario \"text-placement\" is for revision 2026 of the API, but this key has revision"
                            + " 2025-11");
        }
        assertThat(client.raw(ask).status()).isEqualTo(200);
    }
}
