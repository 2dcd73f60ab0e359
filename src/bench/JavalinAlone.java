import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Javalin with one route that reads the body and gives a fixed response: what the framework of mock-ssp costs by itself. */
final class JavalinAlone {

    private JavalinAlone() {}

    public static void main(String[] args) throws IOException {
        byte[] response = Files.readAllBytes(Path.of(args[1]));
        Javalin.create(config -> {
                    config.startup.startupWatcherEnabled = false;
                    config.routes.post(Wire.PATH, ctx -> {
                        ctx.bodyAsBytes();
                        ctx.contentType("application/json").result(response);
                    });
                })
                .start("127.0.0.1", Integer.parseInt(args[0]));
    }
}
