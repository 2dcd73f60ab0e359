package dev.mockssp.config;

import dev.mockssp.exchange.ConfigurationException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers, switches, names of a kind and instants. */
final class Scalars {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,10})([kKmM]?)");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Scalars() {}

    /** A whole number of at least {@code least}. */
    static int integer(Given given, int least) {
        return integer(given, least, Integer.MAX_VALUE, "a whole number from " + least + " up");
    }

    static int integer(Given given, int least, int most) {
        return integer(given, least, most, "a whole number from " + least + " to " + most);
    }

    private static int integer(Given given, int least, int most, String expected) {
        return decimal(given)
                .filter(number -> between(number, least, most))
                .flatMap(Scalars::exact)
                .map(Long::intValue)
                .orElseThrow(() -> given.wrong(expected));
    }

    static long seed(Given given) {
        return decimal(given)
                .flatMap(Scalars::exact)
                .orElseThrow(() -> given.wrong("a whole number of at most 64 bits"));
    }

    /** A number from 0 to 1. */
    static double chance(Given given) {
        return decimal(given)
                .filter(number -> between(number, 0, 1))
                .map(BigDecimal::doubleValue)
                .orElseThrow(() -> given.wrong("a number from 0 to 1"));
    }

    /** A length of at least 30 (contract.md 1.2), empty for {@code none}. */
    static OptionalInt headlineChars(Given given) {
        return given.text().equals("none")
                ? OptionalInt.empty()
                : OptionalInt.of(integer(given, 30, Integer.MAX_VALUE, "a whole number from 30 up, or none"));
    }

    /** Bytes, at most 1024m so that a body fits into an array. */
    static int bytes(Given given) {
        Matcher matcher = SIZE.matcher(given.text());
        if (matcher.matches()) {
            long bytes = Long.parseLong(matcher.group(1)) << shift(matcher.group(2));
            if (bytes >= 1 && bytes <= 1 << 30) {
                return (int) bytes;
            }
        }
        throw given.wrong("a number of bytes from 1 to 1073741824, or as in 512k or 1m");
    }

    private static int shift(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "k" -> 10;
            case "m" -> 20;
            default -> 0;
        };
    }

    static boolean isOn(Given given) {
        return switch (given.text()) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw given.wrong("on or off");
        };
    }

    static LogFormat log(Given given) {
        return Arrays.stream(LogFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(given.text()))
                .findFirst()
                .orElseThrow(() -> oneOf(given, List.of("text", "json", "off")));
    }

    static Revision revision(Given given) {
        List<String> labels =
                Arrays.stream(Revision.values()).map(Revision::label).toList();
        return Revision.of(given.text()).orElseThrow(() -> oneOf(given, labels));
    }

    private static ConfigurationException oneOf(Given given, List<String> names) {
        return given.wrong(String.join(", ", names) + Nearest.question(given.text(), names));
    }

    /** An instant that the vendor's timestamps can show: their years have four digits. */
    static Instant instant(Given given) {
        try {
            Instant instant = Instant.parse(given.text());
            if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(LAST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw given.wrong("an instant from 1970 to 9999 such as 2025-11-24T21:51:52Z");
    }

    // A file may write 40 as 4e1 or 40.0; an exponent out of all range fails without being written out.
    private static Optional<Long> exact(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> decimal(Given given) {
        try {
            return Optional.of(new BigDecimal(given.text()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean between(BigDecimal number, int least, int most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
