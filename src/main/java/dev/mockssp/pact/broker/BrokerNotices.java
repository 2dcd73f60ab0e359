package dev.mockssp.pact.broker;

import dev.mockssp.core.text.MessageText;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The texts in a Pact Broker's response, without terminal control sequences. */
final class BrokerNotices {

    private static final int MAX_LENGTH = 400;
    private static final int MAX_LINES = 500;
    private static final String DEBUG = "debug";

    private BrokerNotices() {}

    /**
     * A notice.
     *
     * @param type such as {@code success}, {@code warning}, {@code error} or {@code prompt}
     * @param text its lines; the difference between two pacts has many
     */
    record Notice(String type, List<String> text) {

        /** The printed lines: a single line with its type, several lines as they are. */
        List<String> lines() {
            return isOneLine() ? List.of(type + ": " + text.get(0).strip()) : text;
        }

        boolean isOneLine() {
            return text.size() == 1;
        }
    }

    /** @param verbose whether to include notices of the type debug */
    static List<Notice> of(JsonNode response, boolean verbose) {
        return response.path("notices")
                .valueStream()
                .filter(notice -> verbose || !type(notice).equals(DEBUG))
                .map(notice ->
                        new Notice(type(notice), lines(notice.path("text").asString(""))))
                .filter(notice -> !notice.text().isEmpty())
                .toList();
    }

    private static String type(JsonNode notice) {
        return printable(notice.path("type").asString("notice"));
    }

    /**
     * Whether a response says what the broker did: it has notices or, from an old broker, logs, and each is a text.
     * Another server may respond with 200 and any JSON.
     */
    static boolean areIn(JsonNode response) {
        JsonNode notices = response.path("notices");
        JsonNode logs = response.path("logs");
        return areTexts(notices, "text")
                && areTexts(logs, "message")
                && (hasText(notices, "text") || hasText(logs, "message"));
    }

    private static boolean areTexts(JsonNode list, String field) {
        return list.isMissingNode()
                || list.isNull()
                || list.isArray()
                        && list.valueStream().allMatch(item -> item.path(field).isString());
    }

    private static boolean hasText(JsonNode list, String field) {
        return list.valueStream()
                .anyMatch(item -> !item.path(field).asString("").isBlank());
    }

    /** Whether a response with status 200 contains an error. */
    static boolean hasError(JsonNode response) {
        return response.path("notices")
                        .valueStream()
                        .anyMatch(notice -> type(notice).equals("error"))
                || !response.path("errors").isEmpty();
    }

    /** The errors of a response, each with the name of its field. */
    static Stream<String> errors(JsonNode response) {
        return Stream.of("errors", "error").flatMap(name -> texts("", response.path(name)));
    }

    private static Stream<String> texts(String field, JsonNode errors) {
        if (errors.isObject()) {
            return errors.propertyStream()
                    .flatMap(entry -> texts(field + printable(entry.getKey()) + ": ", entry.getValue()));
        }
        return errors.isArray()
                ? errors.valueStream().flatMap(one -> texts(field, one))
                : errors.stringValueOpt().stream().map(text -> field + printable(text));
    }

    /** The lines of a text, with indentation, without empty lines at both ends. */
    private static List<String> lines(String text) {
        List<String> all = text.strip().isEmpty()
                ? List.of()
                : text.stripTrailing().lines().toList();
        List<String> lines = all.stream()
                .dropWhile(String::isBlank)
                .limit(MAX_LINES)
                .map(BrokerNotices::plain)
                .toList();
        return all.size() <= MAX_LINES
                ? lines
                : Stream.concat(
                                lines.stream(),
                                Stream.of("… " + MessageText.count(all.size() - MAX_LINES, "more line")))
                        .toList();
    }

    /** A single line without control characters and colours. */
    static String printable(String text) {
        return plain(text).strip();
    }

    private static String plain(String text) {
        String plain = text.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")
                .replace("\t", "    ")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
        return plain.length() <= MAX_LENGTH ? plain : plain.substring(0, MAX_LENGTH) + "…";
    }
}
