import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A subject in a process of its own, whose working directory is a new temporary folder. */
final class Running implements AutoCloseable {

    private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(60);
    private static final Set<String> JAVA_OPTIONS = Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    private final String name;
    private final ProcessHandle process;
    private final int port;
    private final double startMillis;

    private Running(String name, ProcessHandle process, int port, double startMillis) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.startMillis = startMillis;
    }

    /** Starts it and sends requests until one succeeds. */
    static Running start(Subject subject, Wire wire) throws Exception {
        int port = freePort();
        File folder = Files.createTempDirectory("bench").toFile();
        File log = File.createTempFile("bench", ".log");
        ProcessBuilder builder = new ProcessBuilder(subject.on(port))
                .directory(folder)
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().keySet().removeAll(JAVA_OPTIONS);
        builder.environment().putAll(subject.environment());
        long begun = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        while (!wire.succeeds(port)) {
            if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START) {
                process.destroyForcibly();
                System.err.println(subject.name() + " did not start: " + String.join(" ", subject.on(port)));
                System.err.println(Files.readString(log.toPath()));
                System.exit(2);
            }
            Thread.sleep(2);
        }
        return new Running(subject.name(), process.toHandle(), port, (System.nanoTime() - begun) / 1e6);
    }

    /** A process that something else started and stops, on a port of this machine. */
    static Running found(String name, long pid, int port) {
        return new Running(name, ProcessHandle.of(pid).orElseThrow(), port, Double.NaN);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port + Wire.PATH;
    }

    /** From the call that spawns it to the end of the first response. */
    double startMillis() {
        return startMillis;
    }

    /** Processor time so far, in microseconds. */
    long cpuMicros() {
        return Machine.cpuTicks(process.pid()) * Machine.MICROS_A_TICK;
    }

    double residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** SIGTERM to the end of the process, in milliseconds. */
    double stop() throws Exception {
        long begun = System.nanoTime();
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().get();
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
