package dev.mockssp.auction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All keywords and banned words of an inventory in one tree of words, so that a conversation is read once, however many
 * campaigns there are.
 */
final class KeywordIndex {

    /** A place in the tree; a phrase ends here when somebody wants or bans it. */
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private final List<Integer> wantedBy = new ArrayList<>();
        private final List<Integer> bannedBy = new ArrayList<>();
        private int phrase = -1;
        private String text = "";
    }

    private final Node root = new Node();
    private final KeywordSet vocabulary;
    private final int campaigns;
    private int phrases;
    private int longest;

    KeywordIndex(List<Campaign> campaigns) {
        this.campaigns = campaigns.size();
        Set<String> words = new HashSet<>();
        for (int i = 0; i < campaigns.size(); i++) {
            for (String keyword : campaigns.get(i).keywords()) {
                enter(keyword, i, false, words);
            }
            for (String banned : campaigns.get(i).bannedWords()) {
                enter(banned, i, true, words);
            }
        }
        vocabulary = new KeywordSet(words);
    }

    private void enter(String phrase, int campaign, boolean banned, Set<String> all) {
        List<String> words = Tokenizer.of(phrase);
        if (words.isEmpty()) {
            return;
        }
        all.addAll(words);
        Node node = root;
        for (String word : words) {
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

    /**
     * @param messages a conversation, oldest first
     * @return what stands in it
     */
    KeywordMatches read(List<String> messages) {
        KeywordMatches reading = new KeywordMatches(campaigns);
        BitSet found = new BitSet(phrases);
        Node[] open = new Node[longest];
        int last = messages.size() - 1;
        for (int i = last; i >= 0; i--) {
            read(messages.get(i), last - i, open, found, reading);
        }
        return reading;
    }

    private void read(String message, int distance, Node[] open, BitSet found, KeywordMatches reading) {
        Tokenizer words = new Tokenizer(message);
        int count = 0;
        while (words.next()) {
            reading.countStep();
            String word = vocabulary.find(words);
            count = word.isEmpty() ? 0 : advance(word, open, count, reading);
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
    private int advance(String word, Node[] open, int count, KeywordMatches reading) {
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
