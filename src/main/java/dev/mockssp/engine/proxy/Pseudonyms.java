package dev.mockssp.engine.proxy;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.LruMap;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.memory.ShortId;

/**
 * Replaces texts that must not be stored with pseudonyms. The same text gets the same pseudonym while it is remembered.
 * In memory only.
 */
final class Pseudonyms {

    private final String prefix;
    private final LruMap<String, String> byText;
    private long count;

    /** @param memory limits the bytes of this and of all else that is remembered */
    Pseudonyms(String prefix, MemoryBudget memory) {
        this.prefix = prefix;
        this.byText = new LruMap<>(
                memory, (text, pseudonym) -> HeapSize.MAP_ENTRY + HeapSize.of(text) + HeapSize.of(pseudonym));
    }

    synchronized String of(String text) {
        return byText.computeIfAbsent(ShortId.of(text).text(), unknown -> prefix + ++count);
    }
}
