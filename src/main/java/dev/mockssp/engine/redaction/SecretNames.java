package dev.mockssp.engine.redaction;

import java.util.List;
import java.util.Locale;

/**
 * Recognizes the names of headers, parameters and members whose values are keys or credentials. Case and separators do
 * not matter: {@code apiKey}, {@code API-KEY} and {@code thrad_api_key2} are the same kind of name. A word must be one
 * by itself, so {@code tokens}, {@code keyword} and {@code author} are ordinary names.
 */
public final class SecretNames {

    /** Words that make a name secret, wherever they stand in it. Those with the same first letter are together. */
    private static final List<List<String>> ANYWHERE = List.of(
            List.of("apikey", "apitoken", "accesskey", "accesstoken", "authorization", "authorisation", "authtoken"),
            List.of("bearertoken"),
            List.of("credential"),
            List.of("passw", "passphrase", "privatekey"),
            List.of("refreshtoken"),
            List.of("secret"));

    /** The beginning of a secretary and a secretariat. */
    private static final String ORDINARY = "secretar";

    /** Words that make a name secret at its end. */
    private static final List<String> AT_END = List.of("token", "auth", "authentication", "jwt", "bearer", "pwd");

    /** Words for what identifies a session. Its value may be an id that other places need. */
    private static final List<String> SESSION_AT_END = List.of("cookie", "cookies", "session", "sessionid");

    private static final List<String> AUTHORIZATION_AT_END =
            List.of("auth", "authentication", "authorization", "authorisation");

    private static final List<String> LASTING = List.of("apikey", "authorization", "authorisation");

    private static final List<String> WHOLE = List.of("key", "pass", "pw");

    private static final String KEY = "key";

    /** What may stand before "key". Of other keys, such as a sort key or a monkey, nobody makes a secret. */
    private static final List<String> KINDS_OF_KEYS = List.of(
            "account",
            "admin",
            "aes",
            "app",
            "application",
            "auth",
            "authentication",
            "client",
            "consumer",
            "decryption",
            "deploy",
            "dev",
            "developer",
            "dsp",
            "encryption",
            "function",
            "gpg",
            "hmac",
            "integration",
            "jwt",
            "licence",
            "license",
            "live",
            "master",
            "partner",
            "pgp",
            "prod",
            "production",
            "publisher",
            "real",
            "root",
            "rsa",
            "sandbox",
            "security",
            "server",
            "service",
            "session",
            "shared",
            "signing",
            "ssh",
            "ssp",
            "staging",
            "storage",
            "subscription",
            "thrad",
            "thrads",
            "vendor",
            "webhook",
            "write");

    private SecretNames() {}

    /** @return whether the value of a name is a key, a credential or the id of a session */
    public static boolean isSecret(String name) {
        if (!NameLetters.mayBeSecret(name)) {
            return false;
        }
        String ascii = ascii(name);
        int end = end(ascii);
        return isCredential(ascii, end) || endsWithAny(ascii, end, SESSION_AT_END);
    }

    /** @return whether the value of a name is a key or a credential, which must not be stored anywhere */
    static boolean isCredential(String name) {
        if (!NameLetters.mayBeSecret(name)) {
            return false;
        }
        String ascii = ascii(name);
        return isCredential(ascii, end(ascii));
    }

    /** @return whether the value of a name is a key that many requests have */
    static boolean isLastingKey(String name) {
        String ascii = ascii(name);
        for (int i = 0; i < ascii.length(); i++) {
            if (isAnyAt(ascii, i, LASTING)) {
                return true;
            }
        }
        return false;
    }

    /** @return whether the value of a name has several words, of which the first may be the name of a scheme */
    static boolean isAuthorization(String name) {
        String ascii = ascii(name);
        return endsWithAny(ascii, end(ascii), AUTHORIZATION_AT_END);
    }

    private static boolean isCredential(String name, int end) {
        return endsWithAny(name, end, AT_END) || isWhole(name, end) || hasWord(name) || isKey(name, end);
    }

    /** Unicode has one letter outside ASCII whose lower case is in ASCII and in these words, the Kelvin sign. */
    private static String ascii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0x7f) {
                return name.toLowerCase(Locale.ROOT);
            }
        }
        return name;
    }

    /** The end of a name without the digits and separators at its end, such as 5 for "token_2". */
    private static int end(String name) {
        int end = name.length();
        while (end > 0 && !isLetter(name.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean endsWithAny(String name, int end, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (startAtEnd(name, end, words.get(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKey(String name, int end) {
        int start = startAtEnd(name, end, KEY);
        return start > 0 && endsWithAny(name, start, KINDS_OF_KEYS);
    }

    private static boolean isWhole(String name, int end) {
        for (int i = 0; i < WHOLE.size(); i++) {
            int start = startAtEnd(name, end, WHOLE.get(i));
            if (start >= 0 && hasNoLetterBefore(name, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNoLetterBefore(String name, int start) {
        for (int i = 0; i < start; i++) {
            if (isLetter(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            int letter = "abcprs".indexOf(lower(name.charAt(i)));
            if (letter >= 0 && isAnyAt(name, i, ANYWHERE.get(letter)) && !isWordAt(name, i, ORDINARY)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnyAt(String name, int at, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (isWordAt(name, at, words.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordAt(String name, int at, String word) {
        int matched = 0;
        for (int i = at; i < name.length() && matched < word.length(); i++) {
            if (lower(name.charAt(i)) == word.charAt(matched)) {
                matched++;
            } else if (matched == 0 || !isSeparator(name.charAt(i))) {
                return false;
            }
        }
        return matched == word.length();
    }

    /** Returns where the word starts that ends at {@code end}, -1 if there is another word. */
    private static int startAtEnd(String name, int end, String word) {
        int left = word.length();
        int i = end;
        while (left > 0 && i > 0) {
            char c = name.charAt(i - 1);
            if (lower(c) == word.charAt(left - 1)) {
                left--;
            } else if (!isSeparator(c)) {
                return -1;
            }
            i--;
        }
        return left == 0 ? i : -1;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }

    private static boolean isLetter(char c) {
        return lower(c) >= 'a' && lower(c) <= 'z';
    }

    private static boolean isSeparator(char c) {
        return !isLetter(c) && !(c >= '0' && c <= '9');
    }
}
