package dev.mockssp.pact;

import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a broker, or something in the place of one, has answered. */
record BrokerAnswer(BrokerAddress address, HttpResponse<byte[]> http) {

    private static final int LONGEST = 400;

    /**
     * @return the JSON of an answer that says that all went well
     * @throws PublishException when it says anything else
     */
    JsonNode json(Publication publication) {
        if (http.statusCode() / 100 != 2) {
            throw problem(refused(publication));
        }
        if (http.body().length == 0) {
            throw problem(broker() + " answered " + http.statusCode()
                    + " without a body: it does not say that anything was published");
        }
        return body().orElseThrow(() -> problem(address.url() + " is no Pact Broker: it answered with "
                + printable(http.headers().firstValue("Content-Type").orElse("no media type")) + ", which is no JSON"));
    }

    private Optional<JsonNode> body() {
        try {
            return Optional.of(Wire.read(http.body())).filter(JsonNode::isObject);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private PublishException problem(String message) {
        return new PublishException(address.masked(message));
    }

    private String broker() {
        return "the Pact Broker at " + address.url();
    }

    private String refused(Publication publication) {
        int status = http.statusCode();
        return switch (status) {
            case 401, 403 ->
                broker() + " answered " + status + ": "
                        + (address.hasCredential()
                                ? "it does not accept the credential"
                                : "it wants a credential, --token, or --user and --password")
                        + said();
            case 404 -> address.url() + " is no Pact Broker: it answered 404" + said();
            case 409 ->
                "version " + publication.version()
                        + " has been published before with other content (409): publish under a new version" + said();
            default -> broker() + " answered " + status + said();
        };
    }

    /** The broker's notices and errors, where its answer has any. */
    String said() {
        String texts = body().map(answer -> Stream.concat(
                                notices(answer).stream(),
                                Stream.of("errors", "error").flatMap(name -> texts("", answer.path(name))))
                        .collect(Collectors.joining("; ")))
                .orElse("");
        return texts.isEmpty() ? "" : "; it says: " + texts;
    }

    /** Whether a broker that answers 200 says that something went wrong all the same. */
    static boolean hasError(JsonNode answer) {
        return answer.path("notices")
                        .valueStream()
                        .anyMatch(notice -> notice.path("type").asString("").equals("error"))
                || !answer.path("errors").isEmpty();
    }

    /** Its notices, each with its type where that says more than the text. */
    static List<String> notices(JsonNode answer) {
        return answer.path("notices")
                .valueStream()
                .flatMap(notice -> notice.path("text").stringValueOpt().stream()
                        .filter(text -> !text.isBlank())
                        .map(text -> notice.path("type").asString("notice") + ": " + text))
                .map(BrokerAnswer::printable)
                .toList();
    }

    /** A field's name stands before what is wrong with it. */
    private static Stream<String> texts(String field, JsonNode errors) {
        if (errors.isObject()) {
            return errors.propertyStream()
                    .flatMap(entry -> texts(field + printable(entry.getKey()) + ": ", entry.getValue()));
        }
        return errors.isArray()
                ? errors.valueStream().flatMap(one -> texts(field, one))
                : errors.stringValueOpt().stream().map(text -> field + printable(text));
    }

    private static String printable(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
