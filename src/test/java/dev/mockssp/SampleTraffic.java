package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The requests that dashboard tests send. */
final class SampleTraffic {

    /** Texts that would run, load or break something if a page did not escape them. */
    static final List<String> EVIL = List.of(
            "<script>window.__pwned = 1</script>",
            "\"><img src=x onerror=\"window.__pwned = 1\">",
            "</pre></textarea></title><svg onload=window.__pwned=1>",
            "javascript:window.__pwned=1",
            "<iframe srcdoc=\"<script>parent.__pwned=1</script>\"></iframe><img src=http://other.example/x>");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private SampleTraffic() {}

    static HttpResponse<String> bid(MockSsp ssp, String key, String text) throws IOException, InterruptedException {
        return raw(ssp, "/api/v1/ssp/bid-request", body(text), Map.of("thrad-api-key", key));
    }

    static String body(String text) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("userId", text).put("chatId", "chat-1");
        body.putArray("messages").addObject().put("role", "user").put("content", text);
        return body.toString();
    }

    static HttpResponse<String> raw(MockSsp ssp, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String get(MockSsp ssp, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(ssp.baseUrl() + path)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    static byte[] adWithImage(String url) {
        return """
                {"description": "An image of another host.", "steps": [{"fill": {"ad": {
                  "id": "elsewhere", "dsp": "tarnbid", "advertiser": "Stridewell", "domain": "stridewell.example",
                  "vertical": "footwear", "price": 4.4, "formats": ["sponsored_message"], "keywords": ["shoes"],
                  "headlines": ["Shoes"], "prompts": [], "description": null, "product": "Shoe",
                  "image_url": "%s", "landing_url": "/landing/elsewhere", "countries": [], "banned_words": []}}}]}
                """.formatted(url).getBytes(UTF_8);
    }
}
