package dev.mockssp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The protocol of a Pact Broker for publishing and verifying, as recorded from a real one: an index with links, a place
 * to post contracts to, all of them or none, the pacts of a provider, results. What was published under a version stays
 * as it is.
 */
public final class RecordingBroker implements AutoCloseable {

    /** A request that arrived. */
    public record Seen(String method, String path, String authorization, String accept, String body) {
        /** @return what was posted */
        public JsonNode json() {
            return Json.read(body.getBytes(StandardCharsets.UTF_8));
        }

        /** @return the first pact that was posted */
        public JsonNode contract() {
            return contracts().get(0);
        }

        /** @return the pacts that were posted */
        public List<JsonNode> contracts() {
            return json().path("contracts")
                    .valueStream()
                    .map(it -> Json.read(
                            Base64.getDecoder().decode(it.path("content").stringValue())))
                    .toList();
        }
    }

    private final HttpServer server;
    private final String root;
    private final Optional<String> authorization;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> published = new ConcurrentHashMap<>();
    private final String scheme;
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

    /** A status to send instead of the response. */
    private record Failure(int status, String retryAfter) {}

    private RecordingBroker(HttpServer server, String root, Optional<String> authorization) {
        this.server = server;
        this.root = root;
        this.authorization = authorization;
        this.scheme = server instanceof HttpsServer ? "https" : "http";
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
            return start(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                    root,
                    authorization);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A broker behind TLS that does not know of it, as behind a proxy: its links say http. */
    public static RecordingBroker behindTls(SSLContext tls, Optional<String> authorization) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return start(server, "", authorization);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next request gets a status in place of a response, the one after it the next status, and so on. */
    public void failWith(int status, String retryAfter) {
        failures.add(new Failure(status, retryAfter));
    }

    private static RecordingBroker start(HttpServer server, String root, Optional<String> authorization) {
        RecordingBroker broker = new RecordingBroker(server, root, authorization);
        server.createContext("/", broker::answer);
        server.start();
        return broker;
    }

    /** The header of a user and a password. */
    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + root;
    }

    private String link(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + root + path;
    }

    /** The posted contracts, accepted or rejected, in order. */
    public List<Seen> posts() {
        return seen.stream().filter(it -> it.method().equals("POST")).toList();
    }

    /** Consumer, provider and version of what is published, with slashes between them. */
    public Set<String> published() {
        return Set.copyOf(published.keySet());
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
        Failure failure = failures.poll();
        String path = request.path().substring(root.length());
        if (failure != null) {
            if (!failure.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", failure.retryAfter());
            }
            send(exchange, failure.status(), "{\"error\":\"not now\"}");
        } else if (path.equals("/") || path.isEmpty()) {
            send(exchange, 200, index());
        } else if (path.equals("/contracts/publish")) {
            publish(exchange, request.json());
        } else if (path.endsWith("/for-verification")) {
            send(exchange, 200, forVerification(path.split("/")[3]));
        } else if (path.startsWith("/pacts/provider/")) {
            pact(exchange, path);
        } else if (path.startsWith("/results/")) {
            send(exchange, 201, "{\"_links\":{\"self\":{\"href\":\"" + link(path + "/1") + "\"}}}");
        } else if (path.startsWith("/pacticipants/")) {
            send(exchange, 200, pacticipant(path));
        } else {
            send(exchange, 404, "{\"error\":\"no such path\"}");
        }
    }

    private String index() {
        ObjectNode index = Json.MAPPER.createObjectNode();
        ObjectNode links = index.putObject("_links");
        links.putObject("self").put("href", link("/"));
        links.putObject("pb:publish-contracts").put("href", link("/contracts/publish"));
        links.putObject("pb:provider-pacts-for-verification")
                .put("href", link("/pacts/provider/{provider}/for-verification"))
                .put("templated", true);
        links.putObject("pb:pacticipant-version")
                .put("href", link("/pacticipants/{pacticipant}/versions/{version}"))
                .put("templated", true);
        links.putObject("pb:pacticipant-branch-version")
                .put("href", link("/pacticipants/{pacticipant}/branches/{branch}/versions/{version}"))
                .put("templated", true);
        return index.toString();
    }

