package dev.mockssp;

import static dev.mockssp.Client.NOTHING;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class AdminStateTest {

    private static final String START = "2025-11-24T21:51:52Z";

    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.CLOCK, START).with(Option.RATE_LIMIT, 2));
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @Test
    void theClockCanBeReadFrozenAdvancedAndReleased() {
        assertThat(client.get("/__admin/clock").text()).isEqualTo("{\"now\":\"" + START + "\",\"frozen\":true}");
        assertThat(client.put("/__admin/clock", "{'frozenAt':'2025-01-01T02:00:00.5+02:00'}")
                        .text())
                .isEqualTo("{\"now\":\"2025-01-01T00:00:00.500Z\",\"frozen\":true}");
        assertThat(client.post("/__admin/clock/advance", "{'seconds':1.5}").text())
                .isEqualTo("{\"now\":\"2025-01-01T00:00:02Z\",\"frozen\":true}");
        assertThat(client.post("/__admin/clock/advance", "{'seconds':1e-999}").status())
                .isEqualTo(200);
        assertThat(client.delete("/__admin/clock").json().get("frozen").booleanValue())
                .isFalse();
        client.post("/__admin/reset", "");
        assertThat(client.get("/__admin/clock").json().get("now").stringValue()).isEqualTo(START);
    }

    @Test
    void theClockStopsBeforeTheYearTenThousand() {
        client.put("/__admin/clock", "{'frozenAt':'9999-12-31T23:59:59Z'}");
        assertThat(client.post("/__admin/clock/advance", "{'seconds':0}").status())
                .isEqualTo(200);
        assertThat(client.post("/__admin/clock/advance", "{'seconds':1}").status())
                .isEqualTo(400);
        assertThat(client.bid("staging-key", SHOES).json().get("timestamp").stringValue())
                .isEqualTo("9999-12-31T23:59:59.000000Z");
    }

    @Test
    void aRateWindowIsTestedWithoutWaiting() {
        assertThat(client.bid("staging-key", SHOES).header("X-RateLimit-Remaining"))
                .isEqualTo("1");
        assertThat(client.bid("staging-key", SHOES).status()).isEqualTo(200);
        assertThat(client.bid("staging-key", SHOES).status()).isEqualTo(429);
        client.post("/__admin/clock/advance", "{'seconds':1}");
        assertThat(client.bid("staging-key", SHOES).status()).isEqualTo(200);
    }

    @Test
    void theInventoryCanBeReadAndPut() {
        ObjectNode inventory = (ObjectNode) client.get("/__admin/inventory").json();
        JsonNode only = inventory.at("/campaigns/0");
        inventory.putArray("campaigns").add(only);
        assertThat(client.put("/__admin/inventory", inventory.toString()).text())
                .isEqualTo("{\"campaigns\":1}");
        assertThat(client.get("/__admin/inventory").json()).isEqualTo(inventory);
        assertThat(client.bid("staging-key", NOTHING).json().at("/data/bid/advertiser"))
                .isEqualTo(only.get("advertiser"));
        client.post("/__admin/reset", "");
        assertThat(client.get("/__admin/inventory").json().get("campaigns")).hasSizeGreaterThan(20);
    }

    @Test
    void aBrokenInventoryLeavesTheOneBeforeInForce() {
        JsonNode before = client.get("/__admin/inventory").json();
        JsonNode campaign = before.at("/campaigns/0");
        Client.Answer twice = client.put("/__admin/inventory", "{'campaigns':[" + campaign + "," + campaign + "]}");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.json().at("/error/pointer").stringValue()).isEqualTo("/campaigns/1/id");
        assertThat(client.get("/__admin/inventory").json()).isEqualTo(before);
    }

    @Test
    void anInventoryBeginsWithAllItsBudget() {
        String shoes = campaign("'budget':0.005,");
        client.put("/__admin/inventory", shoes);
        assertThat(bidOf("production-key").isNull()).isFalse();
        assertThat(bidOf("production-key").isNull()).isTrue();
        client.put("/__admin/inventory", shoes);
        client.post("/__admin/clock/advance", "{'seconds':1}");
        assertThat(bidOf("production-key").isNull()).isFalse();
    }

    private JsonNode bidOf(String key) {
        return client.bid(key, SHOES).json().at("/data/bid");
    }

    private static String campaign(String more) {
        return "{'campaigns':[{'id':'shoes','dsp':'d','advertiser':'A','domain':'a.example','vertical':'v','price':5,"
                + more + "'formats':['sponsored_message'],'keywords':['shoes'],'headlines':['Shoes'],'prompts':[],"
                + "'description':null,'product':'Shoe','landing_url':'/landing/shoes','countries':[],"
                + "'banned_words':[]}]}";
    }
}
