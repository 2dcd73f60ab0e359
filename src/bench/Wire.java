import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A bid request as bytes on a connection, with no client between that would cost time of its own. */
final class Wire {

    static final String PATH = "/api/v1/ssp/bid-request";

    private static final String ASKED =
            "{\"role\":\"user\",\"content\":\"Which running shoes are good for a first marathon in spring?\",\"timestamp\":\"2025-11-24T21:51:52Z\"}";
    private static final String ANSWERED =
            "{\"role\":\"assistant\",\"content\":\"Happy to help. Tell me more about your plan and the surface.\",\"timestamp\":\"2025-11-24T21:51:52Z\"}";

    private final byte[] request;

    Wire(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nthrad-api-key: production-key\r\n"
                + "Content-Type: application/json\r\nX-User-Country: US\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        this.request = (head + body).getBytes(StandardCharsets.UTF_8);
    }

    /** A bid request with that many messages, the last one the user's. */
    static String body(int messages) {
        StringBuilder body = new StringBuilder("{\"userId\":\"user-1\",\"chatId\":\"chat-1\",\"messages\":[");
        for (int i = messages; i > 0; i--) {
            body.append(i % 2 == 1 ? ASKED : ANSWERED).append(i > 1 ? "," : "");
        }
        return body.append("]}").toString();
    }

    boolean isAnswered(int port) {
        try (Socket socket = connect(port)) {
            return ask(socket).startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
        return socket;
    }

    /** Sends the request and reads the whole of its answer. */
    String ask(Socket socket) throws IOException {
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

    private static boolean isWhole(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        int field = text.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
        if (field < 0 || field > end) {
            return text.endsWith("0\r\n\r\n");
        }
        int length = Integer.parseInt(text.substring(field + 15, text.indexOf('\r', field)).strip());
        return text.length() >= end + 4 + length;
    }

    static String bodyOf(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
