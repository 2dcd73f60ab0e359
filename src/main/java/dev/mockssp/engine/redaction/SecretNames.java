package dev.mockssp.engine.redaction;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognizes the names of headers, parameters and members whose values are secrets. */
public final class SecretNames {

    /**
     * Names of headers and parameters that may carry a key. Cookies and session names are not included, because they
     * may be ids that other places need.
     */
    private static final Pattern KEY_NAMES = Pattern.compile(
            "api[-_]?key|^key$|authori[sz]ation|auth[-_]?token|access[-_]?token|secret|passw|credential",
            Pattern.CASE_INSENSITIVE);

    private SecretNames() {}

    /** Nearly every request has the vendor's key headers, so they are compared before the pattern runs. */
    static boolean mayCarryKey(String name) {
        return name.equalsIgnoreCase("thrad-api-key")
                || name.equalsIgnoreCase("thrads-api-key")
                || (isSecret(name) && KEY_NAMES.matcher(name).find());
    }

    /** @return whether a name contains a word that marks secrets */
    public static boolean isSecret(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0x7f) {
                return hasWord(name.toLowerCase(Locale.ROOT));
            }
        }
        return hasWord(name);
    }

    private static boolean hasWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isWordAt(name, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordAt(String name, int at) {
        return switch (name.charAt(at)) {
            case 'a', 'A' -> isAt(name, at, "auth");
            case 'c', 'C' -> isAt(name, at, "cookie") || isAt(name, at, "credential");
            case 'k', 'K' -> isAt(name, at, "key");
            case 'p', 'P' -> isAt(name, at, "passw");
            case 's', 'S' -> isAt(name, at, "secret") || isAt(name, at, "session");
            case 't', 'T' -> isAt(name, at, "token");
            default -> false;
        };
    }

    /** Compares the second character first, because a mismatch there is the most frequent case. */
    private static boolean isAt(String name, int at, String word) {
        return at + word.length() <= name.length()
                && (name.charAt(at + 1) | 0x20) == word.charAt(1)
                && name.regionMatches(true, at, word, 0, word.length());
    }
}
