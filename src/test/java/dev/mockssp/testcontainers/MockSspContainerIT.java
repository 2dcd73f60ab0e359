package dev.mockssp.testcontainers;

import static dev.mockssp.client.Steps.fail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.Tools;
import dev.mockssp.Trust;
import dev.mockssp.client.Ads;
import dev.mockssp.client.MockSspClient;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.client.OperationsContract;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.config.Option;
import dev.mockssp.config.value.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.utility.DockerImageName;

class MockSspContainerIT implements OperationsContract {

    private static final MockSspContainer CONTAINER = new MockSspContainer();

    @BeforeAll
    static void start() {
        Tools.requireImage(MockSspContainer.IMAGE);
        CONTAINER.start();
    }

    @AfterAll
    static void stop() {
        CONTAINER.stop();
    }

    @Override
    public MockSspOperations ssp() {
        return CONTAINER.client();
    }

    @Test
    void isStartedAsItIsTold(@TempDir Path folder) throws IOException {
        Path inventory = Files.writeString(folder.resolve("inventory.json"), INVENTORY);
        try (MockSspContainer told = new MockSspContainer()
                .withScenarioFile(Path.of("scenarios/flaky.json"))
                .withScenario(ScenarioScript.named("gone").step(fail(503).forKey("acme")))
                .withKey("acme", Environment.PRODUCTION)
                .withKey("acme-test", Environment.STAGING)
                .withSeed(7)
                .withClock(Instant.parse("2025-11-24T21:51:52Z"))
                .withInventory(inventory)
                .withOption(Option.RATE_LIMIT, 1)) {
            told.start();
            MockSspClient ssp = told.client();

            assertThat(ssp.activeScenario()).isEqualTo("gone");
            assertThat(ssp.clock().instant()).isEqualTo(Instant.parse("2025-11-24T21:51:52Z"));
            assertThat(Ads.request(ssp, "acme", "tea")).isEqualTo(503);
            assertThat(Ads.body(ssp, "acme-test", "tea")).contains("The only one", told.getBaseUrl());
            assertThat(Ads.request(ssp, "acme-test", "tea")).isEqualTo(429);
            ssp.use("flaky");
        }
    }

    @Test
    void tlsHasACertificateForThisMachine() throws Exception {
        try (MockSspContainer secured = new MockSspContainer().withTls()) {
            secured.start();
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(Trust.only(secured.getCaCertificate()))
                    .build();
            URI health = URI.create(secured.getHttpsUrl() + "/livez");
            assertThat(client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void failsAsSoonAsItHasStopped() {
        try (MockSspContainer wrong = new MockSspContainer().withScenario("no-bidd")) {
            assertThatThrownBy(wrong::start)
                    .isInstanceOf(ContainerLaunchException.class)
                    .hasMessageContaining("did you mean \"no-bid\"?");
        }
    }

    @Test
    void refusesAnotherImage() {
        DockerImageName other = DockerImageName.parse("something-else:1");
        assertThatThrownBy(() -> new MockSspContainer(other)).isInstanceOf(IllegalStateException.class);
        DockerImageName same =
                DockerImageName.parse("registry.example/ads/ssp:1").asCompatibleSubstituteFor("mock-ssp");
        assertThatCode(() -> new MockSspContainer(same)).doesNotThrowAnyException();
    }
}
