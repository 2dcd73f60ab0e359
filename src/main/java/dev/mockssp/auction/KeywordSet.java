package dev.mockssp.auction;

import java.util.BitSet;
import java.util.Set;

/** The words of all phrases of an inventory. Nearly every word of a conversation is none of them, which is told by one bit. */
final class KeywordSet {

    /** What is found where a word is none of these. */
    static final String NONE = "";

    private final BitSet hashes;
    private final int hashMask;

    // each word in the first free place after the one that its hash names
    private final String[] words;
    private final int wordMask;

    KeywordSet(Set<String> all) {
        int size = Math.min(all.size(), 1 << 20);
        hashMask = Integer.highestOneBit(Math.max(64, size * 32)) - 1;
        hashes = new BitSet(hashMask + 1);
        words = new String[4 * Integer.highestOneBit(Math.max(16, all.size()))];
        wordMask = words.length - 1;
        for (String word : all) {
            hashes.set(spread(word.hashCode()) & hashMask);
            int at = spread(word.hashCode()) & wordMask;
            while (words[at] != null) {
                at = (at + 1) & wordMask;
            }
            words[at] = word;
        }
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15);
    }

    /** @return the word that the cursor is at, made when this was made; {@link #NONE} when it is another */
    String find(Tokenizer cursor) {
        int hash = spread(cursor.hash());
        if (!hashes.get(hash & hashMask)) {
            return NONE;
        }
        for (int at = hash & wordMask; words[at] != null; at = (at + 1) & wordMask) {
            if (cursor.isAt(words[at])) {
                return words[at];
            }
        }
        return NONE;
    }
}
