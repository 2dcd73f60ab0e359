package dev.mockssp.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a name may have meant. */
final class Nearest {

    private static final int LONGEST = 100;

    private Nearest() {}

    /** The name with the fewest letters to change, empty when all are more than about a third of it away. */
    static Optional<String> to(String typed, Collection<String> names) {
        String meant = spelled(typed);
        return typed.length() > LONGEST
                ? Optional.empty()
                : names.stream()
                        .filter(name -> distance(meant, spelled(name)) <= Math.max(1, name.length() / 3))
                        .min(Comparator.comparingInt(name -> distance(meant, spelled(name))));
    }

    /** As names are spelled: "No bid" is nearer to no-bid than its letters are. */
    private static String spelled(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
