package dev.mockssp.config;

import dev.mockssp.config.value.LogFormat;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.SpellingSuggestion;
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

/** Parses numbers, switches, enumerated names and instants. */
final class ScalarParser {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,10})([kKmM]?)");
    private static final Pattern SERVICE_URL = Pattern.compile("(tcp|udp|sctp)://");
    private static final Instant MAX_INSTANT = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private ScalarParser() {}

    /** Parses a whole number of at least {@code min}. */
    static int integer(OptionValue value, int min) {
        return integer(value, min, Integer.MAX_VALUE, "a whole number of at least " + min);
    }

    static int port(Option option, OptionValue value) {
        if (SERVICE_URL.matcher(value.text()).lookingAt()) {
            String service = option.variable().replaceFirst("_PORT$", "").toLowerCase(Locale.ROOT);
            throw value.error(
                    "is the address of a Kubernetes service: Kubernetes sets this variable for a service named "
                            + service.replace('_', '-')
                            + ". Set enableServiceLinks: false in the pod's spec, rename the service,"
                            + " or use " + option.flag() + ", which takes precedence");
        }
        return integer(value, 0, 65535, "a whole number from 0 to 65535");
    }

    private static int integer(OptionValue value, int min, int max, String expected) {
        return decimal(value)
                .filter(number -> between(number, min, max))
                .flatMap(ScalarParser::exact)
                .map(Long::intValue)
                .orElseThrow(() -> value.invalid(expected));
    }

    static long seed(OptionValue value) {
        return decimal(value)
                .flatMap(ScalarParser::exact)
                .orElseThrow(() -> value.invalid("a whole number of at most 64 bits"));
    }

    /** Parses dollars with at most two decimals, from 0 to 1000000, the largest price of a campaign. */
    static long cents(OptionValue value) {
        return decimal(value)
                .filter(number -> between(number, 0, 1_000_000))
                .map(number -> number.movePointRight(2))
                .flatMap(ScalarParser::exact)
                .orElseThrow(() -> value.invalid("dollars from 0 to 1000000 with at most two decimals"));
    }

    /** Parses a number from 0 to 1. */
    static double chance(OptionValue value) {
        return decimal(value)
                .filter(number -> between(number, 0, 1))
                .map(BigDecimal::doubleValue)
                .orElseThrow(() -> value.invalid("a number from 0 to 1"));
    }

    /** Parses a length of at least 30 (contract.md 1.2), or {@code none}. */
    static OptionalInt headlineChars(OptionValue value) {
        return value.text().equals("none")
                ? OptionalInt.empty()
                : OptionalInt.of(integer(value, 30, Integer.MAX_VALUE, "a whole number of at least 30, or none"));
    }

    /** Parses a number of bytes, at most 1024m so that a body fits into an array. */
    static int bytes(OptionValue value) {
        Matcher matcher = SIZE.matcher(value.text());
        if (matcher.matches()) {
            long bytes = Long.parseLong(matcher.group(1)) << shift(matcher.group(2));
            if (bytes >= 1 && bytes <= 1 << 30) {
                return (int) bytes;
            }
        }
        throw value.invalid("a number of bytes from 1 to 1073741824, or one such as 512k or 1m");
    }

    private static int shift(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "k" -> 10;
            case "m" -> 20;
            default -> 0;
        };
    }

    static boolean isOn(OptionValue value) {
        return switch (value.text()) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw value.invalid("on or off");
        };
    }

    static LogFormat log(OptionValue value) {
        return Arrays.stream(LogFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(value.text()))
                .findFirst()
                .orElseThrow(() -> oneOf(value, List.of("text", "json", "off")));
    }

    static Revision revision(OptionValue value) {
        List<String> labels =
                Arrays.stream(Revision.values()).map(Revision::label).toList();
        return Revision.of(value.text()).orElseThrow(() -> oneOf(value, labels));
    }

    private static ConfigurationException oneOf(OptionValue value, List<String> names) {
        return value.invalid(String.join(", ", names) + SpellingSuggestion.question(value.text(), names));
    }

    /** Parses an instant that the vendor's timestamps can show: their years have four digits. */
    static Instant instant(OptionValue value) {
        try {
            Instant instant = Instant.parse(value.text());
            if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(MAX_INSTANT)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        throw value.invalid("an instant from 1970 to 9999 such as 2025-11-24T21:51:52Z");
    }

    // A file may write 40 as 4e1 or 40.0. A number with a huge exponent fails without being expanded.
    private static Optional<Long> exact(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> decimal(OptionValue value) {
        try {
            return Optional.of(new BigDecimal(value.text()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean between(BigDecimal number, int min, int max) {
        return number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0;
    }
}
