package dev.mockssp.engine.redaction;

import dev.mockssp.core.VendorPaths;

/** The name that stands before a place in a text, such as before an equals sign. */
final class PrecedingName {

    /** In bytes. A longer name is not read to its start. */
    static final int MAX_LENGTH = 100;

    private static final int MAX_BLANKS = 64;
    private static final String TRACKING_TOKEN = "token";

    /** The characters in front of a parameter of a URL. */
    private static final String BEFORE_PARAMETER = "?&;#/=\"'";

    private static final boolean[] NAME_BYTES = nameBytes();

    private final TextPart part;
    private final byte[] text;
    private final int from;

    private int start;
    private boolean quoted;
    private boolean parameter;
    private String name = "";

    PrecedingName(TextPart part) {
        this.part = part;
        this.text = part.text();
        this.from = part.from();
    }

    /**
     * Reads the name that ends at a place, without quotes and blanks around it.
     *
     * @return whether it is the name of a secret; if not, nothing else is known of it
     */
    boolean isSecretBefore(int at) {
        int end = at;
        while (end > from && at - end < MAX_BLANKS && part.isBlank(end - 1)) {
            end--;
        }
        quoted = false;
        while (end > from && (part.isQuote(end - 1) || text[end - 1] == '\\')) {
            quoted |= part.isQuote(--end);
        }
        int first = end;
        int letters = 0;
        boolean escaped = false;
        while (first > from && end - first < MAX_LENGTH && isNameByte(text[first - 1])) {
            byte b = text[--first];
            letters = NameLetters.with(letters, b);
            escaped |= b == '\\' || b == '%';
        }
        name = "";
        if (!escaped && !NameLetters.mayBeSecret(letters)) {
            return false;
        }
        start = first;
        parameter = start == from || BEFORE_PARAMETER.indexOf(text[start - 1]) >= 0;
        name = part.latin(start, end);
        if (escaped) {
            unescape(part.unescaped(start, end));
        }
        return SecretNames.isSecret(name);
    }

    /** An escape may hide what stands before the name, as in {@code &#92;u0026token}. */
    private void unescape(String unescaped) {
        int before = unescaped.length() - 1;
        while (before >= 0 && "?&;#/=\"'{, \n\t".indexOf(unescaped.charAt(before)) < 0) {
            before--;
        }
        parameter |= before >= 0 && BEFORE_PARAMETER.indexOf(unescaped.charAt(before)) >= 0;
        name = unescaped.substring(before + 1);
    }

    /** @return the name that was read last, without escapes */
    String name() {
        return name;
    }

    /** @return whether it is no prose: it has quotes, or is the name of a parameter */
    boolean isDistinct() {
        return quoted || parameter;
    }

    boolean isQuoted() {
        return quoted;
    }

    /** @return whether it is the name of an element, whose tag ends at the place */
    boolean isTag() {
        return start > from && text[start - 1] == '<';
    }

    /** @return whether it is the token in the query of a tracking link, which is no secret */
    boolean isTokenOfTrackingLink() {
        if (!name.equals(TRACKING_TOKEN) || start == from) {
            return false;
        }
        int query = start - 1;
        while (query > from && start - query < MAX_LENGTH && text[query] != '?') {
            query--;
        }
        int end = query;
        return VendorPaths.WITH_TOKEN.stream().anyMatch(path -> endsAt(end, path));
    }

    private boolean endsAt(int end, String path) {
        int first = end - path.length();
        return first >= from && part.startsWith(first, path);
    }

    private static boolean isNameByte(byte b) {
        return NAME_BYTES[b & 0xff];
    }

    private static boolean[] nameBytes() {
        boolean[] bytes = new boolean[256];
        for (int b = 0; b < bytes.length; b++) {
            bytes[b] = b >= 0x80 || Character.isLetterOrDigit(b) || "_-.[]%\\".indexOf(b) >= 0;
        }
        return bytes;
    }
}
