package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A text without one level of its escapes: those of JSON strings, URLs and JSON pointers. It knows where each byte stood
 * in the original text.
 */
final class Unescaped {

    /** The kinds of escapes that are undone. What looks like an escape of the other kind may be meant literally. */
    enum Escapes {
        JSON,
        URL,
        ALL
    }

    private final byte[] bytes;

    /** The place of each byte in the original text, and the length of that text; null if nothing was unescaped. */
    private final int[] places;

    private Unescaped(byte[] bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
    }

    static Unescaped original(byte[] text) {
        return new Unescaped(text, null);
    }

    byte[] bytes() {
        return bytes;
    }

    int place(int index) {
        return places == null ? index : places[index];
    }

    boolean hasEscapes() {
        for (byte b : bytes) {
            if (b == '\\' || b == '%' || b == '~') {
                return true;
            }
        }
        return false;
    }

    /** @return the last place that is not inside an escape and not after this one */
    int placeBefore(int place) {
        int index = places == null ? place : Arrays.binarySearch(places, place);
        return index >= 0 ? place : places[-index - 2];
    }

    /** @return the first place that is not inside an escape and not before this one */
    int placeAfter(int place) {
        int index = places == null ? place : Arrays.binarySearch(places, place);
        return index >= 0 ? place : places[-index - 1];
    }

    /** @return the text without one more level of all escapes */
    Unescaped unescaped() {
        return unescaped(Escapes.ALL);
    }

    /** @return the text without one more level of escapes of one kind */
    Unescaped unescaped(Escapes kind) {
        Writer writer = new Writer(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int start = writer.size;
            int end = unescape(at, kind, writer);
            for (int i = start; i < writer.size; i++) {
                writer.places[i] = place(at);
            }
            at = end;
        }
        int[] all = Arrays.copyOf(writer.places, writer.size + 1);
        all[writer.size] = place(bytes.length);
        return new Unescaped(Arrays.copyOf(writer.bytes, writer.size), all);
    }

    /** Writes what stands at a place, and returns where the next thing starts. */
    private int unescape(int at, Escapes kind, Writer writer) {
        int end = at;
        if (bytes[at] == '\\' && kind != Escapes.URL) {
            end = unescapeJson(at, writer);
        } else if (bytes[at] == '%' && kind != Escapes.JSON) {
            end = unescapeOctet(at, 1, writer);
        } else if (bytes[at] == '~' && kind == Escapes.ALL) {
            end = unescapePointer(at, writer);
        }
        if (end == at) {
            writer.write(bytes[at]);
            end++;
        }
        return end;
    }

    private int unescapeJson(int at, Writer writer) {
        int escaped = at + 1 < bytes.length ? bytes[at + 1] : -1;
        int unit = escaped == 'u' ? hex(at + 2, 4) : -1;
        if (unit >= 0) {
            return writeUnit(unit, at + 6, writer);
        }
        int index = "\"'\\/bfnrt".indexOf(escaped);
        if (index >= 0) {
            writer.write("\"'\\/\b\f\n\r\t".charAt(index));
            return at + 2;
        }
        return escaped == 'x' ? unescapeOctet(at, 2, writer) : at;
    }

    private int unescapeOctet(int at, int prefix, Writer writer) {
        int octet = hex(at + prefix, 2);
        if (octet < 0) {
            return at;
        }
        writer.write(octet);
        return at + prefix + 2;
    }

    private int unescapePointer(int at, Writer writer) {
        int escaped = at + 1 < bytes.length ? bytes[at + 1] : -1;
        if (escaped != '0' && escaped != '1') {
            return at;
        }
        writer.write(escaped == '0' ? '~' : '/');
        return at + 2;
    }

    /** Writes a UTF-16 unit, together with the next one if they are a pair. */
    private int writeUnit(int unit, int end, Writer writer) {
        boolean pair = Character.isHighSurrogate((char) unit)
                && end + 1 < bytes.length
                && bytes[end] == '\\'
                && bytes[end + 1] == 'u'
                && hex(end + 2, 4) >= 0
                && Character.isLowSurrogate((char) hex(end + 2, 4));
        String text = pair ? new String(new char[] {(char) unit, (char) hex(end + 2, 4)}) : String.valueOf((char) unit);
        for (byte b : text.getBytes(UTF_8)) {
            writer.write(b);
        }
        return pair ? end + 6 : end;
    }

    private int hex(int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = i < bytes.length ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Bytes and their places. An escape is never shorter than what it stands for. */
    private static final class Writer {

        private final byte[] bytes;
        private final int[] places;
        private int size;

        Writer(int capacity) {
            this.bytes = new byte[capacity];
            this.places = new int[capacity + 1];
        }

        void write(int octet) {
            bytes[size++] = (byte) octet;
        }
    }
}
