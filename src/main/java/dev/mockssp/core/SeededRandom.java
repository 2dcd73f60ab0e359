package dev.mockssp.core;

import java.util.HexFormat;

/**
 * The seeded source of ids and random decisions. A value depends on the seed and on its purpose, not on earlier values,
 * so that suites running in parallel do not change each other's numbers.
 */
public final class SeededRandom {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final HexFormat HEX = HexFormat.of();

    private final long seed;

    public SeededRandom(long seed) {
        this.seed = seed;
    }

    /**
     * @param purpose the purpose, such as {@code request-id}
     * @param owner the owner, such as an API key
     * @param index the number of the value for that purpose and owner
     * @return 64 bits that look random
     */
    public long bits(String purpose, String owner, long index) {
        return mix(fold(fold(seed, purpose), owner) + index * GOLDEN);
    }

    /** @return a number from 0 (inclusive) to 1 (exclusive); the parameters are those of {@link #bits} */
    public double unit(String purpose, String owner, long index) {
        return (bits(purpose, owner, index) >>> 11) * 0x1.0p-53;
    }

    /** @return 16 hexadecimal digits; the parameters are those of {@link #bits} */
    public String hex(String purpose, String owner, long index) {
        return HEX.toHexDigits(bits(purpose, owner, index));
    }

    private static long fold(long state, String text) {
        long result = state;
        for (int i = 0; i < text.length(); i++) {
            result = (result ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(result + text.length());
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
