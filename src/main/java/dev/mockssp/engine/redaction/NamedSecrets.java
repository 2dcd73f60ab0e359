package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.core.VendorPaths;
import dev.mockssp.journal.UnknownKeyMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the values in a text that are named like keys or credentials, and masks them. In valid JSON, these are the
 * members of such a name with all that they contain, and the parameters of URLs in strings. In any other text, they are
 * whatever follows such a name and a colon or an equals sign: in forms, in JSON that is not valid, in headers. The time
 * is linear.
 */
final class NamedSecrets {

    private static final int MAX_NAME = 100;
    private static final int MAX_BLANKS = 64;
    private static final int MAX_USER_INFO = 512;
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    private static final String TRACKING_TOKEN = "token";

    /** What ends a value without quotes after an equals sign. */
    private static final String AFTER_PARAMETER = "&;#\"'<> \t\r\n";

    /** What ends a value without quotes after a colon. */
    private static final String AFTER_MEMBER = ",}])&;\"'<> \t\r\n";

    private static final String AFTER_LINE = "\"'<>&\r\n";

    /** The characters in front of a parameter of a URL. */
    private static final String BEFORE_PARAMETER = "?&;#/=\"'";

    private static final boolean[] NAME_BYTES = nameBytes();

    private final byte[] text;
    private final Predicate<String> isKnownKey;
    private final List<Span> spans = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private NamedSecrets(byte[] text, Predicate<String> isKnownKey) {
        this.text = text;
        this.isKnownKey = isKnownKey;
    }

    /**
     * @param json a valid JSON text
     * @param isKnownKey whether a value is a key of this server, which is no secret
     */
    static NamedSecrets inJson(byte[] json, Predicate<String> isKnownKey) {
        NamedSecrets found = new NamedSecrets(json, isKnownKey);
        if (found.mayBeThere()) {
            found.readJson(JsonTokens.of(json).list());
        }
        return found;
    }

    /**
     * @param text any text
     * @param isKnownKey whether a value is a key of this server, which is no secret
     */
    static NamedSecrets inText(byte[] text, Predicate<String> isKnownKey) {
        NamedSecrets found = new NamedSecrets(text, isKnownKey);
        found.new Scanner(0, text.length, false).scan();
        return found;
    }

