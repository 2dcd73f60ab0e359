package dev.mockssp.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.mockssp.core.text.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An immutable list of HTTP header fields whose names are compared without regard to case. */
public final class Headers {

    /**
     * One header field.
     *
     * @param latin1 whether the value is sent in Latin-1; otherwise, it is sent in UTF-8
     */
    public record Field(String name, String value, boolean latin1) {
        public Field {
            requireNonNull(name, "name");
            requireNonNull(value, "value");
        }

        public Field(String name, String value) {
            this(name, value, false);
        }

        /**
         * @param bytes the bytes of the value as characters, one for each byte
         * @return a field whose value is read as UTF-8, or as Latin-1 if it is not UTF-8
         */
        public static Field ofBytes(String name, String bytes) {
            if (isAscii(bytes)) {
                return new Field(name, bytes);
            }
            return Utf8.decode(bytes.getBytes(ISO_8859_1))
                    .map(text -> new Field(name, text))
                    .orElseGet(() -> new Field(name, bytes, true));
        }

        /** @return the bytes of the value as characters, one for each byte */
        public String bytes() {
            return latin1 || isAscii(value) ? value : new String(value.getBytes(UTF_8), ISO_8859_1);
        }
    }

    /** @return whether a value is the same in ASCII, Latin-1 and UTF-8 */
    public static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static final Headers NONE = new Headers(List.of());

    private final List<Field> fields;

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    /** @return the empty list */
    public static Headers none() {
        return NONE;
    }

    /**
     * @param namesAndValues name, value, name, value, …
     * @return these fields in this order
     * @throws IllegalArgumentException if a value is missing
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "a header name without a value: " + namesAndValues[namesAndValues.length - 1]);
        }
        Field[] fields = new Field[namesAndValues.length / 2];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new Field(namesAndValues[2 * i], namesAndValues[2 * i + 1]);
        }
        return new Headers(List.of(fields));
    }

    /**
     * @param fields the fields in their order
     * @return a list of them
     */
    public static Headers of(List<Field> fields) {
        return fields.isEmpty() ? NONE : new Headers(List.copyOf(fields));
    }

    /**
     * @param name a field name, in any case
     * @return the value of the first field of that name
     */
    public Optional<String> first(String name) {
        int at = indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(fields.get(at).value());
    }

    // each request looks up a dozen names
    private int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * @param name a field name, in any case
     * @return whether there is a field of that name
     */
    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /**
     * @param name a field name, in any case
     * @return whether there are several fields of that name
     */
    public boolean repeats(String name) {
        int first = indexOf(name);
        for (int i = first + 1; first >= 0 && i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param name a field name; the new field replaces every field of that name
     * @param value its value
     * @return a list with that field
     */
    public Headers with(String name, String value) {
        List<Field> result = new ArrayList<>(fields.size() + 1);
        for (Field field : fields) {
            if (!field.name().equalsIgnoreCase(name)) {
                result.add(field);
            }
        }
        result.add(new Field(name, value));
        return new Headers(List.copyOf(result));
    }

    /**
     * @param name a field name, in any case
     * @return a list without the fields of that name
     */
    public Headers without(String name) {
        return has(name)
                ? of(fields.stream()
                        .filter(field -> !field.name().equalsIgnoreCase(name))
                        .toList())
                : this;
    }

    /**
     * @param others fields that replace those of the same name
     * @return both lists as one
     */
    public Headers with(Headers others) {
        if (others.fields.isEmpty()) {
            return this;
        }
        if (fields.isEmpty()) {
            return others;
        }
        int more = others.fields.size();
        Field[] result = new Field[fields.size() + more];
        int kept = 0;
        for (int i = 0; i < fields.size(); i++) {
            if (!others.has(fields.get(i).name())) {
                result[kept++] = fields.get(i);
            }
        }
        for (int i = 0; i < more; i++) {
            result[kept + i] = others.fields.get(i);
        }
        int size = kept + more;
        return new Headers(List.of(size == result.length ? result : Arrays.copyOf(result, size)));
    }

    /** @return the fields in their order */
    public List<Field> fields() {
        return fields;
    }

    /** @param action receives name and value of each field, in order */
    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < fields.size(); i++) {
            action.accept(fields.get(i).name(), fields.get(i).value());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && fields.equals(headers.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
