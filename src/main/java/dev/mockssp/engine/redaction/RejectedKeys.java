package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.journal.UnknownKeyMask;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rejected keys and the credentials of one request, and the removal of these keys from text. A rejected key may be a
 * real one, so it must not be stored, not even where the request repeats it. Keys are found as they are and in the
 * escapes of JSON, JSON pointers, URLs and Base64, also in nested ones. A search takes linear time.
 *
 * <p>A long key is removed inside words too. A key of 4 to 7 characters, which may be "test" or "user", is removed only
 * where it is a word by itself. A shorter key stays: removing it would destroy bodies, and no real key is that short.
 */
public final class RejectedKeys {

    static final int MIN_LENGTH_INSIDE_WORDS = 8;

    private static final int MIN_LENGTH = 4;
    private static final int MAX_LEVELS_OF_ESCAPES = 3;
    private static final RejectedKeys NONE = new RejectedKeys(List.of());

    private final KeyTrie trie = new KeyTrie();

    private RejectedKeys(Collection<String> keys) {
        keys.forEach(this::add);
    }

    private void add(String key) {
        boolean isShort = key.length() < MIN_LENGTH_INSIDE_WORDS;
        KeyTrie.Kind kind = isShort ? KeyTrie.Kind.WORD : KeyTrie.Kind.ANYWHERE;
        byte[] utf8 = key.getBytes(UTF_8);
        trie.add(utf8, kind);
        // The server reads a header as Latin-1, so a key in UTF-8 elsewhere has the bytes of these characters.
        if (utf8.length > key.length()) {
            trie.add(key.getBytes(ISO_8859_1), kind);
        }
        // A part of the key that looks like an escape is undone together with the real escapes of a text.
        Unescaped original = Unescaped.original(utf8);
        if (original.hasEscapes()) {
            trie.add(original.unescaped().bytes(), kind);
        }
        if (!isShort) {
            addBase64(utf8);
        }
    }

    /** Adds the Base64 form at each of the three offsets, without the characters that depend on adjacent bytes. */
    private void addBase64(byte[] key) {
        for (int before = 0; before < 3; before++) {
            byte[] padded = new byte[before + key.length];
            System.arraycopy(key, 0, padded, before, key.length);
            for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                String code = encoder.encodeToString(padded);
                String fixedPart = code.substring(before == 0 ? 0 : before + 1, padded.length / 3 * 4);
                trie.add(fixedPart.getBytes(ISO_8859_1), KeyTrie.Kind.BASE64);
            }
        }
    }

    /** @param sent the rejected keys */
    public static RejectedKeys of(Collection<String> sent) {
        if (sent.isEmpty()) {
            return NONE;
        }
        List<String> removable = sent.stream()
                .filter(key -> key.length() >= MIN_LENGTH)
                .distinct()
                .toList();
        return removable.isEmpty() ? NONE : new RejectedKeys(removable);
    }

    public boolean isEmpty() {
        return this == NONE;
    }

    /** @return the text without the keys */
    public String removeFrom(String text) {
        if (isEmpty() || text.isEmpty()) {
            return text;
        }
        byte[] bytes = text.getBytes(UTF_8);
        byte[] kept = removeFrom(bytes);
        return kept == bytes ? text : new String(kept, UTF_8);
    }

    public Optional<String> removeFrom(Optional<String> text) {
        return isEmpty() ? text : text.map(this::removeFrom);
    }

    /** @return the same array when no key is in it */
    public byte[] removeFrom(byte[] bytes) {
        List<Span> spans = spans(bytes);
        return spans.isEmpty() ? bytes : Span.replace(bytes, spans, UnknownKeyMask.REPLACEMENT);
    }

    /**
     * @param json a text that is valid JSON
     * @return the text without the keys, which is valid JSON too; the same array when no key is in it
     */
    public byte[] removeFromJson(byte[] json) {
        List<Span> spans = spans(json);
        return spans.isEmpty()
                ? json
                : Span.replace(json, JsonTokens.of(json).aligned(spans), UnknownKeyMask.REPLACEMENT);
    }

    private List<Span> spans(byte[] bytes) {
        if (isEmpty() || bytes.length == 0) {
            return List.of();
        }
        Unescaped original = Unescaped.original(bytes);
        List<Span> spans = new ArrayList<>(trie.findIn(original));
        if (original.hasEscapes()) {
            Unescaped json = original.unescaped(Unescaped.Escapes.JSON);
            spans.addAll(trie.findIn(json));
            spans.addAll(trie.findIn(original.unescaped(Unescaped.Escapes.URL)));
            Unescaped level = original;
            for (int i = 0; i < MAX_LEVELS_OF_ESCAPES && level.hasEscapes(); i++) {
                level = level.unescaped();
                spans.addAll(trie.findIn(level));
            }
            // Half an escape would not be valid JSON.
            spans.replaceAll(span -> new Span(json.placeBefore(span.from()), json.placeAfter(span.to()), false));
        }
        return Span.merged(spans);
    }
}
