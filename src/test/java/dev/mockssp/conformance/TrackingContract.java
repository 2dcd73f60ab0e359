package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.opener;
import static dev.mockssp.conformance.Bodies.turn;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clicks, views and their tokens (contract.md 1.9 and 2.2). */
interface TrackingContract extends Contract {

    String REDIRECT = "/api/v1/tracking/redirect";
    String VIEW = "/api/v1/tracking/view";
    String PRODUCT = "/api/v1/message/redirect/";

    private static String click(Client client) {
        return client.send(VendorRequest.bid(PRODUCTION, chat("I need boots"))).textAt("/data/bid/url");
    }

    private static String product(Client client) {
        return client.send(VendorRequest.ad(PRODUCTION, with(turn("I need boots"), "force", "true")))
                .textAt("/data/prod_url");
    }

    private static String token(String url) {
        int parameter = url.indexOf("token=");
        return parameter < 0
                ? url.substring(url.lastIndexOf('/') + 1)
                : url.substring(parameter + "token=".length()).split("&")[0];
    }

    @Test
    default void aClickLeadsToTheLandingPage() {
        Client client = shop();
        VendorResponse response = client.follow(click(client));
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.header("Location")).isEqualTo(client.base() + "/landing/south-boots");
        assertThat(client.lastExchange().get("outcome").asString()).isEqualTo("click");
    }

    @Test
    default void aLandingPageElsewhereIsLeftAsItIs() {
        Client client = start(Settings.of(Option.INVENTORY, "src/test/resources/conformance/one.json"));
        assertThat(client.follow(click(client)).header("Location"))
                .isEqualTo("https://north-boots.example/buy?a=1&b=2");
    }

    @Test
    default void theAdOfARealVendorLeadsSomewhere() {
        Client client = vendor();
        String url =
                client.send(VendorRequest.bid(staging(), chat("I need boots"))).textAt("/data/bid/url");
        VendorResponse response = client.follow(url);
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.header("Location")).startsWith("http");
    }

    @Test
    default void aViewPingIsAnInvisiblePixel() {
        Client client = shop();
        String url = client.send(VendorRequest.bid(PRODUCTION, opener())).textAt("/data/bids/0/view_url");
        VendorResponse response = client.follow(url);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("image/gif");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(new String(response.body(), 0, 6, StandardCharsets.US_ASCII)).isEqualTo("GIF89a");
        assertThat(response.body()[6]).as("width").isEqualTo((byte) 1);
        assertThat(response.body()[8]).as("height").isEqualTo((byte) 1);
        assertThat(client.lastExchange().get("outcome").asString()).isEqualTo("view");
    }

    @Test
    default void aViewPingIsAnsweredWhateverTheOriginAndReadByRegisteredPages() {
        Client client = shop();
        String url = client.send(VendorRequest.bid(PRODUCTION, opener())).textAt("/data/bids/0/view_url");
        VendorRequest ping = VendorRequest.get(url.substring(url.indexOf("/api/")));

        VendorResponse registered = client.send(ping.with("Origin", "http://localhost:3000"));
        assertThat(registered.status()).isEqualTo(200);
        assertThat(registered.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");

        VendorResponse foreign = client.send(ping.with("Origin", "https://shop.example"));
        assertThat(foreign.status()).isEqualTo(200);
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    default void theProductOfALegacyAnswerIsRedirectedToo() {
        Client client = shop();
        String url = product(client);
        assertThat(url).startsWith(client.base() + PRODUCT);
        VendorResponse response = client.follow(url);
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.header("Location")).startsWith(client.base() + "/landing/");
        assertThat(client.lastExchange().get("outcome").asString()).isEqualTo("click");
    }

    @Test
    default void neitherKeyNorOriginIsAsked() {
        Client client = shop();
        String url = click(client);
        VendorRequest stranger =
                VendorRequest.get(url.substring(url.indexOf("/api/"))).with("Origin", OrderContract.STRANGER);
        assertThat(client.send(stranger).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REDIRECT,
                REDIRECT + "?token=",
                REDIRECT + "?token=abc123",
                REDIRECT + "?token=a.b",
                REDIRECT + "?token=..%2F..",
                VIEW,
                VIEW + "?token=v1",
                PRODUCT,
                PRODUCT + "abc",
                PRODUCT + "a/b"
            })
    default void whatIsNoTokenIsNotFound(String target) {
        Client client = start();
        assertThat(client.send(VendorRequest.get(target)).status()).isEqualTo(404);
        assertThat(client.lastExchange().get("outcome").asString()).isEqualTo("error");
    }

    @Test
    default void aDamagedTokenIsNotFound() {
        Client client = shop();
        String genuine = token(click(client));
        int dot = genuine.indexOf('.');
        char other = genuine.charAt(3) == 'A' ? 'B' : 'A';
        String last = genuine.endsWith("A") ? "B" : "A";
        List<String> damaged = List.of(
                genuine.substring(0, 3) + other + genuine.substring(4),
                genuine.substring(0, genuine.length() - 1) + last,
                genuine.substring(0, genuine.length() - 1),
                genuine + "A",
                genuine + "=",
                genuine.substring(0, dot),
                genuine.substring(0, dot + 1),
                genuine.substring(dot));
        assertThat(damaged)
                .allSatisfy(token -> assertThat(client.send(VendorRequest.get(REDIRECT + "?token=" + token))
                                .status())
                        .isEqualTo(404));
        assertThat(client.send(VendorRequest.get(REDIRECT + "?token=" + genuine))
                        .status())
                .isEqualTo(302);
    }

    @Test
    default void aTokenIsGoodForItsOwnUrlOnly() {
        Client client = shop();
        VendorResponse prompts = client.send(VendorRequest.bid(PRODUCTION, opener()));
        String click = token(prompts.textAt("/data/bids/0/url"));
        String view = token(prompts.textAt("/data/bids/0/view_url"));
        String product = token(product(client));
        Stream<String> wrong = Stream.of(
                REDIRECT + "?token=" + view,
                REDIRECT + "?token=" + product,
                VIEW + "?token=" + click,
                VIEW + "?token=" + product,
                PRODUCT + click,
                PRODUCT + view);
        assertThat(wrong)
                .allSatisfy(target -> assertThat(
                                client.send(VendorRequest.get(target)).status())
                        .isEqualTo(404));
    }

    @Test
    default void aTokenOfAnotherRunIsNotFound() {
        String other = token(click(shop(Settings.of(Option.SEED, 1))));
        assertThat(shop(Settings.of(Option.SEED, 2))
                        .send(VendorRequest.get(REDIRECT + "?token=" + other))
                        .status())
                .isEqualTo(404);
        Client sameSeed = shop(Settings.of(Option.SEED, 1));
        sameSeed.send(VendorRequest.bid(PRODUCTION, chat("zzz")));
        assertThat(sameSeed.send(VendorRequest.get(REDIRECT + "?token=" + other))
                        .status())
                .as("the key is known, but this was not handed out")
                .isEqualTo(404);
    }

    @Test
    default void aForgedClickRetargetsNobody() {
        Client client = shop();
        String genuine = token(
                client.send(VendorRequest.bid(PRODUCTION, chat("some tea"))).textAt("/data/bid/url"));
        client.send(VendorRequest.get(REDIRECT + "?token=" + genuine + "x"));
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("zzz"))).filled())
                .isFalse();
    }

    @Test
    default void otherParametersDoNotMatter() {
        Client client = shop();
        String token = token(click(client));
        assertThat(client.send(VendorRequest.get(REDIRECT + "?a=1&token=" + token + "&b=2"))
                        .status())
                .isEqualTo(302);
    }
}
