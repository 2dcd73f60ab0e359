package consumer;

import static dev.mockssp.client.RequestPattern.bidRequest;
import static dev.mockssp.client.Steps.fail;
import static dev.mockssp.client.Steps.fill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mockssp.MockSsp;
import dev.mockssp.client.KeyedMockSsp;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.journal.match.Times;
import dev.mockssp.journal.Outcome;
import dev.mockssp.junit.MockSspTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@MockSspTest(scenario = "no-bid")
@Execution(ExecutionMode.CONCURRENT)
class AnnotatedTest {

    @Test
    void worksWithoutAnAd(MockSsp ssp) throws Exception {
        assertEquals(200, new Ads(ssp.baseUrl(), ssp.stagingKey()).ask("shoes").statusCode());
        ssp.verify(bidRequest().withOutcome(Outcome.Kind.NO_BID), Times.exactly(1));
        assertThrows(AssertionError.class, () -> ssp.verify(bidRequest().withOutcome(Outcome.Kind.FILL)));
    }

    @Test
    void triesAgain(MockSsp ssp) throws Exception {
        ssp.use(ScenarioScript.of(fail(503).first(1), fill()));
        Ads ads = new Ads(ssp.baseUrl(), ssp.stagingKey());
        assertEquals(503, ads.ask("shoes").statusCode());
        assertTrue(ads.ask("shoes").body().contains("\"headline\""));
        assertEquals(2, ssp.requests().size());
    }

    @Nested
    class Inner {
        @Test
        void hasAKey(KeyedMockSsp mine) throws Exception {
            mine.use("server-error");
            assertEquals(500, new Ads(mine.baseUrl(), mine.key()).ask("shoes").statusCode());
        }
    }
}
