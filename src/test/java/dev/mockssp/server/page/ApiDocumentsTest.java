package dev.mockssp.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDocumentsTest {

    private static String server(Config config, String base) {
        Request request =
                new Request("GET", "/openapi.json", "", Headers.none(), new byte[0], false, "127.0.0.1", base);
        byte[] document =
                new ApiDocuments(SchemaLibrary.shared(), config).apply(request).orElseThrow();
        return Json.read(document).at("/servers/0/url").asString();
    }

    /** A client that is generated from a file cannot use a relative URL. */
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:7777", "http://mock-ssp:80", "http://[::1]:7777", "http://a|b"})
    void theOpenApiDocumentNamesTheUrlThatTheRequestUsed(String base) {
        assertThat(server(Settings.none().config(), base)).isEqualTo(base);
    }

    @Test
    void thePublicUrlComesFirst() {
        Config config =
                Settings.of(Option.PUBLIC_URL, "https://mock.example/ssp").config();
        assertThat(server(config, "http://127.0.0.1:7777")).isEqualTo("https://mock.example/ssp");
    }
}
