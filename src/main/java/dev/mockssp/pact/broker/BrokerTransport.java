package dev.mockssp.pact.broker;

import dev.mockssp.core.UpstreamException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.upstream.BoundedHttpClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/**
 * Sends requests to a broker. Redirects are followed within its origin only, so that its credential never leaves it.
 */
final class BrokerTransport {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 10;
    private static final int MAX_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> METHOD_PRESERVING_REDIRECTS = Set.of(307, 308);
    private static final String AGENT = "mock-ssp/"
            + Optional.ofNullable(BrokerTransport.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private final BrokerAddress address;
    private final BrokerConnection connection;
    private final BoundedHttpClient client;

    BrokerTransport(BrokerAddress address, BrokerConnection connection) {
        this.address = address;
        this.connection = connection;
        this.client = new BoundedHttpClient(name(), connection.ca(), BrokerConnection.CA, connection.timeout());
    }

    /** The broker's name at the start of a message. */
    String name() {
        return "the Pact Broker at " + address.url();
    }

    HttpResponse<byte[]> get(URI place) {
        return followRedirects("GET", place, BodyPublishers.noBody());
    }

    HttpResponse<byte[]> post(URI place, byte[] json) {
        return followRedirects("POST", place, BodyPublishers.ofByteArray(json));
    }

    private HttpResponse<byte[]> followRedirects(String method, URI place, BodyPublisher body) {
        URI now = ofBroker(place);
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response = retry(method, now, body);
            Optional<String> next = response.headers().firstValue("Location");
            boolean follows = method.equals("GET") || METHOD_PRESERVING_REDIRECTS.contains(response.statusCode());
            if (!REDIRECTS.contains(response.statusCode()) || next.isEmpty()) {
                return response;
            }
            now = ofBroker(resolved(now, next.get()));
            if (!follows) {
                return response;
            }
        }
        throw new PublishException(name() + " redirects too many times");
    }

    /** Publishing is idempotent, so a request whose response was lost can be repeated. */
    private HttpResponse<byte[]> retry(String method, URI place, BodyPublisher body) {
        for (int sent = 1; ; sent++) {
            boolean last = sent > connection.retries();
            try {
                HttpResponse<byte[]> response = send(method, place, body);
                if (last || !isTransient(response.statusCode())) {
                    return response;
                }
                connection.pause().accept(retryAfter(response).orElse(pause(sent)));
            } catch (UpstreamException e) {
                if (last || e.late()) {
                    String times = sent == 1 ? "" : " (the request was sent " + MessageText.count(sent, "time") + ")";
                    throw new PublishException(address.masked(e.getMessage() + times), e);
                }
                connection.pause().accept(pause(sent));
            }
        }
    }

    private static boolean isTransient(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    /** Half a second, doubled with each retry. */
    private static Duration pause(int sent) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(sent - 1, MAX_DOUBLINGS));
        return pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
    }

    /** A number of seconds, or a date; the broker's own date makes the difference independent of this clock. */
    private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,18}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .or(() -> date(response, "Date")
                        .flatMap(now -> date(response, "Retry-After").map(then -> Duration.between(now, then))))
                .map(BrokerTransport::withinLimits);
    }

    private static Duration withinLimits(Duration wanted) {
        return wanted.isNegative() ? Duration.ZERO : wanted.compareTo(MAX_PAUSE) < 0 ? wanted : MAX_PAUSE;
    }

    private static Optional<Instant> date(HttpResponse<byte[]> response, String header) {
        try {
            return response.headers()
                    .firstValue(header)
                    .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> send(String method, URI place, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(place)
                .method(method, body)
                .header("Accept", "application/hal+json, application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", AGENT);
        address.authorization().ifPresent(value -> request.header("Authorization", value));
        return client.send(request.build());
    }

    private URI resolved(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new PublishException(name() + " redirects to an invalid URL", e);
        }
    }

    private URI ofBroker(URI link) {
        URI place = address.secured(link);
        if (!BrokerAddress.origin(place).equals(BrokerAddress.origin(address.url()))) {
            throw new PublishException(address.masked(name() + " points to another origin, "
                    + BrokerAddress.origin(place) + ": nothing was sent there; if that is the broker, set it with"
                    + " --broker-url"));
        }
        return place;
    }
}
