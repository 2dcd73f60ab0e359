import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's redis-server on a free port, which can be stopped and started again on the same data. */
final class RedisServer implements AutoCloseable {

    private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(30);

    private final Path folder;
    private final String fsync;
    private final int port;
    private Process process;

    private RedisServer(Path folder, String fsync, int port) {
        this.folder = folder;
        this.fsync = fsync;
        this.port = port;
    }

    /**
     * @param folder for its data and its log
     * @param fsync when the append-only file is written to the disk: {@code always}, {@code everysec} or {@code no}
     */
    static RedisServer start(Path folder, String fsync) throws Exception {
        Files.createDirectories(folder);
        RedisServer redis = new RedisServer(folder, fsync, Running.freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> redis.process.destroyForcibly()));
        redis.start();
        return redis;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Processor time so far, in microseconds. */
    long cpuMicros() {
        return Machine.cpuTicks(process.pid()) * Machine.MICROS_A_TICK;
    }

    /** Starts it, and waits until it has read its data. */
    void start() throws Exception {
        File log = folder.resolve("redis.log").toFile();
        process = new ProcessBuilder(List.of("redis-server", "--port", Integer.toString(port), "--bind", "127.0.0.1",
                        "--dir", folder.toString(), "--save", "", "--appendonly", "yes", "--appendfsync", fsync,
                        "--maxmemory", "256mb", "--maxmemory-policy", "noeviction"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        long begun = System.nanoTime();
        while (!"+PONG".equals(answer("PING"))) {
            if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START) {
                throw new IllegalStateException("redis-server did not start; see " + log);
            }
            Thread.sleep(20);
        }
    }

    /** @return the first line that it responds; empty if there is none */
    private String answer(String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] line = new byte[100];
            int length = socket.getInputStream().read(line);
            return new String(line, 0, Math.max(0, length), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** By SIGTERM. */
    void stop() throws Exception {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
