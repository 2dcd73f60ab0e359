package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * What an assistant does with the code of a publisher that has three mistakes: it finds and corrects them by the results of
 * the tools alone.
 */
@Timeout(60)
class McpLoopTest {

    private static final String KEY = "staging-shop";

    /** The code of a small publisher, as far as it can be changed. */
    private static final class Shop {

        private final MockSsp ssp;
        private final Client client;
        private String userId = "jane.doe@shop.example";
        private String turnField = "turnNumber";
        private boolean handles429;

        Shop(MockSsp ssp) {
            this.ssp = ssp;
            this.client = new Client(ssp);
        }

        /** Runs the code: one message of a user. Without care for a 429, it tries again at once. */
        void run() {
            for (int attempt = 0; attempt < 5; attempt++) {
                int status = client.bid(KEY, body(), "X-User-Country", "US").status();
                ssp.clock().advance(Duration.ofMillis(10));
                if (status != 429 || handles429) {
                    return;
                }
            }
        }

        private String body() {
            return "{'userId':'" + userId + "','" + turnField + "':1,'chatId':'chat-1','messages':["
                    + "{'role':'user','content':'running shoes','timestamp':'2025-11-23T10:00:00Z'}]}";
        }

        /** Changes the code as the fix says. */
        void change(String rule, String pointer) {
            switch (rule + " " + pointer) {
                case "personal-data-in-ids /userId" -> userId = "user-5f3a";
                case "unknown-field /turnNumber" -> turnField = "turn_number";
                case "request-after-429 " -> handles429 = true;
                default -> throw new AssertionError("no idea what to change: " + rule + " " + pointer);
            }
        }
    }

    @Test
    void findsAndCorrectsTheMistakesByTheResultsAlone() {
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.SEED, 1))) {
            McpClient mcp = new McpClient(ssp);
            Shop shop = new Shop(ssp);

            run(mcp, shop);
            JsonNode findings =
                    mcp.call("list_findings", "{'severity':'warning'}").get("findings");
            assertThat(findings.findValuesAsString("rule"))
                    .containsExactlyInAnyOrder("personal-data-in-ids", "unknown-field", "request-after-429");
            assertThat(findings.toString()).doesNotContain("jane.doe@shop.example");
            JsonNode before = mcp.call("get_report", "{}");
            assertThat(before.get("clean").booleanValue()).isFalse();
            JsonNode met = StreamSupport.stream(before.get("met").spliterator(), false)
                    .filter(failure -> failure.get("failure").stringValue().equals("429"))
                    .findFirst()
                    .orElseThrow();
            assertThat(met.get("retried_in_burst").intValue()).isPositive();

            List<String> read = new ArrayList<>();
            for (JsonNode finding : findings) {
                read.add(finding.get("fix").stringValue());
                shop.change(
                        finding.get("rule").stringValue(),
                        finding.at("/places/0/quoted_pointer").stringValue());
            }
            assertThat(read)
                    .anyMatch(fix -> fix.contains("random id"))
                    .anyMatch(fix -> fix.contains("how_to_call lists all fields"))
                    .anyMatch(fix -> fix.contains("X-RateLimit-Reset"));

            run(mcp, shop);
            JsonNode after = mcp.call("get_report", "{}");
            assertThat(after.get("clean").booleanValue()).as(after.toString()).isTrue();
            assertThat(mcp.call("list_findings", "{}").get("findings")).isEmpty();
            assertThat(mcp.call("verify_requests", "{'match':{'status':429},'count':{'exactly':1}}")
                            .get("pass")
                            .booleanValue())
                    .isTrue();
        }
    }

    /** The code runs once as usual, and once with a failure that the assistant chooses from those not met. */
    private static void run(McpClient mcp, Shop shop) {
        mcp.call("reset", "{'report':true}");
        mcp.call("clock", "{'freeze_at':'2025-11-24T21:51:52Z'}");
        shop.run();
        JsonNode failure = StreamSupport.stream(
                        mcp.call("get_report", "{}").get("not_met").spliterator(), false)
                .filter(notMet -> notMet.get("failure").stringValue().equals("429"))
                .findFirst()
                .orElseThrow();
        mcp.call("choose_scenario", "{'name':'" + failure.get("scenario").stringValue() + "'}");
        shop.run();
        mcp.call("choose_scenario", "{}");
    }
}
