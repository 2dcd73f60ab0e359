package dev.mockssp.geo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The languages in an {@code Accept-Language} header (RFC 9110, section 12.5.4). */
public final class AcceptedLanguages {

    private AcceptedLanguages() {}

    /**
     * @param header the value of the header
     * @return tells of an ISO 639 code in lower case whether the user accepts the language; empty if the header says
     *     nothing
     */
    public static Optional<Predicate<String>> of(Optional<String> header) {
        return header.flatMap(AcceptedLanguages::ranges).map(ranges -> language -> isAccepted(ranges, language));
    }

    private static Optional<List<Locale.LanguageRange>> ranges(String header) {
        try {
            return header.isBlank() ? Optional.empty() : Optional.of(Locale.LanguageRange.parse(header.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAccepted(List<Locale.LanguageRange> ranges, String language) {
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .map(Locale.LanguageRange::getRange)
                .anyMatch(range ->
                        range.equals("*") || range.replaceFirst("-.*", "").equals(language));
    }
}
