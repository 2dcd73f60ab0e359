import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A subject in a process of its own. */
final class Running implements AutoCloseable {

    private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(60);

    private final Subject subject;
    private final Process process;
    private final int port;
    private final double startMillis;

    private Running(Subject subject, Process process, int port, double startMillis) {
        this.subject = subject;
        this.process = process;
        this.port = port;
        this.startMillis = startMillis;
    }

    /** Starts it and asks until it answers a bid request with 200. */
    static Running start(Subject subject, Wire wire) throws Exception {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(subject.on(port));
        builder.environment().keySet().removeIf(name -> name.equals("JDK_JAVA_OPTIONS") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(subject.environment());
        Path said = Files.createTempFile("bench", ".log");
        said.toFile().deleteOnExit();
        builder.redirectErrorStream(true).redirectOutput(said.toFile());
        long begun = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        while (!wire.isAnswered(port)) {
            if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START) {
                process.destroyForcibly();
                System.err.println(subject.name() + " did not start: " + String.join(" ", subject.on(port)));
                System.err.println(Files.readString(said));
                System.exit(2);
            }
            Thread.sleep(2);
        }
        return new Running(subject, process, port, (System.nanoTime() - begun) / 1e6);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Subject subject() {
        return subject;
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port + Wire.PATH;
    }

    /** From the call that spawns it to the end of the first answer. */
    double startMillis() {
        return startMillis;
    }

    /** Processor time so far, in microseconds. */
    long cpuMicros() {
        return Machine.cpuTicks(process.pid()) * Machine.MICROS_A_TICK;
    }

    /** Resident memory in MiB. */
    double residentMebibytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM to the end of the process, in milliseconds. */
    double stop() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
