package dev.mockssp.server.page;

import dev.mockssp.core.SeededRandom;
import java.util.List;

/**
 * Draws the images and logos of campaigns as PNG: a pattern of geometric tiles that depends only on the campaign's id.
 * The sizes are those of contract.md 1.4.
 */
final class PlaceholderImages {

    /** Buyers are asked for images of at least 400 by 400 pixels. */
    static final int IMAGE_SIZE = 400;

    /** The size of {@code img_url} in the vendor's OpenAPI description of the legacy API. */
    static final int PRODUCT_SIZE = 224;

    /** Buyers are asked for logos of at least 100 by 100 pixels. */
    static final int LOGO_SIZE = 128;

    private static final int TILES = 4;
    private static final int COLOURS = 5;

    /** Steps from one colour to another, for smooth edges. */
    private static final int LEVELS = 8;

    private static final List<int[]> PALETTES = List.of(
            new int[] {0x1D3557, 0x457B9D, 0xA8DADC, 0xF1FAEE, 0xE63946},
            new int[] {0x264653, 0x2A9D8F, 0xE9C46A, 0xF4A261, 0xE76F51},
            new int[] {0x22223B, 0x4A4E69, 0x9A8C98, 0xC9ADA7, 0xF2E9E4},
            new int[] {0x0B3954, 0x087E8B, 0xBFD7EA, 0xFF5A5F, 0xF4F4F8},
            new int[] {0x3D348B, 0x7678ED, 0xF7B801, 0xF18701, 0xF8F1E0},
            new int[] {0x283618, 0x606C38, 0xFEFAE0, 0xDDA15E, 0xBC6C25},
            new int[] {0x2B2D42, 0x8D99AE, 0xEDF2F4, 0xEF6F6C, 0xFFCB77},
            new int[] {0x2D1E4F, 0x6A4C93, 0xB79CED, 0xF3E9FF, 0xFFB703},
            new int[] {0x003049, 0xC8553D, 0xF28F3B, 0xFCBF49, 0xEAE2B7},
            new int[] {0x184E77, 0x1A759F, 0x34A0A4, 0x99D98C, 0xF1F7C9});

    private static final SeededRandom CHANCE = new SeededRandom(0);

    private PlaceholderImages() {}

    /** @return the campaign's image, a PNG of {@link #IMAGE_SIZE} */
    static byte[] image(String id) {
        return draw(id, IMAGE_SIZE, false);
    }

    /** @return the campaign's image, a PNG of {@link #PRODUCT_SIZE} */
    static byte[] product(String id) {
        return draw(id, PRODUCT_SIZE, false);
    }

    /** @return the campaign's logo, a PNG of {@link #LOGO_SIZE}, in the colours of its image */
    static byte[] logo(String id) {
        return draw(id, LOGO_SIZE, true);
    }

    private static byte[] draw(String id, int size, boolean mirrored) {
        PlaceholderTile[] tiles = tiles(id, mirrored);
        int width = size / TILES;
        byte[] pixels = new byte[size * size];
        for (int i = 0; i < pixels.length; i++) {
            int x = folded(i % size, size, mirrored);
            int y = folded(i / size, size, mirrored);
            PlaceholderTile tile = tiles[y / width * TILES + x / width];
            double coverage = tile.coverage((x % width + 0.5) / width, (y % width + 0.5) / width, width);
            int pair = tile.ground() * COLOURS + tile.figure();
            pixels[i] = (byte) (pair * LEVELS + Math.round(coverage * (LEVELS - 1)));
        }
        return PngWriter.write(size, pixels, blended(palette(id)));
    }

    private static PlaceholderTile[] tiles(String id, boolean mirrored) {
        PlaceholderTile[] tiles = new PlaceholderTile[TILES * TILES];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = PlaceholderTile.of(CHANCE.bits(mirrored ? "logo" : "image", id, i), COLOURS);
        }
        return tiles;
    }

    /** The right and the lower half of a mirrored picture repeat the other half. */
    private static int folded(int position, int size, boolean mirrored) {
        return mirrored ? Math.min(position, size - 1 - position) : position;
    }

    private static int[] palette(String id) {
        return PALETTES.get((int) Long.remainderUnsigned(CHANCE.bits("palette", id, 0), PALETTES.size()));
    }

    /** The colours of all pairs, each from the first colour to the second. */
    private static int[] blended(int[] colours) {
        int[] blended = new int[COLOURS * COLOURS * LEVELS];
        for (int i = 0; i < blended.length; i++) {
            int from = colours[i / LEVELS / COLOURS];
            int to = colours[i / LEVELS % COLOURS];
            blended[i] = blend(from, to, i % LEVELS);
        }
        return blended;
    }

    private static int blend(int from, int to, int level) {
        int blend = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int start = from >> shift & 0xFF;
            int end = to >> shift & 0xFF;
            blend |= start + (end - start) * level / (LEVELS - 1) << shift;
        }
        return blend;
    }
}
