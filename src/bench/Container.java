import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A container that was started with docker run; close removes it. */
final class Container implements AutoCloseable {

    private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(60);

    private final String id;
    private final int port;
    private final long begun;
    private final double startMillis;

    private Container(String id, int port, long begun, double startMillis) {
        this.id = id;
        this.port = port;
        this.begun = begun;
        this.startMillis = startMillis;
    }

    /** Calls docker run and sends requests until one succeeds, as soon as the engine has opened the port. */
    static Container start(String image, Wire wire, String... arguments) throws Exception {
        int port = Running.freePort();
        List<String> command = new ArrayList<>(List.of("docker", "run", "-d", "-p", "127.0.0.1:" + port + ":7777", image));
        command.addAll(List.of(arguments));
        long begun = System.nanoTime();
        Process run = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        while (!wire.succeeds(port)) {
            boolean hasFailed = !run.isAlive() && run.exitValue() != 0;
            if (hasFailed || System.nanoTime() - begun > LONGEST_START) {
                throw new IllegalStateException("no response from a container of " + image);
            }
            Thread.sleep(2);
        }
        double millis = (System.nanoTime() - begun) / 1e6;
        return new Container(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip(), port, begun, millis);
    }

    int port() {
        return port;
    }

    /** From the call of docker run to the end of the first response. */
    double startMillis() {
        return startMillis;
    }

    /** From the call of docker run to the moment when the engine calls the container healthy. */
    double healthyMillis() throws Exception {
        while (!docker("inspect", "-f", "{{.State.Health.Status}}", id).equals("healthy")) {
            if (System.nanoTime() - begun > LONGEST_START) {
                throw new IllegalStateException(id + " is not healthy");
            }
            Thread.sleep(5);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    Running running() throws Exception {
        return Running.found("the image", Long.parseLong(docker("inspect", "-f", "{{.State.Pid}}", id)), port);
    }

    @Override
    public void close() throws IOException {
        docker("rm", "-f", id);
    }

    static String docker(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** In bytes, as a registry would store it. */
    static long compressedSize(String image) throws IOException {
        long[] size = {0};
        OutputStream counter = new OutputStream() {
            @Override
            public void write(int b) {
                size[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                size[0] += length;
            }
        };
        Process save = new ProcessBuilder("docker", "save", image).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (InputStream tar = save.getInputStream(); OutputStream gzip = new GZIPOutputStream(counter, 64 * 1024)) {
            tar.transferTo(gzip);
        }
        return size[0];
    }
}
