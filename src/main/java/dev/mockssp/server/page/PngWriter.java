package dev.mockssp.server.page;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes square PNG files with a palette (ISO/IEC 15948: signature, IHDR, PLTE, IDAT, IEND). Uses {@code java.base}
 * only, since the image's runtime has no {@code java.desktop}.
 */
final class PngWriter {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final byte BITS_PER_PIXEL = 8;
    private static final byte INDEXED_COLOUR = 3;

    private PngWriter() {}

    /**
     * @param size the width and height in pixels
     * @param pixels one palette index for each pixel, row by row from the top left
     * @param palette the colours as {@code 0xRRGGBB}, at most 256
     * @return the file
     */
    static byte[] write(int size, byte[] pixels, int[] palette) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(SIGNATURE).array());
        chunk(out, "IHDR", header(size));
        chunk(out, "PLTE", colours(palette));
        chunk(out, "IDAT", compressed(rows(size, pixels)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Compression, filter and interlace method are 0. */
    private static byte[] header(int size) {
        return ByteBuffer.allocate(13)
                .putInt(size)
                .putInt(size)
                .put(BITS_PER_PIXEL)
                .put(INDEXED_COLOUR)
                .array();
    }

    private static byte[] colours(int[] palette) {
        ByteBuffer colours = ByteBuffer.allocate(3 * palette.length);
        for (int colour : palette) {
            colours.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
        }
        return colours.array();
    }

    /** Each row begins with the number of its filter, which is 0 for none. */
    private static byte[] rows(int size, byte[] pixels) {
        ByteBuffer rows = ByteBuffer.allocate(size * (size + 1));
        for (int y = 0; y < size; y++) {
            rows.put((byte) 0).put(pixels, y * size, size);
        }
        return rows.array();
    }

    private static byte[] compressed(byte[] rows) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(type.getBytes(US_ASCII))
                .put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), Integer.BYTES, data.length + 4);
        out.writeBytes(chunk.putInt((int) crc.getValue()).array());
    }
}
