package dev.mockssp.pact;

import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.pact.BrokerNotices.Notice;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The response of a broker, or of another server at its address. */
record BrokerResponse(BrokerAddress address, HttpResponse<byte[]> http) {

    /**
     * @return the JSON of a successful response
     * @throws PublishException when the response is not successful
     */
    JsonNode json(Publication publication) {
        if (http.statusCode() / 100 != 2) {
            throw problem(rejected(publication));
        }
        if (http.body().length == 0) {
            throw problem(broker() + " responded with " + http.statusCode()
                    + " without a body, so it is unknown whether anything was published");
        }
        return body().orElseThrow(() -> problem(address.url() + " is not a Pact Broker: it responded with "
                + BrokerNotices.printable(
                        http.headers().firstValue("Content-Type").orElse("no media type")) + ", which is not JSON"));
    }

    private Optional<JsonNode> body() {
        try {
            return Optional.of(Json.read(http.body())).filter(JsonNode::isObject);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** Appends the broker's errors to the message; errors of several lines become details. */
    PublishException problem(String message) {
        List<Notice> notices = body().map(json -> BrokerNotices.of(json, false)).orElse(List.of());
        String said = Stream.concat(
                        notices.stream().filter(Notice::isOneLine).flatMap(notice -> notice.lines().stream()),
                        body().stream().flatMap(BrokerNotices::errors))
                .collect(Collectors.joining("; "));
        List<String> details = notices.stream()
                .filter(notice -> !notice.isOneLine())
                .flatMap(notice -> notice.lines().stream())
                .map(address::masked)
                .toList();
        return new PublishException(address.masked(said.isEmpty() ? message : message + "; it says: " + said), details);
    }

    private String broker() {
        return "the Pact Broker at " + address.url();
    }

    private String rejected(Publication publication) {
        int status = http.statusCode();
        return switch (status) {
            case 401, 403 ->
                broker() + " responded with " + status + ": "
                        + (address.hasCredential()
                                ? "it does not accept the credential"
                                : "it requires a credential: --token, or --user and --password");
            case 404 -> address.url() + " is not a Pact Broker: it responded with 404";
            case 409 ->
                "version " + publication.version()
                        + " conflicts with the broker's content (409), for example because the same version has"
                        + " different content: publish a new version";
            default -> broker() + " responded with " + status;
        };
    }
}