    private String pacticipant(String path) {
        ObjectNode found = Json.MAPPER.createObjectNode();
        ObjectNode links = found.putObject("_links");
        links.putObject("self").put("href", link(path));
        links.putObject("pb:branch-version")
                .put("href", link(path + "/branches/{branch}/versions/{version}"))
                .put("templated", true);
        return found.toString();
    }

    /** All pacts of a provider, each pending, since no result of the provider was ever published. */
    private String forVerification(String provider) {
        ObjectNode found = Json.MAPPER.createObjectNode();
        ArrayNode pacts = found.putObject("_embedded").putArray("pacts");
        published.keySet().stream()
                .filter(name -> name.split("/")[1].equals(provider))
                .sorted()
                .forEach(name -> {
                    String[] parts = name.split("/");
                    ObjectNode pact = pacts.addObject().put("shortDescription", "latest");
                    pact.putObject("verificationProperties")
                            .put("pending", true)
                            .putArray("notices");
                    pact.putObject("_links")
                            .putObject("self")
                            .put("name", "Pact between " + parts[0] + " (" + parts[2] + ") and " + parts[1])
                            .put(
                                    "href",
                                    link("/pacts/provider/" + parts[1] + "/consumer/" + parts[0] + "/version/"
                                            + parts[2]));
                });
        found.putObject("_links")
                .putObject("self")
                .put("href", link("/pacts/provider/" + provider + "/for-verification"));
        return found.toString();
    }

    private void pact(HttpExchange exchange, String path) throws IOException {
        String[] parts = path.split("/");
        String name = parts[5] + "/" + parts[3] + "/" + parts[7];
        JsonNode pact = Optional.ofNullable(published.get(name))
                .map(content -> Json.read(Base64.getDecoder().decode(content.stringValue())))
                .orElseGet(Json.MAPPER::createObjectNode);
        ObjectNode links = ((ObjectNode) pact).putObject("_links");
        links.putObject("self").put("href", link(path));
        links.putObject("pb:provider").put("href", link("/pacticipants/" + parts[3]));
        links.putObject("pb:publish-verification-results").put("href", link("/results/" + name));
        send(exchange, 200, pact.toString());
    }

    /** As the broker does: nothing is kept of a request with a pact that is in conflict. */
    private void publish(HttpExchange exchange, JsonNode posted) throws IOException {
        String version = posted.path("pacticipantVersionNumber").stringValue();
        String consumer = posted.path("pacticipantName").stringValue();
        Map<String, JsonNode> contents = new LinkedHashMap<>();
        for (JsonNode contract : posted.path("contracts")) {
            if (!contract.path("consumerName").stringValue().equals(consumer)) {
                send(exchange, 400, "{\"errors\":{\"contracts\":[\"consumer name does not match pacticipant name\"]}}");
                return;
            }
            contents.put(
                    consumer + "/" + contract.path("providerName").stringValue() + "/" + version,
                    contract.path("content"));
        }
        ObjectNode said = Json.MAPPER.createObjectNode();
        ArrayNode notices = said.putArray("notices");
        contents.forEach((name, content) -> {
            JsonNode before = published.get(name);
            if (before != null && !before.equals(content)) {
                notice(
                        notices,
                        "error",
                        "Cannot change the content of the pact for " + consumer + " version " + version);
                notice(
                        notices,
                        "info",
                        " {\n   \"interactions\": [\n-    {}\n+    {\u001b[31m\n+    }\u001b[0m\n   ]\n }");
            }
        });
        if (!notices.isEmpty()) {
            send(exchange, 409, said.toString());
            return;
        }
        published.putAll(contents);
        notice(notices, "debug", "Created " + consumer + " version " + version);
        contents.keySet().forEach(name -> {
            notice(notices, "success", "Pact successfully published for " + consumer + " version " + version);
            notice(notices, "debug", "  View the published pact at " + link("/pacts/" + name));
        });
        notice(notices, "prompt", "  Next steps:\n    * Add Pact verification tests");
        said.putArray("logs");
        send(exchange, 200, said.toString());
    }

    private static void notice(ArrayNode notices, String type, String text) {
        notices.addObject().put("type", type).put("text", text);
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
