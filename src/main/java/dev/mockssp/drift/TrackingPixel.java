package dev.mockssp.drift;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the blocks of a GIF image (contract.md 1.9): the response to a view is a transparent image of one pixel. The
 * image reader of the JDK is in {@code java.desktop}, which the container does not have.
 */
final class TrackingPixel {

    static final String EXPECTED = "a transparent GIF image of 1x1 pixels";

    private static final int SIGNATURE_LENGTH = 6;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    private final ByteBuffer bytes;
    private boolean transparent;

    private TrackingPixel(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** @return why a browser does not show the expected pixel; empty if it does */
    static Optional<String> problemOf(byte[] body) {
        if (!isGif(body)) {
            return Optional.of(body.length == 0 ? "an empty body" : "bytes that are not a GIF image");
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
            return new TrackingPixel(bytes.position(SIGNATURE_LENGTH)).screen();
        } catch (BufferUnderflowException e) {
            return Optional.of("a GIF image that ends early");
        }
    }

    private static boolean isGif(byte[] body) {
        String start = new String(body, 0, Math.min(SIGNATURE_LENGTH, body.length), StandardCharsets.ISO_8859_1);
        return start.equals("GIF87a") || start.equals("GIF89a");
    }

    private Optional<String> screen() {
        Optional<String> size = size();
        int flags = octet();
        skip(2);
        skipColours(flags);
        return size.or(this::blocks);
    }

    private Optional<String> blocks() {
        boolean seen = false;
        while (true) {
            switch (octet()) {
                case EXTENSION -> extension();
                case IMAGE -> {
                    skip(4);
                    Optional<String> size = size();
                    skipColours(octet());
                    skip(1);
                    if (size.isPresent()) {
                        return size;
                    }
                    seen |= data() > 0;
                }
                case TRAILER -> {
                    return !seen
                            ? Optional.of("a GIF image without a pixel")
                            : transparent ? Optional.empty() : Optional.of("an opaque GIF image");
                }
                default -> {
                    return Optional.of("a GIF image with an unknown block");
                }
            }
        }
    }

    private Optional<String> size() {
        int width = Short.toUnsignedInt(bytes.getShort());
        int height = Short.toUnsignedInt(bytes.getShort());
        return width == 1 && height == 1
                ? Optional.empty()
                : Optional.of("a GIF image of " + width + "x" + height + " pixels");
    }

    private void skipColours(int flags) {
        if ((flags & 0x80) != 0) {
            skip(3 << ((flags & 0x07) + 1));
        }
    }

    private void extension() {
        boolean control = octet() == GRAPHIC_CONTROL;
        int flags = bytes.position() + 1;
        if (data() > 0 && control) {
            transparent |= (bytes.get(flags) & 1) == 1;
        }
    }

    /** Skips the sub-blocks of an extension or an image, and returns the number of their bytes. */
    private int data() {
        int total = 0;
        for (int length = octet(); length > 0; length = octet()) {
            skip(length);
            total += length;
        }
        return total;
    }

    private int octet() {
        return Byte.toUnsignedInt(bytes.get());
    }

    private void skip(int count) {
        if (count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        bytes.position(bytes.position() + count);
    }
}
