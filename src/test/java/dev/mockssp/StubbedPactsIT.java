package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Provider;
import dev.mockssp.examples.ChatAds;
import dev.mockssp.examples.ChatAdsBehaviour;
import dev.mockssp.pact.PactSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example publisher passes its tests against a stub server of the Rust tools that knows nothing but the pacts. */
@Timeout(60)
class StubbedPactsIT implements ChatAdsBehaviour {

    private static final Map<String, Integer> STATUS = Map.of("rate-limited", 429, "server-error", 500, "default", 401);

    @TempDir
    static Path folder;

    private String state;
    private Program stub;

    @BeforeAll
    static void write() throws IOException {
        Tools.requireOfNpm("pact");
        GeneratedPactsIT.pacts(folder, PactSpec.V4, Revision.R2025_11);
    }

    /** Without this, a stub without a matching interaction would look like one that returns no ad. */
    @AfterEach
    void itWasTheContractThatAnswered() throws IOException {
        try (Program ended = stub) {
            assertThat(ended.out())
                    .contains("Sending HTTP Response ( status: " + STATUS.getOrDefault(state, 200) + ",");
        }
    }

    @Override
    public ChatAds in(String state) throws Exception {
        return new ChatAds(start(state), "staging-pact");
    }

    @Test
    void goesOnWithoutAKey() throws Exception {
        assertThat(new ChatAds(start("default"), "").adFor(QUESTION)).isEmpty();
    }

    private String start(String only) throws Exception {
        state = only;
        int port = freePort();
        Path pact = folder.resolve("publisher-" + Provider.SSP.label() + ".json");
        assertThat(pact).isRegularFile();
        stub = Program.start(
                folder,
                PactTool.QUIET,
                List.of(
                        Tools.requireOfNpm("pact").toString(),
                        "stub",
                        "--file",
                        pact.toString(),
                        "--port",
                        Integer.toString(port),
                        "--provider-state",
                        "^" + only + "$"));
        Await.until("a stub that listens", () -> {
            assertThat(stub.alive()).as(stub.out() + stub.err()).isTrue();
            return Optional.of(stub.out()).filter(out -> out.contains("Server started on port " + port));
        });
        return "http://127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
