package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What the mock server remembers is bounded, and says so. */
@Timeout(60)
class MemoryTest {

    private static final String LONG = "x".repeat(60_000);

    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.SEED, 1));
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    private JsonNode memory() {
        return client.get("/__admin/health").json().get("memory");
    }

    private static String chat(String user, String chat, String text) {
        return "{'userId':'" + user + "','chatId':'" + chat + "','messages':[{'role':'user','content':'" + text
                + "'}]}";
    }

    private static String clickPath(Client.Answer bid) {
        URI url = URI.create(bid.json().at("/data/bid/url").stringValue());
        return url.getRawPath() + "?" + url.getRawQuery();
    }

    @Test
    void healthAndReportShowWhatIsRemembered() {
        assertThat(memory().get("usedBytes").longValue()).isZero();
        client.bid("staging-a", Client.SHOES);
        assertThat(memory().get("usedBytes").longValue()).isBetween(1_000L, 5_000L);
        assertThat(memory().get("maxBytes").longValue()).isBetween(4L << 20, 64L << 20);
        assertThat(memory().get("evictedEntries").longValue()).isZero();
        assertThat(client.get("/__admin/report").json().get("evictedEntries").longValue())
                .isZero();
        long used = memory().get("usedBytes").longValue();
        client.post("/__admin/reset", "{'key':'staging-a'}");
        assertThat(memory().get("usedBytes").longValue()).isLessThan(used);
        client.post("/__admin/reset", "{}");
        assertThat(memory().get("usedBytes").longValue()).isZero();
    }

    @Test
    void aResetGivesAllMemoryBack() {
        client.put("/__admin/scenarios/own", "{'description':'d','steps':[{'fill':{}}]}");
        client.put("/__admin/scenario", "{'name':'own','key':'staging-b'}");
        client.ad("staging-a", Client.PRODUCT);
        client.bid("production-a", "{");
        client.bid("staging-b", Client.OPENER);
        client.get(clickPath(client.bid("staging-a", Client.SHOES)));
        assertThat(memory().get("usedBytes").longValue()).isPositive();
        client.post("/__admin/reset", "");
        assertThat(memory().get("usedBytes").longValue()).isZero();
    }

    @Test
    void idsOfAnyLengthAreAcceptedAndTakeLittleMemory() {
        for (int i = 0; i < 20; i++) {
            assertThat(client.bid("staging-a", chat(LONG + i, LONG + i, "running shoes"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(memory().get("usedBytes").longValue()).isLessThan(20 * 1_000);
        assertThat(client.get("/__admin/report").json().at("/findings/error").intValue())
                .as("chats are not mistaken for each other")
                .isZero();
    }

    @Test
    void aUserWithALongIdIsRecognizedAfterAClick() {
        Client.Answer bid = client.bid("production-a", chat(LONG, "chat-1", "running shoes"));
        Client.Answer click = client.get(clickPath(bid));
        assertThat(click.status()).isEqualTo(302);
        assertThat(client.bid("production-a", chat(LONG, "chat-2", "hello"))
                        .json()
                        .at("/data/bid/bidId")
                        .isString())
                .as("retargeting")
                .isTrue();
        assertThat(client.bid("production-a", chat(LONG + "y", "chat-3", "hello"))
                        .json()
                        .at("/data/bid")
                        .isNull())
                .isTrue();
        String user = client.get("/__admin/requests")
                .json()
                .at("/requests/1/client/userId")
                .stringValue();
        assertThat(user).as("the user of the click").matches("sha-256:[0-9a-f]{64}");
    }

    @Test
    void scenariosAreRejectedWhenTheyWouldTakeMoreThanHalfOfTheMemory() {
        String large = "{'description':'d','steps':[{'fail':{'status':500,'body':[" + "0,".repeat(400_000) + "0]}}]}";
        Client.Answer response = client.put("/__admin/scenarios/too-large", large);
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.json().at("/error/code").stringValue()).isEqualTo("memory-full");
        assertThat(response.json().at("/error/message").stringValue())
                .startsWith("There is no memory for scenarios: ")
                .contains("-Xmx");
        assertThat(ssp.scenarios()).doesNotContain("too-large");
    }

    @Test
    void tenThousandBindingsAndAThousandScenariosAreKept() {
        String document = "{\"description\":\"d\",\"steps\":[{\"no_bid\":{}}]}";
        for (int i = 0; i < 10_000; i++) {
            ssp.use("no-bid", "staging-" + i);
        }
        for (int i = 0; i < 1_000; i++) {
            ssp.admin().scenarios().put("scenario-" + i, document.getBytes());
        }
        long used = memory().get("usedBytes").longValue();
        assertThat(used).isGreaterThan(10_000 * 200 + 1_000 * 500);
        assertThat(used).isLessThan(memory().get("maxBytes").longValue());
        assertThat(client.bid("staging-0", Client.SHOES).json().at("/data/bid").isNull())
                .isTrue();
        assertThat(List.of(
                        memory().get("evictedEntries").longValue(),
                        client.get("/__admin/report")
                                .json()
                                .get("evictedEntries")
                                .longValue()))
                .containsExactly(0L, 0L);
    }
}
