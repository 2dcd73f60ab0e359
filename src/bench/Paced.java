import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends at a steady pace and measures from the moment when a request was due, not from when it could be sent: a server
 * that stalls is charged for those that had to wait behind.
 */
final class Paced {

    private static final int CONNECTIONS = 16;

    private Paced() {}

    static long[] run(int port, Wire wire, int perSecond, int seconds) throws Exception {
        return run(port, List.of(wire), perSecond, seconds);
    }

    /**
     * @param wires the requests, which take turns
     * @return latencies in microseconds, sorted
     */
    static long[] run(int port, List<Wire> wires, int perSecond, int seconds) throws Exception {
        long interval = 1_000_000_000L / perSecond;
        int each = perSecond * seconds / CONNECTIONS;
        long begin = System.nanoTime() + 100_000_000L;
        List<Callable<long[]>> senders = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int number = i;
            senders.add(() -> sent(port, wires, number, begin + number * interval, interval * CONNECTIONS, each));
        }
        List<long[]> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<long[]> part : threads.invokeAll(senders)) {
                parts.add(part.get());
            }
        }
        return parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static long[] sent(int port, List<Wire> wires, int number, long first, long interval, int count) throws Exception {
        long[] latencies = new long[count];
        try (Socket socket = Wire.connect(port)) {
            for (int i = 0; i < count; i++) {
                long due = first + i * interval;
                for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
                String response = wires.get((number + i * CONNECTIONS) % wires.size()).send(socket);
                if (!response.startsWith("HTTP/1.1 200")) {
                    throw new IllegalStateException(response.lines().findFirst().orElse("an empty response"));
                }
                latencies[i] = (System.nanoTime() - due) / 1_000;
            }
        }
        return latencies;
    }

    static double percentileMillis(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] / 1_000.0;
    }
}
