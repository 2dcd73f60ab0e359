package dev.mockssp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * A proxy in front of a mock server that changes the responses of the vendor's endpoints ({@code /api/…}). Admin
 * requests pass unchanged, so that provider states work at the same URL. A response that fails upstream fails here too.
 */
public final class Mutant implements AutoCloseable {

    /**
     * A response to change.
     *
     * @param method the method of the request
     * @param path the path of the request, without its query
     * @param headers the headers of the response, without those of the connection
     */
    public record Answer(String method, String path, int status, Map<String, List<String>> headers, byte[] body) {

        public boolean isJson() {
            return headers.getOrDefault("content-type", List.of("")).get(0).startsWith("application/json");
        }

        public JsonNode json() {
            return Json.read(body);
        }

        public Answer withStatus(int other) {
            return new Answer(method, path, other, headers, body);
        }

        public Answer withHeaders(Map<String, List<String>> others) {
            return new Answer(method, path, status, others, body);
        }

        public Answer withBody(byte[] other) {
            return new Answer(method, path, status, headers, other);
        }
    }

    /** Hop-by-hop headers, which the JDK writes itself. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "content-length", "date", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String upstream;
    private volatile Mutation mutation;

    private Mutant(HttpServer server, String upstream, Mutation mutation) {
        this.server = server;
        this.upstream = upstream;
        this.mutation = mutation;
    }

    /**
     * Listens on a free port.
     *
     * @param upstream the URL of an unchanged mock server, without a trailing slash
     */
    public static Mutant of(String upstream, Mutation mutation) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Mutant mutant = new Mutant(server, upstream, mutation);
            server.createContext("/", mutant::handle);
            server.setExecutor(mutant.threads);
            server.start();
            return mutant;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, without a slash at the end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Mutates otherwise from now on. */
    public void become(Mutation other) {
        mutation = other;
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Answer honest = ask(exchange);
            Answer response = honest.path().startsWith("/api/") ? mutation.apply(honest) : honest;
            response.headers()
                    .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
            exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
            if (response.body().length > 0) {
                exchange.getResponseBody().write(response.body());
            }
        } catch (IOException e) {
            // upstream or the client has closed the connection: closing the exchange closes it here, too
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer ask(HttpExchange exchange) throws IOException, InterruptedException {
        URI asked = exchange.getRequestURI();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(upstream + asked))
                .timeout(Duration.ofSeconds(60))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        // so that the mock server issues URLs that point to this proxy
        request.header("Host", exchange.getRequestHeaders().getFirst("Host"));
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        headers.keySet().removeAll(OF_THE_CONNECTION);
        return new Answer(
                exchange.getRequestMethod(), asked.getPath(), response.statusCode(), headers, response.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        // the client needs no closing: it ends with its last reference
    }
}
