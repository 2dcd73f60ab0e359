package dev.mockssp.pact;

import dev.mockssp.engine.UpstreamException;
import dev.mockssp.upstream.Asker;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Asks a broker. Redirects are followed within its origin only, so that its credential never leaves it. */
final class BrokerClient {

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> KEEP_THE_METHOD = Set.of(307, 308);
    private static final String AGENT = "mock-ssp/"
            + Optional.ofNullable(BrokerClient.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private final BrokerAddress address;
    private final Asker asker;

    BrokerClient(BrokerAddress address, Duration patience) {
        this.address = address;
        this.asker = new Asker(name(), Optional.empty(), "the property javax.net.ssl.trustStore of Java", patience);
    }

    /** What it is called at the start of a message. */
    String name() {
        return "the Pact Broker at " + address.url();
    }

    HttpResponse<byte[]> get(URI place) {
        return asked("GET", place, BodyPublishers.noBody());
    }

    HttpResponse<byte[]> post(URI place, byte[] json) {
        return asked("POST", place, BodyPublishers.ofByteArray(json));
    }

    private HttpResponse<byte[]> asked(String method, URI place, BodyPublisher body) {
        URI now = place;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> answer = answer(method, now, body);
            Optional<String> next = answer.headers().firstValue("Location");
            boolean follows = method.equals("GET") || KEEP_THE_METHOD.contains(answer.statusCode());
            if (!REDIRECTS.contains(answer.statusCode()) || next.isEmpty()) {
                return answer;
            }
            now = resolved(now, next.get());
            requireOwn(now);
            if (!follows) {
                return answer;
            }
        }
        throw new PublishException(name() + " redirects again and again");
    }

    private HttpResponse<byte[]> answer(String method, URI place, BodyPublisher body) {
        requireOwn(place);
        HttpRequest.Builder request = HttpRequest.newBuilder(place)
                .method(method, body)
                .header("Accept", "application/hal+json, application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", AGENT);
        address.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            return asker.ask(request.build());
        } catch (UpstreamException e) {
            throw new PublishException(address.masked(e.getMessage()), e);
        }
    }

    private URI resolved(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new PublishException(name() + " redirects to what is no URL", e);
        }
    }

    private void requireOwn(URI place) {
        if (!BrokerAddress.origin(place).equals(BrokerAddress.origin(address.url()))) {
            throw new PublishException(address.masked(name() + " leads to another origin, "
                    + BrokerAddress.origin(place) + ": nothing was sent there; if that is the broker, name it with"
                    + " --broker-url"));
        }
    }
}
