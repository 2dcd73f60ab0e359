package dev.mockssp.journal.match;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a search.
 *
 * @param prefix what is before the colon, empty for text that may be anywhere
 * @param value what to look for, without quotation marks
 */
record SearchToken(Optional<String> prefix, String value) {

    /** A URL is not a prefix with a value. */
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z]+):(?!//)");

    /** @throws ConfigurationException if a value or a quotation mark is missing */
    static List<SearchToken> split(String text) {
        List<SearchToken> tokens = new ArrayList<>();
        Matcher prefixes = PREFIX.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            Optional<String> prefix = Optional.empty();
            prefixes.region(at, text.length());
            if (prefixes.lookingAt()) {
                prefix = Optional.of(prefixes.group(1));
                at = prefixes.end();
            }
            int end = end(text, at);
            String value = isQuote(text, at) ? unquoted(text.substring(at + 1, end - 1)) : text.substring(at, end);
            if (value.isEmpty() && prefix.isPresent()) {
                throw new ConfigurationException(prefix.get() + ": needs a value, without a space after the colon");
            }
            if (!value.isEmpty()) {
                tokens.add(new SearchToken(prefix, value));
            }
            at = end;
        }
        return tokens;
    }

    private static boolean isQuote(String text, int at) {
        return at < text.length() && text.charAt(at) == '"';
    }

    private static int end(String text, int start) {
        int at = start;
        if (!isQuote(text, start)) {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at;
        }
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        if (at >= text.length()) {
            throw new ConfigurationException(
                    "The closing quotation mark of " + MessageText.quoted(text.substring(start + 1)) + " is missing");
        }
        return at + 1;
    }

    private static String unquoted(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
