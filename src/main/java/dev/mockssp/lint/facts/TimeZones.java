package dev.mockssp.lint.facts;

import java.time.ZoneId;
import java.util.Set;

/** The names of time zones in the tz database of this Java. */
public final class TimeZones {

    /** Names of the tz database that Java does not list. */
    private static final Set<String> NOT_LISTED = Set.of("EST", "HST", "MST", "ROC");

    /** Names that Java lists, and the tz database does not have any more. */
    private static final String REMOVED = "SystemV/";

    private TimeZones() {}

    /** @return whether the tz database has the name, upper and lower case as written */
    public static boolean exist(String name) {
        boolean listed = ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith(REMOVED);
        return listed || NOT_LISTED.contains(name);
    }
}
