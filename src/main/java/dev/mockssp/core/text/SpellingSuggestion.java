package dev.mockssp.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user probably meant by a misspelt one. */
public final class SpellingSuggestion {

    /** In characters. The comparison takes time in the product of both lengths. */
    private static final int MAX_LENGTH = 100;

    private static final int MIN_PREFIX = 3;

    private SpellingSuggestion() {}

    /**
     * Compares names without regard to case, spaces, hyphens and underscores.
     *
     * @param word the misspelt name
     * @param known the existing names
     * @return the known name that needs the fewest changes, at most one for each three letters, or that begins with the
     *     word; of several, the first
     */
    public static Optional<String> of(String word, Collection<String> known) {
        String plain = plain(word);
        return word.length() > MAX_LENGTH
                ? Optional.empty()
                : known.stream()
                        .filter(candidate -> isClose(plain, plain(candidate)))
                        .min(Comparator.comparingInt(candidate -> changes(plain, plain(candidate))));
    }

    /**
     * @param word the misspelt name
     * @param known the existing names
     * @param count the maximum number of results
     * @return the known names that need the fewest changes, the one of {@link #of} first; none for a very long word
     */
    public static List<String> nearest(String word, Collection<String> known, int count) {
        String plain = plain(word);
        return word.length() > MAX_LENGTH
                ? List.of()
                : known.stream()
                        .map(candidate -> Candidate.of(plain, candidate))
                        .sorted(Comparator.comparing(Candidate::isFar).thenComparing(Candidate::changes))
                        .limit(count)
                        .map(Candidate::name)
                        .toList();
    }

    /** Two names are compared once, not at each step of a sort. */
    private record Candidate(String name, boolean isFar, int changes) {
        static Candidate of(String word, String name) {
            String plain = plain(name);
            return new Candidate(name, !isClose(word, plain), SpellingSuggestion.changes(word, plain));
        }
    }

    /**
     * @param word the misspelt name
     * @param known the existing names
     * @return {@code  (did you mean "x"?)}, or the empty string if no name is similar
     */
    public static String question(String word, Collection<String> known) {
        return of(word, known).map(it -> " (did you mean \"" + it + "\"?)").orElse("");
    }

    /**
     * @param subject the name and what it is, such as {@code Query parameter "kye"}
     * @param word the misspelt name
     * @param known the existing names
     * @return {@code <subject> is unknown; did you mean "x"? Allowed: x, y}
     */
    public static String unknown(String subject, String word, Collection<String> known) {
        return unknown(subject, of(word, known), known);
    }

    /**
     * @param subject the name and what it is
     * @param meant the name that was probably meant
     * @param known the existing names
     * @return {@code <subject> is unknown; did you mean "x"? Allowed: x, y}
     */
    public static String unknown(String subject, Optional<String> meant, Collection<String> known) {
        String question = meant.map(it -> "; did you mean \"" + it + "\"?").orElse(".");
        return subject + " is unknown" + question + " Allowed: " + String.join(", ", known);
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    private static boolean isClose(String word, String candidate) {
        int allowed = Math.max(1, candidate.length() / 3);
        return word.length() >= MIN_PREFIX && candidate.startsWith(word)
                || Math.abs(word.length() - candidate.length()) <= allowed && changes(word, candidate) <= allowed;
    }

    /** Letters to add, drop, replace or swap with their neighbour (optimal string alignment). */
    private static int changes(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
