package dev.mockssp.examples;

import static dev.mockssp.client.RequestPattern.bidRequest;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mockssp.MockSsp;
import dev.mockssp.journal.match.Times;
import dev.mockssp.junit.MockSspTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@MockSspTest
class FirstAdTest {

    @Test
    void worksWithoutAnAd(MockSsp ssp) throws Exception {
        ssp.use("no-bid");

        assertTrue(requestAd(ssp).contains("\"bid\":null"));
        ssp.verify(bidRequest(), Times.exactly(1));
    }

    // This stands for your code: it sends the request and returns the body of the response.
    private static String requestAd(MockSsp ssp) throws Exception {
        String body = """
                {"userId": "user-1", "chatId": "chat-1", "messages": [{"role": "user", "content": "Running shoes?"}]}
                """;
        HttpRequest request = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + "/api/v1/ssp/bid-request"))
                .header("thrad-api-key", ssp.stagingKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
