package dev.mockssp.auction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the keywords and banned words of an inventory found in one conversation. Scores are whole billionths, since a
 * sum of them does not depend on the order of its parts.
 */
final class Reading {

    /** A keyword in the last message. */
    static final long FULL_WEIGHT = 1_000_000_000;

    private final long[] scores;
    private Map<Integer, String> bannedWords = Map.of();
    private boolean anyScore;
    private int steps;

    Reading(int campaigns) {
        scores = new long[campaigns];
    }

    void note(List<Integer> wantedBy, List<Integer> bannedBy, String phrase, int distance) {
        for (int campaign : wantedBy) {
            scores[campaign] += FULL_WEIGHT / (1 + distance);
            anyScore = true;
        }
        for (int campaign : bannedBy) {
            if (bannedWords.isEmpty()) {
                bannedWords = new HashMap<>();
            }
            bannedWords.putIfAbsent(campaign, phrase);
        }
    }

    void countStep() {
        steps++;
    }

    /** @return the score of each campaign in billionths, to read only */
    long[] scores() {
        return scores;
    }

    /** @return whether any campaign has a score */
    boolean anyScore() {
        return anyScore;
    }

    /** @return by campaign, its banned word that was found first, from the newest message on */
    Map<Integer, String> bannedWords() {
        return bannedWords;
    }

    /** @return how many words and open phrases were looked at: the cost of reading */
    int steps() {
        return steps;
    }
}
