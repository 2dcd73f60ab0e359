package dev.mockssp.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.core.text.Utf8;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON: strict UTF-8, no duplicate keys, no trailing text, numbers kept exactly. */
public final class Json {

    /** The mapper of all JSON except bodies of clients. */
    public static final JsonMapper MAPPER = mapper(StreamReadConstraints.defaults());

    /** A value takes up to 75 bytes of heap, and a body that is handled may take a quarter of a heap of 48 MiB. */
    private static final int MAX_BODY_TOKENS = 250_000;

    private static final TreeReader READER = TreeReader.of(MAPPER);
    private static final TreeReader BODY_READER = TreeReader.of(mapper(
            StreamReadConstraints.builder().maxTokenCount(MAX_BODY_TOKENS).build()));

    private static JsonMapper mapper(StreamReadConstraints constraints) {
        return JsonMapper.builder(
                        // All threads contend for the single queue of the default pool.
                        JsonFactory.builder()
                                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                                .streamReadConstraints(constraints)
                                .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // The fast parser computes powers of ten at its first number of 20 digits, which costs more than it
                // saves: a number has at most 1000 digits here.
                .disable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                // Not an annotation on each field: the first annotation that Jackson reads costs four generated
                // classes.
                .withConfigOverride(
                        Optional.class, absent -> absent.setInclude(JsonInclude.Value.construct(NON_ABSENT, ALWAYS)))
                .build();
    }

    /**
     * @param fast as strict as the mapper, but it detects duplicate keys in the tree, without a set of the keys of each
     *     object
     */
    private record TreeReader(JsonMapper mapper, ObjectReader fast) {

        static TreeReader of(JsonMapper mapper) {
            return new TreeReader(
                    mapper,
                    mapper.reader()
                            .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY));
        }

        JsonNode read(String text) {
            try {
                return present(fast.readTree(text));
            } catch (JacksonException | NumberFormatException e) {
                return readWithErrorLocation(text);
            }
        }

        /** Reads with the slower parser, whose errors have a location. */
        private JsonNode readWithErrorLocation(String text) {
            try {
                return present(mapper.readTree(text));
            } catch (JacksonException e) {
                throw MalformedJsonException.of(e);
            } catch (NumberFormatException e) {
                throw outOfRange(text);
            }
        }
    }

    private Json() {}

    /**
     * @param bytes a JSON text in UTF-8
     * @return its value
     * @throws MalformedJsonException if the text is empty, is not valid UTF-8 or JSON, repeats a key or nests too
     *     deeply
     */
    public static JsonNode read(byte[] bytes) {
        return READER.read(text(bytes));
    }

    /**
     * @param bytes the body of a client's request or of its response, whose values may be so many that they fill the heap
     * @return its value
     * @throws MalformedJsonException as {@link #read} does, and if the text has more than 250,000 tokens: names, values,
     *     and beginnings and ends of objects and arrays
     */
    public static JsonNode readBody(byte[] bytes) {
        return BODY_READER.read(text(bytes));
    }

    private static JsonNode present(JsonNode value) {
        if (value.isMissingNode()) {
            throw new MalformedJsonException("the text is empty");
        }
        return value;
    }

    private static String text(byte[] bytes) {
        String text = Utf8.decode(bytes).orElseThrow(() -> new MalformedJsonException("the text is not valid UTF-8"));
        if (!text.isEmpty() && text.charAt(0) == ByteOrderMark.CHARACTER) {
            throw new MalformedJsonException("the text begins with a byte order mark; expected UTF-8 without one");
        }
        return text;
    }

    /** Finds the number that caused a {@link NumberFormatException}, which has no location. */
    private static MalformedJsonException outOfRange(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && !inRange(parser)) {
                    return new MalformedJsonException(
                            "the number at " + parser.streamReadContext().pathAsPointer()
                                    + " is out of range, its exponent is too large");
                }
            }
            return new MalformedJsonException("a number is out of range");
        }
    }

    private static boolean inRange(JsonParser parser) {
        try {
            parser.getDecimalValue();
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * @param value a record or a tree
     * @return its JSON in UTF-8; an unpaired surrogate, which UTF-8 cannot encode, becomes a question mark
     */
    public static byte[] write(Object value) {
        // Jackson's own byte output would escape an unpaired surrogate, and strict readers reject the escape.
        return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param cents an amount in whole cents
     * @return dollars with two decimals, as in {@code 5.50}
     */
    public static BigDecimal dollars(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
