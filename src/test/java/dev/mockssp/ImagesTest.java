package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The images behind the URLs of ads, as a client loads them (contract.md 1.4 and 2.2). */
class ImagesTest {

    private static final String CHAT = """
            {"userId": "u", "chatId": "c", "messages": [{"role": "user", "content": "running shoes"}]}""";
    private static final String OPENER = """
            {"userId": "u", "request_type": "opener"}""";
    private static final String TURN = """
            {"userId": "u", "chatId": "c", "content": {"user": "running shoes", "chatbot": ""}, "force": true}""";

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @TempDir
    private Path folder;

    @Test
    void theImagesOfAdsAreSquarePngsOfTheDocumentedSizes() throws Exception {
        try (MockSsp ssp = MockSsp.start()) {
            assertPng(ad(ssp, CHAT).at("/data/bid/image_url").asString(), 400);
            assertPng(ad(ssp, OPENER).at("/data/bids/0/logo_url").asString(), 128);
            assertPng(ad(ssp, TURN).at("/data/img_url").asString(), 224);
        }
    }

    @ParameterizedTest
    @CsvSource({"sparse-creative", "long-creative", "unicode-creative", "hostile-creative"})
    void theAdsOfScenariosHavePngsToo(String scenario) throws Exception {
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.SCENARIO, scenario))) {
            if (!scenario.equals("sparse-creative")) {
                assertPng(ad(ssp, CHAT).at("/data/bid/image_url").asString(), 400);
            }
            assertPng(ad(ssp, OPENER).at("/data/bids/0/logo_url").asString(), 128);
            assertPng(ad(ssp, TURN).at("/data/img_url").asString(), 224);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/shoe.webp?w=600, https://cdn.example/shoe.webp?w=600, https://cdn.example/shoe.webp?w=600",
        "/assets/shoe.svg, BASE/assets/shoe.svg, BASE/assets/shoe.svg",
        "/media/Other.Id_1/image.png, BASE/media/Other.Id_1/image.png, BASE/media/Other.Id_1/product.png",
        "/media/x/logo.png, BASE/media/x/logo.png, BASE/media/x/logo.png",
        "/media/x/image.svg, BASE/media/x/image.svg, BASE/media/x/product.png",
        ", , BASE/media/custom-1/product.png"
    })
    void theImageOfACustomCampaignIsItsOwn(String given, String image, String product) throws Exception {
        try (MockSsp ssp = custom("image_url", given)) {
            JsonNode bid = ad(ssp, CHAT).at("/data/bid");
            assertThat(bid.path("image_url").asString(null)).isEqualTo(based(ssp, image));
            assertThat(ad(ssp, TURN).at("/data/img_url").asString()).isEqualTo(based(ssp, product));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/logo.jpg, https://cdn.example/logo.jpg",
        "/assets/logo.png, BASE/assets/logo.png",
        ", BASE/media/custom-1/logo.png"
    })
    void theLogoOfACustomCampaignIsItsOwn(String given, String logo) throws Exception {
        try (MockSsp ssp = custom("logo_url", given)) {
            assertThat(ad(ssp, OPENER).at("/data/bids/0/logo_url").asString()).isEqualTo(based(ssp, logo));
        }
    }

    @Test
    void aPathOfAnInventoryFromBeforeLeadsToThePng() throws Exception {
        try (MockSsp ssp = custom("image_url", "/media/custom-1/image.svg")) {
            assertPng(ad(ssp, CHAT).at("/data/bid/image_url").asString(), 400);
        }
    }

    private MockSsp custom(String field, String url) throws IOException {
        String line = url == null ? "" : "\"%s\": \"%s\",".formatted(field, url);
        Path inventory = Files.writeString(folder.resolve("inventory.json"), """
                {"campaigns": [{
                  "id": "custom-1", "dsp": "dsp", "advertiser": "Custom", "domain": "custom.example", "vertical": "test",
                  "price": 2.5, "formats": ["sponsored_message", "sponsored_prompt"], "keywords": ["running shoes"],
                  "headlines": ["A headline"], "prompts": ["A prompt?"], "description": null, "product": "Shoe", %s
                  "landing_url": "/landing/custom-1", "countries": [], "banned_words": []
                }]}""".formatted(line));
        return MockSsp.start(Settings.of(Option.INVENTORY, inventory));
    }

    private static String based(MockSsp ssp, String url) {
        return url == null ? null : url.replace("BASE", ssp.baseUrl());
    }

    private void assertPng(String url, int size) throws Exception {
        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
        assertThat(image.getWidth()).as(url).isEqualTo(size);
        assertThat(image.getHeight()).as(url).isEqualTo(size);
    }

    private JsonNode ad(MockSsp ssp, String body) throws Exception {
        boolean legacy = body.equals(TURN);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(ssp.baseUrl() + (legacy ? "/api/v1/message/get-ad" : "/api/v1/ssp/bid-request")))
                .header("Content-Type", "application/json")
                .header(legacy ? "thrads-api-key" : "thrad-api-key", "staging-key")
                .POST(BodyPublishers.ofString(body))
                .build();
        return Json.read(http.send(request, BodyHandlers.ofString()).body().getBytes(UTF_8));
    }
}
