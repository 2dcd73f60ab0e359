package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.text.QueryString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Of the two pixels of revision 2026, only the exchange's counts as a view: in report, findings and verifications. */
@Timeout(60)
class ViewPixelsTest {

    private static final String VIEWED = "{'match':{'outcome':'fill','viewed':true}}";

    @Test
    void onlyThePingOfTheExchangeIsAView() {
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.REVISION, "2026"))) {
            Client client = new Client(ssp);
            JsonNode bid = client.bid("production-key", SHOES).json().at("/data/bid");
            String url = bid.path("url").stringValue();

            client.get(pixel(url, "view_url"));
            assertThat(views(client)).isZero();
            assertThat(client.get("/__admin/report").text()).contains("\"bid-never-viewed\"");
            assertThat(passes(client)).isFalse();
            assertThat(events(client)).isEqualTo("dsp-view");

            client.get(pixel(url, "thrad_view_url"));
            assertThat(views(client)).isEqualTo(1);
            assertThat(rule(client, "bid-never-viewed")).isZero();
            assertThat(passes(client)).isTrue();
            assertThat(events(client)).isEqualTo("dsp-view view");
            assertThat(client.get("/__admin/requests?outcome=dsp-view").json().path("requests"))
                    .hasSize(1);
        }
    }

    private static int rule(Client client, String id) {
        return client.get("/__admin/report")
                .json()
                .path("findings")
                .valueStream()
                .filter(rule -> rule.path("rule").asString("").equals(id))
                .mapToInt(rule -> rule.path("count").asInt(0))
                .sum();
    }

    private static String pixel(String url, String name) {
        return QueryString.parameter(url.substring(url.indexOf('?') + 1), name)
                .flatMap(QueryString::decoded)
                .orElseThrow();
    }

    private static int views(Client client) {
        return client.get("/__admin/report").json().at("/bids/0/views").asInt(-1);
    }

    private static boolean passes(Client client) {
        return client.post("/__admin/verify", VIEWED).json().path("pass").booleanValue(false);
    }

    private static String events(Client client) {
        JsonNode bid = client.get("/__admin/requests?outcome=fill").json().at("/requests/0");
        return String.join(
                " ",
                bid.path("events")
                        .valueStream()
                        .map(event -> event.path("event").stringValue())
                        .toList());
    }
}
