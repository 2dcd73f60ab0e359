package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.opener;
import static dev.mockssp.conformance.Bodies.turn;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The start of the URLs that the mock server issues (contract.md 1.9). */
interface PublicUrlContract extends Contract {

    private static List<String> handedOut(Client client, String host) {
        VendorResponse bid =
                client.send(VendorRequest.bid(PRODUCTION, chat("boots")).with("Host", host));
        VendorResponse prompts =
                client.send(VendorRequest.bid(PRODUCTION, opener()).with("Host", host));
        VendorResponse ad = client.send(VendorRequest.ad(PRODUCTION, with(turn("boots"), "force", "true"))
                .with("Host", host));
        return Stream.concat(
                        Stream.of("/data/bid/url", "/data/bid/image_url").map(bid::textAt),
                        Stream.concat(
                                Stream.of("/data/bids/0/url", "/data/bids/0/view_url", "/data/bids/0/logo_url")
                                        .map(prompts::textAt),
                                Stream.of("/data/prod_url", "/data/img_url", "/docsUrl")
                                        .map(ad::textAt)))
                .toList();
    }

    @Test
    default void withoutAnOptionItIsWhatTheRequestUsed() {
        assertThat(handedOut(shop(), "double.test:8080"))
                .hasSize(8)
                .allSatisfy(url -> assertThat(url).startsWith("http://double.test:8080/"));
    }

    @Test
    default void theOptionWins() {
        Client client = shop(Settings.of(Option.PUBLIC_URL, "https://ads.example/ssp"));
        assertThat(handedOut(client, "double.test:8080"))
                .hasSize(8)
                .allSatisfy(url -> assertThat(url).startsWith("https://ads.example/ssp/"));
    }

    @Test
    default void theLandingPageBeginsWithItToo() {
        Client client = shop(Settings.of(Option.PUBLIC_URL, "https://ads.example/ssp/"));
        String url = client.send(VendorRequest.bid(PRODUCTION, chat("boots"))).textAt("/data/bid/url");
        assertThat(url).startsWith("https://ads.example/ssp/api/");
        assertThat(client.follow(url).header("Location")).isEqualTo("https://ads.example/ssp/landing/south-boots");
    }
}
