import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A request as bytes on a connection, so that no HTTP client adds time of its own. */
final class Wire {

    static final String PATH = "/api/v1/ssp/bid-request";

    private static final String FROM_USER =
            "{\"role\":\"user\",\"content\":\"Which running shoes are good for a first marathon in spring?\",\"timestamp\":\"2025-11-24T21:51:52Z\"}";
    private static final String FROM_ASSISTANT =
            "{\"role\":\"assistant\",\"content\":\"Happy to help. Tell me more about your plan and the surface.\",\"timestamp\":\"2025-11-24T21:51:52Z\"}";

    private final byte[] request;

    private Wire(String request) {
        this.request = request.getBytes(StandardCharsets.UTF_8);
    }

    static Wire bidRequest(int messages) {
        return bidRequest("production-key", messages);
    }

    static Wire bidRequest(String key, int messages) {
        return post(key, body(messages));
    }

    /** A bid request whose messages are of a wrong type. */
    static Wire invalid() {
        return post("production-key", "{\"userId\":\"user-1\",\"chatId\":\"chat-1\",\"messages\":7}");
    }

    private static Wire post(String key, String body) {
        return new Wire("POST " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nthrad-api-key: " + key + "\r\n"
                + "Content-Type: application/json\r\nX-User-Country: US\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    static Wire get(String path) {
        return new Wire("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    }

    /** A bid request with that many messages, the last one from the user. All of it is ASCII. */
    static String body(int messages) {
        StringBuilder body = new StringBuilder("{\"userId\":\"user-1\",\"chatId\":\"chat-1\",\"messages\":[");
        for (int i = messages; i > 0; i--) {
            body.append(i % 2 == 1 ? FROM_USER : FROM_ASSISTANT).append(i > 1 ? "," : "");
        }
        return body.append("]}").toString();
    }

    boolean succeeds(int port) {
        try (Socket socket = connect(port)) {
            return send(socket).startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    String bodyFrom(int port) throws IOException {
        try (Socket socket = connect(port)) {
            String response = send(socket);
            return response.substring(response.indexOf("\r\n\r\n") + 4);
        }
    }

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
        return socket;
    }

    /** Sends the request and reads the whole response. */
    String send(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(request);
        out.flush();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[16 * 1024];
        int length = 0;
        while (true) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new IOException("closed");
            }
            length += read;
            String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            if (isWhole(text)) {
                return text;
            }
        }
    }

    static boolean isWhole(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        int field = text.toLowerCase(Locale.ROOT).indexOf("content-length:");
        if (field < 0 || field > end) {
            return text.endsWith("0\r\n\r\n");
        }
        int length = Integer.parseInt(text.substring(field + 15, text.indexOf('\r', field)).strip());
        return text.length() >= end + 4 + length;
    }
}
