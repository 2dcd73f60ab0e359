package dev.mockssp.config;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.SpellingSuggestion;
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
final class ScalarParser {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,10})([kKmM]?)");
    private static final Instant MAX_INSTANT = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private ScalarParser() {}

    /** A whole number of at least {@code least}. */
    static int integer(OptionValue given, int least) {
        return integer(given, least, Integer.MAX_VALUE, "a whole number from " + least + " up");
    }

    static int integer(OptionValue given, int least, int most) {
        return integer(given, least, most, "a whole number from " + least + " to " + most);
    }

    private static int integer(OptionValue given, int least, int most, String expected) {
        return decimal(given)
                .filter(number -> between(number, least, most))
                .flatMap(ScalarParser::exact)
                .map(Long::intValue)
                .orElseThrow(() -> given.wrong(expected));
    }

    static long seed(OptionValue given) {
        return decimal(given)
                .flatMap(ScalarParser::exact)
                .orElseThrow(() -> given.wrong("a whole number of at most 64 bits"));
    }

    /** A number from 0 to 1. */
    static double chance(OptionValue given) {
        return decimal(given)
                .filter(number -> between(number, 0, 1))
                .map(BigDecimal::doubleValue)
                .orElseThrow(() -> given.wrong("a number from 0 to 1"));
    }

    /** A length of at least 30 (contract.md 1.2), empty for {@code none}. */
    static OptionalInt headlineChars(OptionValue given) {
        return given.text().equals("none")
                ? OptionalInt.empty()
                : OptionalInt.of(integer(given, 30, Integer.MAX_VALUE, "a whole number from 30 up, or none"));
    }

    /** Bytes, at most 1024m so that a body fits into an array. */
    static int bytes(OptionValue given) {
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

    static boolean isOn(OptionValue given) {
        return switch (given.text()) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw given.wrong("on or off");
        };
    }

    static LogFormat log(OptionValue given) {
        return Arrays.stream(LogFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(given.text()))
                .findFirst()
                .orElseThrow(() -> oneOf(given, List.of("text", "json", "off")));
    }

    static Revision revision(OptionValue given) {
        List<String> labels =
                Arrays.stream(Revision.values()).map(Revision::label).toList();
        return Revision.of(given.text()).orElseThrow(() -> oneOf(given, labels));
    }

    private static ConfigurationException oneOf(OptionValue given, List<String> names) {
        return given.wrong(String.join(", ", names) + SpellingSuggestion.question(given.text(), names));
    }

    /** An instant that the vendor's timestamps can show: their years have four digits. */
    static Instant instant(OptionValue given) {
        try {
            Instant instant = Instant.parse(given.text());
            if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(MAX_INSTANT)) {
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

    private static Optional<BigDecimal> decimal(OptionValue given) {
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
