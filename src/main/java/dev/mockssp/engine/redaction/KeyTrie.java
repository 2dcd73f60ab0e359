package dev.mockssp.engine.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds keys in a text. Case, and whether a plus or a space was sent, do not matter. A step through the text compares at
 * most 64 bytes with all keys at once, so the time is linear, however many keys there are and however long they are.
 */
final class KeyTrie {

    /** How a key is found. */
    enum Kind {
        /** Anywhere, inside words too. */
        ANYWHERE,
        /** Only as a word by itself, in the same case. */
        WORD,
        /** Anywhere, together with the characters of Base64 that follow. */
        BASE64
    }

    private static final int MAX_DEPTH = 64;

    private record Key(byte[] bytes, Kind kind) {}

    private final int[] first = new int[256];
    private final Map<Integer, Integer> next = new HashMap<>();
    private final List<List<Key>> keys = new ArrayList<>(List.of(List.of()));

    void add(byte[] key, Kind kind) {
        int node = 0;
        for (int i = 0; i < Math.min(key.length, MAX_DEPTH); i++) {
            int known = child(node, key[i]);
            if (known == 0) {
                known = keys.size();
                keys.add(List.of());
                if (node == 0) {
                    first[folded(key[i])] = known;
                } else {
                    next.put(node << 8 | folded(key[i]), known);
                }
            }
            node = known;
        }
        List<Key> both = new ArrayList<>(keys.get(node));
        both.add(new Key(key, kind));
        keys.set(node, both);
    }

    /** @return the places of keys in the original text, in order */
    List<Span> findIn(Unescaped text) {
        List<Span> spans = new ArrayList<>();
        byte[] bytes = text.bytes();
        int at = 0;
        while (at < bytes.length) {
            int end = first[folded(bytes[at])] == 0 ? at : longestEnd(bytes, at);
            if (end > at) {
                spans.add(new Span(text.place(at), text.place(end), false));
            }
            at = Math.max(end, at + 1);
        }
        return spans;
    }

    private int longestEnd(byte[] bytes, int at) {
        int longest = at;
        int node = 0;
        int i = at;
        do {
            node = child(node, bytes[i++]);
            for (Key key : keys.get(node)) {
                longest = Math.max(longest, end(bytes, at, i, key));
            }
        } while (node != 0 && i < bytes.length);
        return longest;
    }

    private int child(int node, byte b) {
        return node == 0 ? first[folded(b)] : next.getOrDefault(node << 8 | folded(b), 0);
    }

    /** Returns the end of a key that is equal up to {@code to}, or {@code at} if it is not found. */
    private static int end(byte[] bytes, int at, int to, Key key) {
        int end = to;
        // Of a very long key, most is as secret as all of it.
        while (end < bytes.length && end - at < key.bytes.length && folded(bytes[end]) == folded(key.bytes[end - at])) {
            end++;
        }
        return switch (key.kind) {
            case ANYWHERE -> end;
            case WORD -> isWord(bytes, at, end, key) ? end : at;
            case BASE64 -> {
                while (end < bytes.length && isBase64(bytes[end])) {
                    end++;
                }
                yield end;
            }
        };
    }

    private static boolean isWord(byte[] bytes, int at, int end, Key key) {
        for (int i = at; i < end; i++) {
            if (bytes[i] != key.bytes[i - at]) {
                return false;
            }
        }
        return (at == 0 || !isAlphanumeric(bytes[at - 1])) && (end == bytes.length || !isAlphanumeric(bytes[end]));
    }

    private static boolean isAlphanumeric(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    private static boolean isBase64(byte b) {
        return isAlphanumeric(b) || b == '+' || b == '/' || b == '-' || b == '_' || b == '=';
    }

    private static int folded(byte b) {
        if (b == '+') {
            return ' ';
        }
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b & 0xff;
    }
}
