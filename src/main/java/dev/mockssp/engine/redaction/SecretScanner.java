package dev.mockssp.engine.redaction;

import java.util.Set;

/**
 * Reads one part of a text from left to right, and finds what follows the name of a secret: after a colon, an equals
 * sign or a tag, in front of a host, and in the parts of a form.
 */
final class SecretScanner {

    private static final int MAX_BLANKS = 64;
    private static final int MAX_USER_INFO = 512;
    private static final Set<String> LITERALS = Set.of("true", "false", "null");

    /** What ends a value without quotes after an equals sign. */
    private static final String AFTER_PARAMETER = "&;#\"'<> \t\r\n";

    /** What ends a value without quotes after a colon. */
    private static final String AFTER_MEMBER = ",}])&;\"'<> \t\r\n";

    private static final String AFTER_LINE = "\"'<>&\r\n";

    private final TextPart part;
    private final byte[] text;
    private final int from;
    private final int to;
    private final boolean prose;
    private final FoundSecrets found;
    private final PrecedingName preceding;

    /**
     * @param part what to read
     * @param prose whether names without quotes, except those of parameters, are ordinary words
     * @param found gets the secrets
     */
    SecretScanner(TextPart part, boolean prose, FoundSecrets found) {
        this.part = part;
        this.text = part.text();
        this.from = part.from();
        this.to = part.to();
        this.prose = prose;
        this.found = found;
        this.preceding = new PrecedingName(part);
    }

    /** @return whether a name is the name of a secret, or there may be a password in front of a host */
    boolean mayFindAny() {
        for (int i = from; i < to; i++) {
            if ((text[i] == ':' || text[i] == '=') && (preceding.isSecretBefore(i) || part.isBeforeAuthority(i))) {
                return true;
            }
        }
        return false;
    }

    void scan() {
        int at = from;
        while (at < to) {
            at = switch (text[at]) {
                case '=' -> afterEquals(at);
                case ':' -> part.isBeforeAuthority(at) ? afterAuthority(at) : afterColon(at);
                case '>' -> afterTag(at);
                default -> at + 1;
            };
        }
    }

    private int afterEquals(int at) {
        if (preceding.isSecretBefore(at) && (!prose || preceding.isDistinct()) && !preceding.isTokenOfTrackingLink()) {
            return Math.max(at + 1, readValue(at, AFTER_PARAMETER));
        }
        return !prose && isPartName(at) ? Math.max(at + 1, readPartOfForm(at + 1)) : at + 1;
    }

    private int afterColon(int at) {
        return preceding.isSecretBefore(at) && (!prose || preceding.isQuoted())
                ? Math.max(at + 1, readValue(at, AFTER_MEMBER))
                : at + 1;
    }

    private int afterTag(int at) {
        if (prose || !preceding.isSecretBefore(at) || !preceding.isTag()) {
            return at + 1;
        }
        int end = at + 1;
        while (end < to && text[end] != '<') {
            end++;
        }
        found.add(preceding.name(), at + 1, end, false);
        return end;
    }

    /** Adds the user and the password in front of a host. */
    private int afterAuthority(int colon) {
        int start = colon + (text[colon + 1] == '\\' ? 5 : 3);
        int end = -1;
        int password = start;
        for (int i = start; i < to && i - start < MAX_USER_INFO && "/?#\\\"'<> \t\r\n".indexOf(text[i]) < 0; i++) {
            if (text[i] == ':' && password == start) {
                password = i + 1;
            } else if (text[i] == '@') {
                end = i;
            }
        }
        if (end <= start) {
            return start;
        }
        found.addUserInfo(start, Math.min(password, end), end);
        return end;
    }

