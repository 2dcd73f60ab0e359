package dev.mockssp.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Sends one request on a connection of its own, with each character of a header value as one byte. Java's HTTP client
 * sends a question mark for every character that is not ASCII.
 */
final class OneShotConnection {

    private static final String HEAD_END = "\r\n\r\n";
    private static final int MAX_HEAD = 64 << 10;

    private final SSLContext tls;
    private final Duration connectTimeout;
    private final Duration timeout;
    private final int limit;

    /**
     * @param tls for https
     * @param connectTimeout the maximum time until there is a connection
     * @param timeout the maximum time for the response after that
     * @param limit the maximum length of its body, in bytes
     */
    OneShotConnection(SSLContext tls, Duration connectTimeout, Duration timeout, int limit) {
        this.tls = tls;
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
        this.limit = limit;
    }

    /**
     * @param started becomes true when the head of the response has arrived
     * @throws IOException if there is no complete response in time; the types are those of Java's HTTP client
     */
    UpstreamResponse send(HttpRequest head, byte[] body, AtomicBoolean started) throws IOException {
        long deadline = System.nanoTime() + connectTimeout.plus(timeout).toNanos();
        try (Socket plain = connect(head.uri());
                Socket socket = isTls(head.uri()) ? overTls(plain, head.uri()) : plain) {
            socket.getOutputStream().write(bytes(head, body));
            socket.getOutputStream().flush();
            return response(head.method(), untilTheEnd(socket, deadline, started));
        } catch (SocketTimeoutException e) {
            throw new HttpTimeoutException(e.getMessage());
        }
    }

    private static boolean isTls(URI uri) {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    private Socket connect(URI uri) throws IOException {
        int port = uri.getPort() >= 0 ? uri.getPort() : isTls(uri) ? 443 : 80;
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int) connectTimeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e instanceof SocketTimeoutException ? new HttpConnectTimeoutException(e.getMessage()) : e;
        }
    }

    private Socket overTls(Socket plain, URI uri) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, uri.getHost(), plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] bytes(HttpRequest head, byte[] body) {
        URI uri = head.uri();
        StringBuilder text = new StringBuilder(head.method()).append(' ').append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            text.append('?').append(uri.getRawQuery());
        }
        text.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\nConnection: close\r\n");
        head.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append("\r\n")));
        text.append("Content-Length: ").append(body.length).append(HEAD_END);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.toString().getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** All bytes of the response, as characters. */
    private String untilTheEnd(Socket socket, long deadline, AtomicBoolean started) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] part = new byte[8192];
        for (int length = in.read(part); length >= 0; length = in.read(part)) {
            all.write(part, 0, length);
            if (!started.get()) {
                String text = all.toString(ISO_8859_1);
                started.set(text.startsWith("HTTP/1.") && text.contains(HEAD_END));
            }
            if (all.size() > MAX_HEAD + limit) {
                throw new LimitedBodySubscriber.TooLongException(limit);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException("the time is over");
            }
        }
        return all.toString(ISO_8859_1);
    }

    private UpstreamResponse response(String method, String all) throws IOException {
        int end = all.indexOf(HEAD_END);
        if (end < 0) {
            throw new EOFException("no complete head");
        }
        String[] lines = all.substring(0, end).split("\r\n");
        if (!lines[0].matches("HTTP/1\\.[01] [1-9]\\d\\d( .*)?")) {
            throw new ProtocolException("Invalid status line: \"" + lines[0] + "\"");
        }
        String rest = all.substring(end + HEAD_END.length());
        int status = Integer.parseInt(lines[0].substring(9, 12));
        if (status < 200) {
            return response(method, rest);
        }
        HttpHeaders headers = headers(lines);
        boolean bodiless = method.equals("HEAD") || status == 204 || status == 304;
        byte[] body = bodiless ? new byte[0] : body(headers, rest).getBytes(ISO_8859_1);
        if (body.length > limit) {
            throw new LimitedBodySubscriber.TooLongException(limit);
        }
        return new UpstreamResponse(status, headers, body);
    }

    private static HttpHeaders headers(String[] lines) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            String[] field = lines[i].split(":", 2);
            if (field.length == 2) {
                fields.computeIfAbsent(field[0], name -> new ArrayList<>()).add(field[1].strip());
            }
        }
        return HttpHeaders.of(fields, (name, value) -> true);
    }

    private static String body(HttpHeaders headers, String rest) throws IOException {
        if (headers.firstValue("Transfer-Encoding").isPresent()) {
            return chunks(rest);
        }
        long length = headers.firstValueAsLong("Content-Length").orElse(rest.length());
        return part(rest, 0, length);
    }

    private static String chunks(String rest) throws IOException {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (true) {
            int lineEnd = rest.indexOf("\r\n", at);
            String size = lineEnd < 0
                    ? ""
                    : rest.substring(at, lineEnd).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,7}")) {
                throw new EOFException("no complete chunk");
            }
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                return body.toString();
            }
            body.append(part(rest, lineEnd + 2, length));
            at = lineEnd + 2 + length + 2;
        }
    }

    private static String part(String text, int from, long length) throws IOException {
        if (length < 0 || length > text.length() - from) {
            throw new EOFException("no complete body");
        }
        return text.substring(from, from + (int) length);
    }
}
