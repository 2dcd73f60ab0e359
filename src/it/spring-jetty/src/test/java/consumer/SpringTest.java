package consumer;

import static dev.mockssp.client.RequestPattern.bidRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockssp.journal.match.Times;
import dev.mockssp.junit.MockSspExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.embedded.jetty.JettyWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** A Spring Boot application on a server of its own, with Jackson 2, beside the double. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SpringTest {

    @RegisterExtension
    static final MockSspExtension SSP = MockSspExtension.builder().seed(7).build();

    @DynamicPropertySource
    static void ads(DynamicPropertyRegistry properties) {
        properties.add("ads.url", SSP::baseUrl);
    }

    @SpringBootApplication
    @RestController
    static class Chat {

        private final RestClient ads;
        private final ObjectMapper json;

        Chat(@Value("${ads.url}") String url, ObjectMapper json) {
            this.ads = RestClient.create(url);
            this.json = json;
        }

        @GetMapping("/headline")
        Map<String, Object> headline() throws Exception {
            Map<String, Object> request = Map.of(
                    "userId", "user-1", "chatId", "chat-1", "messages", List.of(Map.of("role", "user", "content", "shoes?")));
            String answer = ads.post()
                    .uri("/api/v1/ssp/bid-request")
                    .header("thrad-api-key", "staging-key")
                    .header("Content-Type", "application/json")
                    .body(json.writeValueAsString(request))
                    .retrieve()
                    .body(String.class);
            JsonNode bid = json.readTree(answer).path("data").path("bid");
            return Map.of("headline", bid.path("headline").asText(""));
        }
    }

    @Autowired
    private TestRestTemplate browser;

    @Autowired
    private ServletWebServerApplicationContext context;

    @Test
    void showsAnAd() {
        assertInstanceOf(JettyWebServer.class, context.getWebServer());
        assertTrue(browser.getForObject("/headline", Map.class).get("headline").toString().length() > 5);
        SSP.verify(bidRequest().withKey("staging-key"), Times.exactly(1));
    }

    @Test
    void worksWithoutAnAd() {
        SSP.use("no-bid");
        assertEquals(Map.of("headline", ""), browser.getForObject("/headline", Map.class));
    }
}
