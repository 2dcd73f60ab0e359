package dev.mockssp.engine.proxy;

import dev.mockssp.core.LruMap;

/**
 * Replaces texts that must not be stored with pseudonyms. The same text gets the same pseudonym while it is remembered.
 * In memory only.
 */
final class Pseudonyms {

    private static final int MAX_ENTRIES = 10_000;

    private final String prefix;
    private final LruMap<String, String> byText = new LruMap<>(MAX_ENTRIES);
    private long count;

    Pseudonyms(String prefix) {
        this.prefix = prefix;
    }

    synchronized String of(String text) {
        return byText.computeIfAbsent(text, unknown -> prefix + ++count);
    }
}
