package dev.mockssp.lint;

import java.util.Locale;
import java.util.Set;

/** ISO 3166-1 alpha-2. */
final class Countries {

    private static final Set<String> ISO = Set.of(Locale.getISOCountries());

    private Countries() {}

    static boolean isIsoInAnyCase(String code) {
        return isIso(code) || (code.length() == 2 && ISO.contains(code.toUpperCase(Locale.ROOT)));
    }

    static boolean isIso(String code) {
        return ISO.contains(code);
    }
}
