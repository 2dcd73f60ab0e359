import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** The HTTP library that the double stands on and nothing else: gives the same answer to whatever is asked. */
final class Floor extends Handler.Abstract.NonBlocking {

    private final byte[] answer;

    private Floor(byte[] answer) {
        this.answer = answer;
    }

    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, Runtime.getRuntime().availableProcessors());
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        server.addConnector(connector);
        server.setHandler(new Floor(Files.readAllBytes(Path.of(args[1]))));
        server.start();
        server.join();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
            chunk.release();
            if (chunk.isLast()) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                response.write(true, ByteBuffer.wrap(answer), callback);
                return true;
            }
        }
        request.demand(() -> handle(request, response, callback));
        return true;
    }
}
