package dev.mockssp.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** A client that sends bytes unchanged and sees how the connection ends. */
public final class RawClient implements AutoCloseable {

    /** A received response. */
    public record Answer(String head, String body) {
        public int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        public Optional<String> header(String name) {
            Matcher line =
                    Pattern.compile("(?im)^" + Pattern.quote(name) + ": *(.*)$").matcher(head);
            return line.find() ? Optional.of(line.group(1)) : Optional.empty();
        }
    }

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        this(connect(port));
    }

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** A client whose bytes are sent over TLS, to localhost. */
    public static RawClient overTls(int port, SSLContext trusting) throws IOException {
        Socket plain = connect(port);
        return new RawClient(trusting.getSocketFactory().createSocket(plain, "localhost", port, true));
    }

    /** A client for which the system buffers only some kilobytes, so that the server notices when it does not read. */
    public static RawClient withSmallBuffer(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        return new RawClient(connected(socket, port));
    }

    private static Socket connect(int port) throws IOException {
        return connected(new Socket(), port);
    }

    private static Socket connected(Socket socket, int port) throws IOException {
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        return socket;
    }

    /** The head of a request that asks for another protocol. */
    public static String upgrade(String path) {
        return String.join(
                "\r\n",
                "GET " + path + " HTTP/1.1",
                "Host: h",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "\r\n");
    }

    public static Answer ask(int port, String request) throws IOException {
        try (RawClient client = new RawClient(port)) {
            return client.send(request).answer();
        }
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    public RawClient get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    public RawClient post(String path, String body) throws IOException {
        return send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    /** Says that nothing more will be sent. */
    public RawClient finish() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    public RawClient patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    /** Reads a response with a declared length, in chunks, or without a body. */
    public Answer answer() throws IOException {
        Answer head = head();
        if (head.header("Transfer-Encoding").isPresent()) {
            return new Answer(head.head(), chunks());
        }
        int length = head.header("Content-Length").map(Integer::parseInt).orElse(0);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException(body.length + " of " + length + " bytes");
        }
        return new Answer(head.head(), new String(body, ISO_8859_1));
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int length = chunkLength(); length > 0; length = chunkLength()) {
            body.append(new String(in.readNBytes(length), ISO_8859_1));
            until("\r\n");
        }
        until("\r\n");
        return body.toString();
    }

    private int chunkLength() throws IOException {
        return Integer.parseInt(until("\r\n").strip(), 16);
    }

    /** Reads the head of a response. */
    public Answer head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("after: " + head.toString(ISO_8859_1));
            }
            head.write(next);
        }
        return new Answer(head.toString(ISO_8859_1).replace("\r", ""), "");
    }

    /** Reads until data has arrived. */
    public String until(String awaited) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(awaited, text.length() - awaited.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** Reads some bytes, at most this many. @return how many; -1 at the end */
    public int readSome(int most) throws IOException {
        return in.read(new byte[most]);
    }

    /** Reads until the server has closed the connection. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
