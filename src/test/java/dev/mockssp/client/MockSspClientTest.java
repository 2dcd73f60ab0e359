package dev.mockssp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.MockSsp;
import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MockSspClientTest implements OperationsContract {

    private static final MockSsp SSP = MockSsp.start();

    private final MockSspClient client = MockSspClient.at(SSP.baseUrl() + "/");

    @Override
    public MockSspOperations ssp() {
        return client;
    }

    @AfterAll
    static void stop() {
        SSP.close();
    }

    @Test
    void readsAnExchangeAsItWas() {
        client.use("flaky");
        for (int i = 0; i < 3; i++) {
            Ads.request(client, MockSspOperations.STAGING_KEY, "I am ada@example.org");
        }
        client.use("empty-response");
        Ads.request(client, MockSspOperations.STAGING_KEY, "shoes");

        assertThat(client.requests())
                .usingRecursiveComparison()
                .ignoringFields("request.body", "response.body", "auction", "outcome.earnedUnits")
                .withEqualsForType((one, other) -> true, Headers.class)
                .isEqualTo(SSP.requests());
        assertThat(client.requests())
                .extracting(exchange -> exchange.response().at("/data"))
                .isEqualTo(datas(SSP.requests()));
    }

    private static List<?> datas(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> exchange.response().at("/data"))
                .toList();
    }

    @Test
    void readsAReportAsItWas() {
        Ads.request(client, MockSspOperations.STAGING_KEY, "I am ada@example.org");
        Ads.request(client, MockSspOperations.PRODUCTION_KEY, "Which running shoes?");

        assertThat(client.report())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*keyId")
                .isEqualTo(SSP.report());
    }

    @Test
    void saysThatNobodyIsThere() {
        assertThatThrownBy(() -> MockSspClient.at("http://127.0.0.1:1").reset())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("no mock server responds at http://127.0.0.1:1");
        assertThatThrownBy(() -> MockSspClient.at("nowhere")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MockSspClient.at("127.0.0.1:7777"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"127.0.0.1:7777\" is not a URL; expected one such as http://127.0.0.1:7777");
        assertThatThrownBy(() -> MockSspClient.at(null)).hasMessage("baseUrl");
    }
}
