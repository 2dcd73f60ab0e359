package dev.mockssp.auction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All keywords and banned words of an inventory in one tree of words, so that a conversation is read once, however many
 * campaigns there are.
 */
final class PhraseIndex {

    /** A place in the tree; a phrase ends here when somebody wants or bans it. */
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private final List<Integer> wantedBy = new ArrayList<>();
        private final List<Integer> bannedBy = new ArrayList<>();
        private int phrase = -1;
        private String text = "";
    }

    private final Node root = new Node();
    private final BitSet vocabulary;
    private final int mask;
    private final int campaigns;
    private int phrases;
    private int longest;

    PhraseIndex(List<Campaign> campaigns) {
        this.campaigns = campaigns.size();
        int words = campaigns.stream()
                .mapToInt(c -> c.keywords().size() + c.bannedWords().size())
                .sum();
        // sparse, so that nearly every word of a conversation is dismissed by one bit
        mask = Integer.highestOneBit(Math.max(64, Math.min(words, 1 << 20) * 32)) - 1;
        vocabulary = new BitSet(mask + 1);
        for (int i = 0; i < campaigns.size(); i++) {
            for (String keyword : campaigns.get(i).keywords()) {
                enter(keyword, i, false);
            }
            for (String banned : campaigns.get(i).bannedWords()) {
                enter(banned, i, true);
            }
        }
    }

    private void enter(String phrase, int campaign, boolean banned) {
        List<String> words = Words.of(phrase);
        if (words.isEmpty()) {
            return;
        }
        Node node = root;
        for (String word : words) {
            vocabulary.set(bit(word.hashCode()));
            node = node.next.computeIfAbsent(word, w -> new Node());
        }
        if (node.phrase < 0) {
            node.phrase = phrases++;
            node.text = String.join(" ", words);
        }
        List<Integer> owners = banned ? node.bannedBy : node.wantedBy;
        if (!owners.contains(campaign)) {
            owners.add(campaign);
        }
        longest = Math.max(longest, words.size());
    }

    private int bit(int hash) {
        return (hash ^ (hash >>> 15)) & mask;
    }

    /**
     * @param messages a conversation, oldest first
     * @return what stands in it
     */
    Reading read(List<String> messages) {
        Reading reading = new Reading(campaigns);
        BitSet found = new BitSet(phrases);
        Node[] open = new Node[longest];
        int last = messages.size() - 1;
        for (int i = last; i >= 0; i--) {
            read(messages.get(i), last - i, open, found, reading);
        }
        return reading;
    }

    private void read(String message, int distance, Node[] open, BitSet found, Reading reading) {
        Words words = new Words(message);
        int count = 0;
        while (words.next()) {
            reading.countStep();
            count = vocabulary.get(bit(words.hash())) ? advance(words.word(), open, count, reading) : 0;
            for (int k = 0; k < count; k++) {
                Node node = open[k];
                if (node.phrase >= 0 && !found.get(node.phrase)) {
                    // the newest message is read first, so that the first sight of a phrase is its weight
                    found.set(node.phrase);
                    reading.note(node.wantedBy, node.bannedBy, node.text, distance);
                }
            }
        }
    }

    /** Follows every phrase that is open and opens a new one; at most one is open for each length. */
    private int advance(String word, Node[] open, int count, Reading reading) {
        int kept = 0;
        for (int k = 0; k < count; k++) {
            reading.countStep();
            Node next = open[k].next.get(word);
            if (next != null) {
                open[kept++] = next;
            }
        }
        Node first = root.next.get(word);
        if (first != null) {
            open[kept++] = first;
        }
        return kept;
    }
}
