import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Three replicas of mock-ssp with one Redis behind HAProxy, which gives each connection to the next replica. */
final class Cluster implements AutoCloseable {

    static final int REPLICAS = 3;
    /** In seconds. */
    private static final int LONGEST_START = 60;

    private final Path folder;
    private final List<String> command;
    private final List<Integer> ports = new ArrayList<>();
    private final Process[] replicas = new Process[REPLICAS];
    private final RedisServer redis;
    private final Process proxy;
    private final int port;

    /**
     * @param folder for data and logs, empty
     * @param jar the runnable jar
     */
    Cluster(Path folder, Path jar, String... options) throws Exception {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        redis = RedisServer.start(folder, "always");
        command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-XX:+UseSerialGC",
                "-jar", jar.toString(), "serve", "--log", "off", "--state", redis.url()));
        command.addAll(List.of(options));
        for (int i = 0; i < REPLICAS; i++) {
            ports.add(Running.freePort());
            start(i);
        }
        port = Running.freePort();
        ProcessBuilder builder = new ProcessBuilder("haproxy", "-db", "-f", Path.of("src/bench/haproxy.cfg").toAbsolutePath().toString());
        builder.environment().put("FRONT_PORT", Integer.toString(port));
        for (int i = 0; i < REPLICAS; i++) {
            builder.environment().put("PORT_" + (i + 1), Integer.toString(ports.get(i)));
        }
        proxy = logged(builder, "haproxy.log").start();
        for (int i = 0; i < REPLICAS; i++) {
            awaitReady(i);
        }
        await("HAProxy", () -> Http.get(port, "/readyz").status() == 200);
    }

    /** The port at which any of the replicas responds. */
    int port() {
        return port;
    }

    /** The ports of the replicas. */
    List<Integer> ports() {
        return ports;
    }

    RedisServer redis() {
        return redis;
    }

    private ProcessBuilder logged(ProcessBuilder builder, String name) {
        File log = folder.resolve(name).toFile();
        return builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    }

    void start(int replica) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--port", Integer.toString(ports.get(replica))));
        replicas[replica] = logged(new ProcessBuilder(all), "replica-" + (replica + 1) + ".log").start();
    }

    /** By SIGKILL, and waits until it has ended. */
    void kill(int replica) throws InterruptedException {
        replicas[replica].destroyForcibly().waitFor();
    }

    /**
     * Starts it again if it has ended, since it does not start while Redis does not respond. Kubernetes does so too.
     *
     * @throws IllegalStateException if it is not ready after a minute
     */
    void awaitReady(int replica) throws Exception {
        await("replica " + (replica + 1), () -> {
            if (!replicas[replica].isAlive()) {
                start(replica);
            }
            return Http.get(ports.get(replica), "/readyz").status() == 200;
        });
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START);
        while (!holds(condition)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " is not ready after " + LONGEST_START + " s; see the logs in " + folder);
            }
            Thread.sleep(50);
        }
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (IOException e) {
            return false;
        }
    }

    private void kill() {
        for (Process process : replicas) {
            if (process != null) {
                process.destroyForcibly();
            }
        }
        if (proxy != null) {
            proxy.destroyForcibly();
        }
    }

    @Override
    public void close() throws Exception {
        kill();
        redis.close();
    }

    /** A new folder of that name in target, without what an earlier run has left there. */
    static Path emptyFolder(String name) throws IOException {
        Path folder = Path.of("target", name).toAbsolutePath();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
