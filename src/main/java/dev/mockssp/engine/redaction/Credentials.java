package dev.mockssp.engine.redaction;

import dev.mockssp.journal.UnknownKeyMask;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The values of headers, parameters and members that carry keys or credentials. */
final class Credentials {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9-]*\\s+(?=\\S)");

    private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token", "digest", "apikey", "negotiate");

    private Credentials() {}

    /** @return the key in a value such as {@code Bearer sk-1} */
    static String withoutScheme(String sent) {
        String stripped = sent.strip();
        for (int i = 0; i < stripped.length(); i++) {
            if (stripped.charAt(i) <= ' ') {
                return SCHEME.matcher(stripped).replaceFirst("");
            }
        }
        return stripped;
    }

    /** @return the key in the value of a name; only some names have a scheme in front of the key */
    static String inValue(String name, String value) {
        String stripped = value.strip();
        int blank = stripped.indexOf(' ');
        boolean scheme = blank > 0 && (SecretNames.isAuthorization(name) || isScheme(stripped.substring(0, blank)));
        return scheme ? withoutScheme(stripped) : stripped;
    }

    /** @return whether a word is the usual name of a scheme */
    static boolean isScheme(String word) {
        return SCHEMES.contains(word.toLowerCase(Locale.ROOT));
    }

    /** @return the key without the scenario at its end, as in {@code sk-1+no-bid} */
    static String withoutScenario(String sent) {
        return sent.indexOf('+') < 0 ? sent : sent.substring(0, sent.indexOf('+'));
    }

    /** @return whether a value is what replaces a key */
    static boolean isMask(String value) {
        return value.startsWith(UnknownKeyMask.REPLACEMENT)
                || UnknownKeyMask.hidesKey(value)
                || value.equals(UpstreamRedactor.REPLACEMENT);
    }
}
