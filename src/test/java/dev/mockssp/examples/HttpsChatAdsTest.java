package dev.mockssp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.MockSsp;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publisher that sends its requests to a URL that begins with https. */
class HttpsChatAdsTest {

    @TempDir
    Path folder;

    @Test
    void getsAnAdOverHttps() throws Exception {
        Path caFile = folder.resolve("ca.pem");
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.TLS_PORT, 0))) {
            Files.writeString(caFile, ssp.caCertificate());
            String body =
                    "{\"userId\":\"u\",\"chatId\":\"c\",\"messages\":[{\"role\":\"user\",\"content\":\"Shoes?\"}]}";
            HttpRequest request = HttpRequest.newBuilder(URI.create(ssp.httpsUrl() + "/api/v1/ssp/bid-request"))
                    .header("thrad-api-key", ssp.stagingKey())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response = HttpClient.newBuilder()
                    .sslContext(trusting(caFile))
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).contains("\"url\":\"" + ssp.httpsUrl());
        }
    }

    private static SSLContext trusting(Path caFile) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(caFile)) {
            store.setCertificateEntry(
                    "mock-ssp", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
