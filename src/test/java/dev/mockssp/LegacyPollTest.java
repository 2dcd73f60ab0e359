package dev.mockssp;

import static dev.mockssp.Client.PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The legacy endpoint has products only, so a poll is no ad for it. */
@Timeout(60)
class LegacyPollTest {

    private static final String POLL = "{'description':'d','revision':'2026','steps':[{'fill':{'ad':{'id':'own',"
            + "'dsp':'x','advertiser':'a','domain':'a.example','vertical':'v','price':7,'formats':['sponsored_poll'],"
            + "'keywords':[],'headlines':[],'prompts':[],'poll':{'question':'q','options':['a','b']},"
            + "'description':null,'product':'p','landing_url':'/landing/own','countries':[],'banned_words':[]}}}]}";

    @Test
    void aPollIsNoProduct() {
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.REVISION, "2026"))) {
            Client client = new Client(ssp);
            client.put("/__admin/scenarios/own", POLL);
            Client.Answer ad = client.ad("staging-key+own", PRODUCT);
            assertThat(ad.status()).isEqualTo(200);
            assertThat(ad.json().path("data").isEmpty()).isTrue();
            assertThat(ad.json().path("message").stringValue())
                    .isEqualTo("No ad available: own is a poll and has no product");
            assertThat(client.ad("staging-key+sponsored-poll", PRODUCT)
                            .json()
                            .at("/data/prod_name")
                            .stringValue())
                    .as("the inventory has products")
                    .isNotBlank();
        }
    }
}
