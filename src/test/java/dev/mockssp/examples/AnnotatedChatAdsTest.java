package dev.mockssp.examples;

import static dev.mockssp.client.BodyPattern.where;
import static dev.mockssp.client.RequestPattern.bidRequest;
import static dev.mockssp.client.Steps.fail;
import static dev.mockssp.client.Steps.fill;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.MockSsp;
import dev.mockssp.client.KeyedMockSsp;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.client.ScriptAd;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.match.Times;
import dev.mockssp.junit.MockSspTest;
import org.junit.jupiter.api.Test;

/** Tests a publisher's code with the annotation. docs/TESTING-JAVA.md quotes it. */
@MockSspTest(scenario = "no-bid", failOnFindings = Severity.ERROR)
class AnnotatedChatAdsTest {

    @Test
    void worksWithoutAnAd(MockSsp ssp) throws Exception {
        ChatAds ads = new ChatAds(ssp.baseUrl(), ssp.stagingKey());

        assertThat(ads.adFor("Which running shoes should I buy?")).isEmpty();

        ssp.verify(bidRequest().with(where("/messages/0/content").matches("shoes")), Times.exactly(1));
    }

    @Test
    void triesAgainLater(MockSsp ssp) throws Exception {
        ChatAds ads = new ChatAds(ssp.baseUrl(), ssp.stagingKey());
        ScriptAd kettle = ScriptAd.of("Kettlewick").headlines("A kettle that whistles");
        ssp.use(ScenarioScript.of(fail(503).first(1), fill().ad(kettle)));

        assertThat(ads.adFor("Tea?")).isEmpty();
        assertThat(ads.adFor("Tea?")).map(ChatAds.Ad::headline).hasValue("A kettle that whistles");
        ssp.verifyInOrder(bidRequest().withStatus(503), bidRequest().withStatus(200));
    }

    @Test
    void hasAKeyOfItsOwn(KeyedMockSsp mine) throws Exception {
        ChatAds ads = new ChatAds(mine.baseUrl(), mine.key());
        mine.use("always-fill");

        assertThat(ads.adFor("Which running shoes should I buy?")).isPresent();
        assertThat(mine.requests()).hasSize(1);
    }
}
