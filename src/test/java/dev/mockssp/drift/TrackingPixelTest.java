package dev.mockssp.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingPixelTest {

    private static final String SCREEN = "0100 0100 80 00 00 000000 ffffff ";
    private static final String TRANSPARENT = "21f9 04 01 0000 00 00 ";
    private static final String IMAGE = "2c 0000 0000 0100 0100 00 02 02 4401 00 ";
    private static final String END = "3b";

    private static Optional<String> problem(String version, String hex) {
        byte[] rest = HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] image = Arrays.copyOf(version.getBytes(StandardCharsets.US_ASCII), version.length() + rest.length);
        System.arraycopy(rest, 0, image, version.length(), rest.length);
        return TrackingPixel.problemOf(image);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SCREEN + TRANSPARENT + IMAGE + END,
                // a comment, no table of colours for all images, one of its own, bytes after the end
                "0100 0100 00 00 00 21fe 02 6869 01 21 00 " + TRANSPARENT
                        + "2c 0000 0000 0100 0100 80 000000 ffffff 02 02 4401 00 3b 0d0a",
                // a loop, as in animations
                SCREEN + "21ff 0b 4e45545343415045322e30 03 010000 00 " + TRANSPARENT + IMAGE + END,
            })
    void aTransparentImageOfOnePixelIsOne(String hex) {
        assertThat(problem("GIF89a", hex)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "GIF89a~''~a GIF image that ends early",
                "GIF89a~0100 01~a GIF image that ends early",
                "GIF89a~0100 0100 80 00 00 000000~a GIF image that ends early",
                "GIF89a~" + SCREEN + TRANSPARENT + "~a GIF image that ends early",
                "GIF89a~" + SCREEN + TRANSPARENT + IMAGE + "~a GIF image that ends early",
                "GIF89a~" + SCREEN + TRANSPARENT + "2c 0000 0000 0100 0100 00 02 ff 4401~a GIF image that ends early",
                "GIF89a~" + SCREEN + END + "~a GIF image without a pixel",
                "GIF89a~" + SCREEN + TRANSPARENT + "2c 0000 0000 0100 0100 00 02 00 3b~a GIF image without a pixel",
                "GIF89a~0200 0100 00 00 00 " + TRANSPARENT + IMAGE + END + "~a GIF image of 2x1 pixels",
                "GIF89a~0100 0001 00 00 00 " + TRANSPARENT + IMAGE + END + "~a GIF image of 1x256 pixels",
                "GIF89a~" + SCREEN + TRANSPARENT
                        + "2c 0000 0000 0000 0100 00 02 02 4401 00 3b~a GIF image of 0x1 pixels",
                "GIF89a~" + SCREEN + IMAGE + END + "~an opaque GIF image",
                "GIF89a~" + SCREEN + "21f9 04 00 0000 00 00 " + IMAGE + END + "~an opaque GIF image",
                "GIF89a~" + SCREEN + TRANSPARENT + "99~a GIF image with an unknown block",
                "GIF88a~" + SCREEN + TRANSPARENT + IMAGE + END + "~bytes that are not a GIF image",
                "GIF~''~bytes that are not a GIF image",
            })
    void anythingElseIsNone(String version, String hex, String problem) {
        assertThat(problem(version, hex)).hasValue(problem);
    }

    @Test
    void anEmptyBodyIsNone() {
        assertThat(TrackingPixel.problemOf(new byte[0])).hasValue("an empty body");
    }
}
