package dev.mockssp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A mock server in a process of its own, with a small heap. */
final class ServeProcess implements AutoCloseable {

    private final Program program;
    private final URI url;

    private ServeProcess(Program program, URI url) {
        this.program = program;
        this.url = url;
    }

    /** @param limits a shell command that runs first, such as {@code ulimit -n 256} */
    static ServeProcess start(Path folder, String limits) throws Exception {
        String script = limits + "; exec \"$0\" \"$@\"";
        List<String> command = new ArrayList<>(List.of("bash", "-c", script));
        command.addAll(JavaCommand.java(
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mockssp.cli.Main",
                "--port",
                "0",
                "--rate-limit",
                "0"));
        Program program = Program.start(folder, Map.of(), command);
        try {
            return new ServeProcess(program, program.url());
        } catch (Exception | Error e) {
            program.close();
            throw e;
        }
    }

    int port() {
        return url.getPort();
    }

    Client client() {
        return new Client(url, Duration.ofSeconds(20));
    }

    /** What it has written to the standard error. */
    String err() throws IOException {
        return program.err();
    }

    @Override
    public void close() {
        program.close();
    }
}
