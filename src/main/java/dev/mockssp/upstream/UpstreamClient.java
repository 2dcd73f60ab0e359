package dev.mockssp.upstream;

import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.UpstreamException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The real service, asked as the caller asked: method, path, query, header fields and body pass as they are, but for
 * what belongs to one connection. Where it is never depends on the request. Redirects are passed on, not followed.
 */
public final class UpstreamClient implements HttpHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Not passed on: of one connection (RFC 9110 7.6.1), of the body as it came, or meant for the double. */
    private static final Set<String> NOT_ASKED =
            Set.of("accept-encoding", "content-length", "expect", "host", "http2-settings", "x-mock-scenario");

    /** Not passed back: written anew for the caller, or about the other connection's scheme and host. */
    private static final Set<String> NOT_ANSWERED =
            Set.of("alt-svc", "content-length", "content-type", "date", "strict-transport-security");

    private final URI base;
    private final BoundedHttpClient client;

    UpstreamClient(URI base, Optional<Path> ca, Duration timeout) {
        this.base = base;
        this.client = new BoundedHttpClient("The upstream", ca, "--upstream-ca", timeout);
    }

    /**
     * @param base where the real service is, without a slash at the end
     * @param ca a PEM file of certificates to trust there, beside those that Java trusts
     * @return what asks it; an answer that takes longer than 20 s, or is longer than 4 MiB, is given up
     * @throws dev.mockssp.core.ConfigurationException when the file holds no certificate
     */
    public static UpstreamClient at(URI base, Optional<Path> ca) {
        return new UpstreamClient(base, ca, PATIENCE);
    }

    /** @throws UpstreamException when there is no answer that could be passed on */
    @Override
    public Response handle(RequestContext context) {
        HttpResponse<byte[]> response = client.ask(request(context.request()));
        String coding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (!coding.equalsIgnoreCase("identity")) {
            throw UpstreamException.bad("The upstream answered with the content coding "
                    + FailureMessages.printable(coding) + ", which was not asked for");
        }
        HopByHopHeaders hopByHop = HopByHopHeaders.of(response.headers().allValues("Connection"));
        return new Response.Bytes(
                response.statusCode(),
                Headers.of(response.headers().map().entrySet().stream()
                        .filter(entry -> !hopByHop.isOne(entry.getKey()) && !isNotAnswered(entry.getKey()))
                        .flatMap(entry ->
                                entry.getValue().stream().map(value -> new Headers.Field(entry.getKey(), value)))
                        .toList()),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    private static boolean isNotAnswered(String name) {
        return name.startsWith(":") || NOT_ANSWERED.contains(name.toLowerCase(Locale.ROOT));
    }

    private HttpRequest request(Request asked) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(asked))
                .method(
                        asked.method(),
                        asked.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(asked.body()))
                .setHeader("Accept-Encoding", "identity");
        HopByHopHeaders hopByHop = HopByHopHeaders.of(asked.headers().fields().stream()
                .filter(field -> field.name().equalsIgnoreCase("Connection"))
                .map(Headers.Field::value)
                .toList());
        asked.headers().forEach((name, value) -> {
            if (!hopByHop.isOne(name) && !NOT_ASKED.contains(name.toLowerCase(Locale.ROOT))) {
                pass(request, name, value);
            }
        });
        return request.build();
    }

    private static void pass(HttpRequest.Builder request, String name, String value) {
        try {
            request.header(name, value);
        } catch (IllegalArgumentException e) {
            // its message repeats the value, which may be a key
            throw UpstreamException.unfit("The header " + FailureMessages.printable(name) + " cannot be passed on");
        }
    }

    private URI address(Request request) {
        try {
            return URI.create(base + request.path() + (request.query().isEmpty() ? "" : "?" + request.query()));
        } catch (IllegalArgumentException e) {
            throw UpstreamException.unfit("The path or its query cannot be passed on: it is no valid URL");
        }
    }
}
