package dev.mockssp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mockssp.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/**
 * A Pact Broker's protocol, as far as publishing goes: an index with a link, a place to post contracts to, notices. What
 * was published under a version stays as it is.
 */
public final class RecordingBroker implements AutoCloseable {

    /** A request that arrived. */
    public record Seen(String method, String path, String authorization, String accept, String body) {
        /** @return what was posted */
        public JsonNode json() {
            return Wire.read(body.getBytes(StandardCharsets.UTF_8));
        }

        /** @return the pact that was posted */
        public JsonNode contract() {
            return Wire.read(
                    Base64.getDecoder().decode(json().at("/contracts/0/content").stringValue()));
        }
    }

    private final HttpServer server;
    private final String root;
    private final Optional<String> authorization;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, String> published = new ConcurrentHashMap<>();

    private RecordingBroker(HttpServer server, String root, Optional<String> authorization) {
        this.server = server;
        this.root = root;
        this.authorization = authorization;
    }

    /** A broker that lets everybody in, its index at the root. */
    public static RecordingBroker open() {
        return start("", Optional.empty());
    }

    /**
     * @param root the path of the index, such as {@code /pacts}
     * @param authorization the header that lets in; everybody is let in without
     */
    public static RecordingBroker start(String root, Optional<String> authorization) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RecordingBroker broker = new RecordingBroker(server, root, authorization);
            server.createContext("/", broker::answer);
            server.start();
            return broker;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The header of a user and a password. */
    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + root;
    }

    /** What was posted and accepted or refused, in order. */
    public List<Seen> posts() {
        return seen.stream().filter(it -> it.method().equals("POST")).toList();
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Seen request = new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse(""),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"))
                        .orElse(""),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (authorization.isPresent() && !authorization.get().equals(request.authorization())) {
            String scheme = authorization.get().split(" ")[0];
            exchange.getResponseHeaders().add("WWW-Authenticate", scheme + " realm=\"Restricted\"");
            send(exchange, 401, "{\"error\":\"unauthorized\"}");
            return;
        }
        seen.add(request);
        if (request.path().equals(root + "/")) {
            send(
                    exchange,
                    200,
                    "{\"_links\":{\"pb:publish-contracts\":{\"href\":\"" + url() + "/contracts/publish\"}}}");
        } else if (request.path().equals(root + "/contracts/publish")) {
            publish(exchange, request);
        } else {
            send(exchange, 404, "{\"error\":\"no such path\"}");
        }
    }

    private void publish(HttpExchange exchange, Seen request) throws IOException {
        JsonNode posted = request.json();
        String name = posted.at("/contracts/0/consumerName") + "/" + posted.at("/contracts/0/providerName") + "/"
                + posted.path("pacticipantVersionNumber");
        String content = posted.at("/contracts/0/content").stringValue();
        String before = published.putIfAbsent(name, content);
        if (before != null && !before.equals(content)) {
            send(
                    exchange,
                    409,
                    "{\"notices\":[{\"type\":\"error\",\"text\":\"Cannot change the content of the pact\"}]}");
        } else {
            send(
                    exchange,
                    200,
                    "{\"notices\":[{\"type\":\"success\",\"text\":\"Pact successfully published\"}],\"logs\":[]}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/hal+json;charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
