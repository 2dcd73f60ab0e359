package dev.mockssp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.ConfigurationException;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ErrorResponsesTest {

    private JavalinServer server;

    @BeforeEach
    void start() throws IOException {
        ServerSpec site = new ServerSpec(
                call -> Servers.ok("vendor"),
                Clock.systemUTC(),
                Servers.BODY_LIMIT,
                path -> Optional.empty(),
                List.of(ErrorResponsesTest::admin, routes -> routes.get("/__admin/extra", ctx -> ctx.result("extra"))));
        server = JavalinServer.start("127.0.0.1", 0, site);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void admin(RoutesConfig routes) {
        routes.get("/__admin/health", ctx -> ctx.json(Map.of("status", "up")))
                .put("/__admin/keys/{key}", ctx -> ctx.json(Map.of(ctx.pathParam("key"), ctx.body())))
                .get("/__admin/later", ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> ctx.result("later"))))
                .post("/__admin/mistake", ctx -> {
                    throw new ConfigurationException("no such scenario");
                })
                .post("/__admin/bug", ctx -> {
                    throw new IllegalStateException("secret");
                });
    }

    private RawClient.Answer ask(String line, String body) throws IOException {
        return RawClient.ask(
                server.port(),
                line + " HTTP/1.1\r\nHost: h\r\nAccept: text/html\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /__admin/health | 200 | {\"status\":\"up\"}",
                "GET /__admin/health/ | 200 | {\"status\":\"up\"}",
                "PUT /__admin/keys/a%2Fb | 200 | {\"a/b\":\"body\"}",
                "GET /__admin/later | 200 | later",
                "GET /__admin/extra | 200 | extra",
                "POST /livez | 200 | vendor",
                "POST /__admin/mistake | 400 | {\"error\":{\"code\":\"invalid\",\"message\":\"no such scenario\"}}",
                "POST /__admin/bug | 500 | {\"error\":{\"code\":\"server-error\",\"message\":\"Internal server error\"}}",
                "GET /__adminx | 200 | vendor",
            })
    void routesAndTheRest(String line, int status, String body) throws IOException {
        RawClient.Answer response = ask(line, "body");
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
    }

    @Test
    void aWrongMethodIsTold() throws IOException {
        RawClient.Answer response = ask("DELETE /__admin/health", "");
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).contains("GET, HEAD");
    }

    @Test
    void anUnknownRouteIsToldTheNearest() throws IOException {
        RawClient.Answer response = ask("GET /__admin/helth", "");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).contains("No route for GET /__admin/helth; did you mean GET /__admin/health?");
    }

    @Test
    void aWebSocketIsNotOffered() throws IOException {
        RawClient.Answer response = RawClient.ask(server.port(), RawClient.upgrade("/__admin/health"));
        assertThat(response.status()).isEqualTo(200);
    }
}
