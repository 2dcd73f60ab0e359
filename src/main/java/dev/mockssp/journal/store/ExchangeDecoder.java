package dev.mockssp.journal.store;

import dev.mockssp.core.Headers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads an exchange from bytes, in the order in which {@link ExchangeEncoder} wrote it. */
final class ExchangeDecoder {
    private final byte[] bytes;
    private final int end;
    private int at;

    ExchangeDecoder(byte[] bytes, int at, int length) {
        this.bytes = bytes;
        this.at = at;
        this.end = at + length;
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes[at++];
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    byte[] fromEnd(int back, int length) {
        return Arrays.copyOfRange(bytes, end - back, end - back + length);
    }

    String text() {
        long head = number();
        char[] characters = new char[(int) (head >> 1)];
        boolean wide = (head & 1) == 1;
        for (int i = 0; i < characters.length; i++) {
            int low = bytes[at++] & 0xff;
            characters[i] = (char) (wide ? low | (bytes[at++] & 0xff) << 8 : low);
        }
        return new String(characters);
    }

    Optional<String> optionalText() {
        return number() == 1 ? Optional.of(text()) : Optional.empty();
    }

    Optional<byte[]> optionalBytes() {
        if (number() == 0) {
            return Optional.empty();
        }
        int length = (int) number();
        at += length;
        return Optional.of(Arrays.copyOfRange(bytes, at - length, at));
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (long left = number(); left > 0; left--) {
            texts.add(text());
        }
        return texts;
    }

    Headers headers() {
        List<Headers.Field> fields = new ArrayList<>();
        for (long left = number(); left > 0; left--) {
            fields.add(new Headers.Field(text(), text()));
        }
        return Headers.of(fields);
    }
}