    private int readValue(int separator, String delimiters) {
        int start = separator + 1;
        boolean member = text[separator] == ':';
        while (start < to
                && start - separator < MAX_BLANKS
                && (member ? part.isBlank(start) : text[start] == ' ' || text[start] == '\t')) {
            start++;
        }
        int quote = start;
        while (quote < to && text[quote] == '\\') {
            quote++;
        }
        if (quote < to && part.isQuote(quote)) {
            int end = endOfQuoted(quote + 1, quote - start, text[quote]);
            found.add(preceding.name(), quote + 1, end, false);
            return end;
        }
        if (member && start < to && (text[start] == '[' || text[start] == '{')) {
            return readContainer(start);
        }
        int end = endOfBare(start, delimiters);
        if (!LITERALS.contains(part.latin(start, end))) {
            found.add(preceding.name(), start, end, false);
        }
        return end;
    }

    /** Returns where the quote stands that is escaped as often as the one at the start. */
    private int endOfQuoted(int start, int escapes, byte quote) {
        int slashes = 0;
        for (int i = start; i < to; i++) {
            if (text[i] == '\\') {
                slashes++;
            } else {
                boolean closes = escapes == 0 ? slashes % 2 == 0 : slashes <= escapes;
                if (text[i] == quote && closes) {
                    return i - Math.min(slashes, escapes);
                }
                slashes = 0;
            }
        }
        return to;
    }

    private int endOfBare(int start, String delimiters) {
        String end = isLine() ? AFTER_LINE : delimiters;
        int at = start;
        while (at < to && end.indexOf(text[at]) < 0) {
            if (text[at] == '\\' && !part.startsWith(at, "\\/")) {
                return at;
            }
            at += text[at] == '\\' ? 2 : 1;
        }
        boolean scheme = at < to && text[at] == ' ' && Credentials.isScheme(part.latin(start, at));
        return scheme ? endOfBare(at + 1, delimiters) : Math.min(at, to);
    }

    /** The value of such a header has more than one word. */
    private boolean isLine() {
        return !prose && SecretNames.isAuthorization(preceding.name());
    }

    /** Adds the scalars of an object or array that may not be valid JSON. */
    private int readContainer(int start) {
        int depth = 0;
        int at = start;
        do {
            byte b = text[at];
            if (b == '[' || b == '{') {
                depth++;
                at++;
            } else if (b == ']' || b == '}') {
                depth--;
                at++;
            } else if (part.isQuote(at)) {
                int end = endOfQuoted(at + 1, 0, b);
                addUnlessName(at + 1, end, end + 1);
                at = end + 1;
            } else if (part.isBlank(at) || b == ',' || b == ':' || b == '\\') {
                at++;
            } else {
                int end = endOfBare(at, AFTER_MEMBER + ":[{");
                addUnlessName(at, end, end);
                at = Math.max(end, at + 1);
            }
        } while (depth > 0 && at < to);
        return Math.min(at, to);
    }

    private void addUnlessName(int start, int end, int next) {
        int colon = next;
        while (colon < to && colon - next < MAX_BLANKS && part.isBlank(colon)) {
            colon++;
        }
        boolean isName = colon < to && text[colon] == ':';
        if (!isName && !LITERALS.contains(part.latin(start, end))) {
            found.add(preceding.name(), start, end, false);
        }
    }

    private boolean isPartName(int equals) {
        return equals - from >= 5 && part.startsWith(equals - 5, " name");
    }

    /** Adds a part of a multipart form, whose name stands in its head: {@code name="token"}, a blank line. */
    private int readPartOfForm(int start) {
        if (start >= to || text[start] != '"') {
            return start;
        }
        int end = endOfQuoted(start + 1, 0, (byte) '"');
        String partName = end - start > PrecedingName.MAX_LENGTH ? "" : part.unescaped(start + 1, end);
        if (!SecretNames.isSecret(partName)) {
            return end;
        }
        int value = end;
        while (value < to
                && value - end < MAX_USER_INFO
                && !part.startsWith(value, "\n\r\n")
                && !part.startsWith(value, "\n\n")) {
            value++;
        }
        if (value == to || value - end == MAX_USER_INFO) {
            return end;
        }
        value += text[value + 1] == '\r' ? 3 : 2;
        int valueEnd = value;
        while (valueEnd < to && text[valueEnd] != '\r' && text[valueEnd] != '\n') {
            valueEnd++;
        }
        found.add(partName, value, valueEnd, false);
        return valueEnd;
    }
}
