package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Clients that have the vendor's host in their code, https://ssp.thrads.ai, get a bid on this machine: the name is
 * resolved to the loopback address, and the CA is trusted. Without the CA, each of them refuses the server. docs/TLS.md
 * shows the same.
 */
@Timeout(120)
class TlsClientsIT {

    private static final String HOST = "ssp.thrads.ai";

    private static final String NODE = """
            const [url, body] = process.argv.slice(2);
            const headers = { 'thrad-api-key': 'staging-key', 'Content-Type': 'application/json' };
            fetch(url, { method: 'POST', headers, body })
              .then((response) => response.text())
              .then((text) => console.log(text))
              .catch((error) => { console.error(error.cause?.code ?? error); process.exitCode = 60; });
            """;

    /** Also strict, as Python 3.13 is by default. */
    private static final String PYTHON = """
            import http.client, socket, ssl, sys, urllib.parse
            real = socket.getaddrinfo
            def local(host, port, *more, **named):
                if host != 'ssp.thrads.ai':
                    raise OSError('unexpected host ' + host)
                return real('127.0.0.1', port, *more, **named)
            socket.getaddrinfo = local
            url = urllib.parse.urlsplit(sys.argv[1])
            context = ssl.create_default_context()
            context.verify_flags |= ssl.VERIFY_X509_STRICT
            client = http.client.HTTPSConnection(url.hostname, url.port, context=context)
            headers = {'thrad-api-key': 'staging-key', 'Content-Type': 'application/json'}
            try:
                client.request('POST', url.path, sys.argv[2], headers)
            except ssl.SSLCertVerificationError as error:
                sys.exit(str(error))
            print(client.getresponse().read().decode())
            """;

    private static final String JAVA = """
            import java.net.URI;
            import java.net.http.*;

            public class Unchanged {
                public static void main(String[] args) throws Exception {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(args[0]))
                            .header("thrad-api-key", "staging-key")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(args[1]))
                            .build();
                    System.out.println(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
                }
            }
            """;

    @TempDir
    private Path folder;

    private MockSsp ssp;
    private Path authority;
    private String origin;

    @BeforeEach
    void start() {
        authority = folder.resolve("ca.pem");
        ssp = MockSsp.start(Settings.of(Option.TLS_PORT, 0).with(Option.TLS_CA_OUT, authority));
        origin = "https://" + HOST + ":" + URI.create(ssp.httpsUrl()).getPort();
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    private Program.Result run(Map<String, String> variables, List<String> command) throws Exception {
        try (Program program = Program.start(folder, variables, command)) {
            return program.awaitExit();
        }
    }

    private List<String> sent(String... command) {
        return Stream.concat(Stream.of(command), Stream.of(origin + Api.SSP.path(), Api.SSP.relevant()))
                .toList();
    }

    private List<String> sentByJava(String... arguments) {
        return sent(JavaCommand.java(arguments).toArray(String[]::new));
    }

    private void assertBid(Program.Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode bid = Json.read(result.out().getBytes(UTF_8)).at("/data/bid");
        assertThat(bid.get("url").stringValue()).startsWith(origin + "/api/v1/tracking/redirect?");
        assertThat(bid.get("image_url").stringValue()).startsWith(origin + "/media/");
        assertThat(ssp.requests()).hasSize(1);
    }

    private void assertRefused(Program.Result result, String reason) {
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains(reason);
        assertThat(ssp.requests()).isEmpty();
    }

    @Test
    void curl() throws Exception {
        String curl = Tools.require("curl", "curl").toString();
        String host = HOST + ":" + URI.create(ssp.httpsUrl()).getPort() + ":127.0.0.1";
        List<String> command = List.of(
                curl,
                "-sS",
                "--max-time",
                "20",
                "--resolve",
                host,
                "-H",
                "thrad-api-key: staging-key",
                "-H",
                "Content-Type: application/json",
                "-d",
                Api.SSP.relevant(),
                origin + Api.SSP.path());
        assertRefused(run(Map.of(), command), "certificate");
        assertBid(run(
                Map.of(),
                Stream.concat(command.stream(), Stream.of("--cacert", authority.toString()))
                        .toList()));
    }

    @Test
    void node() throws Exception {
        String node = Tools.require("node", "nodejs").toString();
        String lookup =
                Path.of("docs/examples/tls/ssp-lookup.cjs").toAbsolutePath().toString();
        String client = Files.writeString(folder.resolve("client.cjs"), NODE).toString();
        List<String> command = sent(node, "--require", lookup, client);
        assertRefused(run(Map.of(), command), "SELF_SIGNED_CERT_IN_CHAIN");
        assertBid(run(Map.of("NODE_EXTRA_CA_CERTS", authority.toString()), command));
    }

    @Test
    void python() throws Exception {
        String python = Tools.require("python3", "python3").toString();
        String client = Files.writeString(folder.resolve("client.py"), PYTHON).toString();
        List<String> command = sent(python, client);
        assertRefused(run(Map.of(), command), "CERTIFICATE_VERIFY_FAILED");
        assertBid(run(Map.of("SSL_CERT_FILE", authority.toString()), command));
    }

    @Test
    void java() throws Exception {
        String store = folder.resolve("trust.p12").toString();
        Program.Result keytool = Program.run(
                folder,
                List.of(
                        JavaCommand.program("keytool"),
                        "-J-XX:TieredStopAtLevel=1",
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        "mock-ssp",
                        "-file",
                        authority.toString(),
                        "-keystore",
                        store,
                        "-storepass",
                        "changeit"));
        assertThat(keytool.exitCode()).as(keytool.err()).isZero();
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + HOST + "\n");
        String client =
                Files.writeString(folder.resolve("Unchanged.java"), JAVA).toString();
        String resolved = "-Djdk.net.hosts.file=" + hosts;
        assertRefused(run(Map.of(), sentByJava(resolved, client)), "unable to find valid certification path");
        String trust = "-Djavax.net.ssl.trustStore=" + store;
        assertBid(run(Map.of(), sentByJava(resolved, trust, "-Djavax.net.ssl.trustStorePassword=changeit", client)));
    }
}
