package dev.mockssp.engine.redaction;

import dev.mockssp.journal.UnknownKeyMask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The keys and credentials that were found in a text, and their places. */
final class FoundSecrets {

    private final TextPart text;
    private final Predicate<String> isKnownKey;
    private final List<Span> spans = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /**
     * @param text the text
     * @param isKnownKey whether a value is a key of this server, which is no secret
     */
    FoundSecrets(byte[] text, Predicate<String> isKnownKey) {
        this.text = TextPart.all(text);
        this.isKnownKey = isKnownKey;
    }

    /**
     * Adds the value of a secret name, unless it is no secret.
     *
     * @param quoted whether its mask needs quotes
     */
    void add(String name, int from, int to, boolean quoted) {
        String value = text.unescaped(from, to);
        String key = Credentials.inValue(name, value);
        if (isSecret(key, value)) {
            spans.add(new Span(from, to, quoted));
            if (SecretNames.isCredential(name)) {
                values.add(key);
            }
        }
    }

    /**
     * Adds the user and the password in front of a host, unless the password is no secret.
     *
     * @param from the first byte of the user
     * @param password the first byte of the password
     * @param to the byte after the password
     */
    void addUserInfo(int from, int password, int to) {
        String secret = text.unescaped(password, to);
        if (isSecret(secret, secret)) {
            spans.add(new Span(from, to, false));
            values.add(secret);
        }
    }

    private boolean isSecret(String key, String value) {
        return !key.isEmpty() && !isKnownKey.test(key) && !Credentials.isMask(value);
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** @return the keys and credentials, without escapes */
    List<String> values() {
        return values;
    }

    /** @return the text with a mask in place of each of them; the same array if there is none */
    byte[] masked() {
        return isEmpty() ? text.text() : Span.replace(text.text(), Span.merged(spans), UnknownKeyMask.REPLACEMENT);
    }
}
