package dev.mockssp.engine.proxy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Replaces texts that must not be stored with pseudonyms. The same text gets the same pseudonym while it is remembered.
 * In memory only.
 */
final class Pseudonyms {

    private static final int MAX_ENTRIES = 10_000;

    private final String prefix;
    private final Map<String, String> byText = new LinkedHashMap<>(16, 0.75f, true);
    private long count;

    Pseudonyms(String prefix) {
        this.prefix = prefix;
    }

    synchronized String of(String text) {
        String known = byText.get(text);
        if (known != null) {
            return known;
        }
        if (byText.size() >= MAX_ENTRIES) {
            byText.remove(byText.keySet().iterator().next());
        }
        String made = prefix + ++count;
        byText.put(text, made);
        return made;
    }
}
