package dev.mockssp.auction;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keywords and banned words of an inventory in one conversation. Scores are whole billionths, because their sum must
 * not depend on the order of its parts.
 */
final class KeywordMatches {

    /** The score of a keyword in the last message. */
    static final long FULL_WEIGHT = 1_000_000_000;

    private final Map<Campaign, Long> scores = new HashMap<>();
    private final Map<Campaign, String> bannedWords = new HashMap<>();
    private int steps;

    void add(Set<Campaign> keywordOf, Set<Campaign> bannedWordOf, String phrase, int distance) {
        keywordOf.forEach(campaign -> scores.merge(campaign, FULL_WEIGHT / (1 + distance), Long::sum));
        bannedWordOf.forEach(campaign -> bannedWords.putIfAbsent(campaign, phrase));
    }

    void countSteps(int more) {
        steps += more;
    }

    /** @return whether no keyword was found */
    boolean isEmpty() {
        return scores.isEmpty();
    }

    /** @return the relevance of a campaign, in billionths */
    long score(Campaign campaign) {
        return scores.getOrDefault(campaign, 0L);
    }

    /** @return the banned word of the campaign that was found first, from the newest message on */
    Optional<String> bannedWord(Campaign campaign) {
        return Optional.ofNullable(bannedWords.get(campaign));
    }

    /** @return how many words and partial matches were compared: the cost of matching */
    int steps() {
        return steps;
    }
}
