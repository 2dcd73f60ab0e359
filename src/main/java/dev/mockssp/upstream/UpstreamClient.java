package dev.mockssp.upstream;

import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.UpstreamException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Forwards requests to the real service. Method, path, query, header fields and body stay unchanged, except hop-by-hop
 * headers. The address never depends on the request. Redirects are returned to the client, not followed.
 */
public final class UpstreamClient implements HttpHandler {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /**
     * Request headers that are not forwarded, in addition to hop-by-hop headers (RFC 9110 7.6.1): those about this
     * connection or the body's encoding, and those for the mock server.
     */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "accept-encoding",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "x-mock-scenario",
            "x-mock-source");

    /**
     * Response headers that are not returned: those that the server writes itself, and those about the upstream's
     * scheme and host.
     */
    private static final Set<String> NOT_RETURNED =
            Set.of("alt-svc", "content-length", "content-type", "date", "strict-transport-security");

    private final URI base;
    private final BoundedHttpClient client;

    UpstreamClient(URI base, Optional<Path> ca, String caOption, Duration timeout) {
        this.base = base;
        this.client = new BoundedHttpClient("The upstream", ca, caOption, timeout);
    }

    /**
     * @param base the address of the real service, without a slash at the end
     * @param ca a PEM file of certificates to trust in addition to Java's
     * @param caOption the option that names the file, for messages
     * @return a handler that forwards requests; it fails when a response takes longer than 20 s or is longer than 4 MiB
     * @throws dev.mockssp.core.ConfigurationException when the file contains no certificate
     */
    public static UpstreamClient at(URI base, Optional<Path> ca, String caOption) {
        return new UpstreamClient(base, ca, caOption, TIMEOUT);
    }

    /** @throws UpstreamException when there is no response, or it cannot be forwarded */
    @Override
    public Response handle(RequestContext context) {
        UpstreamResponse response =
                send(request(context.request()), context.request().body());
        String coding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (!coding.equalsIgnoreCase("identity")) {
            throw UpstreamException.bad("The upstream responded with the content coding "
                    + FailureMessages.printable(coding) + ", which was not requested");
        }
        HopByHopHeaders hopByHop = HopByHopHeaders.of(response.headers().allValues("Connection"));
        return new Response.Bytes(
                response.status(),
                Headers.of(response.headers().map().entrySet().stream()
                        .filter(entry -> !hopByHop.contains(entry.getKey()) && !isNotReturned(entry.getKey()))
                        .flatMap(entry ->
                                entry.getValue().stream().map(value -> Headers.Field.ofBytes(entry.getKey(), value)))
                        .toList()),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    private UpstreamResponse send(HttpRequest request, byte[] body) {
        boolean ascii = request.headers().map().values().stream()
                .allMatch(values -> values.stream().allMatch(Headers::isAscii));
        return ascii ? UpstreamResponse.of(client.send(request)) : client.sendBytes(request, body);
    }

    private static boolean isNotReturned(String name) {
        return name.startsWith(":") || NOT_RETURNED.contains(name.toLowerCase(Locale.ROOT));
    }

    private HttpRequest request(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address(request))
                .method(
                        request.method(),
                        request.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(request.body()))
                .setHeader("Accept-Encoding", "identity");
        HopByHopHeaders hopByHop = HopByHopHeaders.of(request.headers().fields().stream()
                .filter(field -> field.name().equalsIgnoreCase("Connection"))
                .map(Headers.Field::value)
                .toList());
        request.headers().fields().stream()
                .filter(field -> !hopByHop.contains(field.name())
                        && !NOT_FORWARDED.contains(field.name().toLowerCase(Locale.ROOT)))
                .forEach(field -> forward(builder, field.name(), field.bytes()));
        return builder.build();
    }

    private static void forward(HttpRequest.Builder builder, String name, String value) {
        try {
            builder.header(name, value);
        } catch (IllegalArgumentException e) {
            // the exception's message repeats the value, which may be a key
            throw UpstreamException.unfit("The header " + FailureMessages.printable(name) + " cannot be forwarded");
        }
    }

    private URI address(Request request) {
        try {
            return URI.create(base + request.path() + (request.query().isEmpty() ? "" : "?" + request.query()));
        } catch (IllegalArgumentException e) {
            throw UpstreamException.unfit("The path and query cannot be forwarded: they are not a valid URL");
        }
    }
}
