package consumer;

import static dev.mockssp.client.RequestPattern.bidRequest;
import static dev.mockssp.client.Steps.fail;
import static dev.mockssp.client.Steps.fill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mockssp.client.MockSspClient;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.testcontainers.MockSspContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class ContainerTest {

    @Test
    void triesAgain() throws Exception {
        assumeTrue(
                "true".equals(System.getenv("CI"))
                        || DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine answers");
        try (MockSspContainer container = new MockSspContainer().withScenario("no-bid").withSeed(7)) {
            container.start();
            MockSspClient ssp = container.client();
            assertEquals("no-bid", ssp.activeScenario());

            ssp.use(ScenarioScript.of(fail(503).first(1), fill()));
            Ads ads = new Ads(container.getBaseUrl(), ssp.stagingKey());
            assertEquals(503, ads.ask("shoes").statusCode());
            assertTrue(ads.ask("shoes").body().contains("\"headline\""));
            ssp.verifyInOrder(bidRequest().withStatus(503), bidRequest().withStatus(200));
        }
    }
}