    /** As {@link #inText}, but without what may be prose: only quoted names, and parameters of URLs. */
    static NamedSecrets inProse(byte[] text, Predicate<String> isKnownKey) {
        NamedSecrets found = new NamedSecrets(text, isKnownKey);
        found.new Scanner(0, text.length, true).scan();
        return found;
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** @return the keys and credentials among the values, without escapes */
    List<String> values() {
        return values;
    }

    /** @return the text with a mask in place of each value; the same array if there is none */
    byte[] masked() {
        return isEmpty() ? text : Span.replace(text, Span.merged(spans), UnknownKeyMask.REPLACEMENT);
    }

    /** Most bodies have no name that could be secret, and are not read a second time. */
    private boolean mayBeThere() {
        Scanner scanner = new Scanner(0, text.length, false);
        for (int i = 0; i < text.length; i++) {
            if ((text[i] == ':' || text[i] == '=') && (scanner.isSecretBefore(i) || scanner.isAuthority(i))) {
                return true;
            }
        }
        return false;
    }

    private void readJson(List<JsonTokens.Token> tokens) {
        int i = 0;
        while (i < tokens.size()) {
            JsonTokens.Token token = tokens.get(i++);
            String name = token.kind() == JsonTokens.Kind.NAME ? unescaped(token.from(), token.to()) : "";
            if (SecretNames.isSecret(name)) {
                i = maskMember(name, tokens, i);
            } else if (token.isText()) {
                new Scanner(token.from(), token.to(), true).scan();
            }
        }
    }

    /** Masks the value that begins at a token, and returns the index of the token after it. */
    private int maskMember(String name, List<JsonTokens.Token> tokens, int from) {
        int depth = 0;
        int i = from;
        do {
            JsonTokens.Token token = tokens.get(i++);
            switch (token.kind()) {
                case OPEN -> depth++;
                case CLOSE -> depth--;
                case STRING -> add(name, token.from(), token.to(), false);
                case NUMBER -> add(name, token.from(), token.to(), true);
                default -> {
                    // a name or a literal is no secret
                }
            }
        } while (depth > 0 && i < tokens.size());
        return i;
    }

    private void add(String name, int from, int to, boolean quoted) {
        String value = unescaped(from, to);
        String key = Credentials.inValue(name, value);
        if (!key.isEmpty() && !isKnownKey.test(key) && !Credentials.isMask(value)) {
            spans.add(new Span(from, to, quoted));
            if (SecretNames.isCredential(name)) {
                values.add(key);
            }
        }
    }

    private String unescaped(int from, int to) {
        byte[] part = new byte[to - from];
        System.arraycopy(text, from, part, 0, part.length);
        Unescaped original = Unescaped.original(part);
        return new String(original.hasEscapes() ? original.unescaped().bytes() : part, UTF_8);
    }

    /** Reads one part of the text, from left to right. */
    private final class Scanner {

        private final int from;
        private final int to;
        private final boolean prose;

        /** The name before the current place. */
        private int nameStart;

        private boolean nameIsQuoted;
        private boolean nameIsParameter;
        private String name = "";

        Scanner(int from, int to, boolean prose) {
            this.from = from;
            this.to = to;
            this.prose = prose;
        }

        void scan() {
            int at = from;
            while (at < to) {
                at = switch (text[at]) {
                    case '=' -> afterEquals(at);
                    case ':' -> isAuthority(at) ? afterAuthority(at) : afterColon(at);
                    case '>' -> afterTag(at);
                    default -> at + 1;
                };
            }
        }

        private int afterEquals(int at) {
            if (isSecretBefore(at) && (!prose || nameIsParameter || nameIsQuoted) && !isOwnTrackingLink()) {
                return Math.max(at + 1, maskValue(at, AFTER_PARAMETER));
            }
            return !prose && isPartName(at) ? Math.max(at + 1, maskPartOfForm(at + 1)) : at + 1;
        }

        private int afterColon(int at) {
            return isSecretBefore(at) && (!prose || nameIsQuoted)
                    ? Math.max(at + 1, maskValue(at, AFTER_MEMBER))
                    : at + 1;
        }

        private int afterTag(int at) {
            if (prose || !isSecretBefore(at) || nameStart == from || text[nameStart - 1] != '<') {
                return at + 1;
            }
            int end = at + 1;
            while (end < to && text[end] != '<') {
                end++;
            }
            add(name, at + 1, end, false);
            return end;
        }

        /** Reads the name that ends at a place, without quotes and blanks around it. */
        boolean isSecretBefore(int at) {
            int end = at;
            while (end > from && at - end < MAX_BLANKS && isBlank(text[end - 1])) {
                end--;
            }
            nameIsQuoted = false;
            while (end > from && (isQuote(text[end - 1]) || text[end - 1] == '\\')) {
                nameIsQuoted |= isQuote(text[--end]);
            }
            int start = end;
            int letters = 0;
            boolean escaped = false;
            while (start > from && end - start < MAX_NAME && isNameByte(text[start - 1])) {
                byte b = text[--start];
                letters = SecretNames.withLetter(letters, b);
                escaped |= b == '\\' || b == '%';
            }
            name = "";
            if (!escaped && !SecretNames.mayBeSecret(letters)) {
                return false;
            }
            nameStart = start;
            nameIsParameter = start == from || BEFORE_PARAMETER.indexOf(text[start - 1]) >= 0;
            name = new String(text, start, end - start, ISO_8859_1);
            if (escaped) {
                unescapeName(unescaped(start, end));
            }
            return SecretNames.isSecret(name);
        }

        /** An escape may hide what stands before the name, as in {@code &#92;u0026token}. */
        private void unescapeName(String unescaped) {
            int before = unescaped.length() - 1;
            while (before >= 0 && "?&;#/=\"'{, \n\t".indexOf(unescaped.charAt(before)) < 0) {
                before--;
            }
            nameIsParameter |= before >= 0 && BEFORE_PARAMETER.indexOf(unescaped.charAt(before)) >= 0;
            name = unescaped.substring(before + 1);
        }

        private boolean isOwnTrackingLink() {
            if (!name.equals(TRACKING_TOKEN) || nameStart == from) {
                return false;
            }
            int query = nameStart - 1;
            while (query > from && nameStart - query < MAX_NAME && text[query] != '?') {
                query--;
            }
            return endsAt(query, VendorPaths.CLICK) || endsAt(query, VendorPaths.VIEW);
        }

        private boolean endsAt(int end, String path) {
            int start = end - path.length();
            return start >= from && startsWith(start, path);
        }

        boolean isAuthority(int colon) {
            return colon + 1 < to
                    && (text[colon + 1] == '/' || text[colon + 1] == '\\')
                    && (startsWith(colon, "://") || startsWith(colon, ":\\/\\/"));
        }

        private boolean startsWith(int at, String part) {
            if (at + part.length() > to) {
                return false;
            }
            for (int i = 0; i < part.length(); i++) {
                if (text[at + i] != part.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        /** Masks the user and the password in front of a host. */
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
            String secret = unescaped(Math.min(password, end), end);
            if (!secret.isEmpty() && !isKnownKey.test(secret) && !Credentials.isMask(secret)) {
                spans.add(new Span(start, end, false));
                values.add(secret);
            }
            return end;
        }

        private int maskValue(int separator, String delimiters) {
            int start = separator + 1;
            boolean member = text[separator] == ':';
            while (start < to
                    && start - separator < MAX_BLANKS
                    && (member ? isBlank(text[start]) : text[start] == ' ' || text[start] == '\t')) {
                start++;
            }
            int quote = start;
            while (quote < to && text[quote] == '\\') {
                quote++;
            }
            if (quote < to && isQuote(text[quote])) {
                int end = endOfQuoted(quote + 1, quote - start, text[quote]);
                add(name, quote + 1, end, false);
                return end;
            }
            if (member && start < to && (text[start] == '[' || text[start] == '{')) {
                return maskContainer(start);
            }
            int end = endOfBare(start, delimiters);
            if (!LITERALS.contains(new String(text, start, end - start, ISO_8859_1))) {
                add(name, start, end, false);
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
                if (text[at] == '\\' && !startsWith(at, "\\/")) {
                    return at;
                }
                at += text[at] == '\\' ? 2 : 1;
            }
            boolean scheme =
                    at < to && text[at] == ' ' && Credentials.isScheme(new String(text, start, at - start, ISO_8859_1));
            return scheme ? endOfBare(at + 1, delimiters) : Math.min(at, to);
        }

        /** The value of such a header has more than one word. */
        private boolean isLine() {
            return !prose && SecretNames.isAuthorization(name);
        }

        /** Masks the scalars of an object or array that may not be valid JSON. */
        private int maskContainer(int start) {
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
                } else if (isQuote(b)) {
                    int end = endOfQuoted(at + 1, 0, b);
                    maskUnlessName(at + 1, end, end + 1);
                    at = end + 1;
                } else if (isBlank(b) || b == ',' || b == ':' || b == '\\') {
                    at++;
                } else {
                    int end = endOfBare(at, AFTER_MEMBER + ":[{");
                    maskUnlessName(at, end, end);
                    at = Math.max(end, at + 1);
                }
            } while (depth > 0 && at < to);
            return Math.min(at, to);
        }

        private void maskUnlessName(int start, int end, int next) {
            int colon = next;
            while (colon < to && colon - next < MAX_BLANKS && isBlank(text[colon])) {
                colon++;
            }
            boolean isName = colon < to && text[colon] == ':';
            if (!isName && !LITERALS.contains(new String(text, start, end - start, ISO_8859_1))) {
                add(name, start, end, false);
            }
        }

        private boolean isPartName(int equals) {
            return equals - from >= 5 && startsWith(equals - 5, " name");
        }

        /** Masks a part of a multipart form, whose name stands in its head: {@code name="token"}, a blank line. */
        private int maskPartOfForm(int start) {
            if (start >= to || text[start] != '"') {
                return start;
            }
            int end = endOfQuoted(start + 1, 0, (byte) '"');
            String partName = end - start > MAX_NAME ? "" : unescaped(start + 1, end);
            if (!SecretNames.isSecret(partName)) {
                return end;
            }
            int value = end;
            while (value < to
                    && value - end < MAX_USER_INFO
                    && !startsWith(value, "\n\r\n")
                    && !startsWith(value, "\n\n")) {
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
            add(partName, value, valueEnd, false);
            return valueEnd;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private static boolean isQuote(byte b) {
        return b == '"' || b == '\'' || b == '`';
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
