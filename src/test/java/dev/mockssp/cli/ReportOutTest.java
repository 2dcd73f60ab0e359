package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOutTest {

    @Test
    void aFileThatCannotBeWrittenIsOneLineWithoutClassNames(@TempDir Path folder) throws IOException {
        String nowhere = folder.resolve("none").resolve("x").toString();
        assertThat(report(nowhere))
                .isEqualTo("mock-ssp: report: --out: " + nowhere + " cannot be written: the folder does not exist\n");
        assertThat(report(folder.toString()))
                .startsWith("mock-ssp: report: --out: " + folder + " cannot be written: ")
                .doesNotContain("Exception");
    }

    private static String report(String file) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"findings\":{}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            String[] args = {"report", "--url", url, "--format", "json", "--out", file};
            PrintStream out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            new Cli().run(args, Map.of(), out, new PrintStream(err, true, StandardCharsets.UTF_8));
            return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        } finally {
            server.stop(0);
        }
    }
}
