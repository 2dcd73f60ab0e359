package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.journal.UnknownKeyMask;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rejected keys of one request, and the removal of these keys from text. A rejected key may be a real one, so it
 * must not be stored, not even where the request repeats it. Keys are found as they are and in the escapes of JSON,
 * JSON pointers, URLs and Base64.
 *
 * <p>A long key is removed inside words too. A key of 4 to 7 characters, which may be "test" or "user", is removed only
 * where it is a word by itself. A shorter key stays: removing it would destroy bodies, and no real key is that short.
 */
public final class RejectedKeys {

    private static final int MIN_LENGTH = 4;
    private static final int MIN_LENGTH_INSIDE_WORDS = 8;
    private static final RejectedKeys NONE = new RejectedKeys(Optional.empty());

    private final Optional<Pattern> pattern;

    private RejectedKeys(Optional<Pattern> pattern) {
        this.pattern = pattern;
    }

    /** @param sent the rejected keys */
    public static RejectedKeys of(Collection<String> sent) {
        if (sent.isEmpty()) {
            return NONE;
        }
        List<String> removable = sent.stream()
                .filter(key -> key.length() >= MIN_LENGTH)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return removable.isEmpty()
                ? NONE
                : new RejectedKeys(Optional.of(Pattern.compile(
                        removable.stream().map(RejectedKeys::anyForm).collect(Collectors.joining("|")))));
    }

    public boolean isEmpty() {
        return pattern.isEmpty();
    }

    /** @return the text without the keys */
    public String removeFrom(String text) {
        return pattern.isPresent() ? pattern.get().matcher(text).replaceAll(UnknownKeyMask.REPLACEMENT) : text;
    }

    public Optional<String> removeFrom(Optional<String> text) {
        return pattern.isPresent() ? text.map(this::removeFrom) : text;
    }

    /** @return the same array when no key is in it */
    public byte[] removeFrom(byte[] bytes) {
        if (pattern.isEmpty() || bytes.length == 0) {
            return bytes;
        }
        // ISO 8859-1 maps each byte to one character, so the encoding does not matter
        Matcher matcher = pattern.get().matcher(new String(bytes, ISO_8859_1));
        return matcher.find() ? matcher.replaceAll(UnknownKeyMask.REPLACEMENT).getBytes(ISO_8859_1) : bytes;
    }

    private static String anyForm(String key) {
        String anyForm = key.chars().mapToObj(c -> anyForm((char) c)).collect(Collectors.joining());
        return key.length() >= MIN_LENGTH_INSIDE_WORDS
                ? "(?i:" + anyForm + ")|" + base64(key)
                : "(?<![A-Za-z0-9])" + anyForm + "(?![A-Za-z0-9])";
    }

    /**
     * Matches the Base64 form at each of the three offsets. The characters that depend on adjacent bytes are matched by
     * wildcards.
     */
    private static String base64(String key) {
        return IntStream.range(0, 3)
                .mapToObj(before -> {
                    byte[] padded = ("\0".repeat(before) + key).getBytes(UTF_8);
                    String code = Base64.getEncoder().encodeToString(padded);
                    String fixedPart = code.substring(before == 0 ? 0 : before + 1, padded.length / 3 * 4);
                    return fixedPart.replace("+", "[+-]").replace("/", "(?:\\\\?/|_)") + "[A-Za-z0-9+/_-]*={0,2}";
                })
                .collect(Collectors.joining("|"));
    }

    private static String anyForm(char c) {
        byte[] utf8 = String.valueOf(c).getBytes(UTF_8);
        StringBuilder percent = new StringBuilder();
        for (byte octet : utf8) {
            percent.append(String.format(Locale.ROOT, "%%(?i:%02x)", octet));
        }
        String forms = Pattern.quote(String.valueOf(c))
                + String.format(Locale.ROOT, "|\\\\u(?i:%04x)|", (int) c)
                + percent
                + "|"
                + Pattern.quote(new String(utf8, ISO_8859_1));
        String pointer = c == '/' ? "|~1" : c == '~' ? "|~0" : "";
        return "(?:" + forms + pointer + (c == '"' || c == '\\' || c == '/' ? "|\\\\" + Pattern.quote("" + c) : "")
                + ")";
    }
}
