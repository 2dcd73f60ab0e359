package dev.mockssp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy for a browser in place of all other hosts: records the requests and sends no response. */
final class BlockingProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private BlockingProxy(ServerSocket socket) {
        this.socket = socket;
    }

    static BlockingProxy start() {
        try {
            BlockingProxy started = new BlockingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(started::listen, "other-hosts");
            thread.setDaemon(true);
            thread.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    BufferedReader in =
                            new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
                client.setSoTimeout(1_000);
                String line = in.readLine();
                if (line != null) {
                    asked.add(line);
                }
            } catch (IOException e) {
                // the client has left, or the socket is closed, which ends the loop
                continue;
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
