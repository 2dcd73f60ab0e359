package dev.mockssp.redis;

import dev.mockssp.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A redis-server of the test on a free port, which saves each command before it replies. */
public final class RedisProcess implements AutoCloseable {

    private static final String DATA = "appendonlydir";
    private static final String COPY = "copy";

    private final Path program = Tools.require("redis-server", "redis-server");
    private final Path folder;
    private final int port;
    private final List<String> options;
    private Process process;

    private RedisProcess(List<String> options) {
        this.options = options;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
            this.folder = Files.createTempDirectory("redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param options options of redis-server in addition to those of the test */
    public static RedisProcess start(String... options) {
        RedisProcess redis = new RedisProcess(List.of(options));
        redis.begin();
        return redis;
    }

    /** Starts it again after {@link #stop}. */
    public void begin() {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always"));
        command.addAll(options);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < 500; i++) {
            try (Jedis client = client()) {
                client.ping();
                return;
            } catch (JedisException e) {
                pause();
            }
        }
        throw new IllegalStateException("redis-server does not start");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public RedisAddress address() {
        return new RedisAddress("127.0.0.1", port, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    /** A client for what the product does not do. */
    public Jedis client() {
        return new Jedis("127.0.0.1", port, 10_000);
    }

    /** Stops it; what was saved stays. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Copies what it has saved. */
    public void copyData() {
        copy(folder.resolve(DATA), folder.resolve(COPY));
    }

    /** Replaces what it has saved by the copy. Only while it is stopped. */
    public void restoreData() {
        delete(folder.resolve(DATA));
        copy(folder.resolve(COPY), folder.resolve(DATA));
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds it: it accepts connections, and does not respond. */
    public void freeze() {
        signal("STOP");
    }

    public void unfreeze() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        unfreeze();
        stop();
        delete(folder);
    }
}
