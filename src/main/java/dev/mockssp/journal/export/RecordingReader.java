package dev.mockssp.journal.export;

import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Reads exchanges from JSON Lines, as {@code --record} and {@code /__admin/requests.jsonl} write them. Holds one line in
 * memory.
 */
public final class RecordingReader {

    /** Longer than any exchange with the longest bodies. */
    private static final int MAX_LINE_BYTES = 64 << 20;

    private static final int BUFFER_BYTES = 64 << 10;
    private static final String EXPECTED =
            "; expected one exchange in each line, as --record and /__admin/requests.jsonl write them";

    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.Kind.values()).map(Outcome.Kind::label).toList();

    private final Consumer<Exchange> receiver;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number = 1;

    private RecordingReader(Consumer<Exchange> receiver) {
        this.receiver = receiver;
    }

    /**
     * @param lines the recording; it is not closed
     * @param receiver receives each exchange, in the order of the lines
     * @throws IOException if it cannot be read
     * @throws RecordingException if a line is not an exchange
     */
    public static void read(InputStream lines, Consumer<Exchange> receiver) throws IOException {
        new RecordingReader(receiver).read(lines);
    }

    private void read(InputStream lines) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int length = lines.read(buffer); length >= 0; length = lines.read(buffer)) {
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (buffer[i] == '\n') {
                    append(buffer, start, i);
                    endLine();
                    start = i + 1;
                }
            }
            append(buffer, start, length);
        }
        endLine();
    }

    private void append(byte[] buffer, int start, int end) {
        if (line.size() + end - start > MAX_LINE_BYTES) {
            throw failure("is longer than " + (MAX_LINE_BYTES >> 20) + " MiB", null);
        }
        line.write(buffer, start, end - start);
    }

    private void endLine() {
        byte[] bytes = number == 1 ? ByteOrderMark.skip(line.toByteArray()) : line.toByteArray();
        if (!isBlank(bytes)) {
            receiver.accept(exchange(bytes));
        }
        line.reset();
        number++;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    private Exchange exchange(byte[] bytes) {
        JsonNode json;
        try {
            json = Json.read(bytes);
        } catch (MalformedJsonException e) {
            throw failure("is not JSON: " + e.getMessage().replace(" at line 1, column ", " at column "), e);
        }
        requireMembers(json, List.of("id", "at", "endpoint", "outcome"), "", JsonNode::isString, "a text");
        requireMembers(json, List.of("request", "response"), "", JsonNode::isObject, "an object");
        requireMembers(json.path("request"), List.of("method", "path"), "/request", JsonNode::isString, "a text");
        requireMembers(json.path("request"), List.of("headers"), "/request", JsonNode::isObject, "an object");
        String outcome = json.path("outcome").stringValue();
        if (!OUTCOMES.contains(outcome)) {
            throw failure("is not an exchange: /outcome is " + MessageText.quoted(outcome), null);
        }
        try {
            return ExchangeJsonReader.read(json);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw failure("is not an exchange: " + MessageText.line(String.valueOf(e.getMessage())), e);
        }
    }

    private void requireMembers(
            JsonNode json, List<String> names, String parent, Predicate<JsonNode> type, String expected) {
        for (String name : names) {
            JsonNode value = json.path(name);
            if (!type.test(value)) {
                String problem = value.isMissingNode() ? " is missing" : " is not " + expected;
                throw failure("is not an exchange: " + parent + "/" + name + problem, null);
            }
        }
    }

    private RecordingException failure(String problem, Throwable cause) {
        return new RecordingException("line " + number + " " + problem + EXPECTED, cause);
    }
}
