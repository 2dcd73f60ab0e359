package dev.mockssp.journal.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes numbers and texts to an array that grows. A number takes as few bytes as possible. A text takes one byte for each
 * character, or two if one character needs two.
 */
final class ByteWriter {

    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes;
    private int length;

    /** @param capacity the expected length in bytes */
    ByteWriter(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** @return the number of bytes written */
    int length() {
        return length;
    }

    /** @return the index in the target after the copied bytes */
    int copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, length);
        return at + length;
    }

    ByteWriter number(long value) {
        ensureCapacity(LONGEST_NUMBER);
        long remaining = value;
        while ((remaining & ~0x7fL) != 0) {
            bytes[length++] = (byte) (remaining | 0x80);
            remaining >>>= 7;
        }
        bytes[length++] = (byte) remaining;
        return this;
    }

    ByteWriter flag(boolean value) {
        return number(value ? 1 : 0);
    }

    /** The last bit of the length is 1 if each character takes two bytes. */
    ByteWriter text(String value) {
        int before = length;
        int characters = value.length();
        number((long) characters << 1);
        ensureCapacity(characters);
        int allBits = 0;
        for (int i = 0; i < characters; i++) {
            char c = value.charAt(i);
            allBits |= c;
            bytes[length + i] = (byte) c;
        }
        length += characters;
        return allBits <= 0xff ? this : wideText(value, before);
    }

    private ByteWriter wideText(String value, int at) {
        length = at;
        number((long) value.length() << 1 | 1);
        ensureCapacity(2 * value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            bytes[length++] = (byte) c;
            bytes[length++] = (byte) (c >> 8);
        }
        return this;
    }

    ByteWriter text(Optional<String> value) {
        return value.isPresent() ? flag(true).text(value.get()) : flag(false);
    }

    ByteWriter texts(List<String> values) {
        number(values.size());
        for (String value : values) {
            text(value);
        }
        return this;
    }

    private void ensureCapacity(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
