package dev.mockssp.pact.broker;

import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.pact.broker.BrokerNotices.Notice;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The response of a broker, or of another server at its address. */
record BrokerResponse(BrokerAddress address, HttpResponse<byte[]> http) {

    /**
     * Reads the index of a broker.
     *
     * @throws PublishException when this is not an index with a link to publish pacts
     */
    void requirePublishLink(Publication publication, String link) {
        requireSuccess(publication);
        JsonNode index = body().orElseThrow(() -> problem(address.url() + " is not a Pact Broker: it responded with "
                + content() + ", which is not a JSON object"));
        JsonNode href = index.path("_links").path(link).path("href");
        if (!href.isString() || href.stringValue().isBlank()) {
            throw problem(address.url() + " is not a Pact Broker that accepts pacts: its index has no link " + link);
        }
    }

    /**
     * @return the JSON of the response to published pacts
     * @throws PublishException when the response is not successful, or does not say what the broker did
     */
    JsonNode published(Publication publication) {
        requireSuccess(publication);
        return body().filter(BrokerNotices::areIn)
                .orElseThrow(() -> problem(broker() + " responded with " + http.statusCode() + " and " + content()
                        + " without notices of a broker, so it is unknown whether anything was published"));
    }

    private void requireSuccess(Publication publication) {
        if (http.statusCode() / 100 != 2) {
            throw problem(rejected(publication));
        }
    }

    private String content() {
        return http.body().length == 0
                ? "an empty body"
                : BrokerNotices.printable(
                        http.headers().firstValue("Content-Type").orElse("no media type"));
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
