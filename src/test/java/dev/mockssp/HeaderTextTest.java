package dev.mockssp;

import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.SHOES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.server.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A header value is read as UTF-8, or as Latin-1 if it is not UTF-8. */
@Timeout(60)
class HeaderTextTest {

    private final MockSsp ssp = MockSsp.start();
    private final Client client = new Client(ssp);

    @AfterEach
    void stop() {
        ssp.close();
    }

    private static RawClient.Answer bid(MockSsp to, String city, Charset charset) throws IOException {
        byte[] body = SHOES.replace('\'', '"').getBytes(UTF_8);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST " + BID + " HTTP/1.1\r\nHost: localhost\r\nthrad-api-key: staging-u8\r\n"
                        + "X-User-Country: DE\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\nX-User-City: ")
                .getBytes(ISO_8859_1));
        request.writeBytes(city.getBytes(charset));
        request.writeBytes("\r\n\r\n".getBytes(ISO_8859_1));
        request.writeBytes(body);
        try (RawClient raw = new RawClient(URI.create(to.baseUrl()).getPort())) {
            return raw.send(request.toByteArray()).answer();
        }
    }

    /** Tokens differ in case, and a client sends several requests in a connection. */
    @Test
    void isNotThatOfAnEarlierRequestOfTheConnectionInAnotherCase() throws IOException {
        List<String> agents = List.of("Agent/One", "AGENT/one", "agent/ONE");
        try (RawClient raw = new RawClient(URI.create(ssp.baseUrl()).getPort())) {
            for (String agent : agents) {
                String request = "GET /api/v1/nowhere HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + agent + "\r\n\r\n";
                assertThat(raw.send(request.getBytes(UTF_8)).answer().status()).isEqualTo(404);
            }
        }
        assertThat(ssp.requests())
                .extracting(exchange ->
                        exchange.request().headers().first("User-Agent").orElse(""))
                .isEqualTo(agents);
    }

    @ParameterizedTest
    @CsvSource({"München, UTF-8", "München, ISO-8859-1", "東京, UTF-8", "Zürich Ã, ISO-8859-1", "🙂, UTF-8"})
    void isSeenEverywhereAsItWasMeant(String city, String charset) throws IOException {
        client.put(
                "/__admin/scenarios/city",
                "{'description':'d','steps':[{'when':{'headers':{'X-User-City':'^" + city
                        + "$'}},'fail':{'status':418}}]}");
        ssp.use("city");

        assertThat(bid(ssp, city, Charset.forName(charset)).status()).isEqualTo(418);

        assertThat(ssp.requests().get(0).request().headers().first("X-User-City"))
                .hasValue(city);
        assertThat(client.newest().at("/request/headers/X-User-City").stringValue())
                .isEqualTo(city);
        assertThat(client.get("/__admin/requests.har").text()).contains("\"value\":\"" + city + "\"");
        assertThat(client.post("/__admin/verify", "{'match':{'headers':{'X-User-City':'^" + city + "$'}}}")
                        .json()
                        .get("pass")
                        .booleanValue())
                .isTrue();
    }
}
