import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Sends bid requests as fast as 16 connections can. Each begins a new chat of a new user; the keys take turns. */
final class ManyChats {

    private static final int CONNECTIONS = 16;
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final int keys;
    private final int idLength;
    private final AtomicLong next = new AtomicLong();

    /** @param idLength the length of each user id and each chat id, at least 16 */
    ManyChats(int port, int keys, int idLength) {
        this.port = port;
        this.keys = keys;
        this.idLength = idLength;
    }

    /**
     * A number of requests.
     *
     * @param sent how many got a response
     * @param micros the latencies, sorted
     */
    record Block(long sent, double seconds, long[] micros) {

        double perSecond() {
            return sent / seconds;
        }

        double percentileMillis(double share) {
            return sent == 0 ? Double.NaN : Paced.percentileMillis(micros, share);
        }
    }

    /**
     * @param count how many to send
     * @param deadline when to stop all the same, by {@link System#nanoTime}
     */
    Block send(int count, long deadline) throws Exception {
        long begun = System.nanoTime();
        long end = next.get() + count;
        List<Callable<long[]>> senders = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            senders.add(() -> sendUntil(end, deadline));
        }
        List<long[]> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<long[]> part : threads.invokeAll(senders)) {
                parts.add(part.get());
            }
        }
        next.set(end);
        long[] micros = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Block(micros.length, (System.nanoTime() - begun) / 1e9, micros);
    }

    private long[] sendUntil(long end, long deadline) throws IOException {
        long[] micros = new long[1024];
        int sent = 0;
        byte[] buffer = new byte[64 * 1024];
        try (Socket socket = Wire.connect(port)) {
            for (long number = next.getAndIncrement(); number < end && System.nanoTime() < deadline; number = next.getAndIncrement()) {
                long begun = System.nanoTime();
                socket.getOutputStream().write(request(number));
                read(socket.getInputStream(), buffer);
                if (sent == micros.length) {
                    micros = Arrays.copyOf(micros, 2 * sent);
                }
                micros[sent++] = (System.nanoTime() - begun) / 1_000;
            }
        }
        return Arrays.copyOf(micros, sent);
    }

    private byte[] request(long number) {
        String body = "{\"userId\":\"" + id("user", number) + "\",\"chatId\":\"" + id("chat", number)
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Which running shoes are good for a first marathon in spring?\"}]}";
        String head = "POST " + Wire.PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nthrad-api-key: production-" + number % keys
                + "\r\nContent-Type: application/json\r\nX-User-Country: US\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** The number is at the end and filled with zeros, so that all ids have the same beginning and length. */
    private String id(String kind, long number) {
        String digits = Long.toString(number);
        return kind + "-" + "0".repeat(idLength - kind.length() - 1 - digits.length()) + digits;
    }

    /** Reads one response, which must be a 200. */
    private static void read(InputStream in, byte[] buffer) throws IOException {
        int length = 0;
        int head = -1;
        long whole = Long.MAX_VALUE;
        while (length < whole) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new IOException("the server closed a connection");
            }
            length += read;
            if (head < 0 && (head = indexOf(buffer, length, HEAD_END)) >= 0) {
                String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                if (!text.startsWith("http/1.1 200")) {
                    throw new IOException(text.lines().findFirst().orElse("an empty response"));
                }
                int field = indexOf(text.getBytes(StandardCharsets.ISO_8859_1), head, LENGTH) + LENGTH.length;
                int lineEnd = text.indexOf('\r', field);
                whole = head + HEAD_END.length + Integer.parseInt(text.substring(field, lineEnd < 0 ? text.length() : lineEnd).strip());
            }
        }
    }

    private static int indexOf(byte[] bytes, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
