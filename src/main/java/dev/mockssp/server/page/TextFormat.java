package dev.mockssp.server.page;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers for people. */
final class TextFormat {

    private static final int UNIT_DIGITS = 5;

    private TextFormat() {}

    /** @param share from 0 to 1 */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** @param units in 0.00001 dollars */
    static String dollars(long units) {
        return "$" + BigDecimal.valueOf(units, UNIT_DIGITS).toPlainString();
    }

    /** @return a latency, such as {@code 0.31 ms}, {@code 12 ms} or {@code 3.0 s} */
    static String millis(double millis) {
        if (millis >= 995) {
            return millis >= 9_950
                    ? String.format(Locale.ROOT, "%.0f s", millis / 1000)
                    : String.format(Locale.ROOT, "%.1f s", millis / 1000);
        }
        return String.format(Locale.ROOT, millis < 0.995 ? "%.2f ms" : millis < 9.95 ? "%.1f ms" : "%.0f ms", millis);
    }

    /** @return such as {@code 500 ms}, {@code 2 min 5 s} or {@code 3 d 4 h} */
    static String duration(long millis) {
        if (millis < 1000) {
            return millis + " ms";
        }
        long seconds = millis / 1000;
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400
                ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
                : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long many, String unit, long rest, String smaller) {
        return many + " " + unit + (rest == 0 ? "" : " " + rest + " " + smaller);
    }
}
