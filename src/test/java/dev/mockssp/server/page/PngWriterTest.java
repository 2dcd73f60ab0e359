package dev.mockssp.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The decoder is that of the JDK; the bytes may differ between versions of zlib, the pixels may not. */
class PngWriterTest {

    @Property(tries = 200)
    void everyPixelIsReadAsItWasWritten(
            @ForAll @IntRange(min = 1, max = 70) int size,
            @ForAll @IntRange(min = 1, max = 256) int colours,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        int[] palette = random.ints(colours, 0, 1 << 24).toArray();
        byte[] pixels = new byte[size * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(colours);
        }

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngWriter.write(size, pixels, palette)));

        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        for (int i = 0; i < pixels.length; i++) {
            assertThat(image.getRGB(i % size, i / size) & 0xFFFFFF).isEqualTo(palette[pixels[i] & 0xFF]);
        }
    }

    @Test
    void theFileBeginsWithTheSignatureAndEndsWithTheEmptyLastChunk() {
        byte[] file = PngWriter.write(1, new byte[1], new int[] {0x112233});
        assertThat(Arrays.copyOf(file, 8)).containsExactly(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);
        assertThat(Arrays.copyOfRange(file, file.length - 12, file.length))
                .containsExactly(0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82);
    }
}
