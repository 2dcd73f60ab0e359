package dev.mockssp.redis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes commands on to Redis, or replies to each with an error, or loses a reply. */
public final class RedisProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final int redis;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean losing = new AtomicBoolean();
    private volatile Optional<String> error = Optional.empty();

    private RedisProxy(int redis) {
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.redis = redis;
    }

    /** @param redis the port of Redis */
    public static RedisProxy start(int redis) {
        RedisProxy proxy = new RedisProxy(redis);
        run(proxy::accept);
        return proxy;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** @param reply the error, without the minus sign before it */
    public void refuseWith(String reply) {
        error = Optional.of(reply);
    }

    public void passOn() {
        error = Optional.empty();
    }

    /** Cuts the connection instead of passing on the next reply. */
    public void loseReply() {
        losing.set(true);
    }

    /** @return how many commands it has refused so far */
    public int refused() {
        return refused.get();
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void run(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException e) {
                // the connection or the proxy has been closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            sockets.add(client);
            run(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        // closes both when Redis is gone
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), redis)) {
            sockets.add(server);
            run(() -> passReplies(server, client));
            passCommands(client, server);
        }
    }

    private void passReplies(Socket server, Socket client) throws IOException {
        try (server;
                client) {
            InputStream in = server.getInputStream();
            byte[] bytes = new byte[8_192];
            for (int read = in.read(bytes); read >= 0 && !losing.getAndSet(false); read = in.read(bytes)) {
                client.getOutputStream().write(bytes, 0, read);
            }
        }
    }

    private void passCommands(Socket client, Socket server) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        for (byte[] command = command(in); command.length > 0; command = command(in)) {
            Optional<String> reply = error;
            if (reply.isPresent()) {
                refused.incrementAndGet();
                client.getOutputStream().write(("-" + reply.get() + "\r\n").getBytes(StandardCharsets.US_ASCII));
            } else {
                server.getOutputStream().write(command);
            }
        }
    }

    /** Reads an array of strings, as clients send it; empty at the end. */
    private static byte[] command(InputStream in) throws IOException {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        String head = line(in, command);
        if (head.isEmpty()) {
            return new byte[0];
        }
        int elements = Integer.parseInt(head.substring(1));
        for (int i = 0; i < elements; i++) {
            int length = Integer.parseInt(line(in, command).substring(1));
            command.write(in.readNBytes(length + 2));
        }
        return command.toByteArray();
    }

    private static String line(InputStream in, ByteArrayOutputStream read) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            read.write(next);
            if (next == '\n') {
                return line.toString().strip();
            }
            line.append((char) next);
        }
        return "";
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
