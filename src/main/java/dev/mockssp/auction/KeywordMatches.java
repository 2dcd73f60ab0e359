package dev.mockssp.auction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the keywords and banned words of an inventory found in one conversation. Scores are whole billionths, since a
 * sum of them does not depend on the order of its parts.
 */
final class KeywordMatches {

    /** A keyword in the last message. */
    static final long FULL_WEIGHT = 1_000_000_000;

    private static final long[] NO_SCORES = {};

    private final int campaigns;
    private long[] scores = NO_SCORES;
    private Map<Integer, String> bannedWords = Map.of();
    private int steps;

    KeywordMatches(int campaigns) {
        this.campaigns = campaigns;
    }

    void note(List<Integer> wantedBy, List<Integer> bannedBy, String phrase, int distance) {
        if (!wantedBy.isEmpty() && scores.length == 0) {
            scores = new long[campaigns];
        }
        for (int i = 0; i < wantedBy.size(); i++) {
            scores[wantedBy.get(i)] += FULL_WEIGHT / (1 + distance);
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

    /** @return how well a campaign fits, in billionths */
    long score(int campaign) {
        return scores.length == 0 ? 0 : scores[campaign];
    }

    /** @return the score of each campaign in billionths, to read only; empty when none has any */
    long[] scores() {
        return scores;
    }

    /** @return whether one of the campaign's banned words was found */
    boolean bans(int campaign) {
        return !bannedWords.isEmpty() && bannedWords.containsKey(campaign);
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
