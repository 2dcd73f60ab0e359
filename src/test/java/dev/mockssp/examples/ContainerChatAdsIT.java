package dev.mockssp.examples;

import static dev.mockssp.client.RequestPattern.bidRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.Tools;
import dev.mockssp.client.MockSspClient;
import dev.mockssp.journal.Outcome;
import dev.mockssp.testcontainers.MockSspContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests a publisher's code with a mock server in a container. docs/TESTING-JAVA.md quotes it. */
class ContainerChatAdsIT {

    @BeforeAll
    static void needsTheImage() {
        Tools.requireImage(MockSspContainer.IMAGE);
    }

    @Test
    void worksWithoutAnAd() throws Exception {
        try (MockSspContainer container =
                new MockSspContainer().withScenario("no-bid").withSeed(7)) {
            container.start();
            MockSspClient ssp = container.client();
            ChatAds ads = new ChatAds(container.getBaseUrl(), ssp.stagingKey());

            assertThat(ads.adFor("Which running shoes should I buy?")).isEmpty();
            ssp.verify(bidRequest().withOutcome(Outcome.Kind.NO_BID));

            ssp.use("always-fill");
            assertThat(ads.adFor("Which running shoes should I buy?")).isPresent();
        }
    }
}
