package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.client.InlineScenarios;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.pact.broker.PublishablePact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files and bodies of the user may begin with a byte order mark, as editors of Windows write it. */
@Timeout(120)
class ByteOrderMarkTest {

    private static final String MARK = "\ufeff";
    private static final String SCENARIO = MARK + "{\"description\":\"A\",\"steps\":[{\"fail\":{\"status\":503}}]}";

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), MARK + content);
    }

    @Test
    void inAScenarioFile() throws IOException {
        Files.writeString(folder.resolve("mine.json"), SCENARIO);
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.SCENARIOS, folder).with(Option.SCENARIO, "mine"))) {
            assertThat(new Client(ssp).bid("staging-key", SHOES).status()).isEqualTo(503);
        }
        assertThat(InlineScenarios.none().and(folder.resolve("mine.json")).option())
                .startsWith("{\"mine\":{\"description\":\"A\"");
    }

    @Test
    void inAConfigurationFile() throws IOException {
        Path config = file("options.json", "{\"scenario\":\"no-bid\"}");
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.CONFIG, config))) {
            assertThat(ssp.activeScenario()).isEqualTo("no-bid");
        }
    }

    @Test
    void inInlineScenarios() {
        Settings settings = Settings.of(Option.SCENARIO_JSON, MARK + "{\"mine\":" + SCENARIO.substring(1) + "}");
        try (MockSsp ssp = MockSsp.start(settings)) {
            assertThat(ssp.scenarios()).contains("mine");
        }
    }

    @Test
    void inTheTableOfCountriesAndInTheInventory() throws IOException {
        String campaigns;
        try (MockSsp ssp = MockSsp.start()) {
            campaigns = new Client(ssp).get("/__admin/inventory").text();
        }
        Settings settings = Settings.of(Option.GEO, file("geo.json", "{\"127.0.0.0/8\":\"FR\"}"))
                .with(Option.INVENTORY, file("inventory.json", campaigns));
        try (MockSsp ssp = MockSsp.start(settings)) {
            new Client(ssp).bid("staging-key", SHOES);
            assertThat(ssp.requests().get(0).client().country()).hasValue("FR");
        }
    }

    @Test
    void inABodyOfTheAdminApi() {
        try (MockSsp ssp = MockSsp.start()) {
            Client client = new Client(ssp);
            assertThat(client.put("/__admin/scenarios/mine", SCENARIO).status()).isEqualTo(201);
            assertThat(client.put("/__admin/scenario", MARK + "{'name':'mine'}").status())
                    .isEqualTo(200);
            assertThat(client.put("/__admin/clock", MARK + "{'frozenAt':'2025-11-24T21:51:52Z'}")
                            .status())
                    .isEqualTo(200);
            String campaigns = client.get("/__admin/inventory").text().replace("'", "\\u0027");
            assertThat(client.put("/__admin/inventory", MARK + campaigns).status())
                    .isEqualTo(200);
            assertThat(client.post("/__admin/verify", MARK + "{'match':{}}").status())
                    .isEqualTo(200);
            assertThat(client.post("/__admin/pact/states", MARK + "{'state':'no-bid'}")
                            .status())
                    .isEqualTo(200);
            assertThat(client.newest().at("/request/body/state").stringValue()).isEqualTo("no-bid");
            assertThat(client.post("/__admin/reset", MARK + "{'key':'staging-key'}")
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void inPemFiles() throws Exception {
        Authority authority = Authority.in(folder);
        Path certificate = folder.resolve("server.pem");
        Settings settings = Settings.of(Option.TLS_PORT, 0)
                .with(Option.TLS_CERT, file("marked-server.pem", Files.readString(certificate)))
                .with(Option.TLS_KEY, file("marked-server.key", authority.serverKey()));
        try (MockSsp service = MockSsp.start(settings)) {
            Settings recording = Settings.of(Option.RECORD_FROM, service.httpsUrl())
                    .with(Option.UPSTREAM_CA, file("marked-ca.pem", Files.readString(authority.pem())));
            try (MockSsp recorder = MockSsp.start(recording)) {
                assertThat(new Client(recorder).bid("staging-key", SHOES).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void inAPactFile() throws IOException {
        Path pact = file(
                "pact.json",
                "{\"consumer\":{\"name\":\"a\"},\"provider\":{\"name\":\"b\"},\"interactions\":[{\"description\":\"c\"}]}");
        assertThat(PublishablePact.read(pact).text()).startsWith("{");
    }

    /** RFC 8259 forbids it in what is sent over a network. */
    @Test
    void inARequestOfTheVendorItIsAnErrorThatNamesIt() {
        try (MockSsp ssp = MockSsp.start()) {
            Client.Answer answer = new Client(ssp).bid("staging-key", MARK + SHOES);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text())
                    .contains("the text begins with a byte order mark; expected UTF-8 without one")
                    .doesNotContain(MARK);
        }
    }
}
