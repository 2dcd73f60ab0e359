package dev.mockssp.geo;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where external buyers bid only with the user's consent (revision-2026.md, section 2). */
public enum ConsentRegion {
    /** The European Economic Area and the United Kingdom. */
    TCF,
    CALIFORNIA,
    NONE;

    private static final Set<String> TCF_COUNTRIES = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS", "IT",
            "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    /**
     * @param location the location of a user
     * @return the rule that applies there
     */
    public static ConsentRegion of(Location location) {
        Optional<String> country = location.country();
        if (country.filter(TCF_COUNTRIES::contains).isPresent()) {
            return TCF;
        }
        boolean california = country.filter("US"::equals).isPresent()
                && location.region().filter(ConsentRegion::isCalifornia).isPresent();
        return california ? CALIFORNIA : NONE;
    }

    private static boolean isCalifornia(String region) {
        String name = region.strip().toLowerCase(Locale.ROOT);
        return name.equals("ca") || name.equals("california");
    }
}
