package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar records from another mock server over TLS and checks it for drift. It writes the key to no file. */
@Timeout(180)
class RecordFromIT {

    private static final String KEY = "sk-QxZvWq-live";

    @TempDir
    Path folder;

    @Test
    void throughTheRealProcess() throws Exception {
        Authority authority = Authority.in(Files.createDirectory(folder.resolve("ca")));
        Path record = folder.resolve("record.jsonl");
        Settings settings = Settings.of(Option.KEY, KEY + "=staging").with(Option.IDENTIFY, "off");
        try (MockSsp upstream = MockSsp.start(settings);
                FakeUpstream front = FakeUpstream.tls(authority.tls(), upstream.baseUrl());
                Program program = Program.start(
                        folder,
                        Map.of(),
                        JavaCommand.jar(
                                "--port",
                                "0",
                                "--record-from",
                                front.baseUrl(),
                                "--upstream-ca",
                                authority.pem().toString(),
                                "--record",
                                record.toString()))) {
            URI url = program.url();
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + Client.BID))
                    .header("thrad-api-key", KEY)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Client.SHOES.replace('\'', '"')))
                    .build();
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).contains("\"headline\"", url + "/api/v1/tracking/redirect");
            assertThat(program.out()).contains(front.baseUrl() + " responds in place of the mock server");
            Await.until(
                    "the log", () -> program.out().contains("bid-request 200") ? Optional.of(true) : Optional.empty());
            assertThat(program.out() + program.err() + Files.readString(record))
                    .contains("Bid successful")
                    .doesNotContain("QxZvWq", "token=W");

            Program.Result drift = Program.run(
                    folder,
                    JavaCommand.jar(
                            "drift",
                            "--target",
                            url.toString(),
                            "--key",
                            KEY,
                            "--state-url",
                            upstream.baseUrl() + "/__admin/pact/states"));
            assertThat(drift.exitCode()).as(drift.out() + drift.err()).isZero();
            assertThat(drift.out())
                    .contains("34 unchanged, 0 changed, 0 not drivable")
                    .doesNotContain("QxZvWq");
        }
    }
}
