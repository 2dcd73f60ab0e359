import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request on a connection of its own, never sent twice, so that each one counts. */
final class Http {

    private static final int LONGEST_MILLIS = 15_000;

    private Http() {}

    /**
     * A whole response.
     *
     * @param head the status line and the headers
     */
    record Response(int status, String head, String body) {

        Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    static Response get(int port, String path) throws IOException {
        return send(port, "GET", path, Map.of(), "");
    }

    /**
     * @throws SocketTimeoutException if there is no response for 15 seconds
     * @throws IOException if the connection is refused, or closed before the response is complete
     */
    static Response send(int port, String method, String path, Map<String, String> headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        headers.forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        request.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        try (Socket socket = Wire.connect(port)) {
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.getOutputStream().write((request + body).getBytes(StandardCharsets.UTF_8));
            return response(socket.getInputStream().readAllBytes());
        }
    }

    private static Response response(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("closed after " + bytes.length + " bytes");
        }
        String head = text.substring(0, end);
        Response response = new Response(
                Integer.parseInt(head.substring(9, 12)), head, new String(bytes, end + 4, bytes.length - end - 4, StandardCharsets.UTF_8));
        Optional<String> length = response.header("Content-Length");
        if (length.isPresent() && Integer.parseInt(length.get()) != bytes.length - end - 4) {
            throw new IOException("closed within the body");
        }
        return response;
    }
}
