package dev.mockssp.lint.facts;

import java.util.Locale;
import java.util.Set;

/** The ISO 3166-1 alpha-2 country codes. */
public final class IsoCountries {

    private static final Set<String> ISO = Set.of(Locale.getISOCountries());

    private IsoCountries() {}

    public static boolean isIsoInAnyCase(String code) {
        return isIso(code) || (code.length() == 2 && ISO.contains(code.toUpperCase(Locale.ROOT)));
    }

    public static boolean isIso(String code) {
        return ISO.contains(code);
    }
}
