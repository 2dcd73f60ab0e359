package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a text that is replaced.
 *
 * @param from its first byte
 * @param to the byte after its last one
 * @param quoted whether the replacement needs quotes, because the part is a JSON value without them
 */
record Span(int from, int to, boolean quoted) {

    /** @return the spans in their order, those that overlap as one */
    static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        spans.stream().sorted(Comparator.comparingInt(Span::from)).forEach(span -> {
            Span last = merged.isEmpty() ? span : merged.get(merged.size() - 1);
            if (merged.isEmpty() || span.from >= last.to) {
                merged.add(span);
            } else {
                merged.set(
                        merged.size() - 1, new Span(last.from, Math.max(last.to, span.to), last.quoted || span.quoted));
            }
        });
        return merged;
    }

    /** @param spans in their order, without overlaps */
    static byte[] replace(byte[] text, List<Span> spans, String replacement) {
        ByteArrayOutputStream result = new ByteArrayOutputStream(text.length + spans.size() * 16);
        byte[] bare = replacement.getBytes(ISO_8859_1);
        byte[] quoted = ("\"" + replacement + "\"").getBytes(ISO_8859_1);
        int kept = 0;
        for (Span span : spans) {
            result.write(text, kept, span.from - kept);
            result.writeBytes(span.quoted ? quoted : bare);
            kept = span.to;
        }
        result.write(text, kept, text.length - kept);
        return result.toByteArray();
    }
}
