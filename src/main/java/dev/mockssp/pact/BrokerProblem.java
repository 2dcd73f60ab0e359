package dev.mockssp.pact;

import au.com.dius.pact.core.pactbroker.InvalidHalResponse;
import au.com.dius.pact.core.pactbroker.NotFoundHalResponse;
import au.com.dius.pact.core.pactbroker.RequestFailedException;
import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a broker, or something in the place of one, did not like, in one line. */
final class BrokerProblem {

    private BrokerProblem() {}

    static PublishException of(Exception thrown, BrokerAddress address, Publication publication) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable it = thrown; it != null && !causes.contains(it); it = it.getCause()) {
            causes.add(it);
        }
        String message = first(causes, RequestFailedException.class)
                .map(failed -> refused(failed, address, publication))
                .or(() -> first(causes, NotFoundHalResponse.class)
                        .map(e -> address.url() + " is no Pact Broker: it answered 404"))
                .or(() -> first(causes, InvalidHalResponse.class)
                        .map(e -> address.url() + " is no Pact Broker: " + e.getMessage()))
                .or(() -> last(causes).map(e -> unreachable(e, address)))
                .orElseGet(() -> "the Pact Broker at " + address.url() + " could not be asked: "
                        + causes.get(causes.size() - 1).getMessage());
        return new PublishException(address.masked(message), thrown);
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Further in, it is said what has happened; further out, only what came of it. */
    private static Optional<IOException> last(List<Throwable> causes) {
        return causes.stream()
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .reduce((outer, inner) -> inner);
    }

    private static String unreachable(IOException e, BrokerAddress address) {
        String reason = e instanceof UnknownHostException
                ? "there is no host of that name"
                : e instanceof ConnectException ? "connection refused" : String.valueOf(e.getMessage());
        return "no Pact Broker answers at " + address.url() + " (" + reason + ")";
    }

    private static String refused(RequestFailedException failed, BrokerAddress address, Publication publication) {
        String said = said(failed.getBody());
        return switch (failed.getStatus()) {
            case 401, 403 ->
                "the Pact Broker at " + address.url() + " answered " + failed.getStatus() + ": "
                        + (address.hasCredential()
                                ? "it does not accept the credential"
                                : "it wants a credential, --token, or --user and --password");
            case 409 ->
                "version " + publication.version()
                        + " has been published before with other content (409): publish under a new version" + said;
            default -> "the Pact Broker at " + address.url() + " answered " + failed.getStatus() + said;
        };
    }

    /** The broker's notices and errors, where its answer has any. */
    private static String said(String body) {
        if (body == null) {
            return "";
        }
        try {
            JsonNode answer = Wire.read(body.getBytes(StandardCharsets.UTF_8));
            String texts = Stream.concat(
                            answer.path("notices").valueStream().map(notice -> notice.path("text")),
                            answer.path("errors").valueStream().flatMap(JsonNode::valueStream))
                    .flatMap(text -> text.stringValueOpt().stream())
                    .collect(Collectors.joining("; "));
            return texts.isEmpty() ? "" : "; it says: " + texts;
        } catch (MalformedJsonException e) {
            return "";
        }
    }
}
