package dev.mockssp.engine.redaction;

import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the values in a text that are named like keys or credentials, and masks them. In valid JSON, these are the
 * members of such a name with all that they contain, and the parameters of URLs in strings. In any other text, they are
 * whatever follows such a name and a colon or an equals sign: in forms, in JSON that is not valid, in headers. The time
 * is linear.
 */
final class NamedSecrets {

    private final byte[] text;
    private final FoundSecrets found;

    private NamedSecrets(byte[] text, Predicate<String> isKnownKey) {
        this.text = text;
        this.found = new FoundSecrets(text, isKnownKey);
    }

    /**
     * @param json a valid JSON text
     * @param isKnownKey whether a value is a key of this server, which is no secret
     */
    static NamedSecrets inJson(byte[] json, Predicate<String> isKnownKey) {
        NamedSecrets secrets = new NamedSecrets(json, isKnownKey);
        // Most bodies have no name that could be secret, and are not read a second time.
        if (secrets.scanner(TextPart.all(json), false).mayFindAny()) {
            secrets.readJson(JsonTokens.of(json).list());
        }
        return secrets;
    }

    /**
     * @param text any text
     * @param isKnownKey whether a value is a key of this server, which is no secret
     */
    static NamedSecrets inText(byte[] text, Predicate<String> isKnownKey) {
        return scanned(text, isKnownKey, false);
    }

    /** As {@link #inText}, but without what may be prose: only quoted names, and parameters of URLs. */
    static NamedSecrets inProse(byte[] text, Predicate<String> isKnownKey) {
        return scanned(text, isKnownKey, true);
    }

    private static NamedSecrets scanned(byte[] text, Predicate<String> isKnownKey, boolean prose) {
        NamedSecrets secrets = new NamedSecrets(text, isKnownKey);
        secrets.scanner(TextPart.all(text), prose).scan();
        return secrets;
    }

    private SecretScanner scanner(TextPart part, boolean prose) {
        return new SecretScanner(part, prose, found);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** @return the keys and credentials among the values, without escapes */
    List<String> values() {
        return found.values();
    }

    /** @return the text with a mask in place of each value; the same array if there is none */
    byte[] masked() {
        return found.masked();
    }

    private void readJson(List<JsonTokens.Token> tokens) {
        int i = 0;
        while (i < tokens.size()) {
            JsonTokens.Token token = tokens.get(i++);
            TextPart part = new TextPart(text, token.from(), token.to());
            String name = token.kind() == JsonTokens.Kind.NAME ? part.unescaped(token.from(), token.to()) : "";
            if (SecretNames.isSecret(name)) {
                i = addMember(name, tokens, i);
            } else if (token.isText()) {
                scanner(part, true).scan();
            }
        }
    }

    /** Adds the value that begins at a token, and returns the index of the token after it. */
    private int addMember(String name, List<JsonTokens.Token> tokens, int from) {
        int depth = 0;
        int i = from;
        do {
            JsonTokens.Token token = tokens.get(i++);
            switch (token.kind()) {
                case OPEN -> depth++;
                case CLOSE -> depth--;
                case STRING -> found.add(name, token.from(), token.to(), false);
                case NUMBER -> found.add(name, token.from(), token.to(), true);
                default -> {
                    // a name or a literal is no secret
                }
            }
        } while (depth > 0 && i < tokens.size());
        return i;
    }
}
