package dev.mockssp.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Inventory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PlaceholderImagesTest {

    private static final List<String> IDS = Stream.concat(
                    Inventory.builtIn().campaigns().stream().map(Campaign::id),
                    Stream.of(
                            "sparse-creative",
                            "long-creative",
                            "unicode-creative",
                            "hostile-creative",
                            "a",
                            "b",
                            "aa",
                            "A",
                            "campaign-1",
                            "campaign-2"))
            .toList();

    private static int[] pixels(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theSameIdGivesTheSamePixels() {
        assertThat(pixels(PlaceholderImages.image("tea"))).isEqualTo(pixels(PlaceholderImages.image("tea")));
        assertThat(pixels(PlaceholderImages.logo("tea"))).isEqualTo(pixels(PlaceholderImages.logo("tea")));
    }

    /** A changed value changes the screenshots that users compare. */
    @Test
    void thePixelsOfAnIdStayTheSameFromVersionToVersion() {
        assertThat(Stream.of(
                                PlaceholderImages.image("tea"),
                                PlaceholderImages.product("tea"),
                                PlaceholderImages.logo("tea"))
                        .map(file -> Integer.toHexString(Arrays.hashCode(pixels(file)))))
                .containsExactly("d7f05cf9", "288e539f", "b3c76b81");
    }

    @Test
    void imagesOfDifferentIdsDifferClearly() {
        assertDifferent(PlaceholderImages::image, 0.4);
    }

    @Test
    void logosOfDifferentIdsDifferClearly() {
        assertDifferent(PlaceholderImages::logo, 0.25);
    }

    /** The images of any two ids differ in at least this share of their pixels. */
    private static void assertDifferent(Function<String, byte[]> draw, double share) {
        List<int[]> all =
                IDS.stream().map(draw).map(PlaceholderImagesTest::pixels).toList();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(difference(all.get(i), all.get(j)))
                        .as("%s and %s", IDS.get(i), IDS.get(j))
                        .isGreaterThan(share);
            }
        }
    }

    private static double difference(int[] one, int[] other) {
        int different = 0;
        for (int i = 0; i < one.length; i++) {
            different += one[i] == other[i] ? 0 : 1;
        }
        return (double) different / one.length;
    }

    @Test
    void theProductIsTheImageInAnotherSize() {
        int[] image = pixels(PlaceholderImages.image("tea"));
        int[] product = pixels(PlaceholderImages.product("tea"));
        int same = 0;
        for (int i = 0; i < product.length; i++) {
            int x = (i % 224 * 400 + 200) / 224;
            int y = (i / 224 * 400 + 200) / 224;
            same += product[i] == image[y * 400 + x] ? 1 : 0;
        }
        assertThat((double) same / product.length).isGreaterThan(0.9);
    }

    @Test
    void aLogoIsSymmetric() {
        int[] logo = pixels(PlaceholderImages.logo("tea"));
        for (int i = 0; i < logo.length; i++) {
            int x = i % 128;
            int y = i / 128;
            assertThat(logo[i]).isEqualTo(logo[y * 128 + 127 - x]).isEqualTo(logo[(127 - y) * 128 + x]);
        }
    }

    @Test
    void aFileIsSmall() {
        assertThat(IDS).allSatisfy(id -> {
            assertThat(PlaceholderImages.image(id)).hasSizeBetween(1_000, 20_000);
            assertThat(PlaceholderImages.logo(id)).hasSizeBetween(500, 5_000);
        });
    }
}
