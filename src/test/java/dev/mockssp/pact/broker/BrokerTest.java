package dev.mockssp.pact.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BrokerTest {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999\r\n\r\n";

    @TempDir
    Path folder;

    @Test
    void isGivenUpWhenItHangsOrDrips() throws Exception {
        PublishablePact pact = PublishablePact.read(Files.writeString(
                folder.resolve("p.json"),
                "{\"consumer\":{\"name\":\"a\"},\"provider\":{\"name\":\"b\"},\"interactions\":[{}]}"));
        Publication publication = new Publication("1", Optional.empty(), Optional.empty(), List.of());
        for (boolean drips : new boolean[] {false, true}) {
            try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                Thread dripping = new Thread(() -> drip(server, drips));
                dripping.setDaemon(true);
                dripping.start();
                URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
                BrokerConnection connection =
                        new BrokerConnection(Duration.ofMillis(400), Optional.empty(), 3, pause -> {});
                BrokerAddress address = new BrokerAddress(url, Optional.empty(), Optional.empty(), Optional.empty());
                assertThatThrownBy(() -> new Broker(address, connection).publish(List.of(pact), publication, false))
                        .isInstanceOf(PublishException.class)
                        .hasMessageContainingAll(url.toString(), "did not respond within 0.4 s");
            }
        }
    }

    private static void drip(ServerSocket server, boolean drips) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write((drips ? HEAD : "").getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                socket.getOutputStream().write(drips ? new byte[] {' '} : new byte[0]);
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (Exception e) {
            // the client has gone
        }
    }
}
